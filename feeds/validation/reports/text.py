"""Findings as a compiler shows them: what, where, the line with the place marked, what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from feeds.validation._context import MORE_OF_THE_SAME
from feeds.validation._finding import Finding
from feeds.validation._once import stands_for
from feeds.validation.reports._checked import Checked, tally
from feeds.validation.reports._columns import excerpt, shown
from feeds.validation.reports._groups import FEW, grouped, unlisted
from feeds.validation.reports._source import source_lines
from feeds.validation.rules import RULES

__all__ = ["render", "shown_of", "statistics", "summary"]

_ROOM = 96  # columns of a source line
_COLOURS = {"error": "31", "warning": "33", "info": "36"}
_BOLD, _BLUE = "1", "34"


def render(checked: Iterable[Checked], *, colour: bool = False, every: bool = False) -> str:
    """The findings with their lines, then how many there are."""
    files = list(checked)
    shown = "".join(shown_of(one, colour=colour, every=every) for one in files)
    return shown + summary(files) + "\n"


def shown_of(one: Checked, *, colour: bool = False, every: bool = False) -> str:
    """The findings of one file, each with its line; unless `every`, a few of each rule."""
    return "".join(f"{block}\n" for block in _blocks(one, _Paint(colour=colour), every=every))


def statistics(checked: Iterable[Checked]) -> str:
    """How often each rule was broken, the errors and the most frequent first."""
    counts: Counter[str] = Counter()
    severities: dict[str, str] = {}
    for one in checked:
        beyond = unlisted(one.report.findings)
        counts += beyond
        for finding in one.report.findings:
            if finding.code != MORE_OF_THE_SAME.code:
                severities[finding.code] = finding.severity
                counts[finding.code] += stands_for(finding)
    order = list(_COLOURS)
    rows = sorted(
        (code for code in counts if code in severities),
        key=lambda code: (order.index(severities[code]), -counts[code], code),
    )
    width = max((len(str(counts[code])) for code in rows), default=0)
    return "".join(
        f"{counts[code]:>{width}}  {code}  {severities[code]:<7}  {RULES[code].name}\n"
        for code in rows
    )


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
    return f"{looked} checked, {verdict}: {found}{_first_error(files)}"


def _first_error(files: Iterable[Checked]) -> str:
    """Where to begin: notes and warnings stand before the error that matters, by their places."""
    for one in files:
        for finding in one.report.findings:
            if finding.severity == "error":
                place = f"{one.file}:{finding.line}" if finding.line else one.file
                return f"; first error: {place} {finding.code}"
    return ""


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


class _Paint:
    """Colours, or none."""

    def __init__(self, *, colour: bool) -> None:
        self._colour = colour

    def __call__(self, text: str, *codes: str) -> str:
        return f"\x1b[{';'.join(codes)}m{text}\x1b[0m" if self._colour else text


def _blocks(one: Checked, paint: _Paint, *, every: bool) -> Iterator[str]:
    lines: list[str] = []
    if one.report.findings and one.source:
        lines = source_lines(one.source)
    groups = {} if every else grouped(one.report.findings)
    seen: Counter[str] = Counter()
    for finding in one.report.findings:
        group = groups.get(finding.code)
        seen[finding.code] += 1
        if not every and (group is None or seen[finding.code] > FEW):
            continue
        yield "\n".join(_block(one.file, finding, lines, paint)) + "\n"
        last = group is not None and seen[finding.code] == min(FEW, len(group.findings))
        if group is not None and last and (rest := group.rest()):
            yield f"{finding.severity}[{finding.code}] … {rest}\n"


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
