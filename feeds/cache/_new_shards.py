"""The files of a table of which nothing was kept before, written as its records come.

No record is in memory longer than it takes to write it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import IO

from feeds.cache._files import replacing

__all__ = ["DIGEST", "NewShards"]

DIGEST = 32
"""Bytes of the digest at the end of a shard: that of the records as JSON."""


class NewShards:
    """A shard is a file: a key, records as JSON, and a digest. Once one cannot be written, none is:
    all of it is found out again next time.
    """

    def __init__(self, key: bytes, place: Callable[[int], Path]) -> None:
        self._key = key
        self._place = place
        self._shards: dict[int, _NewShard] = {}
        self._files = ExitStack()
        self._is_lost = False

    def add(self, number: int, row: bytes) -> None:
        """A row of the shard of that number: `"name":{...}`."""
        if self._is_lost:
            return
        try:
            shard = self._shards.get(number)
            if shard is None:
                file = self._files.enter_context(replacing(self._place(number)))
                shard = self._shards[number] = _NewShard(file, self._key)
            shard.add(row)
        except OSError:
            self.drop()

    def keep(self) -> None:
        """All rows are there: the files take their places."""
        if self._is_lost:
            return
        try:
            for number in sorted(self._shards):
                self._shards[number].end()
        except OSError:
            self.drop()
        with suppress(OSError):
            self._files.close()

    def drop(self) -> None:
        """Nothing is kept."""
        self._is_lost = True
        with suppress(OSError, _DroppedError), self._files.pop_all():
            raise _DroppedError


class _DroppedError(Exception):
    """A file is not to take its place."""


class _NewShard:
    def __init__(self, file: IO[bytes], key: bytes) -> None:
        self._file = file
        self._made = hashlib.blake2b(digest_size=DIGEST)
        self._before = b"{"
        file.write(key)

    def add(self, row: bytes) -> None:
        self._write(self._before + row)
        self._before = b","

    def end(self) -> None:
        self._write(b"}")
        self._file.write(self._made.digest())

    def _write(self, data: bytes) -> None:
        self._made.update(data)
        self._file.write(data)
