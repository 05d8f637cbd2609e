"""Lines of a document on a terminal: tabs, wide and hidden characters, a window on long ones."""

from __future__ import annotations

import unicodedata

from feeds.patterns import lazy_regex
from feeds.records import dataclass

__all__ = ["Excerpt", "excerpt", "shown", "width"]

_TAB = 4
_MARKED = lazy_regex(  # what is underlined: an attribute, a tag, a string, a word
    r"""[\w:-]+=(?:\\?"[^"\\]*+\\?"|'[^']*+'|&quot;.*?&quot;|&\#34;.*?&\#34;)"""
    r"""|(?:<|&lt;)/?[\w:.-]+|"(?:[^"\\]++|\\.|)*+"?|'[^']*+'?|&\#?\w+;|[^\s<>"'=&]+|."""
)


def _cell(char: str) -> str:
    """A character as a terminal may show it: hidden ones by number."""
    if char == "\t":
        return " " * _TAB
    if char.isprintable():
        return char
    return " " if unicodedata.category(char) == "Zs" else f"<U+{ord(char):04X}>"


def shown(text: str) -> str:
    """The text with nothing hidden in it."""
    if text.isprintable():
        return text
    return "".join(_cell(char) for char in text)


def width(text: str) -> int:
    """How many columns a shown text takes."""
    if text.isascii():
        return len(text)
    return sum(_wide(char) for char in text)


def _wide(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A window on a line, and where the mark goes below it, in columns of a terminal."""

    text: str
    offset: int  # columns before the mark
    length: int  # columns of the mark, at least one


def excerpt(line: str, column: int, room: int) -> Excerpt:
    """The part of a line around `column` (from 1; 0 for none) that fits into `room` columns."""
    index = min(max(column - 1, 0), len(line))
    found = _MARKED.match(line, index)
    end = min(found.end() if found else index, index + room)
    before = line[:index]
    if width(shown(line[:end])) > room:  # else the line can begin at its beginning
        before = _fitting(before, room // 3, backwards=True)
    start = "" if len(before) == index else "…"
    left = room - width(shown(before))
    marked = _fitting(line[index:end], left)
    after = _fitting(line[index + len(marked) :], left - width(shown(marked)))
    whole = index + len(marked) + len(after) >= len(line)
    text = start + shown(before + marked + after).rstrip() + ("" if whole else "…")
    return Excerpt(text, width(start + shown(before)), max(1, width(shown(marked))))


def _fitting(text: str, room: int, *, backwards: bool = False) -> str:
    """As much of the beginning (or the end) of a text as fits into `room` columns."""
    step = -1 if backwards else 1
    used = kept = 0
    for char in text[::step][:room]:
        used += width(_cell(char))
        if used > room:
            break
        kept += 1
    return text[len(text) - kept :] if backwards else text[:kept]
