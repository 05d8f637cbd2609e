"""The address of a page: as stated, else by its place below the source folder."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import unquote, urlsplit

from feeds.articles import _fields
from feeds.articles._address_parts import style_of
from feeds.articles._own_slug import own_slug
from feeds.articles._permalink import DEFAULT_PATTERN
from feeds.articles._slug import named, slugify
from feeds.articles._wording import Wording
from feeds.config import Config
from feeds.content import scheme_of
from feeds.generators import generator_of
from feeds.model import Document
from feeds.reading import name_of_page

__all__ = ["page_address"]


def page_address(document: Document, words: Wording, config: Config) -> tuple[str, bool]:
    """The path below the site's address, and whether the page states it.

    Made of its place, it ends as the addresses of articles do: `about.html`, `about/`.
    """
    stated = _stated(document, config)
    if stated:
        return stated, True
    site, language = config.site, words.language
    below = site.below if site else ""
    *folders, last = f"{below}/{name_of_page(document.path)}".lstrip("/").split("/")
    if site is not None and site.slug_source:
        last = own_slug(document, words, config)[0]
    elif _has_slug(document):
        last = _fields.text(document, "slug").strip("/")
    slug = _slug(last, language, config)
    if site is not None and site.page_address:
        return site.page_address.replace("{slug}", slug), False
    parts = [_slug(one, language, config) for one in _shown(folders, has_site=site is not None)]
    pattern = config.patterns.of(document.path).pattern or DEFAULT_PATTERN
    return "/".join((*parts, slug)) + _ending(pattern), False


def _shown(folders: Sequence[str], *, has_site: bool) -> list[str]:
    """The folders in an address: generators show `pages`, but neither `_pages` nor `src/pages`."""
    if not has_site:
        return [one for one in folders if one not in {"pages", "_pages"}]
    shown = list(folders)
    if shown[:2] == ["src", "pages"]:
        del shown[:2]
    return [one for one in shown if one != "_pages"]


def _has_slug(document: Document) -> bool:
    item = document.first("slug")
    return item is not None and item.source == "field"


def _ending(pattern: str) -> str:
    if pattern.endswith("/"):
        return "/"
    return ".html" if pattern.endswith(".html") else ""


_OURS = frozenset("archive feed rss atom style feeds tag tags author authors language gone".split())
"""Names of ours, which pages of their own may have: ours move aside."""


def _slug(text: str, language: str, config: Config) -> str:
    if text.lower() in _OURS:
        return text.lower()
    style = style_of(config)
    return named(text, style) if style is not None else slugify(text, language, stated=True)


def _stated(document: Document, config: Config) -> str:
    """ "" for none, or one that is elsewhere."""
    text = _fields.text(document, "url")
    site = urlsplit(config.base_url)
    if scheme_of(text) or text.startswith("//"):
        parts = urlsplit(text)
        is_here = parts.netloc.lower() == site.netloc.lower() and not parts.query
        return unquote(parts.path).removeprefix(site.path).lstrip("/") if is_here else ""
    path = text.partition("?")[0].partition("#")[0]
    if not path.strip("/"):
        return ""
    made = generator_of(config.site).addresses.stated(path, "")
    return unquote(made).lstrip("/")
