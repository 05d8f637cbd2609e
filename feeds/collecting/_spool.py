"""Records kept on disk during a build, so that bodies are never all in memory."""

from __future__ import annotations

import pickle
import tempfile
from typing import Generic, Self, TypeVar

__all__ = ["Spool"]

T = TypeVar("T")

_IN_MEMORY = 8 * 1024 * 1024


class Spool(Generic[T]):
    """Append records, get each back by the place it was put in. Small spools stay in memory."""

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed by __exit__
        self._places: list[int] = [0]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def put_packed(self, data: bytes) -> int:
        """Keep a record that is pickled already, often by another process; returns its place."""
        self._file.seek(self._places[-1])
        self._file.write(data)
        self._places.append(self._places[-1] + len(data))
        return len(self._places) - 2

    def get(self, place: int) -> T:
        """The record at a place."""
        record: T = pickle.loads(self.packed(place))  # noqa: S301 - written by this build
        return record

    def packed(self, place: int) -> bytes:
        """The record at a place as bytes, to be handed to another process."""
        start, end = self._places[place : place + 2]
        self._file.seek(start)
        return self._file.read(end - start)
