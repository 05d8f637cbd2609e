"""Hugo: its settings, sections and languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from feeds.config import DateSource, SourceSite
from feeds.generators._address_patterns import filled, is_telling, page_path
from feeds.generators._generator import (
    Addresses,
    Feeds,
    Generator,
    Layout,
    Marks,
    Markup,
    OwnPattern,
    Paths,
    Place,
    Stated,
    under,
)
from feeds.generators._globs import is_matched
from feeds.generators._goldmark import HEADING_STYLES, HEADINGS
from feeds.generators._hugo_feeds import feeds_not_made, further_feeds, main_names
from feeds.generators._hugo_languages import (
    base_of,
    default_of,
    keys_of,
    languages_of,
    of_others,
    off_keys,
    prefix_of,
    sections_of,
    stated_patterns,
)
from feeds.generators._site_text import Said
from feeds.generators._slugs import Slugs, SlugStyle, is_letter

__all__ = ["HUGO"]

_SUFFIXES = ("toml", "yaml", "yml", "json")
_MARKS = frozenset(
    "baseurl contentdir languagecode locale theme params languages permalinks markup module "
    "taxonomies defaultcontentlanguage title".split()
)
_SOURCES: Mapping[str, DateSource] = {
    ":filename": "file name",
    ":git": "git",
    ":filemodtime": "mtime",
    ":default": "field",
}
_DATES = frozenset("date publishdate pubdate published lastmod modified".split())


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
        permalink=prefix_of(said, language) + ("{path}.html" if _is_ugly(said) else "{path}/"),
        patterns=dict(_patterns(said, place, faults)),
        faults=tuple(dict.fromkeys(faults)),
        names=main_names(said, place),
        paths=() if place.below else of_others(said),
        feed=tuple(further_feeds(said, place)),
        not_made=tuple(feeds_not_made(said, place)),
        exclude=tuple(f"*.{key}.md" for key in off_keys(said)),
        date_sources=_date_sources(said),
    )


def _author(table: str) -> tuple[str, ...]:
    return f"{table}.author", f"{table}.author.name"


def _is_ugly(said: Said) -> bool:
    return said.flag("uglyurls", default=False)


def _patterns(said: Said, place: Place, faults: list[str]) -> Iterator[tuple[str, str]]:
    """(folder, or folder and language of the files in it; pattern), of all that differ."""
    default = default_of(said)
    usual = "{path}.html" if _is_ugly(said) else "{path}/"
    for language in languages_of(said):
        is_named = language.key != default and not language.folder
        key = f"*.{language.key}" if is_named else ""
        if key or language.folder:
            yield under(language.folder, key).strip("/"), language.prefix + usual
        stated = stated_patterns(said, language.key)
        for section in sections_of(place, language.folder):
            pattern = stated.get(section.lower()) or _targeted(said, language.key, section)
            if not pattern:
                continue
            folder = under(language.folder, section)
            nested = any(one.startswith(f"{folder}/") for one in place.indexed)
            made = _translate(OwnPattern(text=pattern, section=section, is_nested=nested))
            made = made if is_telling(made) else ""
            if made and _is_ugly(said):
                made = re.sub(r"(?<=.)/$", ".html", made)
            if not made:
                faults.append(f"the addresses {pattern!r} have parts that are not known here")
            yield under(folder, key).rstrip("/"), language.prefix + (made or f"{section}/{usual}")


def _targeted(said: Said, language: str, section: str) -> str:
    """The pattern of the first row of `[[permalinks]]` that is for a section; "" for none."""
    rows = said.values.get("permalinks")
    for row in rows if isinstance(rows, list | tuple) else ():
        if not isinstance(row, Mapping):
            continue
        pattern, target = row.get("pattern"), row.get("target", {})
        is_row = isinstance(pattern, str) and isinstance(target, Mapping)
        if is_row and _is_meant(target, language, section.lower()):
            return str(pattern)
    return ""


def _is_meant(target: Mapping[str, object], language: str, section: str) -> bool:
    asked = {"path": f"/{section}/page", "kind": "page", "lang": language}
    asked["environment"] = "production"
    wanted = {key.lower(): value for key, value in target.items() if isinstance(value, str)}
    return all(is_matched(value, wanted.get(key, "*").lower()) for key, value in asked.items())


def _date_sources(said: Said) -> tuple[DateSource, ...]:
    """What dates an article, where the site's own order says so."""
    stated = [source.lower() for source in said.listed("frontmatter.date")]
    if ":filename" not in stated and ":git" not in stated and ":filemodtime" not in stated:
        return ()
    return tuple(dict.fromkeys(_SOURCES.get(source, "field") for source in stated))


