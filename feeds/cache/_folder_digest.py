"""What lies in folders, as one digest of the names and the stamps of all files."""

from __future__ import annotations

import hashlib
import os
from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from types import MappingProxyType
from typing import TypeAlias

import msgspec

from feeds.cache._many_stamps import stamps_and_folders, stamps_of_paths
from feeds.patterns import lazy_regex
from feeds.records import NamedTuple
from feeds.stamps import LONGEST_REST, Seen, Stamp, digest_of_file, is_settled

__all__ = [
    "Listing",
    "Piece",
    "Stamps",
    "UnknownTreeError",
    "digest_of_path",
    "list_again",
    "list_files",
    "list_noted",
    "list_trees",
    "stamps_in",
    "stamps_of",
]

Piece: TypeAlias = "tuple[bytes, bytes]"
"""The paths of many files, and their stamps."""

_MANY = 1024  # files that are digested at once
_SIZE = 16  # bytes of a digest
_LEDGER = lazy_regex(r"feeds(-\d{4})?\.lock")
_LEDGERS, _BEHIND_LEDGERS = "feeds", "feedt"  # between which the names of ledgers are


class Listing(NamedTuple):
    """Equal listings are of files with equal bytes."""

    digest: str
    is_settled: bool  # whether every change since then will show in a stamp
    doubtful: dict[str, str]  # file of which it may not → digest of its bytes, "" in trees
    pieces: tuple[Piece, ...] = ()  # what the digest is of
    ledgers: tuple[str, ...] = ()  # files of ledgers, which are passed over


class Stamps:
    """Of files in the order of a list, noted one by one as they are seen."""

    def __init__(self) -> None:
        self.number = 0
        self.doubtful: dict[int, str] = {}  # place of one of which a later change may not show
        self._last: list[Stamp | None] = []
        self._pieces: list[bytes] = []

    def add(self, seen: Seen | None) -> None:
        """The next file; None where there is none."""
        if seen is not None and not seen.is_settled:
            self.doubtful[self.number] = seen.digest
        self.number += 1
        self._last.append(seen and seen.stamp)
        if len(self._last) == _MANY:
            self._settle()

    def pieces(self) -> list[bytes]:
        """As those of a listing."""
        if self._last:
            self._settle()
        return self._pieces

    def _settle(self) -> None:
        self._pieces.append(msgspec.msgpack.encode(self._last))
        self._last.clear()


class UnknownTreeError(Exception):
    """A folder holds what no stamp can tell of."""


class _List:
    """Files and their stamps, as a digest that is made of many at a time.

    None is the stamp of what has none: a folder, or nothing.
    """

    def __init__(self, now: int) -> None:
        self.paths: list[str] = []  # of the next files
        self.stamps: list[Stamp | None] = []
        self.ledgers: list[str] = []
        self._made = hashlib.blake2b(digest_size=_SIZE)
        self._now = now
        self._doubtful: list[str] = []
        self._pieces: list[Piece] = []

    def settle(self, least: int = _MANY) -> None:
        """Take in the next files, as many at a time as belong together, while there are `least`."""
        done = 0
        while len(self.paths) - done >= least and done < len(self.paths):
            self._settle(self.paths[done : done + _MANY], self.stamps[done : done + _MANY])
            done += _MANY
        del self.paths[:done], self.stamps[:done]

    def add_piece(self, piece: Piece) -> None:
        """Many files of which every change will show."""
        self.settle(1)
        self._take(piece)

    def _settle(self, paths: list[str], stamps: list[Stamp | None]) -> None:
        names = "\0".join(paths).encode("utf-8", "surrogateescape")
        self._take((names, msgspec.msgpack.encode(stamps)))
        times = [time for one in stamps if one is not None for time in one[1:3]]
        latest = max(times, default=0)
        if latest + LONGEST_REST < self._now:
            return  # nearly always
        self._doubtful += [
            path
            for path, stamp in zip(paths, stamps, strict=True)
            if stamp is not None and not is_settled(stamp, self._now)
        ]

    def _take(self, piece: Piece) -> None:
        for part in piece:
            self._made.update(part)
        self._pieces.append(piece)

    def done(self) -> tuple[str, list[str], tuple[Piece, ...]]:
        """The digest, the files of which a later change may not show, and what it is of."""
        self.settle(1)
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
    names = set(map(_name_of, skip))
    for root in roots:
        stack = [root]
        while stack:
            folder = stack.pop()
            listed.paths.append(folder)
            listed.stamps.append(None)
            try:
                for inner in _list_folder(folder, ignored, listed):
                    if os.path.islink(inner):  # noqa: PTH114 - pathlib takes longer
                        if is_strict:
                            raise UnknownTreeError
                    elif _name_of(inner) not in names or os.path.realpath(inner) not in skip:
                        stack.append(inner)
            except OSError as error:
                if is_strict:
                    raise UnknownTreeError from error
            listed.settle()
    digest, doubtful, pieces = listed.done()
    known = dict.fromkeys(doubtful, "")
    return Listing(digest, not doubtful, known, pieces, tuple(listed.ledgers))


