"""Findings as workflow commands of GitHub Actions, which shows them at their lines."""

from __future__ import annotations

from collections.abc import Iterable

from feeds.validation._finding import Finding
from feeds.validation.reports._checked import Checked

__all__ = ["render"]

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


def render(checked: Iterable[Checked]) -> str:
    """One line a finding: `::error file=…,line=…,col=…,title=…::message`."""
    lines = [_line(one.file, finding) for one in checked for finding in one.report.findings]
    return "".join(f"{line}\n" for line in lines)


def _line(file: str, finding: Finding) -> str:
    properties = {"file": file}
    if finding.line:
        properties["line"] = str(finding.line)
        if finding.column:
            properties["col"] = str(finding.column)
    properties["title"] = f"feeds {finding.code}"
    shown = ",".join(f"{key}={_escaped(value, _PROPERTY)}" for key, value in properties.items())
    text = f"{finding.message}; {finding.hint}" if finding.hint else finding.message
    return f"::{_COMMANDS[finding.severity]} {shown}::{_escaped(text, _DATA)}"


def _escaped(text: str, table: dict[int, str]) -> str:
    return text.encode("utf-8", "backslashreplace").decode().translate(table)
