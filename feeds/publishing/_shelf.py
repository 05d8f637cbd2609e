"""Data that the processes of a build leave for one another at the side of its publication.

What one of them puts there at a time is a file of its own, which is closed before anybody hears of
it: all of it is there for those who open it, also on a disk that several machines share. It goes
with the side, and nobody but its owner may read it, since it is not published.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable
from contextlib import suppress

from feeds.publishing._disk import Disk
from feeds.publishing._stager import is_same_disk
from feeds.records import NamedTuple

__all__ = ["Piece", "Shelf", "has_all", "pieces_of"]

_LETTERS = 8  # bytes of a name that no other file has
_MODE = 0o600
_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0)
_DISK = Disk()


class Piece(NamedTuple):
    """Where some bytes lie."""

    path: str  # absolute
    start: int
    size: int


class Shelf(NamedTuple):
    """Where data may be put by any process that sees the folder. Can be pickled."""

    prefix: str  # of the paths of its files
    proof: str = ""  # for far workers: as that of a Stager

    def put(self, data: bytes) -> str:
        """The path of a new file with that; "" where the disk fails, or is another one."""
        return self.put_pieces((data,))

    def put_pieces(self, pieces: Iterable[bytes]) -> str:
        """The same for a file of pieces."""
        if self.proof and not is_same_disk(self.prefix, self.proof):
            return ""
        path = f"{self.prefix}shelf-{os.urandom(_LETTERS).hex()}"
        try:
            _DISK.write(path, pieces, mode=_MODE)
        except OSError:
            with suppress(OSError):
                os.unlink(path)  # half of it would take room
            return ""
        return path


def has_all(path: str, size: int) -> bool:
    """Whether this process sees a file that was put somewhere, all of it."""
    try:
        return os.stat(path).st_size == size
    except OSError:
        return False


def pieces_of(found: Iterable[bytes | Piece]) -> list[bytes]:
    """The bytes, where they lie elsewhere too. Raises OSError where they are not there."""
    opened: dict[str, int] = {}
    try:
        return [_read(opened, one) if isinstance(one, Piece) else one for one in found]
    finally:
        for descriptor in opened.values():
            os.close(descriptor)


def _read(opened: dict[str, int], piece: Piece) -> bytes:
    descriptor = opened.get(piece.path)
    if descriptor is None:
        descriptor = opened[piece.path] = os.open(piece.path, _READ)
    data = _read_at(descriptor, piece.size, piece.start)
    if len(data) < piece.size:
        raise OSError(errno.EIO, os.strerror(errno.EIO), piece.path)
    return data


def _sought(descriptor: int, size: int, start: int) -> bytes:
    """As os.pread, which Windows lacks."""
    os.lseek(descriptor, start, os.SEEK_SET)
    return os.read(descriptor, size)


_read_at = getattr(os, "pread", _sought)  # one call of the system for each draft
