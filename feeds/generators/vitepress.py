"""VitePress: its settings, its folders of posts and languages. Pure.

It has no posts of its own: what lies in the usual folders counts, or whatever has a date. Nor
has it feeds: those are taken over that a site writes with the package `feed`.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import quote

from feeds.config import FeedSetting, SourceSite
from feeds.content import HeadingStyle
from feeds.generators._generator import (
    Addresses,
    Generator,
    Layout,
    Marks,
    Markup,
    Names,
    Naming,
    Paths,
    Place,
    Stated,
    UnusedAddress,
    innermost,
    joined,
    under,
)
from feeds.generators._site_text import SCRIPTS, Said
from feeds.generators._slugs import AS_WRITTEN, Slugs, as_written
from feeds.patterns import lazy_regex

__all__ = ["VITEPRESS", "heading_of"]

_OWN = ".vitepress"
_ROOTS = ("", "docs/")  # of the project, below the folder that was asked for
_FOLDERS = ("blog", "posts", "post", "articles", "news")
_REWRITES = lazy_regex(r"\brewrites\s*:\s*\{(?P<rows>[^{}]*)\}")
_COMPUTED = lazy_regex(r"\brewrites\s*(?:\(|:\s*(?!\s*\{))")
_ROW = lazy_regex(r"(['\"`])(?P<source>[^'\"`]+)\1\s*:\s*(['\"`])(?P<target>[^'\"`]+)\3")
_PATTERN = lazy_regex(r"[:*()?$]")
_EXCLUDED = lazy_regex(r"\bsrcExclude\s*:\s*\[(?P<rows>[^\[\]]*)\]")
_TEXT = lazy_regex(r"(['\"`])([^'\"`]+)\1")
_WRITTEN = lazy_regex(
    r"\boutDir\s*,\s*(['\"`])(?P<file>[\w./-]+)\1\s*\)\s*,\s*\w+\.(?P<kind>rss2|atom1|json1)\("
)
_KINDS = {"rss2": "rss", "atom1": "atom", "json1": "json"}
_MOST = 60  # languages that are looked for
_LANGUAGE = lazy_regex(r"locales\.([\w-]+)\.")


def _settings(said: Said, place: Place) -> Stated:
    others = tuple(f"!{key}/*" for key in _languages(said))
    return Stated(
        title=said.text("title", "locales.root.title"),
        url=_url(said),
        language=said.text("lang", "locales.root.lang"),
        description=said.text("description", "locales.root.description"),
        rights=said.text("themeconfig.footer.copyright"),
        permalink="{path}" + _ending(said),
        faults=tuple(UnusedAddress(text=one) for one in _faults(said)),
        include=tuple(_include(said, place)),
        exclude=tuple(_exclude(said, place)),
        names=_names(said),
        date_order="mdy",  # as JavaScript has it
        paths=() if place.below else others,
        feed=() if place.below else tuple(_feeds(said)),
    )


def _site(said: Said, _place: Place) -> SourceSite:
    return SourceSite(rooted="all", addresses={"": _ending(said), **dict(_rewrites(said))})


def _ending(said: Said) -> str:
    return "" if said.flag("cleanurls", default=False) else ".html"


def _url(said: Said) -> str:
    """The address for the site map, which has `base` at its end, or should have."""
    host = said.text("sitemap.hostname", "hostname", "siteurl", "baseurl").rstrip("/")
    base = said.text("base").strip("/")
    return joined(host, "" if f"{host}/".endswith(f"/{base}/") else base) if host else ""


def _base(said: Said) -> str:
    """The folder of all pages."""
    own = (root for root in _ROOTS if any(name.startswith(f"{root}{_OWN}/") for name in said.texts))
    root = next(own, "")
    folder = posixpath.normpath(root + (said.text("srcdir") or "."))
    return "" if folder == "." or folder.startswith("..") else folder


def _languages(said: Said) -> tuple[str, ...]:
    """Those beside the root's, each of which has a folder of that name, capitals and all."""
    found = dict.fromkeys(one[1] for one in map(_LANGUAGE.match, said.values) if one)
    keys = [key for key in found if key != "root"]
    return tuple(_as_written(said, key) for key in keys[:_MOST])


def _as_written(said: Said, key: str) -> str:
    """A key of the settings, which are read in lower case."""
    word = re.compile(rf"(?<![\w-]){re.escape(key)}(?![\w-])", re.IGNORECASE)
    return next((found[0] for found in said.found(word)), key)


def _posts(said: Said) -> Iterator[str]:
    """Folders that posts usually lie in, below that of all pages."""
    for language in ("", *_languages(said)):
        yield from (under(language, name) for name in _FOLDERS)


def _folders(said: Said) -> tuple[str, ...]:
    base = _base(said)
    return (*(under(base, name) for name in _posts(said)), *([base] if base else []))


