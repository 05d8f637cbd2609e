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

_USUAL = bytes(code for code in range(128) if code >= ord(" ") or code in b"\t\n\r")
_PLAIN = bytes(code for code in range(128) if code in b" \n" or not chr(code).isspace())
"""What of ASCII is no control character, and what is no white space but blanks and line ends."""

_ODD_SPACES = "\t\x0b\x0c\r\x1c\x1d\x1e\x1f"
"""White space of ASCII, as `str.split` has it, but for those."""


def has_odd_space(text: str) -> bool:
    """Whether there is any white space but blanks and line ends."""
    if text.isascii():
        return any(map(text.__contains__, _ODD_SPACES))
    left = _without(_PLAIN, text.encode("utf-8", "surrogatepass"))
    return left.split() != [left]


def _without(letters: bytes, data: bytes) -> str:
    """A text without these letters of ASCII: little is left of most, to look at closely."""
    return data.translate(None, letters).decode("utf-8", "surrogatepass")


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
    """Whether it has none of either, as nearly all texts."""
    left = _without(_USUAL, text.encode("utf-8", "surrogatepass"))
    return left.isprintable() or not (_ILLEGAL.search(left) or _BIDI.search(left))


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
