"""The CLDR's patterns of dates: fields and literals (UTS 35, part 4, section 8)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from feeds.patterns import lazy_regex

__all__ = ["around_months", "literal_words", "parts"]

_PART = lazy_regex(r"'((?:[^']|'')*)'|([A-Za-z])\2*|([^A-Za-z']+)")
_ERA = lazy_regex(r"\s*G\s*")
_WORD = lazy_regex(r"[^\d\s.,;:/()'’+\-،、]+")
_BEFORE = lazy_regex(r"[^\W\d_]+[’']?$")
_AFTER = lazy_regex(r"^[^\W\d_]+")
_MEANINGS = (("year", "c"), ("month", "g"), ("day", "g"), ("join", "a"), ("time", "a"))


@lru_cache(maxsize=1024)
def parts(pattern: str) -> tuple[tuple[str, str], ...]:
    """The fields ("MMMM", "") and literals ("", " de ") of a pattern; an era is left out."""
    found = []
    for match in _PART.finditer(_ERA.sub(" ", pattern)):
        if match[2]:
            found.append((match[0], ""))
        else:
            quoted = match[1]
            found.append(("", match[3] if quoted is None else quoted.replace("''", "'") or "'"))
    return tuple(found)


def literal_words(patterns: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """The words that a language's own patterns put around the parts of a date.

    Each with its kind, one letter as the tokens have it: beside a year, without a meaning of
    its own, before a time.
    """
    for key, kind in _MEANINGS:
        for _field, literal in parts(patterns[key]):
            for word in _WORD.findall(literal):
                yield word, kind


def around_months(patterns: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """What a language's own patterns write as one word with the month, before and after it."""
    for key in ("month", "day"):
        found = (("", ""), *parts(patterns[key]), ("", ""))
        for before, (field, _), after in zip(found, found[1:], found[2:], strict=False):
            if field.startswith(("MMMM", "LLLL")):
                prefix, suffix = _BEFORE.search(before[1]), _AFTER.search(after[1])
                yield prefix[0] if prefix else "", suffix[0] if suffix else ""
