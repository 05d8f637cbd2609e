"""Findings as SARIF 2.1.0 (OASIS), the form that code scanning takes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from feeds.validation._finding import Finding, Rule
from feeds.validation.reports._checked import Checked
from feeds.validation.rules import RULES

__all__ = ["render"]

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_KEPT = "/:?#[]@!$&'()*+,;=%-._~"  # of an address that is one already


def render(checked: Iterable[Checked]) -> str:
    """One run with the rules that were broken and a result for each finding."""
    files = list(checked)
    codes = sorted({finding.code for one in files for finding in one.report.findings})
    order = {code: index for index, code in enumerate(codes)}
    results = [_result(one, finding, order) for one in files for finding in one.report.findings]
    log = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": _driver(codes)},
                "columnKind": "unicodeCodePoints",
                "originalUriBaseIds": {
                    "SRCROOT": {"description": {"text": "where the command was run"}}
                },
                "results": results,
            }
        ],
    }
    text = json.dumps(log, ensure_ascii=False, indent=2)
    return text.encode("utf-8", "backslashreplace").decode() + "\n"


def _driver(codes: Sequence[str]) -> dict[str, Any]:
    return {
        "name": "feeds",
        "version": version("feeds"),
        "rules": [_rule(RULES[code]) for code in codes],
    }


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.name.replace("-", " ")},
        "fullDescription": {"text": rule.why},
        "help": {"text": f"{rule.why}\n\nWrong:\n{rule.bad}\n\nRight:\n{rule.good}\n"},
        "helpUri": rule.spec,
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(one: Checked, finding: Finding, order: dict[str, int]) -> dict[str, Any]:
    text = f"{finding.message}; {finding.hint}" if finding.hint else finding.message
    location: dict[str, Any] = {"physicalLocation": _place(one.file, finding)}
    if finding.path:
        location["logicalLocations"] = [{"fullyQualifiedName": finding.path}]
    return {
        "ruleId": finding.code,
        "ruleIndex": order[finding.code],
        "level": _LEVELS[finding.severity],
        "message": {"text": text},
        "locations": [location],
    }


def _place(file: str, finding: Finding) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": _artifact(file)}
    if finding.line:
        region = {"startLine": finding.line}
        if finding.column:
            region["startColumn"] = finding.column
        place["region"] = region
    return place


def _artifact(file: str) -> dict[str, str]:
    """An address as it is; a path as a relative reference below the root."""
    if file.startswith(("http://", "https://")):
        return {"uri": quote(file, safe=_KEPT)}
    path = file.replace("\\", "/")
    if path.startswith("/"):
        return {"uri": "file://" + quote(path)}
    return {"uri": quote(path.removeprefix("./")), "uriBaseId": "SRCROOT"}
