"""Zola: its settings and languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from feeds.config import FeedSetting
from feeds.generators._generator import Dialect, Names, Place, said_texts
from feeds.generators._site_text import Said

__all__ = ["ZOLA"]


def _settings(said: Said, place: Place) -> Mapping[str, Any]:
    files = said.listed("feed_filenames") or said.listed("feed_filename") or ("atom.xml",)
    names: Names = {}
    for file in files:
        kind = "rss" if "rss" in file else "atom"
        names[kind] = (*names.get(kind, ()), file)
    is_dated = said.flag("slugify.paths_keep_dates", default=False)
    usual = "{folder}/{stated|file}/" if is_dated else "{path}/"
    return {
        **said_texts(
            said,
            title=("title",),
            url=("base_url",),
            language=("default_language",),
            author=("author", "extra.author", "extra.author.name"),
            description=("description",),
        ),
        "permalink": usual,
        "patterns": {f"*.{key}": f"{key}/{usual}" for key in _languages(said)},
        "names": names,
        "slugs": _slugs(said),
        **({} if place.below else {"paths": _of_others(said), "feed": tuple(_feeds(said, place))}),
    }


def _of_others(said: Said) -> tuple[str, ...]:
    """The patterns that leave out the languages beside the default one."""
    return tuple(f"!*.{key}.*" for key in _languages(said))


def _feeds(said: Said, place: Place) -> Iterator[FeedSetting]:
    """The feeds of the other languages, and those of sections that ask for one.

    A section's feed holds no page of the sections in it, unless those are transparent.
    """
    for key in _languages(said):
        own = f"languages.{key}.generate_feed"
        if said.flag(f"{own}s", default=said.flag(own, default=False)):
            yield FeedSetting(name=key, paths=(f"*.{key}.*",))
    heads = {
        file.removeprefix("content/").rpartition("/")[0]: found[0]
        for file, text in said.texts.items()
        if (found := _FRONT.match(text))
    }
    for section, head in heads.items():
        if not _FEED.search(head) or not re.fullmatch(r"[\w-]+(?:/[\w-]+)*", section):
            continue
        title = _TITLE.search(head)
        inner = (
            f"!{one}/*"
            for one in sorted(place.indexed)
            if one.startswith(f"{section}/") and not _TRANSPARENT.search(heads.get(one, ""))
        )
        yield FeedSetting(
            name=section,
            title=title["title"] if title else "",
            paths=(f"{section}/*", *inner, *_of_others(said)),
        )


_FRONT = re.compile(r"\s*(?P<mark>\+{3}|-{3})[ \t]*\n.*?^(?P=mark)", re.DOTALL | re.MULTILINE)
_FEED = re.compile(r"^generate_feeds?[ \t]*[=:][ \t]*true\b", re.MULTILINE)
_TRANSPARENT = re.compile(r"^transparent[ \t]*[=:][ \t]*true\b", re.MULTILINE)
_TITLE = re.compile(r"^title[ \t]*[=:][ \t]*[\"'](?P<title>[^\"'\n]+)[\"'][ \t]*$", re.MULTILINE)


def _languages(said: Said) -> tuple[str, ...]:
    """The languages beside the default one."""
    found = (re.match(r"languages\.([\w-]+)(?:\.|$)", name) for name in said.values)
    keys = dict.fromkeys(match[1] for match in found if match)
    default = (said.text("default_language") or "en").lower()
    return tuple(key for key in keys if key != default)


def _slugs(said: Said) -> str:
    stated = said.text("slugify.paths") or str(said.values.get("slugify_paths", "on")).lower()
    return {"safe": "zola-safe", "off": "as-written", "false": "as-written"}.get(stated, "zola")


ZOLA = Dialect(
    name="Zola",
    key="zola",
    files=("zola.toml", "config.toml"),
    texts=("content/**/_index.md",),
    is_it=lambda said: "base_url" in said.values,
    base=lambda _said: "content",
    folders=lambda _said: ("content",),
    static=("static",),
    settings=_settings,
)
