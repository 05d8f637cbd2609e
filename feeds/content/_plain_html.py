"""HTML that is nearly safe as it stands: elements of Markdown, in good order.

A cleaner would parse such a body and write the same again, but for attributes. That it is so plain
is known from its words, which are taken of every body; so most pages are made without a second
parser.
"""

from __future__ import annotations

import re

from feeds.content._safe import ATTRIBUTES, Resolve, rewritten, with_pictures
from feeds.content._well_formed import HEADINGS, words_of
from feeds.patterns import lazy_regex

__all__ = ["is_plain_html", "with_addresses"]

_ELEMENTS = HEADINGS | {
    None, "a", "b", "blockquote", "br", "code", "del", "div", "em", "figcaption", "figure", "hr",
    "i", "img", "kbd", "li", "ol", "p", "pre", "small", "strong", "sub", "sup", "table", "tbody",
    "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_TAG = lazy_regex(r"<([a-z][a-z0-9]*)((?: [a-z-]+=\"[^\"]*\")+(?: ?/)?| ?/)>")
"""A tag that may have to be written otherwise: with attributes, or a slash at its end."""

_ATTRIBUTE = lazy_regex(r" ([a-z-]+)=\"([^\"]*)\"")
_FOLLOWED = frozenset({"cite", "href", "src"})
_HOST = r"https?://(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]{2,}(?=[/?#]|$)"
_ADDRESS = lazy_regex(rf"(?:{_HOST}|mailto:|/|#|(?=[^:]*$))[^\s]*")
"""An address that no parser of addresses refuses."""

_GAP = lazy_regex(r"<pre[^<>]*>\n")
"""Where a parser takes the line end away."""

_REFERENCES = ("&amp;", "&lt;", "&gt;")


def is_plain_html(html: str, named: str) -> bool:
    """Whether a cleaner would change nothing but attributes, and how tags end.

    `named` is the same with ids of its headings.
    """
    words = words_of(html)
    if words is None or not _ELEMENTS.issuperset(words.names):
        return False
    if "\r" in named or named.count("<") != named.count(">"):
        return False
    if "&" in named and named.count("&") != sum(map(named.count, _REFERENCES)):
        return False
    if "pre" in words.names and _GAP.search(html):
        return False
    return "=" not in html or _has_plain_attributes(named)


def _has_plain_attributes(html: str) -> bool:
    """Whether each is stated once, and says in its letters what it means."""
    number = 0
    for _, attributes in _TAG.findall(html):
        stated = _ATTRIBUTE.findall(attributes)
        number += len(stated)
        if "&" in attributes or len(dict(stated)) != len(stated):
            return False
        for name, value in stated:
            if name in _FOLLOWED and not _ADDRESS.fullmatch(value):
                return False
    return html.count("=") == number or html.count('="') == number


def with_addresses(html: str, resolve: Resolve) -> str:
    """What `safe_html` makes of such a body, to whose headings ids may have been given."""

    def tag(match: re.Match[str]) -> str:
        name, stated = match[1], match[2]
        if "=" not in stated:
            return f"<{name}>"
        allowed = ATTRIBUTES.get(name, _NONE) | ATTRIBUTES["*"]
        made = [
            f' {attribute}="{_escaped(value)}"'
            for attribute, written in _ATTRIBUTE.findall(stated)
            if attribute in allowed
            and (value := rewritten(name, attribute, written, resolve)) is not None
        ]
        return f"<{name}{''.join(made)}>"

    html = _TAG.sub(tag, html) if "=" in html or "/>" in html else html
    if "\xa0" in html:
        html = html.replace("\xa0", "&nbsp;")
    return with_pictures(html) if "<img" in html else html


_NONE: frozenset[str] = frozenset()


def _escaped(value: str) -> str:
    """The value of an attribute, as the cleaner writes it (HTML 13.3)."""
    if "&" in value:
        value = value.replace("&", "&amp;")
    return value.replace('"', "&quot;").replace("<", "&lt;").replace(">", "&gt;")
