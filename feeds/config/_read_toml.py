"""TOML text → tables, bounded before it is parsed: a name of 12,000 parts would take 172 MB."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from typing import Any

from feeds.patterns import lazy_regex

__all__ = ["TomlError", "read_toml"]

_DEEPEST = 20
"""Parts of one dotted name, and brackets in one another."""

_PLACE = lazy_regex(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)")
_TOKEN = lazy_regex(
    r"\"\"\"(?:[^\"\\]++|\\.|\"(?!\"\")|)*+|'''(?:[^']++|'(?!'')|)*+"  # up to their closing quotes
    r"|\"(?:[^\"\\\n]++|\\.|)*+\"?|'[^'\n]*+'?|#[^\n]*+"
    r"|(?P<mark>[.\[\]{}])|(?P<end>[\n=,])|(?P<digits>\b\d\w{400,})",
    re.DOTALL,
)
_DIGITS = lazy_regex(r"\b\d\w{400}")


class TomlError(ValueError):
    """A text that is no TOML, or too deep, and where; `column` is 0 where it is not known."""

    def __init__(self, line: int, column: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.column = column
        self.message = message


def read_toml(text: str, *, parse_float: Callable[[str], Any] = float) -> dict[str, Any]:
    """The tables of a TOML document. Raises TomlError."""
    marks = max(text.count("."), text.count("[") + text.count("{"))
    if marks > _DEEPEST or _DIGITS.search(text):
        _refuse_excess(text)
    try:
        return tomllib.loads(text, parse_float=parse_float)
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        what = str(error)[: place.start()] if place else str(error)
        line, column = (place[1], place[2]) if place else (None, None)
        last = text.rstrip("\n").count("\n") + 1
        raise TomlError(int(line or last), int(column or 0), f"this is not TOML: {what}") from error
    except ValueError as error:  # a value that no type of Python holds
        raise TomlError(1, 0, "this is not TOML that can be read") from error


def _refuse_excess(text: str) -> None:
    """Raise TomlError at a name or bracket that goes too deep, or at a number of 400 digits."""
    dots = depth = 0
    for token in _TOKEN.finditer(text):
        mark = token["mark"]
        if mark == ".":
            dots += 1
        elif mark and mark in "[{":
            dots, depth = 0, depth + 1
        elif mark:
            dots, depth = 0, max(depth - 1, 0)
        elif token["end"]:
            dots = 0
        if token["digits"] or max(dots, depth) > _DEEPEST:
            start = text.rfind("\n", 0, token.start()) + 1
            place = text.count("\n", 0, start) + 1, token.start() - start + 1
            what = f"names or brackets are nested more than {_DEEPEST} deep"
            raise TomlError(*place, "this number is too long" if token["digits"] else what)
