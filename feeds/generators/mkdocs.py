"""MkDocs, with the blog that the plugin of its theme Material makes. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace

from feeds.config import FeedSetting, SourceSite
from feeds.generators._emoji import by_plugin
from feeds.generators._generator import (
    Generator,
    Layout,
    Marks,
    Markup,
    Paths,
    Place,
    Stated,
    UnusedAddress,
    under,
)
from feeds.generators._globs import seen_below
from feeds.generators._headings import PYTHON
from feeds.generators._site_text import Said
from feeds.generators._slugs import AS_WRITTEN, LONGEST, Slugs
from feeds.records import dataclass

__all__ = ["MKDOCS"]

_DATES: Mapping[str, str] = {
    "yyyy": "{year}",
    "MM": "{month}",
    "dd": "{day}",
    "yy": "{short_year}",
    "M": "{i_month}",
    "d": "{i_day}",
}
_PLUGINS = ("blog", "material/blog")


def _options(said: Said, *names: str) -> Mapping[str, object] | None:
    """Of a plugin that is switched on; None for one that is not."""
    stated = said.values.get("plugins")
    for row in stated if isinstance(stated, list | tuple) else ():
        table = row if isinstance(row, Mapping) else {row: {}}
        for name in names:
            if name in table:
                return table[name] if isinstance(table[name], Mapping) else {}
    for name in names:
        if f"plugins.{name}" in said.values or said.below(f"plugins.{name}"):
            return said.below(f"plugins.{name}")
    return None


def _option(options: Mapping[str, object], name: str, default: str) -> str:
    value = options.get(name)
    return value.strip() if isinstance(value, str) and value.strip() else default


def _blog(options: Mapping[str, object]) -> str:
    """Its folder, which is in its addresses as well."""
    return _option(options, "blog_dir", "blog").strip("./")


def _docs(said: Said) -> str:
    return (said.text("docs_dir") or "docs").removeprefix("./").strip("/")


def _base(said: Said) -> str:
    """The folder of the posts; without a blog, that of all pages."""
    pages = _docs(said)
    options = _options(said, *_PLUGINS)
    if options is None:
        return pages
    posts = _option(options, "post_dir", "{blog}/posts").replace("{blog}", _blog(options))
    return under(pages, posts.strip("/"))


def _settings(said: Said, place: Place) -> Stated:
    end = "/" if said.flag("use_directory_urls", default=True) else ".html"
    blog = _options(said, *_PLUGINS)
    stated = Stated(
        title=said.text("site_name"),
        url=said.text("site_url"),
        language=said.text("theme.language", "theme.locale"),
        author=said.text("site_author"),
        description=said.text("site_description"),
        rights=said.text("copyright"),
        permalink="{path}/" if end == "/" else "{file_path}.html",  # where an index has its name
        exclude=tuple(_exclude(said, place)),
    )
    stated = _with_feeds(stated, said, place)
    return stated if blog is None else _with_addresses(stated, blog, end)


def _exclude(said: Said, place: Place) -> Iterator[str]:
    """What is no page of the site, or a draft: in lines as Git has them."""
    lines = [
        line.strip()
        for key in ("exclude_docs", "draft_docs")
        for line in str(said.values.get(key) or "").splitlines()
    ]
    stated = [one for one in lines if one and not one.startswith(("#", "!"))]
    patterns = (one if "/" in one.rstrip("/") else f"*/{one}" for one in stated)
    below = under(_base(said), place.below).removeprefix(_docs(said)).strip("/")
    yield from seen_below(patterns, below)


def _with_addresses(stated: Stated, options: Mapping[str, object], end: str) -> Stated:
    """The pattern of the posts; a fault, and the usual one, for parts that are not known."""
    usual = "{year}/{month}/{day}/{stated|title_slug}"
    form = _option(options, "post_url_date_format", "yyyy/MM/dd")
    words = {
        "date": re.sub(r"[A-Za-z]+", lambda found: _DATES.get(found[0], "?"), form),
        "slug": "{stated|title_slug}",
        "file": "{file}",
    }
    own = _option(options, "post_url_format", "{date}/{slug}")
    made = re.sub(r"\{(\w+)\}", lambda found: words.get(found[1], "?"), own)
    is_known = "?" not in made and ("slug}" in made or "file}" in made)
    fault = f"the addresses {own!r} ({form}) have parts that are not known here"
    return replace(
        stated,
        permalink=under(_blog(options), (made if is_known else usual).strip("/") + end),
        faults=() if is_known else (UnusedAddress(text=fault),),
    )


_FEEDS: Mapping[str, tuple[str, str]] = {
    "rss_created": ("rss", "feed_rss_created.xml"),
    "rss_updated": ("rss", "feed_rss_updated.xml"),
    "json_created": ("json", "feed_json_created.json"),
    "json_updated": ("json", "feed_json_updated.json"),
}
"""Of the plugin `rss`: names in `feeds_filenames` → format, and the usual file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rss:
    """One use of the plugin `rss`."""

    files: Mapping[str, tuple[str, ...]]
    paths: tuple[str, ...] | None  # of its articles; None where they are not in the source folder


