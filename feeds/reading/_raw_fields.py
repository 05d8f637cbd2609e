"""What every kind of metadata block is read into, before its keys are given a meaning."""

from __future__ import annotations

from collections.abc import Mapping

from feeds.model import Value
from feeds.records import NamedTuple

__all__ = ["DEEPEST", "MOST_NODES", "Malformed", "RawField", "bounded"]

DEEPEST = 20
"""Levels of nesting in one value."""

MOST_NODES = 10_000
"""Values in one metadata block, those repeated by aliases counted each time."""


class RawField(NamedTuple):
    """A key and its value as they stand in the file, and the line of the key."""

    key: str
    value: Value
    line: int
    quoted: bool = False  # in quotes: text whatever it looks like
    is_over: bool = False  # it counts ahead of what the article says itself
    computed: str = ""  # `file:line pattern`, where code makes the value: what it may be


class Malformed(Exception):  # noqa: N818 - a finding on its way to a located Problem
    """A metadata block that cannot be read, and where."""

    def __init__(self, line: int, column: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.column = column
        self.message = message


def bounded(value: Value, line: int) -> Value:
    """The value itself; raises Malformed for one that is too deep or has too many parts."""
    count = 0
    level: list[Value] = [value]
    for _ in range(DEEPEST + 1):
        count += len(level)
        if count > MOST_NODES:
            raise Malformed(line, 0, f"there are more than {MOST_NODES} values")
        level = [
            part
            for item in level
            if not isinstance(item, str)
            for part in (item.values() if isinstance(item, Mapping) else item)
        ]
        if not level:
            return value
    raise Malformed(line, 0, f"values are nested more than {DEEPEST} deep")
