"""Eleventy: its settings, the addresses of its layouts, what it ignores. Pure."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterator, Mapping

from feeds.config import SourceSite
from feeds.content import in_ascii
from feeds.generators._eleventy_feeds import (
    feeds_not_made,
    further_feeds,
    main_feeds,
    paths_of_main,
)
from feeds.generators._emoji import PACKAGES, by_package
from feeds.generators._feed_files import FOLDERS
from feeds.generators._generator import (
    Addresses,
    Feeds,
    Generator,
    Layout,
    Marks,
    Markup,
    Metadata,
    OwnPattern,
    Paths,
    Place,
    Stated,
    UnusedAddress,
    innermost,
    under,
)
from feeds.generators._globs import seen_below
from feeds.generators._site_text import SCRIPTS, Said
from feeds.generators._slugs import LONGEST, Slugs, kept_slug
from feeds.patterns import lazy_regex

__all__ = ["ELEVENTY"]

_FOLDERS = ("posts", "_posts", "blog", "content/blog", "content/posts", "content", "articles")
_DATA = tuple(
    f"{folder}_data/{name}.{suffix}"
    for folder in ("", "*/")
    for name in ("metadata", "site", "meta")
    for suffix in ("json", "js", "cjs", "mjs", "yml", "yaml")
)
_IGNORE = ".eleventyignore"
_LAYOUTS = lazy_regex(r"(?:^|/)(?:_includes|_layouts|layouts)/(?P<name>.+)")
_FRONT = lazy_regex(r"\s*---[ \t]*\n(?P<head>.*?)^---[ \t]*$", re.DOTALL | re.MULTILINE)
_STATED = lazy_regex(
    r"^(?P<key>permalink|layout):[ \t]*(?P<quote>[\"']?)(?P<value>[^\n]*?)(?P=quote)[ \t]*$",
    re.MULTILINE,
)
_MOST_ABOVE = 10  # layouts, of which each is in the next


def _settings(said: Said, place: Place) -> Stated:
    return Stated(
        title=said.text("title", "name", "metadata.title", "site.title"),
        url=said.text("url", "siteurl", "metadata.url", "metadata.base", "site.url"),
        language=said.text("language", "lang", "metadata.language", "site.lang"),
        author=said.text("author.name", "author", "metadata.author.name"),
        description=said.text("description", "metadata.subtitle"),
        permalink="{path}/",
        faults=tuple(_faults(said)),
        include=tuple(_include(place)),
        exclude=tuple(_ignored(said, place)),
        names=main_feeds(said) or {"atom": ("feed.xml",)},
        paths=paths_of_main(said, place),
        feed=tuple(further_feeds(said, place)),
        not_made=tuple(feeds_not_made(said, place)),
    )


def _input(said: Said) -> str:
    return said.ending("dir.input").strip("./")


def _include(place: Place) -> Iterator[str]:
    """The files of the folders of articles, where there are several."""
    found = innermost([name for name in _FOLDERS if name in place.folders])
    if not place.below and len(found) > 1:
        yield from (f"{name}/*.{end}" for name in found for end in ("md", "markdown", "html"))


def _ignored(said: Said, place: Place) -> Iterator[str]:
    """The patterns of .eleventyignore and of code, as they are seen from the articles' folder."""
    source = under(_input(said), place.below).strip("/")
    yield from seen_below((one[2] for one in said.found(_ADDED)), source)
    for file, text in said.texts.items():
        if posixpath.basename(file) != _IGNORE:
            continue
        for line in text.splitlines():
            pattern = line.strip()
            if not pattern or pattern.startswith(("#", "!")):
                continue
            whole = posixpath.normpath(under(posixpath.dirname(file), pattern.lstrip("/")))
            if pattern.startswith("**/"):
                yield pattern.rstrip("/")
            elif whole.startswith(f"{source}/") or not source:
                yield whole.removeprefix(f"{source}/").replace("**", "*")


