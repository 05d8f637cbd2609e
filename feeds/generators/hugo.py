"""Hugo: its settings, sections and languages."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from feeds.config import DateSource, FeedSetting, SourceSite
from feeds.generators._address_patterns import filled, is_telling, page_path
from feeds.generators._generator import (
    Addresses,
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
from feeds.generators._site_text import Said
from feeds.generators._slugs import Slugs, SlugStyle, is_letter

__all__ = ["HUGO"]

_SUFFIXES = ("toml", "yaml", "yml", "json")
_MARKS = frozenset(
    "baseurl contentdir languagecode locale theme params languages permalinks markup module "
    "taxonomies defaultcontentlanguage title".split()
)
_USUAL = frozenset("post posts blog articles article notes news writing journal".split())
_SOURCES: Mapping[str, DateSource] = {
    ":filename": "file name",
    ":git": "git",
    ":filemodtime": "mtime",
    ":default": "field",
}
_DATES = frozenset("date publishdate pubdate published lastmod modified".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Language:
    """One language of a site: its key, its folder, and what stands ahead of its addresses."""

    key: str
    folder: str
    prefix: str


def _settings(said: Said, place: Place) -> Stated:
    language = _default(said)
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
        permalink=_prefix(said, language) + ("{path}.html" if _is_ugly(said) else "{path}/"),
        patterns=dict(_patterns(said, place, faults)),
        faults=tuple(dict.fromkeys(faults)),
        names={"rss": tuple(dict.fromkeys(_feeds(said, place)))},
        paths=() if place.below else _of_others(said),
        feed=tuple(_further_feeds(said, place)),
        exclude=tuple(f"*.{key}.md" for key in _off(said)),
        date_sources=_date_sources(said),
    )


def _author(table: str) -> tuple[str, ...]:
    return f"{table}.author", f"{table}.author.name"


def _default(said: Said) -> str:
    return (said.text("defaultcontentlanguage") or "en").lower()


def _is_ugly(said: Said) -> bool:
    return said.flag("uglyurls", default=False)


def _prefix(said: Said, language: str) -> str:
    """What stands ahead of the addresses of one language."""
    is_below = said.flag("defaultcontentlanguageinsubdir", default=False)
    is_alone = language == _default(said) and not (is_below and _keys(said))
    return "" if is_alone or said.text(f"languages.{language}.baseurl") else f"{language}/"


def _keys(said: Said) -> tuple[str, ...]:
    """The languages that a site lists, the default one first."""
    found = dict.fromkeys(
        name.split(".")[1] for name in said.values if re.match(r"languages\.[\w-]+\.", name)
    )
    off = {key.lower() for key in said.listed("disablelanguages")}
    kept = (
        key
        for key in found
        if key not in off and not said.flag(f"languages.{key}.disabled", default=False)
    )
    return tuple(sorted(kept, key=lambda key: key != _default(said)))


def _off(said: Said) -> tuple[str, ...]:
    """The languages that the site lists and does not publish."""
    listed = {name.split(".")[1] for name in said.values if re.match(r"languages\.[\w-]+\.", name)}
    return tuple(sorted(listed - set(_keys(said))))


def _content(said: Said, language: str = "") -> str:
    own = said.text(f"languages.{language}.contentdir") if language else ""
    stated = posixpath.normpath((own or said.text("contentdir")).strip("/"))
    return "content" if stated == "." or stated.startswith("..") else stated


def _base(said: Said) -> str:
    """The folder that holds the articles of every language."""
    keys = _keys(said) or (_default(said),)
    folders = {_content(said, key) for key in keys}
    return posixpath.commonpath(sorted(folders)) or "."


def _languages(said: Said) -> Iterator[_Language]:
    base = _base(said)
    for key in _keys(said) or (_default(said),):
        folder = posixpath.relpath(_content(said, key), base)
        yield _Language(key=key, folder="" if folder == "." else folder, prefix=_prefix(said, key))


def _patterns(said: Said, place: Place, faults: list[str]) -> Iterator[tuple[str, str]]:
    """(folder, or folder and language of the files in it; pattern), of all that differ."""
    default = _default(said)
    usual = "{path}.html" if _is_ugly(said) else "{path}/"
    for language in _languages(said):
        is_named = language.key != default and not language.folder
        key = f"*.{language.key}" if is_named else ""
        if key or language.folder:
            yield under(language.folder, key).strip("/"), language.prefix + usual
        stated = _stated(said, language.key)
        for section in _sections(place, language.folder):
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


def _sections(place: Place, folder: str) -> Iterator[str]:
    """The names of the folders in one folder of articles."""
    for one in place.folders:
        above, _, name = one.rpartition("/")
        if above == folder:
            yield name


def _stated(said: Said, language: str) -> dict[str, str]:
    tables = ("permalinks", "permalinks.page")
    return {
        name: pattern
        for table in (*tables, *(f"languages.{language}.{table}" for table in tables))
        for name, pattern in said.below(table).items()
    }


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


def _feeds(said: Said, place: Place) -> Iterator[str]:
    """The front page's feed, and that of the only section."""
    file = (said.text("outputformats.rss.basename") or "index") + ".xml"
    prefix = _prefix(said, _default(said))
    yield prefix + file
    if place.section and len(_keys(said)) < 2:  # noqa: PLR2004 - a second language
        yield f"{prefix}{place.section}/{file}"


def _further_feeds(said: Said, place: Place) -> Iterator[FeedSetting]:
    """The feeds of sections and languages, at the addresses that Hugo gives them."""
    if place.below:
        return
    default = _default(said)
    stated = {
        name.lower() for name in (*said.listed("params.mainsections"), *_stated(said, default))
    }
    others = _of_others(said)
    for language in _languages(said):
        is_main = language.key == default
        if not is_main and not language.prefix:
            continue  # it has an address of its own, and is in the main feed here
        every = "*" if is_main or language.folder else f"*.{language.key}.*"
        if not is_main:
            name = language.prefix.strip("/")
            yield FeedSetting(name=name, paths=(under(language.folder, every),))
        sections = list(_sections(place, language.folder))
        for section in sections if len(sections) > 1 or others else ():
            if section.lower() in stated or section.lower() in _USUAL:
                yield FeedSetting(
                    name=language.prefix + section.lower().replace(" ", "-"),
                    title=section,
                    paths=(
                        f"{under(language.folder, section)}/{every}",
                        *(others if is_main else ()),
                    ),
                )


def _of_others(said: Said) -> tuple[str, ...]:
    """The patterns that leave out all languages but the default one, which have own feeds."""
    default = _default(said)
    return tuple(
        f"!{language.folder}/*" if language.folder else f"!*.{language.key}.*"
        for language in _languages(said)
        if language.key != default and language.prefix
    )


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


def _site(said: Said, _place: Place) -> SourceSite:
    return SourceSite(
        languages=_keys(said),
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
        base=_base,
        folders=lambda said: (_base(said),),
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
    markup=Markup(has_output=False, literal_raw=True, chosen=_MARKUPS),
    slugs=Slugs(styles={"": _LOWER, "cased": _CASED}),
    addresses=Addresses(translate=_translate, stated=_address),
    headings=HEADINGS,
    heading_styles=HEADING_STYLES,
)
