"""Glob patterns over paths below the source folder, as `include`, `exclude` and `static` are."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from fnmatch import fnmatchcase
from functools import lru_cache

__all__ = ["matches", "named_by"]


def matches(path: str, pattern: str, *, folded: bool = False) -> bool:
    """A pattern without a slash is matched against any part of the path, one that begins with a
    slash against the whole path alone.

    `folded` takes capitals and small letters for the same, as some file systems do.
    """
    pattern = _plain(pattern, folded=folded)
    path = path.lower() if folded else path
    if "/" not in pattern:
        return any(fnmatchcase(part, pattern) for part in path.split("/"))
    return fnmatchcase(path, pattern.removeprefix("/")) or (
        pattern.startswith("**/") and fnmatchcase(path, pattern[3:])
    )


@lru_cache(maxsize=256)
def _plain(pattern: str, *, folded: bool) -> str:
    """As paths are spelled; `./x` is `/x`."""
    pattern = unicodedata.normalize("NFC", pattern).rstrip("/")
    if pattern.startswith("./"):
        pattern = pattern[1:]
    return pattern.lower() if folded else pattern


def named_by(path: str, patterns: Iterable[str], *, folded: bool = False) -> str:
    """The first of the patterns that names the file or a folder above it; "" for none."""
    for pattern in patterns:
        place = path
        while place:
            if matches(place, pattern, folded=folded):
                return pattern
            place = place.rpartition("/")[0]
    return ""
