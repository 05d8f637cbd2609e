"""Zola: its settings and languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from feeds.config import FeedSetting, SourceSite
from feeds.content import HeadingStyle, in_ascii, romanised
from feeds.generators._address_patterns import page_path
from feeds.generators._emoji import by_flag
from feeds.generators._generator import (
    Addresses,
    Feeds,
    Generator,
    Layout,
    Marks,
    Markup,
    Names,
    Paths,
    Place,
    Stated,
)
from feeds.generators._globs import seen_below
from feeds.generators._site_text import Said
from feeds.generators._slugs import AS_WRITTEN, Slugs, SlugStyle, as_written
from feeds.patterns import lazy_regex

__all__ = ["ZOLA"]


def _settings(said: Said, place: Place) -> Stated:
    is_dated = said.flag("slugify.paths_keep_dates", default=False)
    usual = "{folder}/{stated|file}/" if is_dated else "{path}/"
    stated = Stated(
        title=said.text("title"),
        url=said.text("base_url"),
        language=said.text("default_language"),
        author=said.text("author", "extra.author", "extra.author.name"),
        description=said.text("description"),
        permalink=usual,
        patterns={f"*.{key}": f"{key}/{usual}" for key in _languages(said)},
        names=_names(said),
        exclude=tuple(_exclude(said, place)),
    )
    if place.below:
        return stated
    return replace(stated, paths=_of_others(said), feed=tuple(_feeds(said, place)))


def _exclude(said: Said, place: Place) -> Iterator[str]:
    """The patterns of `ignored_content`, as they are seen from the folder of the articles."""
    yield from seen_below(said.listed("ignored_content"), place.below)


def _of_others(said: Said) -> tuple[str, ...]:
    """The patterns that leave out the languages beside the default one."""
    return tuple(f"!*.{key}.*" for key in _languages(said))


def _feeds(said: Said, place: Place) -> Iterator[FeedSetting]:
    """The feeds of the other languages, and those of sections and terms that ask for one."""
    for key in _languages(said):
        own = f"languages.{key}.generate_feed"
        if said.flag(f"{own}s", default=said.flag(own, default=False)):
            title = said.text(f"languages.{key}.title")
            yield FeedSetting(name=key, paths=(f"*.{key}.*",), site_title=title)
    yield from _sections(said, place)
    yield from _terms(said)


def _sections(said: Said, place: Place) -> Iterator[FeedSetting]:
    """A section's feed holds no page of the sections in it, unless those are transparent."""
    heads = {
        file.removeprefix("content/"): found[0]
        for file, text in said.texts.items()
        if (found := _FRONT.match(text))
    }
    for file, head in heads.items():
        section, _, name = file.rpartition("/")
        key = name.removeprefix("_index.").removesuffix("md").strip(".")
        if not _FEED.search(head) or not re.fullmatch(r"[\w-]+(?:/[\w-]+)*", section):
            continue
        title = _TITLE.search(head)
        inner = (
            f"!{one}/*"
            for one in sorted(place.indexed)
            if one.startswith(f"{section}/")
            and not _TRANSPARENT.search(heads.get(f"{one}/{name}", ""))
        )
        yield FeedSetting(
            name=f"{key}/{section}" if key else section,
            title=title["title"] if title else "",
            paths=(
                (f"{section}/*.{key}.*", *inner)
                if key
                else (f"{section}/*", *inner, *_of_others(said))
            ),
            site_title=said.text(f"languages.{key}.title") if key else "",
        )


def _terms(said: Said) -> Iterator[FeedSetting]:
    """Of the taxonomies with `feed = true`, in each language."""
    languages = {"": ("taxonomies", _of_others(said))}
    for key in _languages(said):
        languages[key] = (f"languages.{key}.taxonomies", (f"*.{key}.*",))
    for key, (table, paths) in languages.items():
        rows = said.values.get(table)
        for row in rows if isinstance(rows, list | tuple) else ():
            name = row.get("name") if isinstance(row, Mapping) else None
            is_rendered = isinstance(row, Mapping) and row.get("render", True) is not False
            if isinstance(name, str) and row.get("feed") is True and is_rendered:
                root = said.text("taxonomy_root").strip("/")
                folder = "/".join(filter(None, (key, root, name)))
                yield FeedSetting(
                    name=f"{key}/{name}" if key else name,
                    each=name,
                    paths=paths,
                    files={
                        kind: tuple(f"{folder}/{{slug}}/{file}" for file in files)
                        for kind, files in _names(said).items()
                    },
                    site_title=said.text(f"languages.{key}.title") if key else "",
                )


