"""Zola: its settings and languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from feeds.config._dialect import Dialect, Names, Place, said_texts
from feeds.config._site_text import Said

__all__ = ["ZOLA"]


def _settings(said: Said, _place: Place) -> Mapping[str, Any]:
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
    }


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
    is_it=lambda said: "base_url" in said.values,
    base=lambda _said: "content",
    folders=lambda _said: ("content",),
    static=("static",),
    settings=_settings,
)