def _prefix_of(name: str) -> str:
    """`config/_default/params.nl.toml` states what `languages.nl.params` would."""
    words = name.rpartition("/")[2].rpartition(".")[0].lower().split(".")
    if "/" not in name or words[0] in {"hugo", "config"}:
        return ""
    if words[0] == "languages":
        return ".".join(words)
    return ".".join(("languages", words[1], words[0]) if len(words) > 1 else words)


_ROOT = tuple(f"{name}.{suffix}" for name in ("hugo", "config") for suffix in _SUFFIXES)

_WORDS: Mapping[str, str] = {
    "year": "{year}",
    "2006": "{year}",
    "month": "{month}",
    "01": "{month}",
    "day": "{day}",
    "02": "{day}",
    "yearday": "{y_day}",
    "monthname": "{long_month}",
    "title": "{title_slug}",
    "slug": "{stated|title_slug}",
    "filename": "{file}",
    "contentbasename": "{file}",
    "slugorfilename": "{stated|file}",
    "slugorcontentbasename": "{stated|file}",
}


def _translate(pattern: OwnPattern) -> str:
    section = pattern.section.lower()
    sections = f"{section}/{{folder}}" if pattern.is_nested else section
    words = {**_WORDS, "section": section, "sections": sections}
    made = filled(pattern.text, r":(\w+(?:\[[^\]]*\])?)", words)
    return made if not made or re.search(r"/$|\.\w+$", made) else f"{made}/"


def _address(stated: str, prefix: str) -> str:
    return page_path(stated if stated.startswith("/") else prefix + stated)


_KEPT = frozenset("._#~-@/")


def _slug(text: str) -> str:
    """Letters of every script and a few signs stay; blanks and `+` become one hyphen."""
    made: list[str] = []
    is_waiting = False
    for sign in text:
        if sign in _KEPT or is_letter(sign):
            if is_waiting and sign != "-":
                made.append("-")
            is_waiting = False
            made.append(sign)
        elif (sign.isspace() or sign == "+") and made and made[-1] != "-":
            is_waiting = True
    return "".join(made).strip("-")


def _name(text: str) -> str:
    """Of a file every blank becomes a hyphen, and `+` stays."""
    made = text.replace(" ", "-")
    return "".join(sign for sign in made if sign in _KEPT or sign == "+" or is_letter(sign))


def _lower(text: str) -> str:
    return text.replace("İ", "i").lower()


_CASED = SlugStyle(stated=_slug, name=_name, folder=_name, name_states=True)
_LOWER = SlugStyle(
    stated=lambda text: _slug(_lower(text)),
    name=lambda text: _name(_lower(text)),
    folder=lambda text: _name(_lower(text)),
    name_states=True,
)


def _term(text: str, site: SourceSite) -> str:
    """Of a tag or category, as of a file."""
    return _name(text if site.slugs == "cased" else _lower(text)).strip("-/")


def _site(said: Said, _place: Place) -> SourceSite:
    return SourceSite(
        languages=keys_of(said),
        slugs="cased" if said.flag("disablepathtolower", default=False) else "",
        headings=_headings(said),
        values={
            name: str(value)
            for name, value in said.values.items()
            if name.startswith("params.") and isinstance(value, str | int | float)
        },
    )


def _headings(said: Said) -> str:
    """How headings are named; the newer one of two names of a setting counts."""
    parser = "markup.goldmark.parser"
    if not said.flag(f"{parser}.autoheadingid", default=True):
        return "none"
    kind = said.text(f"{parser}.autoidtype", f"{parser}.autoheadingidtype").lower()
    return kind if kind in HEADING_STYLES else ""


def _is_copied(place: str, text: str) -> bool:
    """HTML that begins as HTML does, and not with metadata."""
    return bool(_HTML.search(place)) and text.lstrip("\ufeff").lstrip().startswith("<")


_HTML = re.compile(r"\.html?\Z", re.IGNORECASE)
_MARKUPS = {
    **dict.fromkeys("md markdown goldmark blackfriday mmark pandoc pdc".split(), "markdown"),
    **dict.fromkeys("html htm".split(), "html"),
    "rst": "rst",
    **dict.fromkeys("adoc ad asciidoc asciidocext".split(), "AsciiDoc"),
    "org": "Org",
}


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
        keeps_day=True,
        dated_by_change=True,
        sections="cascade",
        bundles=True,
        copied=_is_copied,
    ),
    feeds=Feeds(term=_term),
    markup=Markup(has_output=False, literal_raw=True, chosen=_MARKUPS),
    slugs=Slugs(styles={"": _LOWER, "cased": _CASED}),
    addresses=Addresses(translate=_translate, stated=_address),
    headings=HEADINGS,
    heading_styles=HEADING_STYLES,
)
