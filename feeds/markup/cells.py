"""Cells of code that Quarto and R Markdown run, and the boxes of Pandoc around texts.

Nothing is run here: the code of a cell is shown where the page shows it, its results are not had.
"""

from __future__ import annotations

import re

from feeds.patterns import lazy_regex
from feeds.records import NamedTuple

__all__ = ["PlainText", "without_cells"]

_FENCE = lazy_regex(r"(?P<indent>[ \t>]*)(?P<mark>`{3,}|~{3,})[ \t]*(?P<info>[^`\n]*)")
_CELL = lazy_regex(r"\{[ \t]*(?P<language>[A-Za-z][\w.+-]*)(?P<options>[^{}\n]*)\}[ \t]*")
_OPTION = lazy_regex(r"[ \t>]*(?:#|//|--|%%)\|[ \t]*(?P<name>[\w.-]+)[ \t]*:[ \t]*(?P<value>.*)")
_STATED = lazy_regex(r"[,\s](?P<name>echo|include)[ \t]*=[ \t]*(?P<value>\w+)")
_BOX = lazy_regex(r"[ \t]*:{3,}[ \t]*(?P<what>\{[^{}\n]*\}|[\w-]*)[ \t]*:*[ \t]*")
_CALLOUT = lazy_regex(r"\.callout-(?P<kind>\w+)")
_TITLE = lazy_regex(r"\btitle=(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')")
_INLINE = lazy_regex(r"`(?:r[ ]|\{\w+\}[ ])[^`\n]+`")
_NO = frozenset({"false", "f", "no"})
_SHOWN = {"ojs": "js", "observable": "js"}  # language of a cell → that of its code


class PlainText(NamedTuple):
    """A text as Markdown, with as many lines as it had."""

    text: str
    computed: tuple[int, ...]  # the lines of what would have to be run, from 1


def without_cells(text: str) -> PlainText:
    """The Markdown of a Quarto or R Markdown text.

    A cell becomes a block of code; one that its page does not show becomes empty lines. The
    fences of a box go, and a callout's title stands in bold.
    """
    lines: list[str] = []
    computed: list[int] = []
    cell: _Cell | None = None
    fence = ""  # that closes a block which is no cell
    for number, line in enumerate(text.split("\n"), 1):
        match = _FENCE.match(line)
        mark = match["mark"] if match is not None and not match["info"].strip() else ""
        if cell is not None:
            lines.append(line)
            if mark.startswith(cell.mark):
                cell.close(lines)
                cell = None
        elif fence:
            lines.append(line)
            fence = "" if mark.startswith(fence) else fence
        elif match is not None:
            found = _CELL.fullmatch(match["info"])
            lines.append(line)
            if found is None:
                fence = match["mark"]
            else:
                cell = _Cell(match, found, len(lines) - 1)
                computed.append(number)
        else:
            lines.append(_boxed(line))
            computed += [number] * bool(_INLINE.search(line))
    if cell is not None:
        cell.close(lines)
    return PlainText("\n".join(lines), tuple(computed))


class _Cell:
    """A cell that is open, whose lines begin at `start`."""

    def __init__(self, fence: re.Match[str], head: re.Match[str], start: int) -> None:
        self.mark = fence["mark"]
        self._indent = fence["indent"]
        language = head["language"].lower()
        self._language = _SHOWN.get(language, language)
        self._options = head["options"]
        self._start = start

    def close(self, lines: list[str]) -> None:
        """Replace its lines by those that the page shows."""
        body = self._start + 1
        options = {
            one["name"]: one["value"].strip().lower() for one in _STATED.finditer(self._options)
        }
        while body < len(lines) and (stated := _OPTION.fullmatch(lines[body])):
            options.setdefault(stated["name"], stated["value"].strip().lower())
            lines[body] = ""
            body += 1
        if _NO & {options.get("echo", ""), options.get("include", "")}:
            lines[self._start :] = [""] * (len(lines) - self._start)
            return
        blank = [""] * (body - self._start - 1)
        head = f"{self._indent}{self.mark}{self._language}"
        lines[self._start : body] = [*blank, head]


def _boxed(line: str) -> str:
    """A line outside code; that of a box without its fence."""
    box = _BOX.fullmatch(line) if ":::" in line else None
    if box is None:
        return line
    callout = _CALLOUT.search(box["what"])
    title = _TITLE.search(box["what"])
    if title is not None:
        return f"**{(title['double'] or title['single'] or '').strip()}**  "
    return f"**{callout['kind'].capitalize()}**  " if callout is not None else ""
