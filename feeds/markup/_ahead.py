"""What stands around and ahead of a place in a text, each part of which is looked at once.

A pass over a text asks from left to right. If each answer were looked for again, a long line
would be read once for each mark that is in it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict

from feeds.patterns import lazy_regex

__all__ = ["Closings", "LineAt", "Lists", "NextSigns", "Spans", "goes_on", "is_end_of_line"]

_BLANKS = lazy_regex(r"[^\S\n]*+")
_FENCE_BEFORE = lazy_regex(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*")
_END = lazy_regex(r"[^\S\n]*+(?:\n|\Z)")
_LIST_ITEM = lazy_regex(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]")
_TICKS = lazy_regex(r"`+")


def goes_on(text: str, letter: str, endings: tuple[str, ...]) -> bool:
    """Whether one of these follows a letter somewhere.

    One letter is looked for thirty times as fast as two.
    """
    place = text.find(letter)
    while place >= 0:
        if text.startswith(endings, place + 1):
            return True
        place = text.find(letter, place + 1)
    return False


def is_end_of_line(text: str, position: int) -> bool:
    """Whether nothing but blanks comes on the line from there on."""
    return _END.match(text, position) is not None


class LineAt:
    """The line that a place is on."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._start, self._stop = 0, -1
        self._first = 0  # what is no blank
        self._marks = -1  # behind those of lists and quotations; -1 where not looked at

    def start(self, position: int) -> int:
        """Where the line begins."""
        self._look(position)
        return self._start

    def stop(self, position: int) -> int:
        """Where the line ends."""
        self._look(position)
        return self._stop

    def is_first(self, position: int) -> bool:
        """Whether nothing but blanks stands on the line before it."""
        self._look(position)
        return self._first >= position

    def may_be_fence(self, position: int) -> bool:
        """Whether nothing but the marks of lists and quotations stands before it."""
        self._look(position)
        if self._marks < 0:
            found = _FENCE_BEFORE.match(self._text, self._start, self._stop)
            self._marks = found.end() if found is not None else self._start
        return self._marks == position

    def _look(self, position: int) -> None:
        if self._start <= position <= self._stop:
            return
        stop = self._text.find("\n", position)
        self._start = self._text.rfind("\n", 0, position) + 1
        self._stop = stop if stop >= 0 else len(self._text)
        blanks = _BLANKS.match(self._text, self._start)
        self._first = blanks.end() if blanks is not None else self._start
        self._marks = -1


class NextSigns:
    """Where a mark comes next; asked in rising order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._next: dict[str, int] = {}

    def after(self, mark: str, position: int) -> int:
        """The first at or behind a position; the length of the text where none comes."""
        known = self._next.get(mark, -1)
        if known < position:
            found = self._text.find(mark, position)
            known = self._next[mark] = found if found >= 0 else len(self._text)
        return known


class Spans:
    """Code between backticks, which ends within its paragraph (CommonMark, 6.1)."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._start, self._stop = 0, -1
        self._runs: dict[int, list[int]] = {}  # length → where runs of it begin

    def end(self, length: int, position: int) -> int:
        """Behind the next run of as many backticks; the position itself where none comes."""
        if not self._start <= position <= self._stop:
            self._read(position)
        runs = self._runs.get(length, [])
        place = bisect_left(runs, position)
        return runs[place] + length if place < len(runs) else position

    def _read(self, position: int) -> None:
        stop = self._text.find("\n\n", position)
        self._start, self._stop = position, stop if stop >= 0 else len(self._text)
        self._runs = defaultdict(list)
        for run in _TICKS.finditer(self._text, position, self._stop):
            self._runs[run.end() - run.start()].append(run.start())


class Closings:
    """The closing tags of one name, for tags that may stand in one another.

    Without a name, those of all tags between `{%` and `%}`.
    """

    def __init__(self, text: str, name: str, position: int) -> None:
        word = re.escape(name) if name else r"\w+"
        both = re.compile(
            rf"\{{%-?\s*end_?(?:{word})?\s*-?%\}}|\{{\{{[<%]\s*/\s*{word}\s*[>%]\}}\}}"
            rf"|(?P<open>\{{%-?\s*{word}\b|\{{\{{[<%]\s*{word}\b(?![^{{}}]*/\s*[>%]\}}\}}))",
            re.IGNORECASE,
        )
        self._starts: list[int] = []  # of all tags
        self._depths: list[int] = []  # behind each of them
        self._closing: dict[int, list[re.Match[str]]] = defaultdict(list)  # by that depth
        depth = 0
        for tag in both.finditer(text, position):
            depth += 1 if tag["open"] else -1
            self._starts.append(tag.start())
            self._depths.append(depth)
            if not tag["open"]:
                self._closing[depth].append(tag)

    def of(self, end: int) -> re.Match[str] | None:
        """The one of the tag that ends there, inner ones of its name passed."""
        place = bisect_left(self._starts, end)
        depth = self._depths[place - 1] if place else 0
        closing = self._closing.get(depth - 1, [])
        found = bisect_left(closing, end, key=lambda tag: tag.start())
        return closing[found] if found < len(closing) else None


class Lists:
    """Whether indented text belongs to an item of a list; asked in rising order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._done = 0
        self._is_in = False

    def is_in(self, position: int) -> bool:
        """Whether the last text before the line there, of those that tell, is an item."""
        while self._done < position:
            stop = self._text.find("\n", self._done, position)
            stop = stop if stop >= 0 else position
            if _LIST_ITEM.match(self._text, self._done, stop):
                self._is_in = True
            elif not self._text[self._done : self._done + 1].isspace() and self._done < stop:
                self._is_in = False
            self._done = stop + 1
        return self._is_in
