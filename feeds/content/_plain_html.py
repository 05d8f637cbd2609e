"""HTML that is nearly safe as it stands: elements of Markdown, in good order.

A cleaner would parse such a body and write the same again, but for attributes. That it is so plain
is known from its words, which are taken of every body; so most pages are made without a second
parser.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from feeds.content._safe import ATTRIBUTES, Resolve, rewritten, with_pictures
from feeds.content._well_formed import HEADINGS, words_of
from feeds.patterns import lazy_regex

__all__ = ["BodyMarks", "PlainBody", "is_plain_html"]

_ELEMENTS = HEADINGS | {
    None, "a", "b", "blockquote", "br", "code", "del", "div", "em", "figcaption", "figure", "hr",
    "i", "img", "kbd", "li", "ol", "p", "pre", "small", "strong", "sub", "sup", "table", "tbody",
    "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_TAG = lazy_regex(r"<([a-z][a-z0-9]*)((?: [a-z-]+=\"[^\"]*\")+(?: ?/)?| ?/)>")
"""A tag that may have to be written otherwise: with attributes, or a slash at its end."""

_MARKED = lazy_regex(
    r"<(?=[a-z][a-z0-9]*+[ /]|(?:img|pre|table)>)([a-z][a-z0-9]*+)"
    r"((?: [a-z-]+=\"[^\"]*\")*(?: ?/)?)>"
)
"""The same, and those that pages show in their own way."""

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


class BodyMarks(NamedTuple):
    """What may stand in a body that is published; False for what surely does not."""

    pictures: bool = True
    shown: bool = True  # elements that pages show in their own way
    own_addresses: bool = True  # that lead to the site itself


class PlainBody:
    """What `safe_html` makes of such a body, to whose headings ids may have been given.

    Calling it makes that, and notes what stands there: so nobody has to look again.
    """

    def __init__(self, resolve: Resolve) -> None:
        self._resolve = resolve
        self.ids: list[str] = []
        self.names: set[str] = set()
        """Of elements with attributes, and of all that pages show in their own way."""

    def __call__(self, html: str) -> str:
        """The body as it is published."""
        html = _MARKED.sub(self._tag, html)
        if "\xa0" in html:
            html = html.replace("\xa0", "&nbsp;")
        return with_pictures(html) if "img" in self.names else html

    def marks(self, *, has_own_addresses: bool) -> BodyMarks:
        """What may stand in what was made."""
        is_shown = not _SHOWN.isdisjoint(self.names)
        return BodyMarks("img" in self.names, is_shown, has_own_addresses)

    def _tag(self, match: re.Match[str]) -> str:
        name, stated = match.groups()
        self.names.add(name)
        if "=" not in stated:
            return f"<{name}>"
        allowed = _ALLOWED.get(name, _ALLOWED["*"])
        made = f"<{name}"
        for attribute, written in _ATTRIBUTE.findall(stated):
            value = self._value(name, attribute, written) if attribute in allowed else None
            if value is not None:
                made += f' {attribute}="{_escaped(value)}"'
        return made + ">"

    def _value(self, name: str, attribute: str, written: str) -> str | None:
        if attribute == "id":
            self.ids.append(written)
            return written
        return rewritten(name, attribute, written, self._resolve)


_SHOWN = frozenset({"div", "img", "pre", "table"})
"""Plain elements that pages show in their own way: of these `div` has an attribute then."""

_ALLOWED = {name: allowed | ATTRIBUTES["*"] for name, allowed in ATTRIBUTES.items()}


def _escaped(value: str) -> str:
    """The value of an attribute, as the cleaner writes it (HTML 13.3)."""
    if "&" in value:
        value = value.replace("&", "&amp;")
    return value.replace('"', "&quot;").replace("<", "&lt;").replace(">", "&gt;")
