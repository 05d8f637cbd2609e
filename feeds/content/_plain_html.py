"""HTML that is nearly safe as it stands: elements of Markdown, in good order.

A cleaner would parse such a body and write the same again, but for attributes. That it is so plain
is known from its words, which are taken of every body; so most pages are made without a second
parser.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import starmap

from feeds.content._safe import ATTRIBUTES, REWRITTEN, Resolve, rewritten, with_pictures
from feeds.content._well_formed import BETWEEN_TAGS, COMMENT, HEADINGS, words_of
from feeds.patterns import lazy_regex
from feeds.records import NamedTuple

__all__ = ["BodyMarks", "PlainBody", "is_plain_html"]

_ELEMENTS = HEADINGS | {
    None, "a", "b", "blockquote", "br", "code", "del", "div", "em", "figcaption", "figure", "hr",
    "i", "img", "kbd", "li", "ol", "p", "pre", "small", "strong", "sub", "sup", "table", "tbody",
    "td", "th", "thead", "tr", "ul", COMMENT,
}  # fmt: skip
_TAG = lazy_regex(r"<([a-z][a-z0-9]*)((?: [a-z-]+=\"[^\"]*\")+(?: ?/)?| ?/)>")
"""A tag that may have to be written otherwise: with attributes, or a slash at its end."""

_MARKED = lazy_regex(
    r"<(?:(?=[a-z][a-z0-9]*+[ /]|(?:img|pre|table)>)([a-z][a-z0-9]*+)"
    r"((?: [a-z-]+=\"[^\"]*\")*(?: ?/)?)|!--[^<>]*--)>"
)
"""The same, those that pages show in their own way, and comments."""

_COMMENT = lazy_regex(r"<!--(?!-)[^<>-]*(?:-[^<>-]+)*-->")
"""One that ends where it seems to."""

_STATING = lazy_regex(r"<[a-z][^<>=]*=")
"""The beginning of a tag with attributes."""

_ATTRIBUTE = lazy_regex(r" ([a-z-]+)=\"([^\"]*)\"")
_VALUE = lazy_regex(r"=\"[^\"]*\"")
_SHAPE = lazy_regex(r"(?: [a-z-]+)*(?: ?/)?")
"""The attributes of a tag without their values."""

_FOLLOWED = frozenset({"cite", "href", "src"})
_NUMBER = r"(?:1\d\d|[1-9]?\d)"
_HOST = rf"(?:(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]{{2,}}|localhost|{_NUMBER}(?:\.{_NUMBER}){{3}})"
_WEB = rf"(?:https?|ftp)://{_HOST}(?::[1-5]?\d{{1,4}})?(?=[/?#]|$)"
_ADDRESS = lazy_regex(rf"(?:{_WEB}|mailto:|/|#|(?=[^:]*$))[^\s]*")
"""An address that no parser of addresses refuses."""

_GAP = lazy_regex(r"<pre[^<>]*>\n")
"""Where a parser takes the line end away."""

_REFERENCES = ("&amp;", "&lt;", "&gt;")
"""As they stand in text."""

_IN_VALUES = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&#x27;": "'", "&amp;": "&"}
"""The others stand in values of attributes; what begins with the last of them is none."""


def is_plain_html(html: str, named: str) -> bool:
    """Whether a cleaner would change nothing but attributes, and how tags end.

    `named` is the same with ids of its headings. Comments go.
    """
    words = words_of(html)
    if words is None or not _ELEMENTS.issuperset(words.names):
        return False
    if words.has_bare_sign or "\r" in named:
        return False
    if COMMENT in words.names and not _has_plain_comments(named):
        return False
    if "pre" in words.names and _GAP.search(html):
        return False
    if words.has_quote:
        return False
    return _are_plain(words.attributes) or _has_plain_attributes(named)


def _has_plain_comments(html: str) -> bool:
    """Whether each ends where it seems to, and holds tags at most."""
    is_even = html.count("<") == html.count(">")
    return is_even and html.count("<!") == len(_COMMENT.findall(html))


def _references_in(text: str) -> int:
    return sum(map(text.count, _REFERENCES))


def _are_plain(attributes: str) -> bool:
    """Whether those of all tags surely say in their letters what they mean.

    Ids that are made for headings do; where a name becomes an id, the whole has to be looked at.
    """
    if not attributes:
        return True
    if ">" in attributes:
        return False
    if not all(map(_is_plain_shape, {*_VALUE.sub("", attributes).split(BETWEEN_TAGS)})):
        return False
    stated = _ATTRIBUTE.findall(attributes)
    if "&" in attributes:
        return all(starmap(_is_plain_value, stated))
    return all(map(_ADDRESS.fullmatch, [value for name, value in stated if name in _FOLLOWED]))


@lru_cache(maxsize=256)
def _is_plain_shape(shape: str) -> bool:
    """Whether a blank stands ahead of each, and none is stated twice, or is a name."""
    names = shape.rstrip("/").split()
    return (
        _SHAPE.fullmatch(shape) is not None and "name" not in names and len({*names}) == len(names)
    )


def _has_plain_attributes(html: str) -> bool:
    """Whether each is stated once, and says in its letters what it means; and the text as well."""
    tags = [attributes for _, attributes in _TAG.findall(html) if "=" in attributes]
    number = in_values = 0
    for attributes in tags:
        stated = _ATTRIBUTE.findall(attributes)
        number += len(stated)
        if ">" in attributes or len(dict(stated)) != len(stated):
            return False
        if not all(starmap(_is_plain_value, stated)):
            return False
        if "&" in attributes:
            in_values += attributes.count("&") - _references_in(attributes)
    if "&" in html and html.count("&") - in_values != _references_in(html):
        return False
    is_all = html.count("=") == number or html.count('="') == number
    return is_all or len(_STATING.findall(html)) == len(tags)


def _is_plain_value(name: str, value: str) -> bool:
    if "&" in value:
        if value.count("&") != sum(map(value.count, _IN_VALUES)):
            return False
        value = _meant(value)
    return name not in _FOLLOWED or _ADDRESS.fullmatch(value) is not None


def _meant(value: str) -> str:
    for reference, character in _IN_VALUES.items():
        value = value.replace(reference, character)
    return value


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
        if name is None:  # a comment
            return ""
        self.names.add(name)
        if "=" not in stated:
            return f"<{name}>"
        allowed = _ALLOWED.get(name, _EVERYWHERE)
        made = f"<{name}"
        for attribute, value in _ATTRIBUTE.findall(stated):
            if attribute not in allowed:
                continue
            if "&" in value:
                value = _meant(value)  # noqa: PLW2901 - the same, as it is meant
            if attribute == "id":
                self.ids.append(value)
            elif attribute in REWRITTEN:
                value = rewritten(name, attribute, value, self._resolve)  # noqa: PLW2901 - likewise
            if value is not None:
                made += f' {attribute}="{_escaped(value)}"'
        return made + ">"


_SHOWN = frozenset({"div", "img", "pre", "table"})
"""Plain elements that pages show in their own way: of these `div` has an attribute then."""

_EVERYWHERE = frozenset(ATTRIBUTES["*"])
_ALLOWED = {name: _EVERYWHERE | allowed for name, allowed in ATTRIBUTES.items()}


def _escaped(value: str) -> str:
    """The value of an attribute, as the cleaner writes it (HTML 13.3)."""
    if "&" in value:
        value = value.replace("&", "&amp;")
    return value.replace('"', "&quot;").replace("<", "&lt;").replace(">", "&gt;")
