"""Records kept on disk during a build, so that bodies are never all in memory."""

from __future__ import annotations

import pickle
import tempfile
from typing import Generic, Self, TypeVar

__all__ = ["Spool"]

T = TypeVar("T")

_IN_MEMORY = 64 * 1024 * 1024


class Spool(Generic[T]):
    """Append records, get each back by the place it was put in. Small ones stay in memory."""

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed by __exit__
        self._end = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def put(self, record: T) -> int:
        """Keep a record; returns its place."""
        place = self._end
        data = pickle.dumps(record, protocol=pickle.HIGHEST_PROTOCOL)
        self._file.seek(place)
        self._file.write(data)
        self._end = place + len(data)
        return place

    def get(self, place: int) -> T:
        """The record at a place."""
        self._file.seek(place)
        record: T = pickle.load(self._file)  # noqa: S301 - written by this process a moment ago
        return record
