"""What of a body cannot be shown: counted, and reported with the line where it first stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice

from feeds.errors import Problem
from feeds.records import NamedTuple

__all__ = ["LinesOf", "LostPart", "lost_problems"]

_ASKED = 20  # of one kind, the places among which the first is looked for
_LOOKS = 200


class LostPart(NamedTuple):
    """One thing that was taken out."""

    what: str  # as the message names it
    written: str  # what the file has there, to find the line
    hint: str


def lost_problems(
    lost: Iterable[LostPart], *, path: str, line_of: Callable[[str], int]
) -> tuple[Problem, ...]:
    """One warning for each kind, with its number."""
    kinds: dict[str, list[LostPart]] = {}
    for one in lost:
        kinds.setdefault(one.what, []).append(one)
    return tuple(
        Problem(
            path=path,
            line=min(map(line_of, islice(dict.fromkeys(one.written for one in alike), _ASKED))),
            message=f"{what} cannot be shown in feeds and was removed"
            + (f" ({len(alike)} times)" if len(alike) > 1 else ""),
            hint=alike[0].hint,
            severity="warning",
        )
        for what, alike in kinds.items()
    )


class LinesOf:
    """The line of a file on which something first stands, at or behind its line `start`.

    Each look goes through the text; so many are made as people read warnings.
    """

    def __init__(self, text: str, start: int) -> None:
        self._text = text.lower()  # which has the same lines
        self._start = start
        self._begin = _begin_of(self._text, start)
        self._left = _LOOKS if self._begin >= 0 else 0

    def __call__(self, written: str) -> int:
        """Its line; the line `start` for what is nowhere."""
        self._left -= 1
        found = self._text.find(written.lower(), self._begin) if self._left >= 0 else -1
        return (
            self._start + self._text.count("\n", self._begin, found) if found >= 0 else self._start
        )


def _begin_of(text: str, line: int) -> int:
    """Where a line begins; -1 where there are not as many."""
    begin = 0
    for _ in range(line - 1):
        begin = text.find("\n", begin) + 1
        if not begin:
            return -1
    return begin
