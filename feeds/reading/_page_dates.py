"""Dates that a page only shows, to be found by their place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from selectolax.lexbor import LexborHTMLParser

from feeds.dates import parse_date
from feeds.errors import DateError
from feeds.model import Field
from feeds.patterns import lazy_regex
from feeds.reading._page_lines import lines_after
from feeds.reading._page_text import text_of

__all__ = ["visible_date"]

_LONGEST_DATE = 40  # characters
_SURE = "time, .date, .published, .pubdate, .post-date, .entry-date, .posted-on"
_LIKELY = (
    ".submitted, .timestamp, .dateline, .article-date, .publish-date, .byline, .post-meta, "
    ".entry-meta, .article-meta, .meta, .info"
)
_FEW = 3  # lines below a title, of which those before the date name people
_BETWEEN = lazy_regex(r"\s[|·•/–—]\s")
_EXACT = frozenset({"day", "hour", "minute", "second"})
_AHEAD = lazy_regex(
    r"(?:(?:submitted|posted|published|written|created|date|on|by [\w.'-]{1,30}(?: [\w.'-]{1,30})?)"
    r"\b[\s:,|–-]*)+",
    re.IGNORECASE,
)


def visible_date(tree: LexborHTMLParser, language: str) -> tuple[Field, ...]:
    """A date that the page only shows, in an element whose class says so, or under its title.

    Where that only makes it likely, it counts if it is a date and nothing else; under the title
    a day, since a mere year may be that of anything.
    """
    for node in tree.css(_SURE):
        text = text_of(node).rpartition(": ")[2]
        if _may_be_date(text):
            return (Field(name="date", value=text, source="page text"),)
    for node in tree.css(_LIKELY):
        text = _AHEAD.sub("", text_of(node).rpartition(": ")[2], count=1).strip(" ,|")
        if _may_be_date(text) and _is_date(text, language, None):
            return (Field(name="date", value=text, source="page text"),)
    for line in _under_title(tree):
        for part in (line, *_BETWEEN.split(line)):
            text = _AHEAD.sub("", part.rpartition(": ")[2], count=1).strip(" ,|")
            if _may_be_date(text) and _is_date(text, language, _EXACT):
                return (Field(name="date", value=text, source="page text"),)
    return ()


def _under_title(tree: LexborHTMLParser) -> Iterator[str]:
    """The first line below the only heading of the highest rank, after lines that name people."""
    heading = next((found for rank in ("h1", "h2") if (found := tree.css(rank))), [])
    for line in islice(lines_after(heading[0]), _FEW) if len(heading) == 1 else ():
        yield line
        if _AHEAD.sub("", line, count=1).strip():
            return


def _may_be_date(text: str) -> bool:
    return len(text) <= _LONGEST_DATE and re.search(r"(?:19|20)\d\d", text) is not None


def _is_date(text: str, language: str, precisions: frozenset[str] | None) -> bool:
    try:
        found = parse_date(text, language=language or None)
    except DateError:
        return False
    return precisions is None or found.precision in precisions
