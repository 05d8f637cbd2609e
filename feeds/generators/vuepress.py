"""VuePress 1 and 2: its settings, its folders of posts, and the feeds of its plugins. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from urllib.parse import quote

from feeds.content import HeadingStyle
from feeds.generators._address_patterns import filled
from feeds.generators._generator import (
    Addresses,
    Generator,
    Layout,
    Marks,
    Markup,
    Names,
    Naming,
    OwnPattern,
    Paths,
    Place,
    Stated,
    innermost,
    joined,
    under,
)
from feeds.generators._site_text import SCRIPTS, Said
from feeds.generators._slugs import AS_WRITTEN, Slugs, as_written
from feeds.generators.vitepress import heading_of
from feeds.patterns import lazy_regex

__all__ = ["VUEPRESS"]

_OWN = ".vuepress"
_ROOTS = ("", "docs/", "src/", "blog/", "site/")  # of the pages, below the folder asked for
_FOLDERS = ("_posts", "posts", "blog", "articles", "article", "post", "news")
_HOST = lazy_regex(r"\b(?:hostname|canonical_base|siteUrl)\s*:\s*(['\"`])(https?://[^'\"`\s]+)\1")
_PLUGIN = lazy_regex(r"\bfeedPlugin\s*\(|\bfeed\s*:\s*(?:\{|true)|canonical_base")
_SWITCH = lazy_regex(r"(?<![\w.])(atom|json|rss)\s*:\s*true\b")
_FILE = lazy_regex(r"\b(atom|json|rss)OutputFilename\s*:\s*(['\"`])([\w./-]+)\2")
_USUAL = {"atom": "atom.xml", "rss": "rss.xml", "json": "feed.json"}
_FIRST = {"atom": "feed.atom", "rss": "rss.xml", "json": "feed.json"}
"""The files of the plugin for version 1, which makes all three."""

_BLOG = lazy_regex(r"\bplugin-blog\b|theme-blog\b")
_ITEM = lazy_regex(r"\bitemPermalink\s*:\s*(['\"`])([^'\"`]+)\1")
_LOCALE = lazy_regex(r"locales\./([\w-]+)/?\.")
_SKIPPED = lazy_regex(r"(['\"`])!([^'\"`]+)\1")
_PAGES = lazy_regex(r"\b(?:pagePatterns|patterns)\s*:\s*\[([^\[\]]*)\]")
_LOCKED = lazy_regex(r"\bencrypt\s*:\s*\{(.{0,4000})", re.DOTALL)
_LOCKED_PATH = lazy_regex(r"(['\"])(/[^'\"\s]*)\1\s*:")
_WORDS: Mapping[str, str] = {
    ":year": "{year}",
    ":month": "{month}",
    ":i_month": "{i_month}",
    ":day": "{day}",
    ":i_day": "{i_day}",
    ":slug": "{undated}",
    ":regular": "{path}.html",
    ":raw": "{path}.html",
}


def _root(said: Said) -> str:
    own = (root for root in _ROOTS if any(one.startswith(f"{root}{_OWN}/") for one in said.texts))
    return next(own, "")


def _base(said: Said) -> str:
    return _root(said).rstrip("/")


def _settings(said: Said, place: Place) -> Stated:
    return Stated(
        title=said.text("title", "locales./.title"),
        url=_url(said),
        language=said.text("lang", "locales./.lang"),
        description=said.text("description", "locales./.description"),
        permalink="{path}.html",
        pattern=_pattern(said),
        include=tuple(_include(said, place)),
        exclude=tuple(_exclude(said, place)),
        names=_names(said),
        date_order="mdy",  # as JavaScript has it
    )


def _url(said: Said) -> str:
    host = next((found[2] for found in said.found(_HOST)), "").rstrip("/")
    base = said.text("base").strip("/")
    return joined(host, "" if f"{host}/".endswith(f"/{base}/") else base) if host else ""


def _pattern(said: Said) -> str:
    """The pattern of all pages, or that of the posts of version 1's plugin for blogs."""
    stated = said.text("permalinkpattern", "permalink")
    if stated or not any(said.found(_BLOG)):
        return stated
    own = next((found[2] for found in said.found(_ITEM)), "")
    return own or "/:year/:month/:day/:slug"


def _translate(pattern: OwnPattern) -> str:
    made = filled(pattern.text, r"(:[a-z_]+)", _WORDS)
    return made if made.endswith((".html", "/")) or not made else f"{made}/"


def _languages(said: Said) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one[1] for one in map(_LOCALE.match, said.values) if one))[:60]


def _posts(said: Said) -> Iterator[str]:
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
    """What is no page, and pages behind a password, as they are seen from the articles."""
    skipped = [one[2] for rows in said.found(_PAGES) for one in _SKIPPED.finditer(rows[1])]
    locked = [one[2] for rows in said.found(_LOCKED) for one in _LOCKED_PATH.finditer(rows[1])]
    patterns = [one for one in skipped if not one.startswith(".")]
    patterns += [f"{one.strip('/')}/*" if one.endswith("/") else _file(one) for one in locked]
    for pattern in patterns:
        plain = (pattern if pattern.startswith("**/") else pattern.replace("**", "*")).lstrip("/")
        if not place.below or plain.startswith("*"):
            yield plain
        elif plain.startswith(f"{place.below}/"):
            yield plain.removeprefix(f"{place.below}/")


def _file(address: str) -> str:
    """The text that a page is made of."""
    return address.strip("/").removesuffix(".html") + ".md"


def _names(said: Said) -> Names:
    """The feeds that a plugin makes; those of version 1 are known by its `canonical_base`."""
    texts = [text for text in said.texts.values() if _PLUGIN.search(text)]
    stated = {one[1]: one[3] for text in texts for one in _FILE.finditer(text)}
    if any("canonical_base" in text for text in texts):
        return {kind: (file,) for kind, file in _FIRST.items()}
    kinds = dict.fromkeys(one[1] for text in texts for one in _SWITCH.finditer(text))
    return {kind: (stated.get(kind, _USUAL[kind]),) for kind in kinds}


def _made(naming: Naming) -> str:
    """The address of a README or index file, which is its folder's."""
    above, _, name = naming.path.rpartition("/")
    is_index = name.rpartition(".")[0].lower() in {"readme", "index"}
    return quote(f"/{above}/" if above else "/") if is_index else ""


_ENDINGS = (*SCRIPTS, "yml", "toml")

VUEPRESS = Generator(
    key="vuepress",
    name="VuePress",
    marks=Marks(
        files=tuple(f"{root}{_OWN}/config.{one}" for root in _ROOTS for one in _ENDINGS),
        texts=tuple(
            f"{root}{_OWN}/{folder}*.{one}"
            for root in _ROOTS
            for folder in ("", "config/")
            for one in SCRIPTS
        ),
    ),
    layout=Layout(
        has_pages=lambda _said: True,
        base=_base,
        folders=_folders,
        is_joined=True,
        static=tuple(f"{root}{_OWN}/public" for root in _ROOTS),
    ),
    settings=_settings,
    paths=Paths(read=frozenset({".md"}), readmes=True),
    slugs=Slugs(styles={"": replace(AS_WRITTEN, path=as_written)}),
    markup=Markup(emoji=lambda _said: True),
    addresses=Addresses(translate=_translate, made=_made),
    headings=HeadingStyle(make=heading_of),
)
