"""One file with its report: what every form of output is made from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from feeds.records import dataclass
from feeds.validation._finding import ValidationReport

__all__ = ["Checked", "tally"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A file or address, its bytes (empty where nothing is to be shown of them), its report."""

    file: str  # as the user named it; "-" for standard input
    source: bytes = b""
    report: ValidationReport


def tally(checked: Iterable[Checked]) -> Counter[str]:
    """How many findings there are of each severity."""
    return Counter(finding.severity for one in checked for finding in one.report.findings)
