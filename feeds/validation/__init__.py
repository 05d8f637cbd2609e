"""The validator: bytes in, located findings out; usable on any feed of any origin.

Imports nothing of the rooms that read and write feeds, and has the grammars of the
specifications (dates, addresses, languages) of its own, so that a mistake made there cannot
approve itself here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from feeds.validation._engine import validate
from feeds.validation._finding import Finding, Rule, Severity, ValidationReport

if TYPE_CHECKING:
    from feeds.validation.rules import RULES

__all__ = ["RULES", "Finding", "Rule", "Severity", "ValidationReport", "validate"]


def __getattr__(name: str) -> object:
    """RULES are collected from every module: who checks a feed need not wait for that."""
    if name == "RULES":
        from feeds.validation.rules import RULES  # noqa: PLC0415 - only where they are asked for

        return RULES
    raise AttributeError(name)
