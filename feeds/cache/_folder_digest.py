"""What lies in folders, as one digest of the names and the stamps of all files."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterable
from typing import NamedTuple

from feeds.patterns import lazy_regex
from feeds.stamps import Stamp, digest_of_file, is_settled, stamp_of

__all__ = ["Listing", "UnknownTreeError", "list_files", "list_trees"]

_LEDGER = lazy_regex(r"feeds(-\d{4})?\.lock")  # written by the build itself; listed as an output


class Listing(NamedTuple):
    """Equal listings are of files with equal bytes."""

    digest: str
    is_settled: bool  # whether every change since then will show in a stamp
    doubtful: dict[str, str]  # file of which it may not → digest of its bytes


class UnknownTreeError(Exception):
    """A folder holds what no stamp can tell of."""


class _Digest:
    def __init__(self, now: int) -> None:
        self._made = hashlib.blake2b(digest_size=16)
        self._now = now
        self.is_settled = True

    def add(self, path: str, stamp: Stamp | None) -> bool:
        """Whether a later change of the file would show."""
        text = f"{path}\0{stamp}\n"
        self._made.update(text.encode("utf-8", "surrogateescape"))
        settled = stamp is None or is_settled(stamp, self._now)
        self.is_settled = self.is_settled and settled
        return settled

    def listing(self, doubtful: dict[str, str]) -> Listing:
        return Listing(self._made.hexdigest(), self.is_settled, doubtful)


def list_trees(
    roots: Iterable[str],
    skip: Collection[str],
    now: int,
    *,
    ignored: str = ".git",
    is_strict: bool = True,
) -> Listing:
    """All files below the `roots`, but for what lies in `skip`, which are real paths, and in
    folders with the name `ignored`.

    `now`, in nanoseconds since 1970, is when reading them began. A folder that cannot be read,
    or that a link leads to, raises UnknownTreeError; it is passed over unless `is_strict`.
    """
    made = _Digest(now)
    for root in roots:
        stack = [root]
        while stack:
            folder = stack.pop()
            made.add(folder, None)
            try:
                with os.scandir(folder) as found:
                    entries = sorted(found, key=lambda one: one.name)
                for entry in entries:
                    if entry.name == ignored or _LEDGER.fullmatch(entry.name):
                        continue
                    if not entry.is_dir():
                        made.add(entry.path, _stamp_of_entry(entry))
                    elif entry.is_symlink():
                        if is_strict:
                            raise UnknownTreeError
                    elif os.path.realpath(entry.path) not in skip:
                        stack.append(entry.path)
            except OSError as error:
                if is_strict:
                    raise UnknownTreeError from error
    return made.listing({})


def _stamp_of_entry(entry: os.DirEntry[str]) -> Stamp | None:
    try:
        return stamp_of(entry.stat())
    except OSError:
        return None  # a link to nothing


def list_files(paths: Iterable[str], now: int) -> Listing:
    """These files; one may be absent. `now` is this moment."""
    made = _Digest(now)
    doubtful: dict[str, str] = {}
    for path in paths:
        try:
            stamp = stamp_of(os.stat(path))  # noqa: PTH116 - of every file of a site
        except (OSError, ValueError):
            stamp = None
        if not made.add(path, stamp):
            try:
                doubtful[path] = digest_of_file(path)
            except OSError:
                doubtful[path] = ""
    return made.listing(doubtful)
