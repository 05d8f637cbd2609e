"""What of a body cannot be shown: counted, and reported with the line where it first stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from feeds.errors import Problem

__all__ = ["LostPart", "line_in", "lost_problems"]


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
            line=min(line_of(one.written) for one in alike),
            message=f"{what} cannot be shown in feeds and was removed"
            + (f" ({len(alike)} times)" if len(alike) > 1 else ""),
            hint=alike[0].hint,
            severity="warning",
        )
        for what, alike in kinds.items()
    )


def line_in(text: str, written: str, first: int, start: int) -> int:
    """The line of a text on which that first stands at or after a line; that line for nowhere."""
    begin = 0
    for _ in range(start - first):
        begin = text.find("\n", begin) + 1
        if not begin:
            return start
    found = re.compile(re.escape(written), re.IGNORECASE).search(text, begin)
    return start if found is None else first + text.count("\n", 0, found.start())
