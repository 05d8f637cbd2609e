"""Doubled braces of mathematics, which are no tag: `\\frac{{a}}{b}`, `x^{{2}}`."""

from __future__ import annotations

from feeds.patterns import lazy_regex

__all__ = ["is_in_formula"]

_BEFORE = lazy_regex(r"(?:[\\}^_{]|\\[A-Za-z]+)\Z")
_LONGEST = 40  # characters of a command


def is_in_formula(text: str, start: int) -> bool:
    """Whether a sign of mathematics, or a command of TeX, stands right before a place."""
    return start > 0 and _BEFORE.search(text, max(0, start - _LONGEST), start) is not None
