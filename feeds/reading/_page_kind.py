"""What an HTML page is, if it is no article: a redirection, a frameset, a list of articles."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from feeds.reading._page_text import length_of

__all__ = ["is_listing", "is_redirection", "reason_of_kind"]

_META = re.compile(r"<meta\b[^<>]{0,2000}>", re.IGNORECASE)
_REFRESH = re.compile(r"http-equiv\s*=\s*[\"']?\s*refresh", re.IGNORECASE)
_TARGET = re.compile(r"content\s*=\s*[\"']?\s*(\d{1,3})(?:\.\d*)?\s*[;,]\s*\S", re.IGNORECASE)
_AT_ONCE = 10  # seconds: later ones load a page again
_HEAD = 20_000  # characters
_ENTRIES = "article, .h-entry, .hentry, .post, .post-preview, .entry, .card"
_LINKED = "h1 a[href], h2 a[href], h3 a[href], h4 a[href], a[href] h2, a[href] h3"
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
    """Whether several entries, each with a heading that leads to its page, are all there is."""
    body = tree.body
    if body is None or _says_article(tree):
        return False
    entries = [node for node in body.css(_ENTRIES) if node.css_first(_LINKED) is not None]
    outer = [node for node in entries if not any(_holds(other, node) for other in entries)]
    if len(outer) < _FEW:
        return False
    whole = length_of(body)
    return all(length_of(node) < whole * _MOST for node in body.css("article, .h-entry, .hentry"))


def _says_article(tree: LexborHTMLParser) -> bool:
    if tree.css_first('meta[property="article:published_time"], [itemprop~="articleBody"]'):
        return True
    kind = tree.css_first('meta[property="og:type"]')
    return kind is not None and (kind.attributes.get("content") or "").strip() == "article"


def _holds(outer: LexborNode, inner: LexborNode) -> bool:
    parent = inner.parent
    while parent is not None:
        if parent.mem_id == outer.mem_id:
            return True
        parent = parent.parent
    return False
