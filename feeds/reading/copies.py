"""Copies of article files that editors, tools and people leave behind: known by their names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from feeds.content import type_of_ending
from feeds.patterns import lazy_regex

__all__ = ["inside_names", "is_copy", "is_shown", "without_mark_of_copy"]

_SHOWN = ("image/", "audio/", "video/", "font/")
_PAGES = frozenset({"application/pdf", "text/html", "text/css", "application/epub+zip"})
_PLAIN = lazy_regex(r"[\w-]+\.[^\W_]+")  # one suffix and nothing behind it
_LEFT = lazy_regex(
    r"(?>(?:~\d*~?|#|[._ -](?:bak|backup|orig|original|old|saved?|sav|sw[a-z]|te?mp|rej|prev|copy"
    r"|mine|theirs|ours|conflict\w*|draft|wip|\d+|~\d+~)\d*)+)"
)


@lru_cache(maxsize=1024)
def is_shown(suffix: str) -> bool:
    """Whether files of this suffix are pictures, sound, pages: nobody's source."""
    kind = type_of_ending(suffix)
    return kind.startswith(_SHOWN) or kind in _PAGES


def inside_names(suffixes: Iterable[str]) -> re.Pattern[str]:
    """Finds these suffixes in lower-case names that go on behind them."""
    one = "|".join(map(re.escape, sorted(suffixes)))
    return lazy_regex(rf"(?<=.)(?:{one})(?=[\W_])", re.DOTALL)


def is_copy(name: str, sources: re.Pattern[str], others: re.Pattern[str]) -> bool:
    """Whether a name is that of an article's source with something behind it.

    `sources` finds suffixes of files that are articles' alone: whatever stands behind one of them
    makes a copy, but a format that is shown (`b.md.pdf`). `others` those that attachments
    have as well: behind these, only what programs and people write for a copy does.
    """
    if _PLAIN.fullmatch(name):
        return False
    lower = name.lower()
    if any(not is_shown(_last(rest)) for rest in _behind(lower, sources)):
        return True
    return any(_LEFT.fullmatch(rest) for rest in _behind(lower, others))


def without_mark_of_copy(path: str) -> str:
    """The path without what is written behind the name of a copy (`b.old`); "" for any other."""
    start, dot, end = path.rpartition(".")
    if dot and _LEFT.fullmatch(dot + end):
        return start
    return path.rstrip("~") if path.endswith("~") else ""


def _behind(name: str, suffixes: re.Pattern[str]) -> Iterable[str]:
    """What stands behind a suffix within a name."""
    return (name[found.end() :] for found in suffixes.finditer(name))


def _last(rest: str) -> str:
    _, dot, end = rest.rpartition(".")
    return dot + end if dot else ""
