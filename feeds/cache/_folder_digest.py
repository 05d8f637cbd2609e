"""What lies in folders, as one digest of the names and the stamps of all files."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterable, Sequence, Set
from operator import attrgetter
from typing import NamedTuple, TypeAlias

import msgspec

from feeds.patterns import lazy_regex
from feeds.stamps import Stamp, digest_of_file, is_settled, stamp_of

__all__ = [
    "Listing",
    "Piece",
    "UnknownTreeError",
    "list_again",
    "list_files",
    "list_trees",
    "restamped",
]

Piece: TypeAlias = "tuple[bytes, bytes]"
"""The paths of many files, and their stamps."""

_MANY = 1024  # files that are digested at once
_SIZE = 16  # bytes of a digest
_NAME = attrgetter("name")
_LEDGER = lazy_regex(r"feeds(-\d{4})?\.lock")  # written by the build itself; listed as an output


class Listing(NamedTuple):
    """Equal listings are of files with equal bytes."""

    digest: str
    is_settled: bool  # whether every change since then will show in a stamp
    doubtful: dict[str, str]  # file of which it may not → digest of its bytes
    pieces: tuple[Piece, ...] = ()  # what the digest is of


class UnknownTreeError(Exception):
    """A folder holds what no stamp can tell of."""


class _List:
    """Files and their stamps, as a digest that is made of many at a time."""

    def __init__(self, now: int) -> None:
        self._made = hashlib.blake2b(digest_size=_SIZE)
        self._now = now
        self._waiting: list[tuple[str, Stamp | None]] = []
        self._doubtful: list[str] = []
        self._pieces: list[Piece] = []

    def add(self, path: str, stamp: Stamp | None) -> None:
        """None for what has no stamp: a folder, or nothing."""
        self._waiting.append((path, stamp))
        if len(self._waiting) >= _MANY:
            self._digest()

    def add_piece(self, piece: Piece) -> None:
        """Many files of which every change will show."""
        self._digest()
        self._take(piece)

    def _digest(self) -> None:
        if not self._waiting:
            return
        names = "\0".join([path for path, _ in self._waiting])
        piece = (
            names.encode("utf-8", "surrogateescape"),
            msgspec.msgpack.encode([stamp for _, stamp in self._waiting]),
        )
        self._take(piece)
        self._doubtful += [
            path
            for path, stamp in self._waiting
            if stamp is not None and not is_settled(stamp, self._now)
        ]
        self._waiting.clear()

    def _take(self, piece: Piece) -> None:
        for part in piece:
            self._made.update(part)
        self._pieces.append(piece)

    def done(self) -> tuple[str, list[str], tuple[Piece, ...]]:
        """The digest, the files of which a later change may not show, and what it is of."""
        self._digest()
        return self._made.hexdigest(), self._doubtful, tuple(self._pieces)


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
    listed = _List(now)
    for root in roots:
        stack = [root]
        while stack:
            folder = stack.pop()
            listed.add(folder, None)
            try:
                with os.scandir(folder) as found:
                    entries = sorted(found, key=_NAME)
                for entry in entries:
                    if entry.name == ignored or _is_ledger(entry.name):
                        continue
                    if not entry.is_dir():
                        listed.add(entry.path, _stamp_of_entry(entry))
                    elif entry.is_symlink():
                        if is_strict:
                            raise UnknownTreeError
                    elif os.path.realpath(entry.path) not in skip:
                        stack.append(entry.path)
            except OSError as error:
                if is_strict:
                    raise UnknownTreeError from error
    digest, doubtful, pieces = listed.done()
    return Listing(digest, not doubtful, {}, pieces)


def _is_ledger(name: str) -> bool:
    return name.startswith("feeds") and _LEDGER.fullmatch(name) is not None


def _stamp_of_entry(entry: os.DirEntry[str]) -> Stamp | None:
    try:
        return stamp_of(entry.stat())
    except OSError:
        return None  # a link to nothing


def list_files(paths: Iterable[str], now: int) -> Listing:
    """These files; one may be absent. `now` is this moment."""
    listed = _List(now)
    for path in paths:
        listed.add(path, _stamp_of_path(path))
    return _listing(listed)


def _stamp_of_path(path: str) -> Stamp | None:
    try:
        return stamp_of(os.stat(path))  # noqa: PTH116 - of every file of a site
    except (OSError, ValueError):
        return None


def _listing(listed: _List) -> Listing:
    digest, doubtful, pieces = listed.done()
    digests = {path: _digest_of_bytes(path) for path in doubtful}
    return Listing(digest, not doubtful, digests, pieces)


def list_again(before: Sequence[Piece], changed: Set[str], now: int) -> Listing:
    """The files of a listing of this very moment, of which these alone have changed since."""
    listed = _List(now)
    for piece in before:
        paths = piece[0].decode("utf-8", "surrogateescape").split("\0")
        if changed.isdisjoint(paths):
            listed.add_piece(piece)
        else:
            for path, stamp in zip(paths, msgspec.msgpack.decode(piece[1]), strict=True):
                listed.add(path, _stamp_of_path(path) if path in changed else stamp)
    return _listing(listed)


def restamped(before: Sequence[Piece], after: Sequence[Piece], most: int) -> list[str] | None:
    """The files that have another stamp; None where any came or went, or more than `most` have."""
    if [names for names, _ in before] != [names for names, _ in after]:
        return None
    found: list[str] = []
    for (names, old), (_, new) in zip(before, after, strict=True):
        if old == new:
            continue
        paths = names.decode("utf-8", "surrogateescape").split("\0")
        stamps = zip(msgspec.msgpack.decode(old), msgspec.msgpack.decode(new), strict=True)
        for path, (was, now) in zip(paths, stamps, strict=True):
            if was != now:
                if was is None or now is None or len(found) == most:
                    return None
                found.append(path)
    return found


def _digest_of_bytes(path: str) -> str:
    try:
        return digest_of_file(path)
    except OSError:
        return ""
