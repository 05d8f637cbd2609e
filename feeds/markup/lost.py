"""What of a text is not shown: reported once for each name, with its first line and how often."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

from feeds.errors import Problem

__all__ = ["Lines", "LostTags", "short"]

_WIDEST = 40


class LostTags:
    """The tags that were removed from one text, in the order in which they were met."""

    def __init__(self) -> None:
        self.lines: dict[str, list[int]] = {}

    def add(self, what: str, line: int, *, kept: object = "") -> None:
        """A tag without a meaning here, of which some words may be shown."""
        end = "; only its words are shown" if kept else " and was removed"
        self.lines.setdefault(f"{what} has no meaning here{end}", []).append(line)

    def uncomputed(self, what: str, line: int, kept: str = "") -> None:
        """A tag that only the site's generator can compute, of which some words may be shown."""
        end = "; only its words are shown" if kept else " and was left out"
        message = f"{what} cannot be computed here{end}"
        self.lines.setdefault(message, []).append(line)

    def notes(self, lines: Iterable[int]) -> None:
        """Notes of the author's that are meant for nobody else."""
        message = "what stands between %% and %% is a note, as in Obsidian, and was left out"
        for line in lines:
            self.lines.setdefault(message, []).append(line)

    def problems(self, path: str) -> tuple[Problem, ...]:
        """A warning for each kind of loss."""
        if not self.lines:
            return ()
        return tuple(
            Problem(
                path=path,
                line=lines[0],
                message=message + (f" ({len(lines)} times)" if len(lines) > 1 else ""),
                hint="write what it shows as Markdown or HTML",
                severity="warning",
            )
            for message, lines in self.lines.items()
        )


class Lines:
    """The lines of a text, the first of which is that line of its file."""

    def __init__(self, text: str, first: int) -> None:
        self.text = text
        self.first = first
        self.breaks: list[int] | None = None

    def at(self, position: int) -> int:
        """The line of the file that a place of the text is on."""
        if self.breaks is None:
            before = accumulate(map(len, self.text.split("\n")))
            self.breaks = [letters + number for number, letters in enumerate(before)]
        return self.first + bisect_left(self.breaks, position)


def short(text: str) -> str:
    """At most 40 characters of a text, on one line."""
    words = " ".join(text.split())
    return words if len(words) <= _WIDEST else words[: _WIDEST - 1] + "…"
