"""The title of a page without the name of its site, where that is certain to be one."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from feeds.patterns import lazy_regex

__all__ = ["without_site"]

_MARK = r"\s*(?:\s-{1,2}|[|–—·•»«]|::|\s:|-{1,2}(?=\W))\s*"
_NAMES = 'meta[property="og:site_name"], meta[name="application-name"]'
_LAST = lazy_regex(r"(?P<title>.{10,}\S)\s+(?:[|–—·•»]|-{1,2}|::)\s+(?P<site>\S+(?:\s\S+){0,3})")


def without_site(title: str, tree: LexborHTMLParser, *, is_element: bool) -> str:
    """The title alone.

    What goes is the name that the page gives its site, or the host's, at either end; and what
    follows the words of the article's own heading. Of a `title` element on a page that tells
    neither, a few last words behind a bar or dash.
    """
    names = _site_names(tree)
    for name in names:
        end = re.fullmatch(rf"(.+?){_MARK}{re.escape(name)}", title, re.IGNORECASE)
        start = re.fullmatch(rf"{re.escape(name)}{_MARK}(.+)", title, re.IGNORECASE)
        found = end or start
        if found is not None and found[1].strip():
            return found[1].strip()
    for heading in _headings(tree):
        rest = title[len(heading) :]
        if title.startswith(heading) and re.match(rf"{_MARK}\S|\s*-\s*\S", rest):
            return heading
    last = _LAST.fullmatch(title) if is_element and not names else None
    return last["title"] if last and len(last["site"]) < len(last["title"]) else title


def _site_names(tree: LexborHTMLParser) -> list[str]:
    found = [" ".join((node.attributes.get("content") or "").split()) for node in tree.css(_NAMES)]
    link = tree.css_first('link[rel~="canonical"][href], meta[property="og:url"][content]')
    attributes = link.attributes if link is not None else {}
    try:
        host = urlsplit(attributes.get("href") or attributes.get("content") or "").hostname or ""
    except ValueError:
        host = ""
    return [name for name in (*found, host.removeprefix("www.")) if name]


def _headings(tree: LexborHTMLParser) -> list[str]:
    """The words of headings that are the article's, and not the site's sign."""
    inside = tree.css("article h1, main h1")
    nodes = inside or [node for node in tree.css("h1") if not _is_sign(node)]
    texts = [" ".join(node.text(deep=True, separator="").split()) for node in nodes]
    return [text for text in texts if text] if len(texts) == 1 or inside else []


def _is_sign(node: LexborNode) -> bool:
    link = node.css_first("a[href]")
    parent: LexborNode | None = node
    while parent is not None:
        if parent.tag in {"header", "nav", "a"}:
            return True
        parent = parent.parent
    return link is not None
