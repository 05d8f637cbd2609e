"""Findings as a compiler shows them: what, where, the line with the place marked, what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from feeds.validation._finding import Finding
from feeds.validation.reports._checked import Checked, tally
from feeds.validation.reports._columns import excerpt, shown
from feeds.validation.reports._source import source_lines

__all__ = ["render", "shown_of", "summary"]

_ROOM = 96  # columns of a source line
_COLOURS = {"error": "31", "warning": "33", "info": "36"}
_BOLD, _BLUE = "1", "34"


def render(checked: Iterable[Checked], *, colour: bool = False) -> str:
    """Every finding with its line, then how many there are."""
    files = list(checked)
    return "".join(shown_of(one, colour=colour) for one in files) + summary(files) + "\n"


def shown_of(one: Checked, *, colour: bool = False) -> str:
    """The findings of one file, each with its line."""
    return "".join(f"{block}\n" for block in _blocks(one, _Paint(colour=colour)))


def summary(checked: Iterable[Checked], *, strict: bool = False) -> str:
    """One line: what was found in how many files; `strict` says that warnings count."""
    files = list(checked)
    total = tally(files)
    names = Counter(one.file for one in files)
    looked = _count(len(names), "file")
    if not total:
        return f"{looked} checked, nothing found"
    found = ", ".join(
        _count(total[severity], noun)
        for severity, noun in (("error", "error"), ("warning", "warning"), ("info", "note"))
        if total[severity]
    )
    bad = len({one.file for one in files if not one.report.valid})
    verdict = f"{bad} of them invalid" if bad else "all valid"
    if len(names) == 1:
        verdict = "invalid" if bad else "valid"
    if strict and not bad and total["warning"]:
        verdict += ", but not strictly"
    return f"{looked} checked, {verdict}: {found}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


class _Paint:
    """Colours, or none."""

    def __init__(self, *, colour: bool) -> None:
        self._colour = colour

    def __call__(self, text: str, *codes: str) -> str:
        return f"\x1b[{';'.join(codes)}m{text}\x1b[0m" if self._colour else text


def _blocks(one: Checked, paint: _Paint) -> Iterator[str]:
    lines: list[str] = []
    if one.report.findings and one.source:
        lines = source_lines(one.source)
    for finding in one.report.findings:
        yield "\n".join(_block(one.file, finding, lines, paint)) + "\n"


def _block(file: str, finding: Finding, lines: list[str], paint: _Paint) -> Iterator[str]:
    tint = _COLOURS[finding.severity]
    head = paint(f"{finding.severity}[{finding.code}]", tint, _BOLD)
    yield head + paint(f": {shown(finding.message)}", _BOLD)
    gutter = " " * len(str(finding.line))
    place = f"{file}:{finding.line}:{finding.column}" if finding.line else file
    if finding.line and not finding.column:
        place = f"{file}:{finding.line}"
    yield f"{gutter}{paint('-->', _BLUE)} {place}" + (
        f"  {finding.path}" if len(finding.path) > 1 else ""
    )
    if 0 < finding.line <= len(lines):
        bar = paint("|", _BLUE)
        part = excerpt(lines[finding.line - 1], finding.column, _ROOM)
        yield f"{gutter} {bar}"
        yield f"{paint(str(finding.line), _BLUE)} {bar} {part.text}".rstrip()
        if finding.column:
            mark = " " * part.offset + paint("^" * part.length, tint, _BOLD)
            yield f"{gutter} {bar} {mark}"
    if finding.hint:
        yield f"{gutter} {paint('=', _BLUE)} {paint('help', _BOLD)}: {shown(finding.hint)}"
