"""Hugo: its settings, sections and languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from feeds.config import SourceSite
from feeds.generators._emoji import by_flag
from feeds.generators._generator import (
    Addresses,
    Feeds,
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
from feeds.generators._globs import as_glob, seen_below
from feeds.generators._goldmark import HEADING_STYLES, HEADINGS
from feeds.generators._hugo_addresses import (
    STYLES,
    pattern_of_top,
    patterns_of,
    stated_address,
    style_key,
    translate,
)
from feeds.generators._hugo_dates import date_lists, date_sources, named
from feeds.generators._hugo_feeds import feeds_not_made, further_feeds, main_names
from feeds.generators._hugo_languages import (
    base_of,
    default_of,
    hosts_of,
    keys_of,
    of_others,
    off_keys,
    prefix_of,
)
from feeds.generators._site_text import Said
from feeds.generators._slugs import Slugs
from feeds.patterns import lazy_regex

__all__ = ["HUGO"]

_SUFFIXES = ("toml", "yaml", "yml", "json")
_MARKS = frozenset(
    "baseurl contentdir languagecode locale theme params languages permalinks markup module "
    "taxonomies defaultcontentlanguage title".split()
)


def _settings(said: Said, place: Place) -> Stated:
    language = default_of(said)
    faults: list[str] = []
    own = f"languages.{language}"
    return Stated(
        title=said.text(f"{own}.title", "title"),
        url=said.text(f"{own}.baseurl", "baseurl"),
        language=said.text(
            f"{own}.locale",
            f"{own}.languagecode",
            "locale",
            "languagecode",
            "defaultcontentlanguage",
        ),
        timezone=said.text(f"{own}.timezone", "timezone"),
        author=said.text(*_author(f"{own}.params"), *_author("params"), "author.name", "author"),
        description=said.text(f"{own}.params.description", "params.description", "description"),
        rights=said.text(f"{own}.copyright", "copyright"),
        permalink=prefix_of(said, language) + pattern_of_top(said, faults),
        patterns=dict(patterns_of(said, place, faults)),
        faults=(*map(_fault, dict.fromkeys(faults)), *_unused(said)),
        names=main_names(said, place),
        paths=() if place.below else of_others(said),
        feed=tuple(further_feeds(said, place)),
        not_made=tuple(feeds_not_made(said, place)),
        exclude=(*(f"*.{key}.md" for key in off_keys(said)), *_ignored(said, place)),
        date_sources=date_sources(said),
    )


def _fault(text: str) -> UnusedAddress:
    return UnusedAddress(text=text)


def _ignored(said: Said, place: Place) -> Iterator[str]:
    """What `ignoreFiles` finds in paths, as it is seen from the folder of the articles."""
    above = under(base_of(said), "")
    globs = [made for one in said.listed("ignorefiles") if (made := as_glob(one))]
    for glob in globs:
        plain = glob.lstrip("*/")
        is_whole = plain.startswith(above)
        yield from seen_below([plain.removeprefix(above) if is_whole else glob], place.below)
        yield from ([f"/{plain}"] if glob.startswith("*/") and not is_whole else ())


def _unused(said: Said) -> Iterator[UnusedAddress]:
    """Patterns that say more than is understood here."""
    for one in said.listed("ignorefiles"):
        if not as_glob(one):
            yield UnusedAddress(
                text=f"the pattern {one!r} of ignoreFiles is not understood: it leaves nothing out",
                hint="name what it means in exclude in feeds.toml",
            )


def _author(table: str) -> tuple[str, ...]:
    return f"{table}.author", f"{table}.author.name"


def _prefix_of(name: str) -> str:
    """`config/_default/params.nl.toml` states what `languages.nl.params` would."""
    words = name.rpartition("/")[2].rpartition(".")[0].lower().split(".")
    if "/" not in name or words[0] in {"hugo", "config"}:
        return ""
    if words[0] == "languages":
        return ".".join(words)
    return ".".join(("languages", words[1], words[0]) if len(words) > 1 else words)


_ROOT = tuple(f"{name}.{suffix}" for name in ("hugo", "config") for suffix in _SUFFIXES)


def _term(text: str, site: SourceSite) -> str:
    """Of a tag or category, as of a file."""
    return STYLES[site.slugs].name(text).strip("-/")


def _site(said: Said, _place: Place) -> SourceSite:
    return SourceSite(
        languages=keys_of(said)
        or ((default_of(said),) if prefix_of(said, default_of(said)) else ()),
        hosts=hosts_of(said),
        rooted="all" if _is_rooted(said) else "",
        slugs=style_key(said),
        addresses=date_lists(said),
        headings=_headings(said),
        values={
            name: str(value)
            for name, value in said.values.items()
            if name.startswith("params.") and isinstance(value, str | int | float)
        },
    )


def _is_rooted(said: Said) -> bool:
    """Whether Hugo goes over the addresses in pages."""
    return any(said.flag(name, default=False) for name in ("canonifyurls", "relativeurls"))


def _headings(said: Said) -> str:
    """How headings are named; the newer one of two names of a setting counts."""
    parser = "markup.goldmark.parser"
    if not said.flag(f"{parser}.autoheadingid", default=True):
        return "none"
    kind = said.text(f"{parser}.autoidtype", f"{parser}.autoheadingidtype").lower()
    return kind if kind in HEADING_STYLES else ""


def _aside(place: str, site: SourceSite) -> str:
    """Themes bring texts that show how they look, which stand in no site."""
    is_root = site.folder.absolute() == site.root.absolute()  # no folder of articles was found
    return "a part of a theme" if is_root and place.startswith(_THEMES) else ""


_THEMES = ("themes/", "exampleSite/")


def _is_copied(place: str, text: str) -> bool:
    """HTML that begins as HTML does, and not with metadata."""
    return bool(_HTML.search(place)) and text.lstrip("\ufeff").lstrip().startswith("<")


_HTML = lazy_regex(r"\.html?\Z", re.IGNORECASE)
_MARKUPS = {
    **dict.fromkeys("md markdown goldmark blackfriday mmark pandoc pdc".split(), "markdown"),
    **dict.fromkeys("html htm".split(), "html"),
    "rst": "rst",
    **dict.fromkeys("adoc ad asciidoc asciidocext".split(), "AsciiDoc"),
    "org": "Org",
}


_READ = frozenset(
    ".md .markdown .mdown .mkd .mkdn .mdx .html .htm .rst .rest .org .adoc .asciidoc .textile "
    ".ipynb .qmd .rmd".split()
)
"""What it makes pages of, by itself or with a program of others; all else it copies."""

HUGO = Generator(
    key="hugo",
    name="Hugo",
    marks=Marks(
        files=(*_ROOT, *(f"config/_default/{name}" for name in _ROOT)),
        further=tuple(
            f"config/{folder}/*.{suffix}"
            for folder in ("_default", "production")
            for suffix in _SUFFIXES
        ),
        prefix=_prefix_of,
        sure=tuple(f"hugo.{suffix}" for suffix in _SUFFIXES),
        is_it=lambda said: any(name.split(".")[0] in _MARKS for name in said.values),
    ),
    layout=Layout(
        has_pages=lambda _said: True,
        base=base_of,
        folders=lambda said: (base_of(said),),
        static=("static", "assets"),
    ),
    settings=_settings,
    site=_site,
    paths=Paths(
        named=named,
        dated_by_change=True,
        sections="cascade",
        bundles=True,
        copied=_is_copied,
        aside=_aside,
        read=_READ,
    ),
    feeds=Feeds(term=_term),
    markup=Markup(
        has_output=False,
        literal_raw=True,
        refers=True,
        chosen=_MARKUPS,
        emoji=by_flag("enableemoji"),
    ),
    slugs=Slugs(styles=STYLES),
    addresses=Addresses(translate=translate, stated=stated_address),
    headings=HEADINGS,
    heading_styles=HEADING_STYLES,
)
