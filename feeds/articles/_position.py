"""Where a document is, for messages about it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypedDict

from feeds.articles import _fields
from feeds.errors import Problem
from feeds.model import Document

__all__ = ["Position", "StatedLines", "places"]


class StatedLines(TypedDict):
    line: int
    lines: Mapping[str, int]
    body_line: int


def places(document: Document) -> StatedLines:
    """What a problem may be about, and its line."""
    return {
        "line": Position(document).line,
        "lines": _fields.lines(document),
        "body_line": document.line or document.body_line,
    }


class Position:
    """Where to point at when something of the article is wrong."""

    def __init__(self, document: Document) -> None:
        self.path = document.path
        self.line = document.line or next((item.line for item in document.fields), 1) or 1

    def problem(self, message: str, hint: str) -> Problem:
        return Problem(path=self.path, line=self.line, message=message, hint=hint)