_ADDED = lazy_regex(r"\bignores\.add\(\s*(['\"`])([^'\"`$\n]+)\1\s*\)")


def _layouts(said: Said) -> dict[str, str]:
    """Layout, by every name that an article may call it → the address that it states."""
    stated: dict[str, dict[str, str]] = {}
    for file, text in said.texts.items():
        name, front = _LAYOUTS.search(file), _FRONT.match(text)
        if name is None or front is None:
            continue
        own = {row["key"]: row["value"].strip() for row in _STATED.finditer(front["head"])}
        parts = name["name"].split("/")
        for start in range(len(parts)):
            called = "/".join(parts[start:])
            for key in (called, re.sub(r"(?:\.\w+)+$", "", called)):
                stated.setdefault(key, own)
    found = {name: _address(name, stated) for name in stated}
    return {name: address for name, address in found.items() if address}


def _address(name: str, stated: Mapping[str, Mapping[str, str]]) -> str:
    """The permalink of a layout, or of one that it is in; "" for none."""
    for _ in range(_MOST_ABOVE):
        own = stated.get(name, {})
        if own.get("permalink"):
            return own["permalink"]
        name = own.get("layout", "")
    return ""


def _is_known(address: str) -> bool:
    is_pattern = "{" in address or address[:1] in {"|", ">", "&", "*", "!"}
    return not is_pattern or bool(_translate(OwnPattern(text=address, is_own=True)))


_GLOBAL = lazy_regex(
    r"^(?!\s*(?://|\*))[^\n]*\baddGlobalData\(\s*+['\"`](?:eleventyComputed\.)?permalink['\"`]",
    re.MULTILINE,
)


def _faults(said: Said) -> Iterator[UnusedAddress]:
    for address in dict.fromkeys(_layouts(said).values()):
        if not _is_known(address):
            what = f"the addresses {address!r} of a layout have parts that are not known here"
            yield UnusedAddress(text=what)
    for file in _CONFIGS:
        text = said.texts.get(file, "")
        found = _GLOBAL.search(text)
        if found is not None:
            line = text.count("\n", 0, found.end()) + 1
            what = "addGlobalData computes the addresses of all pages, which is not done here"
            yield UnusedAddress(text=what, file=file, line=line, hint="set permalink in feeds.toml")


def _site(said: Said, _place: Place) -> SourceSite:
    known = {name: address for name, address in _layouts(said).items() if _is_known(address)}
    return SourceSite(layouts=known)


_OUTPUT = lazy_regex(r"\{\{-?\s*(?P<name>[\w.]+)\s*(?P<filters>(?:\|[^{}|]*)*?)-?\}\}")
_DATE_FILTER = lazy_regex(
    r"\|\s*date(?::\s*|\(\s*)(?P<quote>['\"])(?P<form>[^'\"]*)(?P=quote)\s*\)?\s*"
)
_SLUG_FILTER = lazy_regex(r"(?:\|\s*(?:slug|slugify|url|safe)\s*(?:\([^()]*\)\s*)?)*")
_CLOCK: Mapping[str, str] = {"%Y": "{year}", "%m": "{month}", "%d": "{day}", "%y": "{short_year}"}


def _translate(pattern: OwnPattern) -> str:
    """`/{{ page.date | date: "%Y" }}/{{ page.fileSlug }}/`; "" for any other output or tag."""
    filled = _OUTPUT.sub(lambda found: _value(found, pattern.section) or "\0", pattern.text)
    if "\0" in filled or "{{" in filled or "{%" in filled:
        return ""
    made = re.sub(r"/{2,}", "/", filled).lstrip("/")
    return re.sub(r"(?:^|(?<=/))index\.html$", "", made)


