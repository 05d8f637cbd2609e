"""Docusaurus: its blogs, of which a site may have several."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from feeds.config import FeedSetting
from feeds.generators._generator import Dialect, Names, Place, joined, said_texts, under
from feeds.generators._site_text import SCRIPTS, Said

__all__ = ["DOCUSAURUS"]

_DEFAULT = "blog"


def _blogs(said: Said) -> tuple[tuple[str, str], ...]:
    """(folder, route) of each blog, that of the preset first."""
    found: dict[str, str] = {}
    if said.ending("blog") != "false":
        folder = _clean(said.ending("blog.path")) or _DEFAULT
        route = said.ending("blog.routebasepath")
        found[folder] = _clean(route) if route else _DEFAULT
    numbers = sorted({int(one[1]) for one in map(_PLUGIN.search, said.values) if one})
    for number in numbers:
        row = f"content-blog.{number}"
        folder = _clean(said.ending(f"{row}.path")) or _DEFAULT
        route = said.ending(f"{row}.routebasepath")
        found.setdefault(folder, _clean(route) if route else _DEFAULT)
    return tuple(found.items()) or ((_DEFAULT, _DEFAULT),)


_PLUGIN = re.compile(r"(?:^|\.)content-blog\.(\d+)\.")


def _clean(path: str) -> str:
    return path.strip().removeprefix("./").strip("/")


def _settings(said: Said, place: Place) -> Mapping[str, Any]:
    blogs = _blogs(said)
    slash = "/" if said.text("trailingslash") == "true" else ""
    route = dict(blogs).get(place.below, blogs[0][1])
    names: Names = {
        key: (under(route, file),)
        for key, file in (("rss", "rss.xml"), ("atom", "atom.xml"), ("json", "feed.json"))
    }
    several = len(blogs) > 1
    whole = several and not place.below
    return {
        **said_texts(
            said,
            title=("title",),
            language=("i18n.defaultlocale",),
            description=("blog.description", "tagline"),
            rights=("themeconfig.footer.copyright",),
        ),
        "url": joined(said.text("url"), said.text("baseurl")) if said.text("url") else "",
        "permalink": under(blogs[0][1], "{path}" + slash),
        "patterns": {folder: under(route, "{path}" + slash) for folder, route in blogs}
        if several
        else {},
        "include": tuple(f"{folder}/*.{end}" for folder, _ in blogs for end in ("md", "mdx"))
        if whole
        else (),
        "paths": (f"{blogs[0][0]}/*",) if whole else (),
        "feed": tuple(
            FeedSetting(name=route or folder, paths=(f"{folder}/*",)) for folder, route in blogs[1:]
        )
        if whole
        else (),
        "names": names,
        "date_order": "mdy",  # as JavaScript has it
        "slugs": "docusaurus",
    }


def _base(said: Said) -> str:
    blogs = _blogs(said)
    return blogs[0][0] if len(blogs) == 1 else ""


DOCUSAURUS = Dialect(
    name="Docusaurus",
    key="docusaurus",
    files=tuple(f"docusaurus.config.{suffix}" for suffix in SCRIPTS),
    base=_base,
    folders=lambda said: (_base(said),),
    people=lambda said: tuple(folder for folder, _ in _blogs(said)),
    static=("static",),
    settings=_settings,
)