def _uses(said: Said, place: Place) -> tuple[_Rss, ...]:
    """Of the plugin `rss`, which may be used several times, each for other pages."""
    stated = said.values.get("plugins")
    rows = [
        row["rss"] if isinstance(row, Mapping) and isinstance(row["rss"], Mapping) else {}
        for row in (stated if isinstance(stated, list | tuple) else ())
        if row == "rss" or (isinstance(row, Mapping) and "rss" in row)
    ]
    if not rows and (options := _options(said, "rss")) is not None:
        rows = [options]
    return tuple(
        _Rss(files=_files(row), paths=_paths(_option(row, "match_path", ".*"), said, place))
        for row in rows
        if row.get("enabled") != "false"
    )


def _files(options: Mapping[str, object]) -> dict[str, tuple[str, ...]]:
    stated = options.get("feeds_filenames")
    names = stated if isinstance(stated, Mapping) else {}
    found: dict[str, tuple[str, ...]] = {}
    for key, (kind, usual) in _FEEDS.items():
        if options.get(f"{kind}_feed_enabled") != "false":
            found[kind] = (*found.get(kind, ()), _option(names, key, usual))
    return found


def _paths(pattern: str, said: Said, place: Place) -> tuple[str, ...] | None:
    """The articles of a pattern for the paths of pages below `docs`, if it names one folder."""
    docs, base = _docs(said), under(_base(said), place.below)
    here = base.removeprefix(docs).strip("/")
    plain = re.sub(r"\((?:\?:)?/\|\\+\)|\[\\*/\\*\]", "/", pattern)  # of any system
    found = re.fullmatch(r"\^?/?((?:[\w-]+/)*)\.\*\$?", plain)
    if found is None:
        return None
    wanted = found[1].strip("/")
    if f"{here}/".startswith(f"{wanted}/") or not wanted:
        return ()
    is_below = not here or wanted.startswith(f"{here}/")
    return (f"{wanted.removeprefix(here).strip('/')}/*",) if is_below else None


def _with_feeds(stated: Stated, said: Said, place: Place) -> Stated:
    """The feeds of the plugin `rss`; the first one of all pages is the main one."""
    uses = _uses(said, place)
    main = next((one for one in uses if one.paths is not None), next(iter(uses), None))
    others = [one for one in uses if one is not main]
    return replace(
        stated,
        names=main.files if main else {},
        paths=main.paths or () if main else (),
        feed=tuple(
            FeedSetting(name=_stem(one.files), paths=one.paths, files=one.files)
            for one in others
            if one.paths is not None and one.files
        ),
        not_made=tuple(
            file
            for one in others
            if one.paths is None
            for row in one.files.values()
            for file in row
        ),
    )


def _stem(files: Mapping[str, tuple[str, ...]]) -> str:
    return next(iter(files.values()))[0].rpartition(".")[0]


def _title_slug(title: str) -> str:
    """As Material has it: letters of every script, each blank a hyphen."""
    lowered = unicodedata.normalize("NFC", title).strip().lower()
    return re.sub(r"[^\w\- ]", "", lowered).replace(" ", "-")[:LONGEST]


def _is_rooted(said: Said) -> bool:
    return said.text("validation.links.absolute_links", "validation.absolute_links") == _BELOW


_BELOW = "relative_to_docs"

MKDOCS = Generator(
    key="mkdocs",
    name="MkDocs",
    marks=Marks(
        files=("mkdocs.yml", "mkdocs.yaml"),
        earlier=("mkdocs.*.yml", "mkdocs.*.yaml"),
        is_it=lambda said: "site_name" in said.values,
    ),
    layout=Layout(
        has_pages=lambda said: _options(said, *_PLUGINS) is None,
        base=_base,
        folders=lambda said: (_base(said),),
        people=lambda said: (_base(said).rpartition("/")[0],),  # beside the folder of the posts
    ),
    settings=_settings,
    site=lambda said, _place: SourceSite(rooted="all" if _is_rooted(said) else ""),
    paths=Paths(read=frozenset(".md .markdown .mdown .mkdn .mkd .ipynb".split())),
    markup=Markup(
        kramdown=True, boxes=True, emoji=by_plugin("markdown_extensions", "pymdownx.emoji")
    ),
    slugs=Slugs(styles={"": AS_WRITTEN}, title=_title_slug),
    headings=PYTHON,
)
