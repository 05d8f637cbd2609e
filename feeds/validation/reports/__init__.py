"""Findings for people and machines: text, JSON, SARIF, GitHub annotations."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from feeds.validation.reports import github, json, sarif, text
from feeds.validation.reports._checked import Checked, tally
from feeds.validation.reports.explain import explain, list_rules

__all__ = ["REPORTS", "Checked", "explain", "list_rules", "tally", "text"]

REPORTS: dict[str, Callable[[Iterable[Checked]], str]] = {
    "text": text.render,
    "json": json.render,
    "sarif": sarif.render,
    "github": github.render,
}
