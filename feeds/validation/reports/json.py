"""Findings as JSON: a list with one record a file."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from feeds.validation._finding import Finding
from feeds.validation.reports._checked import Checked

__all__ = ["render"]


def render(checked: Iterable[Checked]) -> str:
    """`[{file, format, valid, findings: [{code, severity, line, column, path, message, …}]}]`."""
    records = [
        {
            "file": one.file,
            "format": one.report.format,
            "valid": one.report.valid,
            "findings": [_finding(finding) for finding in one.report.findings],
        }
        for one in checked
    ]
    text = json.dumps(records, ensure_ascii=False, indent=2)
    return text.encode("utf-8", "backslashreplace").decode() + "\n"


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "line": finding.line,
        "column": finding.column,
        "path": finding.path,
        "message": finding.message,
        "hint": finding.hint,
        "spec": finding.spec,
    }
