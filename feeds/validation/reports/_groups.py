"""Findings of one rule together: a few are shown, the others counted with their lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from feeds.patterns import lazy_regex
from feeds.validation._context import MORE_OF_THE_SAME
from feeds.validation._finding import Finding

__all__ = ["FEW", "Group", "grouped", "unlisted"]

FEW: Final = 3  # findings of a rule that are shown
_UNLISTED = lazy_regex(
    re.escape(MORE_OF_THE_SAME.message)
    .replace(r"\{count\}", r"(\d+)")
    .replace(r"\{code\}", r"(\w+)")
)


class Group:
    """The findings of one rule in one file, in the order of their places."""

    def __init__(self, findings: Sequence[Finding], unlisted: int) -> None:
        self.findings = tuple(findings)
        self.unlisted = unlisted  # beyond the limit of the report

    def rest(self, shown: int = FEW) -> str:
        """ "and 728 more, lines 90–7650"; "" where all are shown."""
        others = self.findings[shown:]
        count = len(others) + self.unlisted
        if not count:
            return ""
        lines = sorted({one.line for one in others if one.line})
        if not lines:
            where = ""
        elif len(lines) == 1:
            where = f", line {lines[0]}"
        else:
            where = f", lines {lines[0]}–{lines[-1]}"
        where += " and beyond" if lines and self.unlisted else ""
        return f"and {count} more{where}"


def grouped(findings: Iterable[Finding]) -> dict[str, Group]:
    """The groups by code, in the order of their first findings; X104 is counted into its rule."""
    found: dict[str, list[Finding]] = {}
    beyond = unlisted(findings := tuple(findings))
    for one in findings:
        if not (one.code == MORE_OF_THE_SAME.code and _UNLISTED.match(one.message)):
            found.setdefault(one.code, []).append(one)
    return {code: Group(ones, beyond[code]) for code, ones in found.items()}


def unlisted(findings: Iterable[Finding]) -> Counter[str]:
    """How many findings of each code are beyond the limit of the report."""
    beyond: Counter[str] = Counter()
    for one in findings:
        if one.code == MORE_OF_THE_SAME.code and (said := _UNLISTED.match(one.message)):
            beyond[said[2]] += int(said[1])
    return beyond
