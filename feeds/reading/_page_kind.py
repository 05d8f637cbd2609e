"""What an HTML page is, if it is no article: a redirection, a frameset, a list of articles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from feeds.content import outermost
from feeds.patterns import lazy_regex
from feeds.reading._page_text import length_of

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

__all__ = ["is_listing", "is_redirection", "reason_of_kind"]

_META = lazy_regex(r"<meta\b[^<>]{0,2000}>", re.IGNORECASE)
_REFRESH = lazy_regex(r"http-equiv\s*=\s*[\"']?\s*refresh", re.IGNORECASE)
_TARGET = lazy_regex(r"content\s*=\s*[\"']?\s*(\d{1,3})(?:\.\d*)?\s*[;,]\s*\S", re.IGNORECASE)
_AT_ONCE = 10  # seconds: later ones load a page again
_HEAD = 20_000  # characters
_ENTRIES = "article, .h-entry, .hentry, .post, .post-preview, .entry, .card"
_LINKED = "h1 a[href], h2 a[href], h3 a[href], h4 a[href], a[href] h2, a[href] h3"
_BESIDE = "nav, header, footer, aside, script, style, noscript"
_FEW = 3
_MOST = 0.5  # of the words: what holds more than half of them is an article


def is_redirection(text: str) -> bool:
    """Whether the page sends its readers on at once, by a meta element."""
    for match in _META.finditer(text[:_HEAD]):
        if _REFRESH.search(match.group()):
            target = _TARGET.search(match.group())
            if target is not None and int(target[1]) <= _AT_ONCE:
                return True
    return False


def reason_of_kind(tree: LexborHTMLParser, text: str) -> str:
    """Why the page is no article; "" where it may be one."""
    if is_redirection(text):
        return "a redirection to another page"
    if tree.css_first("frameset") is not None:
        return "a frame around other pages"
    if is_listing(tree):
        return "a page that lists others"
    return ""


def is_listing(tree: LexborHTMLParser) -> bool:
    """Whether most of its words stand in several entries, with headings that lead to their pages.

    What stands beside the text, in the footer for one, does not count, nor do entries there.
    """
    body = tree.body
    if body is None or _says_article(tree):
        return False
    entries = {
        node.mem_id: node for node in body.css(_ENTRIES) if node.css_first(_LINKED) is not None
    }
    parts = list(outermost([*entries.values(), *body.css(_BESIDE)]))
    outer = [length_of(node) for node in parts if node.mem_id in entries]
    beside = [length_of(node) for node in parts if node.mem_id not in entries]
    whole = length_of(body)
    if len(outer) < _FEW or sum(outer) < (whole - sum(beside)) * _MOST:
        return False
    return all(length_of(node) < whole * _MOST for node in body.css("article, .h-entry, .hentry"))


def _says_article(tree: LexborHTMLParser) -> bool:
    if tree.css_first('meta[property="article:published_time"], [itemprop~="articleBody"]'):
        return True
    kind = tree.css_first('meta[property="og:type"]')
    return kind is not None and (kind.attributes.get("content") or "").strip() == "article"
