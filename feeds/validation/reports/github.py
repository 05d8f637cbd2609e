"""Findings as workflow commands of GitHub Actions, which shows them at their lines.

GitHub shows ten annotations of each kind a step and drops the others in silence. So the
errors come first, the first finding of each rule ahead of the second of any, and what would
not be shown is written to the log.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from feeds.records import NamedTuple
from feeds.validation._finding import Finding
from feeds.validation.reports._checked import Checked
from feeds.validation.reports._groups import FEW, grouped

__all__ = ["SHOWN", "render"]

SHOWN: Final = 10  # annotations of each kind that GitHub shows of one step
_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
_ORDER = {severity: index for index, severity in enumerate(_COMMANDS)}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


class _Row(NamedTuple):
    """A finding, its file, which one of its rule it is, and what its text ends in."""

    file: str
    finding: Finding
    rank: int
    rest: str


def render(checked: Iterable[Checked]) -> str:
    """One line a finding: `::error file=…,line=…,col=…,title=…::message`."""
    rows = sorted(_rows(checked), key=lambda row: (_ORDER[row.finding.severity], row.rank))
    lines: list[str] = []
    log: list[str] = []
    shown: Counter[str] = Counter()
    for row in rows:
        severity = row.finding.severity
        shown[severity] += 1
        if shown[severity] <= SHOWN:
            lines.append(_line(row))
        else:
            log.append(_plain(row))
    if log:
        lines.append("not annotated, since GitHub shows ten of a kind:")
    return "".join(f"{line}\n" for line in (*lines, *log))


def _rows(checked: Iterable[Checked]) -> Iterator[_Row]:
    seen: Counter[str] = Counter()
    for one in checked:
        for code, group in grouped(one.report.findings).items():
            for index, finding in enumerate(group.findings[:FEW]):
                last = index == min(FEW, len(group.findings)) - 1
                yield _Row(one.file, finding, seen[code], group.rest() if last else "")
                seen[code] += 1


def _line(row: _Row) -> str:
    finding = row.finding
    properties = {"file": row.file}
    if finding.line:
        properties["line"] = str(finding.line)
        if finding.column:
            properties["col"] = str(finding.column)
    properties["title"] = f"feeds {finding.code}"
    shown = ",".join(f"{key}={_escaped(value, _PROPERTY)}" for key, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {shown}::{_escaped(_text(row), _DATA)}"


def _text(row: _Row) -> str:
    finding = row.finding
    text = f"{finding.message}; {finding.hint}" if finding.hint else finding.message
    return f"{text} ({row.rest})" if row.rest else text


def _plain(row: _Row) -> str:
    finding = row.finding
    place = f"{row.file}:{finding.line}" if finding.line else row.file
    text = " ".join(_text(row).split())
    return f"{place}: {finding.severity} {finding.code}: {_escaped(text, {})}"


def _escaped(text: str, table: dict[int, str]) -> str:
    return text.encode("utf-8", "backslashreplace").decode().translate(table)