def _list_folder(folder: str, ignored: str, listed: _List) -> list[str]:
    """Takes in the files of a folder; returns the folders in it. Raises OSError."""
    begin = os.path.join(folder, "")  # noqa: PTH118 - a text
    names = sorted(os.listdir(folder))  # noqa: PTH208 - names, not paths
    first, end = bisect_left(names, _LEDGERS), bisect_left(names, _BEHIND_LEDGERS)
    passed = [one for one in names[first:end] if _is_ledger(begin, one)]
    listed.ledgers += (begin + one for one in passed)
    names[first:end] = [one for one in names[first:end] if one not in passed]
    paths = [begin + name for name in names if name != ignored]
    stamps, folders = stamps_and_folders(paths)
    if folders:
        known = set(folders)
        kept = [one for one in zip(paths, stamps, strict=True) if one[0] not in known]
        paths, stamps = [one for one, _ in kept], [one for _, one in kept]
    listed.paths += paths
    listed.stamps += stamps
    return folders


def _is_ledger(begin: str, name: str) -> bool:
    """Whether it is a file that the build itself writes, which is listed as an output."""
    return bool(_LEDGER.fullmatch(name)) and not os.path.isdir(begin + name)  # noqa: PTH112


def _name_of(path: str) -> str:
    return os.path.basename(path)  # noqa: PTH119 - pathlib takes longer


def list_files(
    paths: Iterable[str],
    now: int,
    *,
    ahead: Iterable[str] = (),
    known: Mapping[str, Stamp | None] = MappingProxyType({}),
) -> Listing:
    """These files; one may be absent. `now` is this moment. Those `ahead` come first, and are
    digested apart. Files whose stamps are `known` are not looked at.
    """
    listed = _List(now)
    for group in (ahead, paths):
        listed.paths = list(group)
        further = [one for one in listed.paths if one not in known] if known else listed.paths
        listed.stamps = stamps_of_paths(further)
        if known:
            stamps = {**known, **dict(zip(further, listed.stamps, strict=True))}
            listed.stamps = [stamps[path] for path in listed.paths]
        listed.settle(1)
    return _listing(listed)


def stamps_in(pieces: Iterable[Piece], but: Set[str]) -> dict[str, Stamp | None]:
    """The stamps of the files of a listing, but of some."""
    known: dict[str, Stamp | None] = {}
    for piece in pieces:
        known.update(stamps_of(piece))
    for path in but:
        known.pop(path, None)
    return known


def list_noted(
    paths: Sequence[str], noted: Stamps, now: int, *, ahead: Iterable[str]
) -> Listing | None:
    """The same, where the stamps are noted but for those `ahead`; None for stamps of others."""
    pieces = noted.pieces()
    if len(paths) != noted.number:
        return None
    first = list_files((), now, ahead=ahead)
    listed = _List(now)
    for piece in first.pieces:
        listed.add_piece(piece)
    for number, stamps in enumerate(pieces):
        names = paths[number * _MANY : (number + 1) * _MANY]
        listed.add_piece(("\0".join(names).encode("utf-8", "surrogateescape"), stamps))
    digest, _, made = listed.done()
    doubtful = {paths[at]: one or digest_of_path(paths[at]) for at, one in noted.doubtful.items()}
    doubtful = {**first.doubtful, **doubtful}
    return Listing(digest, not doubtful, doubtful, made)


def _listing(listed: _List) -> Listing:
    digest, doubtful, pieces = listed.done()
    digests = {path: digest_of_path(path) for path in doubtful}
    return Listing(digest, not doubtful, digests, pieces)


def list_again(before: Sequence[Piece], changed: Set[str], now: int) -> Listing:
    """The files of a listing of this very moment, of which these alone have changed since."""
    listed = _List(now)
    for piece in before:
        paths = piece[0].decode("utf-8", "surrogateescape").split("\0")
        if changed.isdisjoint(paths):
            listed.add_piece(piece)
        else:
            others = [path for path in paths if path in changed]
            stamps = {**stamps_of(piece), **dict(zip(others, stamps_of_paths(others), strict=True))}
            listed.paths += paths
            listed.stamps += [stamps[path] for path in paths]
            listed.settle(1)
    return _listing(listed)


def stamps_of(piece: Piece) -> dict[str, Stamp | None]:
    """The files of a piece, with their stamps."""
    paths = piece[0].decode("utf-8", "surrogateescape").split("\0")
    return dict(zip(paths, msgspec.msgpack.decode(piece[1]), strict=True))


def digest_of_path(path: str) -> str:
    """A digest of the bytes of a file; "" for one that cannot be read."""
    try:
        return digest_of_file(path)
    except OSError:
        return ""
