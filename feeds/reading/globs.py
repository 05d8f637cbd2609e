"""Glob patterns over paths below the source folder, as `include`, `exclude` and `static` are."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatchcase

__all__ = ["matches", "named_by"]


def matches(path: str, pattern: str) -> bool:
    """A pattern without a slash is matched against any part of the path."""
    pattern = pattern.rstrip("/")
    if "/" not in pattern:
        return any(fnmatchcase(part, pattern) for part in path.split("/"))
    return fnmatchcase(path, pattern) or fnmatchcase(path, pattern.removeprefix("**/"))


def named_by(path: str, patterns: Iterable[str], *, folded: bool = False) -> str:
    """The first of the patterns that names the file or a folder above it; "" for none.

    `folded` takes capitals and small letters for the same, as some file systems do.
    """
    for pattern in patterns:
        place, wanted = (path.lower(), pattern.lower()) if folded else (path, pattern)
        while place:
            if matches(place, wanted):
                return pattern
            place = place.rpartition("/")[0]
    return ""
