"""Whether a file is as it was: its stamp, and where that is in doubt, a digest of its bytes.

As in git's index: a file that was written just before it was looked at could be written once
more without its stamp telling, so that only what has rested a while is known by its stamp.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from feeds.records import NamedTuple

__all__ = [
    "LONGEST_REST",
    "Seen",
    "Stamp",
    "digest_of",
    "digest_of_bytes",
    "digest_of_file",
    "digest_of_files",
    "is_settled",
    "stamp_of",
    "stamps_of_all",
]

Stamp: TypeAlias = "tuple[int, int, int, int]"
"""Size, time of modification, time of change (both in nanoseconds), inode."""

_SIZE = 16  # bytes of a digest: two files do not share one by chance
_LETTERS = 2 * _SIZE
_CHUNK = 1024 * 1024
_SECOND = 1_000_000_000
_LAST = 2**63 - 1  # nanoseconds since 1970, in the year 2262: such a file is read every time
_FINE = 50_000_000  # nanoseconds that a file system's clock may stand still
_COARSE = 2 * _SECOND  # where it counts whole seconds, or two
LONGEST_REST = _COARSE
"""Nanoseconds after which a change of any file shows in its stamp."""


class Seen(NamedTuple):
    """A file as it was when its bytes were known."""

    stamp: Stamp
    is_settled: bool  # whether every change since then shows in the stamp
    digest: str  # of its bytes; "" where none was made


def stamp_of(status: os.stat_result) -> Stamp:
    """What tells that a file is as it was. Windows knows neither of the last two."""
    modified = status.st_mtime_ns
    if not -_LAST <= modified <= _LAST:  # a program may have set any
        modified = _LAST
    if sys.platform == "win32":
        return (status.st_size, modified, 0, 0)
    return (status.st_size, modified, status.st_ctime_ns, status.st_ino)


def stamps_of_all(statuses: Sequence[os.stat_result]) -> list[Stamp]:
    """The same of many files, which takes half the time."""
    if sys.platform == "win32":
        return list(map(stamp_of, statuses))
    made = [(one.st_size, one.st_mtime_ns, one.st_ctime_ns, one.st_ino) for one in statuses]
    times = [modified for _, modified, _, _ in made]
    if made and (max(times) > _LAST or min(times) < -_LAST):
        return list(map(stamp_of, statuses))
    return made


def is_settled(stamp: Stamp, now: int) -> bool:
    """Whether a change from `now` on (nanoseconds since 1970) would show in the stamp."""
    _, modified, changed, _ = stamp
    slack = _FINE if changed % _SECOND else _COARSE
    return max(modified, changed) + slack < now


def digest_of(*parts: bytes) -> str:
    """A few letters that stand for these bytes."""
    made = hashlib.blake2b(digest_size=_SIZE)
    for part in parts:
        made.update(part)
    return made.hexdigest()


class Digest:
    """The same as `digest_of_bytes`, of bytes that pass by."""

    def __init__(self, *parts: bytes) -> None:
        self._made = hashlib.sha256()
        for part in parts:
            self._made.update(part)

    def taken(self, part: bytes) -> bytes:
        """The part, which counts now."""
        self._made.update(part)
        return part

    @property
    def said(self) -> str:
        """A few letters that stand for all parts so far."""
        return self._made.hexdigest()[:_LETTERS]


def digest_of_bytes(*parts: bytes) -> str:
    """A few letters that stand for the bytes of a file. By SHA-256, which processors have
    instructions for: it takes half the time where there are many.
    """
    made = hashlib.sha256()
    for part in parts:
        made.update(part)
    return made.hexdigest()[:_LETTERS]


def digest_of_file(path: str) -> str:
    """The same for a file that is read. Raises OSError."""
    return digest_of_files((path,))


def digest_of_files(paths: Iterable[str]) -> str:
    """The same for some files, one after another. Raises OSError."""
    made = hashlib.sha256()
    for path in paths:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - of every file of a site
            while data := file.read(_CHUNK):
                made.update(data)
    return made.hexdigest()[:_LETTERS]