def _value(found: re.Match[str], section: str) -> str:
    """What stands in the place of one output; "" where that is not plain."""
    name, filters = found["name"], found["filters"].strip()
    if name in {"page.date", "date"}:
        form = _DATE_FILTER.fullmatch(filters)
        made = re.sub(r"%[Ymdy]", lambda one: _CLOCK[one[0]], form["form"]) if form else "%"
        return "" if "%" in made else made
    if not _SLUG_FILTER.fullmatch(filters):
        return ""
    if name == "title":
        return "{title_slug}" if "slug" in filters else ""
    path = f"/{section}/{{undated}}" if section else "/{undated}"
    words = {
        "page.fileSlug": "{slug}",
        "slug": "{slug}",
        "page.filePathStem": path,
        "page.outputFileExtension": "html",
        "lang": "{language}",
        "locale": "{language}",
    }
    return words.get(name, "")


def _stated(stated: str, _prefix: str) -> str:
    """It writes a file, and means its folder."""
    return "/" + re.sub(r"(?:^|(?<=/))index\.html$", "", stated).lstrip("/")


def _path(stem: str) -> str:
    """A file that is called as its folder is that folder's own page."""
    parts = stem.split("/")
    return "/".join(parts[:-1] if parts[-1:] == parts[-2:-1] else parts)


_LETTERS = {"ä": "ae", "ö": "oe", "ü": "ue"}
_SIGNS = {"€": "e"}
_FIRST_PICTURE = "\u2190"


def _title_slug(title: str) -> str:
    """As its filter `slugify` has it: whole, `&` in words, in letters of English."""
    lowered = unicodedata.normalize("NFC", title).lower().replace("&", " and ")
    for letter, replacement in _LETTERS.items():
        lowered = lowered.replace(letter, replacement)
    lowered = "".join(_SIGNS.get(one, " " if _is_picture(one) else one) for one in lowered)
    whole = re.sub(r"(?<=[a-z\d])['’](?=[ts](?:\s|$))", "", lowered)
    return re.sub(r"[^a-z0-9]+", "-", in_ascii(whole).lower()).strip("-")[:LONGEST]


def _is_picture(character: str) -> bool:
    """A sign or a letter of Chinese, Japanese or Korean, for which it has none of English."""
    return unicodedata.category(character) in {"So", "Lo"} and character >= _FIRST_PICTURE


_CONFIGS = (".eleventy.js", *(f"eleventy.config.{suffix}" for suffix in SCRIPTS))

_READ = frozenset(
    ".md .markdown .mdx .html .htm .njk .liquid .ejs .hbs .rst .ipynb .org .adoc .asciidoc "
    ".textile .dj".split()
)
"""What it makes pages of, by itself or with a plugin; data and plain texts are none."""

ELEVENTY = Generator(
    key="eleventy",
    name="Eleventy",
    marks=Marks(
        files=_CONFIGS,
        further=_DATA,
        texts=(
            *_CONFIGS,
            PACKAGES,
            *(f"{above}{_IGNORE}" for above in ("", "*/")),
            *(
                f"{above}{folder}/**/*.*"
                for above in ("", "*/")
                for folder in ("_includes", "_layouts")
            ),
        ),
    ),
    layout=Layout(
        base=_input,
        folders=lambda said: tuple(under(_input(said), name) for name in _FOLDERS),
        is_joined=True,
        static=("", "public", "static", "src"),
        is_static=True,
    ),
    settings=_settings,
    site=_site,
    feeds=Feeds(templates=FOLDERS, term=lambda text, _site: _title_slug(text)),
    paths=Paths(
        folder_data=(".11tydata.js", ".11tydata.cjs", ".11tydata.mjs", ".11tydata.json", ".json"),
        read=_READ,
    ),
    metadata=Metadata(no_tags=frozenset({"post", "posts", "all", "nav", "blog", "articles"})),
    markup=Markup(liquid=True, bare_names=True, emoji=by_package("markdown-it-emoji")),
    slugs=Slugs(keep=kept_slug, title=_title_slug),
    addresses=Addresses(translate=_translate, stated=_stated, in_zone=True, path=_path),
)