def _names(said: Said) -> Names:
    """Format → the files of each feed."""
    names: Names = {}
    files = said.listed("feed_filenames") or said.listed("feed_filename") or ("atom.xml",)
    for file in files:
        kind = "rss" if "rss" in file else "atom"
        names[kind] = (*names.get(kind, ()), file)
    return names


def _term(text: str, site: SourceSite) -> str:
    """A tag or category, as `slugify.taxonomies` has it."""
    return _STYLES[site.addresses.get("terms", "")](text)


_FRONT = lazy_regex(r"\s*(?P<mark>\+{3}|-{3})[ \t]*\n.*?^(?P=mark)", re.DOTALL | re.MULTILINE)
_FEED = lazy_regex(r"^generate_feeds?[ \t]*[=:][ \t]*true\b", re.MULTILINE)
_TRANSPARENT = lazy_regex(r"^transparent[ \t]*[=:][ \t]*true\b", re.MULTILINE)
_TITLE = lazy_regex(r"^title[ \t]*[=:][ \t]*[\"'](?P<title>[^\"'\n]+)[\"'][ \t]*$", re.MULTILINE)


def _languages(said: Said) -> tuple[str, ...]:
    """The languages beside the default one."""
    found = (re.match(r"languages\.([\w-]+)(?:\.|$)", name) for name in said.values)
    keys = dict.fromkeys(match[1] for match in found if match)
    default = (said.text("default_language") or "en").lower()
    return tuple(key for key in keys if key != default)


def _site(said: Said, _place: Place) -> SourceSite:
    stated = said.text("slugify.paths") or str(said.values.get("slugify_paths", "on")).lower()
    anchors = said.text("slugify.anchors") or str(said.values.get("slugify_anchors", "on")).lower()
    terms = said.text("slugify.taxonomies") or stated
    return SourceSite(
        slugs=_CHOICES.get(stated, ""),
        addresses={"terms": _CHOICES.get(terms, "")},
        headings="written" if anchors in {"safe", "off", "false"} else "",
    )


_READINGS = {"什": "shen ", "价": "jia ", "么": "me "}
_LAST = "\uffff"  # beyond it are emoji, whose names it has


def _slug(text: str) -> str:
    """ASCII letters and digits with single hyphens between them."""
    letters = (
        one
        if one < "\x80"
        else _READINGS.get(one)
        or (f" {in_ascii(one)} " if one > _LAST else romanised(one, is_newer=False))
        for one in text
    )
    return re.sub(r"[^a-z0-9]+", "-", "".join(letters).lower()).strip("-")


def _safe(text: str) -> str:
    """Only what file systems cannot have goes."""
    made = re.sub(r"[\r\n\t<>:/|?*#()\[\]\"\\]", "", text).strip(". ")
    return re.sub(r"\s", "_", made)


_CHOICES = {"safe": "safe", "off": "off", "false": "off"}
_STYLES: Mapping[str, Callable[[str], str]] = {"": _slug, "safe": _safe, "off": as_written}


def _written(text: str) -> str:
    """All that is written, with a low line for each blank (Zola, slugify_anchors)."""
    return re.sub(r"[ \t\n\r\f]", "_", text)


ZOLA = Generator(
    key="zola",
    name="Zola",
    marks=Marks(
        files=("zola.toml", "config.toml"),
        texts=("content/**/_index.md", "content/**/_index.*.md"),
        is_it=lambda said: "base_url" in said.values,
    ),
    layout=Layout(
        has_pages=lambda _said: True,
        base=lambda _said: "content",
        folders=lambda _said: ("content",),
        static=("static",),
    ),
    settings=_settings,
    site=_site,
    feeds=Feeds(term=_term),
    paths=Paths(sections="draft", read=frozenset({".md"})),
    markup=Markup(only_calls=True, literal_raw=True, emoji=by_flag("markdown.render_emoji")),
    slugs=Slugs(
        styles={
            "": SlugStyle(stated=_slug, name=_slug, folder=as_written),
            "safe": SlugStyle(stated=_safe, name=_safe, folder=as_written),
            "off": AS_WRITTEN,
        }
    ),
    addresses=Addresses(stated=lambda stated, _prefix: page_path(stated)),
    headings=HeadingStyle(make=_slug),
    heading_styles={"written": HeadingStyle(make=_written)},
)
