"""What a validation reports: one Finding per fault, and the Rule it comes from."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Final, Literal

from feeds.records import dataclass

__all__ = ["Finding", "Once", "Rule", "Severity", "ValidationReport"]

Severity = Literal["error", "warning", "info"]
Once = Literal["", "name", "feed"]
"""Reported at every place; once for each element or attribute; once a feed."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rule:
    """One rule: what it is called, what it asks and why. Codes are stable and never reused.

    Code letters: X XML and encoding, A Atom, R RSS, J JSON Feed, O OPML, E extensions,
    V values (dates, addresses, languages, types), H HTML inside content, Q quality beyond
    the specifications, S across a site, N network.

    It stands beside the check that reports it; why it is one, and examples, are texts below
    `rules/texts`, which are read where somebody asks.
    """

    code: str  # "A103"
    name: str  # "missing-atom-id": lower case, hyphens
    severity: Severity
    message: str  # str.format template over the finding's params
    hint: str  # what to write instead; same template
    spec: str  # URL of the section
    once: Once = ""  # how seldom it is reported; the first finding counts the others
    hint_for_id: str = ""  # the hint where the value is an id that may have been published
    opt_in: bool = False  # reported only where its code is selected: true, and rarely worth a word

    @property
    def why(self) -> str:
        """One or two sentences for --explain."""
        return _texts(self.code[0])[self.code]["why"]

    @property
    def bad(self) -> str:
        """The smallest example that breaks it; "" where it is no short text.

        A whole document, or the fragment that matters of an entry, an item or a channel; the
        tests complete it and hold the rule to it and to `good`.
        """
        return _texts(self.code[0])[self.code]["bad"]

    @property
    def good(self) -> str:
        """The same, right."""
        return _texts(self.code[0])[self.code]["good"]


_FILES: Final = {
    "X": "xml",
    "A": "atom",
    "R": "rss",
    "J": "json",
    "O": "opml",
    "E": "extensions",
    "V": "values",
    "H": "html",
    "Q": "quality",
    "S": "site",
    "N": "network",
}


@cache
def _texts(letter: str) -> dict[str, dict[str, str]]:
    """The texts of the rules of a letter, by code."""
    path = Path(__file__).parent / "rules" / "texts" / f"{_FILES[letter]}.toml"
    texts: dict[str, dict[str, str]] = tomllib.loads(path.read_text(encoding="utf-8"))
    return texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One fault in one document. `line` and `column` count from 1; 0 where unknown."""

    code: str
    severity: Severity
    line: int = 0
    column: int = 0  # in characters, not bytes
    path: str = ""  # where in the document: "feed/entry[3]/updated", "$.items[2].id"
    message: str
    hint: str = ""
    spec: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ValidationReport:
    """All findings of one document, in the order of their places.

    `format` is "atom", "atom-entry", "rss-2.0", "rss-0.91" to "rss-0.94", "rss-1.0",
    "json-1.0", "json-1.1", "opml-2.0", or "" for what is no feed. `valid`: no error.
    """

    format: str
    findings: tuple[Finding, ...]

    @property
    def valid(self) -> bool:
        return all(finding.severity != "error" for finding in self.findings)
