"""Measures the validator against the W3C's verdicts: agreement by document and by class.

    python -m tests.validation.conformance [half]

prints the figures and every disagreement; `half` is 0 or 1, by the parity of the case's id.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from feeds.validation import ValidationReport, validate
from tests.shared import SHARED

ROOT = SHARED / "conformance" / "feedvalidator"
CLASSES = Path(__file__).parent / "cases" / "w3c_classes.toml"
ADDRESS = "http://www.feedvalidator.org/testcases/"  # where the verdicts were made
LETTERS = "AEHJNOQRSVX"  # of all rules, those included that are reported only when selected
CLOCK = datetime(2025, 12, 16, tzinfo=UTC)
Case = dict[str, Any]


def cases() -> list[Case]:
    text = (ROOT / "cases.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def codes_of_classes() -> dict[str, frozenset[str]]:
    table = tomllib.loads(CLASSES.read_text(encoding="utf-8"))["classes"]
    return {name: frozenset(codes) for name, codes in table.items()}


def verdict(report: ValidationReport) -> str:
    severities = {finding.severity for finding in report.findings}
    if "error" in severities:
        return "invalid"
    return "warning-only" if "warning" in severities else "valid"


def report_of(case: Case, *, select: Iterable[str] = ()) -> ValidationReport:
    data = (ROOT / "testcases" / case["path"]).read_bytes()
    base = ADDRESS + case["path"]
    return validate(data, name=case["path"], base=base, now=CLOCK, select=select)


@dataclass
class Score:
    """What agrees, and what does not."""

    documents: int = 0
    same_validity: int = 0
    same_verdict: int = 0
    not_invalid: int = 0
    false_alarms: list[str] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)
    pivots: int = 0
    pivots_right: int = 0
    pivots_wrong: list[str] = field(default_factory=list)
    expected: Counter[str] = field(default_factory=Counter)  # classes, one a document
    found: Counter[str] = field(default_factory=Counter)  # ours, by their name
    both: Counter[str] = field(default_factory=Counter)
    differ: set[tuple[str, str]] = field(default_factory=set)  # (class, case)
    lines: int = 0  # expected events with a line, of classes found in the document
    lines_right: int = 0

    def share(self, part: int, whole: int) -> float:
        return 100 * part / whole if whole else 100.0

    @property
    def recall(self) -> float:
        return self.share(self.both.total(), self.expected.total())

    @property
    def precision(self) -> float:
        return self.share(self.both.total(), self.found.total())


def score(chosen: Iterable[Case]) -> tuple[Score, list[str]]:
    """Run the validator over the cases; the score, and the disagreements line by line."""
    total, notes = Score(), []
    table = codes_of_classes()
    for case in chosen:
        verdicts(case, report_of(case), table, total)
        notes += classes(case, report_of(case, select=LETTERS), table, total)
    return total, notes


def verdicts(
    case: Case, report: ValidationReport, table: dict[str, frozenset[str]], total: Score
) -> None:
    errors = {finding.code for finding in report.findings if finding.severity == "error"}
    total.documents += 1
    invalid = case["verdict_AA"] == "invalid"
    total.same_validity += invalid == (not report.valid)
    total.same_verdict += case["verdict_AA"] == verdict(report)
    total.not_invalid += not invalid
    if invalid and report.valid:
        total.misses.append(case["path"])
    elif not invalid and not report.valid:
        total.false_alarms.append(f"{case['path']}: {sorted(errors)}")
    if case["pivot"]:
        total.pivots += 1
        if errors and errors <= table[case["pivot"]] | {"X101"} and errors & table[case["pivot"]]:
            total.pivots_right += 1
        else:
            total.pivots_wrong.append(f"{case['path']}: {case['pivot']} {sorted(errors)}")


def classes(
    case: Case,
    report: ValidationReport,
    table: dict[str, frozenset[str]],
    total: Score,
) -> list[str]:
    mine = {finding.code for finding in report.findings}
    events = [e for e in case["events"] if not e.get("env") and not e.get("legacy")]
    theirs = {event["class"] for event in events}
    allowed = {event["class"] for event in case["events"]}
    named = {
        min(matching)
        for code in mine
        if (known := [name for name, codes in table.items() if code in codes])
        and (matching := [name for name in known if name in allowed] or known)
    }
    total.expected.update(theirs)
    agreed = {name for name in theirs if mine & table[name]}
    total.both.update(agreed)
    total.found.update(agreed | (named - allowed))
    total.differ |= {(name, case["path"]) for name in (theirs - agreed) | (named - allowed)}
    for event in events:
        if event["line"] and event["class"] in agreed:
            total.lines += 1
            lines = {f.line for f in report.findings if f.code in table[event["class"]]}
            total.lines_right += event["line"] in lines
    notes = []
    if theirs - agreed or named - allowed:
        lost, extra = sorted(theirs - agreed), sorted(named - allowed)
        notes.append(f"{case['path']}: lost {lost} extra {extra} {sorted(mine)}")
    return notes


def main() -> None:
    half = sys.argv[1:]
    chosen = [case for case in cases() if not half or int(case["id"], 16) % 2 == int(half[0])]
    total, notes = score(chosen)
    lines = [
        *notes,
        *(f"missed: {path}" for path in total.misses),
        *(f"false alarm: {text}" for text in total.false_alarms),
        *(f"pivot: {text}" for text in total.pivots_wrong),
    ]
    lines.extend(
        f"recall {name}: {total.both[name]} of {total.expected[name]}"
        for name in sorted(total.expected)
        if total.both[name] < total.expected[name]
    )
    share = total.share
    lines += [
        f"documents: {total.documents}",
        f"same validity: {share(total.same_validity, total.documents):.2f} %",
        f"same verdict: {share(total.same_verdict, total.documents):.2f} %",
        f"pivots: {share(total.pivots_right, total.pivots):.2f} % of {total.pivots}",
        f"false alarms: {share(len(total.false_alarms), total.not_invalid):.2f} %",
        f"classes: recall {total.recall:.2f} %, precision {total.precision:.2f} %",
        f"lines: {share(total.lines_right, total.lines):.2f} % of {total.lines}",
    ]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
