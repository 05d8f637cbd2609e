"""The table of contents of an article, made of its headings."""

from __future__ import annotations

import re
from dataclasses import field
from html import unescape

from feeds.patterns import lazy_regex
from feeds.records import dataclass

__all__ = ["Heading", "contents_of"]

_TOKEN = lazy_regex(r"<(?P<end>/?)h(?P<level>[1-6])(?P<rest>(?:\s[^<>]*)?)>")
_ID = lazy_regex(r"\sid=\"([^\"]*)\"")
_SECTION = lazy_regex(r"<section(?:\s[^<>]*)?\sid=\"([^\"]*)\"[^<>]*>\s*\Z")
_NEAR = 300  # characters ahead of a heading in which its section begins
_TAG = lazy_regex(r"<[^<>]*>")
_FEWEST = 2  # headings that a table is worth


@dataclass(slots=True)
class Heading:
    """A heading, and those below it."""

    id: str
    text: str
    below: list[Heading] = field(default_factory=list)


def contents_of(html: str) -> list[Heading]:
    """The headings of a sanitised body that links can lead to, each below the one it belongs to.

    A level that is left out counts for nothing; none at all where there are too few.
    """
    found = [*_headings(html)]
    if len(found) < _FEWEST:
        return []
    top: list[Heading] = []
    open_ones: list[tuple[int, list[Heading]]] = [(0, top)]
    for level, one in found:
        while open_ones[-1][0] >= level:
            open_ones.pop()
        open_ones[-1][1].append(one)
        open_ones.append((level, one.below))
    return top


def _headings(html: str) -> list[tuple[int, Heading]]:
    found = []
    opened: re.Match[str] | None = None
    for token in _TOKEN.finditer(html):
        if not token["end"]:
            opened = token
        elif opened is not None and opened["level"] == token["level"]:
            stated = _ID.search(opened["rest"]) or _of_section(html, opened.start())
            text = " ".join(unescape(_TAG.sub("", html[opened.end() : token.start()])).split())
            if stated is not None and stated[1] and text:
                found.append((int(token["level"]), Heading(unescape(stated[1]), text)))
            opened = None
    return found


def _of_section(html: str, start: int) -> re.Match[str] | None:
    """The id of the section that a heading begins, as docutils has it."""
    return _SECTION.search(html, max(0, start - _NEAR), start)
