"""A file of many pieces, of which those that are asked for are read.

Behind the pieces stand two tables, of where each ends and of a check of its bytes, and the number
of pieces. One digest stands for the tables; so a change of any byte shows when it is read.
"""

from __future__ import annotations

import os
import zlib
from array import array
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from feeds.cache._files import is_ours
from feeds.cache._packed_numbers import numbers_in, packed_numbers
from feeds.stamps import Digest, digest_of_bytes

__all__ = ["Pieces", "with_tables"]

_SIZE = 8  # bytes of a number


def with_tables(pieces: Iterable[bytes], digest: Digest) -> Iterator[bytes]:
    """The file, piece by piece; `digest` takes in what has to be known of it."""
    ends, checks = array("Q"), array("Q")
    end = 0
    for piece in pieces:
        end += len(piece)
        ends.append(end)
        checks.append(zlib.crc32(piece))
        yield piece
    yield digest.taken(packed_numbers(ends) + packed_numbers(checks))
    yield len(ends).to_bytes(_SIZE, "big")


class Pieces:
    """Such a file. Raises OSError where it cannot be read, and ValueError for another one."""

    def __init__(self, path: Path, before: bytes, digest: str) -> None:
        """`before` is what the digest had taken in before the tables."""
        self._file = path.open("rb", buffering=0)
        status = os.fstat(self._file.fileno())
        if not is_ours(status):
            raise ValueError(path)
        end = max(status.st_size - _SIZE, 0)
        number = int.from_bytes(self._read(end, _SIZE), "big")
        length = 2 * _SIZE * number
        if length > end:
            raise ValueError(path)
        tables = self._read(end - length, length)
        if digest_of_bytes(before, tables) != digest:
            raise ValueError(path)
        numbers = numbers_in(tables)
        self._ends, self._checks = numbers[:number], numbers[number:]

    def __len__(self) -> int:
        return len(self._ends)

    def __getitem__(self, number: int) -> bytes:
        """The piece of that number, from 0. Raises LookupError for one that is damaged."""
        begin = self._ends[number - 1] if number else 0
        data = self._read(begin, self._ends[number] - begin)
        if zlib.crc32(data) != self._checks[number]:
            raise LookupError(number)
        return data

    def close(self) -> None:
        """Nothing is wanted any more."""
        with suppress(AttributeError):  # it could not be opened
            self._file.close()

    def __del__(self) -> None:
        self.close()

    def _read(self, begin: int, length: int) -> bytes:
        """As many bytes from there on as there are."""
        self._file.seek(begin)
        found = bytearray()
        while part := self._file.read(length - len(found)) if length > len(found) else b"":
            found += part
        return bytes(found)
