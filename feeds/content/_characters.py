"""Characters that no XML document can hold, and those that reorder what is shown."""

from __future__ import annotations

import re
from collections import Counter

from feeds.errors import Problem
from feeds.patterns import lazy_regex

__all__ = ["clean_text", "has_odd_space", "one_line"]

_ILLEGAL = lazy_regex("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Everything outside Char of XML 1.0, section 2.2; lone surrogates among it."""

_BIDI = lazy_regex("[\u202a-\u202e\u2066-\u2069]")
"""Explicit embeddings, overrides and isolates: they can make a text read as another one."""

_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r")
_RARE = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffe\uffff"


_ODD_SPACES = "\t\x0b\x0c\r\x1c\x1d\x1e\x1f"
_ODDER_SPACES = (
    "\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028"
    "\u2029\u202f\u205f\u3000"
)
"""White space, as `str.split` has it, in ASCII and beyond."""


def has_odd_space(text: str) -> bool:
    """Whether there is any white space but blanks and line ends."""
    if any(map(text.__contains__, _ODD_SPACES)):
        return True
    return not text.isascii() and any(map(text.__contains__, _ODDER_SPACES))


def one_line(text: str) -> str:
    """The text with every run of white space made one space, and none at its ends."""
    return " ".join(text.split())


def clean_text(text: str, *, path: str, line: int = 1) -> tuple[str, tuple[Problem, ...]]:
    """Take out the characters outside XML 1.0 Char, and report them and bidi controls.

    Returns the text and one warning per kind of character, at the first line where it
    stands; `line` is the line of the file on which the text begins.
    """
    if _is_clean(text):
        return text, ()
    problems = [
        *_report(_ILLEGAL, text, path, line, "is not allowed in feeds and was removed"),
        *_report(_BIDI, text, path, line, "changes the direction of the text; it was kept"),
    ]
    return _ILLEGAL.sub("", text), tuple(problems)


def _is_clean(text: str) -> bool:
    """Whether it has none of either, as nearly all texts: ten times as quick as a pattern."""
    try:
        data = text.encode()
    except UnicodeEncodeError:  # a lone surrogate
        return False
    if len(data.translate(None, _CONTROLS)) != len(data):
        return False
    return data.isascii() or not any(map(text.__contains__, _RARE))


def _report(pattern: re.Pattern[str], text: str, path: str, line: int, what: str) -> list[Problem]:
    first: dict[str, int] = {}
    counts: Counter[str] = Counter()
    for match in pattern.finditer(text):
        character = match.group()
        counts[character] += 1
        first.setdefault(character, match.start())
    return [
        Problem(
            path=path,
            line=line + text.count("\n", 0, position),
            message=f"character U+{ord(character):04X} {what}"
            + (f" ({counts[character]} times)" if counts[character] > 1 else ""),
            hint="delete it from the file",
            severity="warning",
        )
        for character, position in first.items()
    ]