def _include(said: Said, place: Place) -> Iterator[str]:
    """The files of the folders of posts, where there are several."""
    found = innermost([name for name in _posts(said) if name in place.folders])
    if not place.below and len(found) > 1:
        yield from (f"{name}/*.md" for name in found)


def _exclude(said: Said, place: Place) -> Iterator[str]:
    """The pages that are none, as they are seen from the folder of the articles."""
    for rows in said.found(_EXCLUDED):
        for row in _TEXT.finditer(rows["rows"]):
            pattern = row[2].removeprefix("./")
            if pattern.startswith("**/"):
                yield pattern
            elif pattern.startswith(f"{place.below}/") or not place.below:
                yield pattern.removeprefix(f"{place.below}/").replace("**", "*")


def _names(said: Said) -> Names:
    """Those that are not of one language alone."""
    names: Names = {}
    for language, kind, file in _written(said):
        if not language:
            names[kind] = (*names.get(kind, ()), file)
    return names


def _written(said: Said) -> Iterator[tuple[str, str, str]]:
    """(the language whose folder it lies in, format, file) of each feed that is written."""
    languages = frozenset(_languages(said))
    for found in said.found(_WRITTEN):
        folder = found["file"].partition("/")[0]
        yield folder if folder in languages else "", _KINDS[found["kind"]], found["file"]


def _feeds(said: Said) -> Iterator[FeedSetting]:
    """One for each language beside the root's."""
    for key in _languages(said):
        files: Names = {}
        for language, kind, file in _written(said):
            if language == key:
                files[kind] = (*files.get(kind, ()), file)
        title = said.text(f"locales.{key.lower()}.title")
        yield FeedSetting(name=key, paths=(f"{key}/*",), files=files, site_title=title)


def _rewrites(said: Said) -> Iterator[tuple[str, str]]:
    """(file, file that it is published as) of those that are stated without parameters."""
    for rows in said.found(_REWRITES):
        for row in _ROW.finditer(rows["rows"]):
            if not _PATTERN.search(row["source"] + row["target"]):
                yield row["source"].removeprefix("/"), row["target"].removeprefix("/")


def _faults(said: Said) -> Iterator[str]:
    for rows in said.found(_REWRITES):
        for row in _ROW.finditer(rows["rows"]):
            if _PATTERN.search(row["source"] + row["target"]):
                yield f"rewrites {row['source']!r} to {row['target']!r} is not known here"
    if any(said.found(_COMPUTED)):
        yield "rewrites are computed, which only VitePress can do"


def _made(naming: Naming) -> str:
    """The address of an index file, which is its folder's, and of one that is rewritten."""
    ways = naming.site.addresses
    target = ways.get(naming.path, "")
    stem = (target or naming.path).rpartition(".")[0]
    above, _, name = stem.rpartition("/")
    if name == "index":
        return quote(f"/{above}/" if above else "/")
    return quote(f"/{stem}{ways.get('', '')}") if target else ""


_MARKS = "~`!@#$%^&*()-_+=[]{}|;:,.?/<>\\\"'\u201c\u201d\u2018\u2019"
_SIGNS = lazy_regex(rf"[{re.escape(_MARKS)}\s]+")
_ACCENTS = lazy_regex(r"[\u0300-\u036f]")
_CONTROLS = lazy_regex(r"[\x00-\x1f]")


def heading_of(text: str) -> str:
    """Letters lose their accents, signs become one hyphen; no id begins with a digit."""
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
    words = _SIGNS.sub("-", _CONTROLS.sub("", plain)).strip("-")
    return re.sub(r"^(?=[0-9])", "_", words).lower()


_NOTES = lazy_regex(
    r"(?<![ \t])[ \t]*(?://|#|--|;|%|<!--|/\*|\{/\*)[ \t]*\[!code[ ][^\]\n]{1,80}\][ \t]*"
    r"(?:-->|\*/\}?)?[ \t]*$",
    re.MULTILINE,
)
"""What is said of a line at its end, `// [!code ++]`."""

VITEPRESS = Generator(
    key="vitepress",
    name="VitePress",
    marks=Marks(
        files=tuple(
            f"{root}{_OWN}/{name}.{suffix}"
            for root in _ROOTS
            for name in ("config", "config/index")
            for suffix in SCRIPTS
        ),
        texts=tuple(
            f"{root}{_OWN}/{folder}*.{suffix}"
            for root in _ROOTS
            for folder in ("", "config/", "theme/")
            for suffix in SCRIPTS
        ),
    ),
    layout=Layout(
        has_pages=lambda _said: True,
        base=_base,
        folders=_folders,
        is_joined=True,
        static=("public", "docs/public", "src/public", "docs/src/public"),
    ),
    settings=_settings,
    site=_site,
    paths=Paths(read=frozenset({".md"})),
    slugs=Slugs(styles={"": replace(AS_WRITTEN, path=as_written)}),
    markup=Markup(emoji=lambda _said: True, code_notes=("[!code ", _NOTES)),
    addresses=Addresses(made=_made),
    headings=HeadingStyle(make=heading_of),
)
