"""Digests side by side: as objects each takes four times its bytes."""

from __future__ import annotations

from feeds.cache._aside import one_number

__all__ = ["Digests"]


class Digests:
    """Set digests of one length down, get each back by its number. The empty one is -1."""

    def __init__(self) -> None:
        self._size = 1  # bytes of each
        self._all = bytearray()

    def set_down(self, digest: bytes) -> int:
        """The number of it, from 0. Raises ValueError for one of another length."""
        if not digest:
            return -1
        if not self._all:
            self._size = len(digest)
        if len(digest) != self._size:
            raise ValueError(digest)
        self._all += digest
        return one_number(len(self._all) // self._size - 1)

    def __getitem__(self, number: int) -> bytes:
        if number < 0:
            return b""
        return bytes(self._all[number * self._size : (number + 1) * self._size])
