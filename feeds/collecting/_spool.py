"""Records kept on disk during a build, so that bodies are never all in memory."""

from __future__ import annotations

import pickle
from typing import Generic, Self, TypeVar

from feeds.cache import Aside

__all__ = ["Spool"]

T = TypeVar("T")


class Spool(Generic[T]):
    """Append records, get each back by the place it was put in. Small spools stay in memory."""

    def __init__(self) -> None:
        self._pieces = Aside()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._pieces.close()

    def put_packed(self, data: bytes) -> int:
        """Keep a record that is pickled already, often by another process; returns its place."""
        return self._pieces.set_down(data)

    def get(self, place: int) -> T:
        """The record at a place."""
        record: T = pickle.loads(self.packed(place))  # noqa: S301 - written by this build
        return record

    def packed(self, place: int) -> bytes:
        """The record at a place as bytes, to be handed to another process."""
        return self._pieces[place]
