"""Docusaurus: its blogs, of which a site may have several."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from feeds.config import FeedSetting, SourceSite
from feeds.generators._emoji import by_flag
from feeds.generators._generator import (
    Generator,
    Layout,
    Marks,
    Markup,
    Names,
    Paths,
    Place,
    Stated,
    joined,
    under,
)
from feeds.generators._globs import seen_below
from feeds.generators._site_text import SCRIPTS, Said
from feeds.generators._slugs import AS_WRITTEN, Slugs
from feeds.patterns import lazy_regex

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


_PLUGIN = lazy_regex(r"(?:^|\.)content-blog\.(\d+)\.")


def _clean(path: str) -> str:
    return path.strip().removeprefix("./").strip("/")


def _settings(said: Said, place: Place) -> Stated:
    blogs = _blogs(said)
    slash = "/" if said.text("trailingslash") == "true" else ""
    route = dict(blogs).get(place.below, blogs[0][1])
    names: Names = {
        key: (under(route, file),)
        for key, file in (("rss", "rss.xml"), ("atom", "atom.xml"), ("json", "feed.json"))
    }
    stated = Stated(
        title=said.text("title"),
        language=said.text("i18n.defaultlocale"),
        description=said.text("blog.description", "tagline"),
        rights=said.text("themeconfig.footer.copyright"),
        url=joined(said.text("url"), said.text("baseurl")) if said.text("url") else "",
        permalink=under(blogs[0][1], "{path}" + slash),
        names=names,
        date_order="mdy",  # as JavaScript has it
        exclude=() if len(blogs) > 1 else tuple(seen_below(_excluded(said), place.below)),
        not_made=() if place.below else tuple(_of_locales(said, blogs)),
    )
    if len(blogs) == 1:
        return stated
    patterns = {folder: under(route, "{path}" + slash) for folder, route in blogs}
    stated = replace(stated, patterns=patterns)
    return stated if place.below else _of_all(stated, blogs)


def _excluded(said: Said) -> Iterator[str]:
    """The files that the plugin of the blog leaves out."""
    for rows in said.found(_EXCLUDED):
        yield from (one[2] for one in _GLOB.finditer(rows["rows"]))


_EXCLUDED = lazy_regex(r"\bblog\s*:\s*\{[^{}]*?\bexclude\s*:\s*\[(?P<rows>[^\[\]]*)\]")
_GLOB = lazy_regex(r"(['\"`])([^'\"`\n]+)\1")


def _of_locales(said: Said, blogs: tuple[tuple[str, str], ...]) -> Iterator[str]:
    """The feeds of other languages: they show whatever is translated in the folder `i18n`."""
    default = said.text("i18n.defaultlocale")
    listed = (one[1] for one in said.found(_LOCALES))
    for locale in dict.fromkeys(one[2] for row in listed for one in _TEXT.finditer(row)):
        if locale != default:
            yield from (under(locale, under(route, "rss.xml")) for _, route in blogs)
            yield from (under(locale, under(route, "atom.xml")) for _, route in blogs)


_LOCALES = lazy_regex(r"\blocales\s*:\s*\[([^\[\]]*)\]")
_TEXT = lazy_regex(r"(['\"`])([\w-]+)\1")


def _of_all(stated: Stated, blogs: tuple[tuple[str, str], ...]) -> Stated:
    """Of a site with several blogs: the first in the main feed, the others in feeds of theirs."""
    return replace(
        stated,
        include=tuple(f"{folder}/*.{end}" for folder, _ in blogs for end in ("md", "mdx")),
        paths=(f"{blogs[0][0]}/*",),
        feed=tuple(
            FeedSetting(name=route or folder, paths=(f"{folder}/*",)) for folder, route in blogs[1:]
        ),
    )


def _base(said: Said) -> str:
    blogs = _blogs(said)
    return blogs[0][0] if len(blogs) == 1 else ""


_DAY = lazy_regex(r"(?P<folder>.*)(?P<day>\d{4}[-/]\d{1,2}[-/]\d{1,2})[-/]?(?P<text>.*)")


def _path(path: str) -> str:
    """A day in the name, or in the folders, comes first and is cut at slashes."""
    match = _DAY.fullmatch(path)
    if match is None:
        return path
    return f"{match['day'].replace('-', '/')}/{match['folder']}{match['text']}"


_CONFIGS = tuple(f"docusaurus.config.{suffix}" for suffix in SCRIPTS)

_NOTES = lazy_regex(
    r"^[ \t]*(?://|#|--|;|%|<!--|/\*|\{/\*)[ \t]*highlight-(?:next-line|start|end)[ \t]*"
    r"(?:-->|\*/\}?)?[ \t]*\n",
    re.MULTILINE,
)
"""The lines about what follows, `// highlight-next-line`."""

DOCUSAURUS = Generator(
    key="docusaurus",
    name="Docusaurus",
    marks=Marks(files=_CONFIGS, texts=_CONFIGS),
    layout=Layout(
        base=_base,
        folders=lambda said: (_base(said),),
        people=lambda said: tuple(folder for folder, _ in _blogs(said)),
        static=("static",),
    ),
    settings=_settings,
    site=lambda _said, _place: SourceSite(rooted="all"),
    paths=Paths(
        new="{year}-{month}-{day}-{slug}.md",
        days="short",
        hides_underscore=True,
        read=frozenset({".md", ".mdx"}),
    ),
    markup=Markup(
        mdx="all", code_notes=("highlight-", _NOTES), emoji=by_flag("markdown.emoji", default=True)
    ),
    slugs=Slugs(styles={"": replace(AS_WRITTEN, path=_path, is_whole=True)}),
)
