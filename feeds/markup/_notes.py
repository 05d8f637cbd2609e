"""Notes to oneself between `%%` and `%%`, which Obsidian shows in its editor alone."""

from __future__ import annotations

from collections.abc import Callable

from feeds.generators import Source
from feeds.markup._fences import parts_of
from feeds.markup.lost import LostTags

__all__ = ["without_notes"]

_NOTE = "%%"

_BEFORE = (" ", "\t", "(")
_BEHIND = ("", *" \t\n.,;:!?)")


def without_notes(text: str, line: int, source: Source, lost: LostTags) -> str:
    """The text without them, on as many lines, where no site's generator shows them.

    `line` is the line of the file on which the text begins.
    """
    if _NOTE not in text or source.site is not None or source.is_html:
        return text
    made: list[str] = []
    found: list[int] = []
    for part, is_code in parts_of(text):
        lines = part.splitlines(keepends=True)
        made += lines if is_code or _NOTE not in part else _prose(lines, len(made), found)
    lost.notes(line + at for at in found)
    return "".join(made)


def _prose(lines: list[str], first: int, found: list[int]) -> list[str]:
    """The same lines without notes, whose numbers go to `found`."""
    closing = _next(lines, lambda line: line.endswith(_NOTE))
    blank = _next(lines, lambda line: not line)
    made: list[str] = []
    behind = 0  # the lines before it are part of a note
    for at, line in enumerate(lines):
        plain, end = line.strip(), closing[at + 1]
        is_open = plain == _NOTE or (plain.startswith(_NOTE) and plain.count(_NOTE) == 1)
        if at >= behind and is_open and end < len(lines) and (plain == _NOTE or end < blank[at]):
            found.append(first + at)
            behind = end + 1
        if at < behind:
            made.append("\n" if line.endswith("\n") else "")
            continue
        kept = _inline(line) if _NOTE in line and not line.startswith(("    ", "\t")) else line
        if kept != line:
            found.append(first + at)
        made.append(kept)
    return made


def _next(lines: list[str], holds: Callable[[str], bool]) -> list[int]:
    """For each line, and behind the last one: the first from there on of which that holds."""
    found = [len(lines)] * (len(lines) + 1)
    for at in range(len(lines) - 1, -1, -1):
        found[at] = at if holds(lines[at].strip()) else found[at + 1]
    return found


def _inline(line: str) -> str:
    """A line without those that begin and end on it."""
    made: list[str] = []
    done = seen = ticks = 0
    at = line.find(_NOTE)
    while at >= 0:
        ticks += line.count("`", seen, at)
        seen, end = at, line.find(_NOTE, at + 2)
        if end < 0:
            break
        if not ticks % 2 and _is_note(line, at, end):
            made.append(line[done:at])
            done = seen = end + 2
            end = line.find(_NOTE, done)
        at = end
    return "".join((*made, line[done:]))


def _is_note(line: str, at: int, end: int) -> bool:
    is_free = (at == 0 or line[at - 1] in _BEFORE) and line[end + 2 : end + 3] in _BEHIND
    return is_free and not line[at + 2 : end].isspace() and end > at + 2
