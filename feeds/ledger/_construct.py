"""What an element of a feed holds, as HTML and as plain text, whatever type it says it has."""

from __future__ import annotations

from copy import deepcopy
from html import escape, unescape
from typing import TYPE_CHECKING, TypeAlias

from feeds.content import html_to_text, one_line
from feeds.patterns import lazy_regex

__all__ = ["content_html", "plain_html", "plain_text", "text_html"]

_BLANK_LINES = lazy_regex(r"\n[ \t\r]*\n\s*")

if TYPE_CHECKING:
    from lxml import etree

    _Element: TypeAlias = etree._Element  # noqa: SLF001 - the name lxml gives its type


def content_html(element: _Element | None) -> str:
    """An Atom content element (RFC 4287, 4.1.3) as HTML; "" for what is none and is no text."""
    if element is None or element.get("src"):
        return ""
    kind = element.get("type", "text").partition(";")[0].strip().lower()
    if kind in {"html", "text/html"}:
        return _inner_text(element)
    if kind in {"xhtml", "application/xhtml+xml"}:
        return _inner_html(element)
    return text_html(_inner_text(element)) if kind in {"text", "text/plain"} else ""


def plain_text(element: _Element | None) -> str:
    """An Atom text construct (RFC 4287, 3.1) without its markup."""
    if element is None:
        return ""
    text = _inner_text(element)
    return (
        plain_html(text) if element.get("type", "text").lower() in {"html", "text/html"} else text
    )


def plain_html(html: str) -> str:
    """HTML without its markup, on one line."""
    if "<" in html:
        html = html_to_text(html)
    elif "&" in html:
        html = unescape(html)
    return one_line(html)


def text_html(text: str) -> str:
    """Plain text as HTML: blank lines part paragraphs, others stay lines."""
    parts = (part.strip() for part in _BLANK_LINES.split(text))
    blocks = (escape(part, quote=False).replace("\n", "<br>\n") for part in parts if part)
    return "\n".join(f"<p>{block}</p>" for block in blocks)


def _inner_text(element: _Element) -> str:
    return "".join(map(str, element.itertext())).strip()


def _inner_html(element: _Element) -> str:
    """What lies in the div that RFC 4287 asks for, or in the element itself."""
    from lxml import etree  # noqa: PLC0415 - most builds read no feed

    copy = deepcopy(element)
    for one in copy.iter():
        if isinstance(one.tag, str):
            one.tag = etree.QName(one).localname
    root = copy[0] if len(copy) == 1 and copy[0].tag == "div" else copy
    parts = [escape(root.text or "", quote=False)]
    parts += [etree.tostring(one, method="html", encoding="unicode") for one in root]
    return "".join(parts).strip()
