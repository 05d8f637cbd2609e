"""What is remembered of published files, so that the next build need not even make them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feeds.records import NamedTuple
from feeds.stamps import Seen, digest_of_bytes, digest_of_file, is_settled, stamp_of

if TYPE_CHECKING:
    import os
    from collections.abc import Callable

    from feeds.publishing._tree import Tree

__all__ = ["KnownFile", "KnownFiles"]

_SECOND = 1_000_000_000


class KnownFile(NamedTuple):
    """A published file, and its compressed sibling, as a build left them."""

    file: Seen
    sibling: Seen | None = None


class KnownFiles:
    """Tells whether files of the output are as they were. `clock` counts nanoseconds from 1970."""

    def __init__(self, tree: Tree, clock: Callable[[], int]) -> None:
        self._tree = tree
        self._clock = clock
        self._began = clock()
        self._swapped = 0
        self.is_on = bool(self._began)  # without a clock nothing is remembered

    def digest_of(self, data: bytes) -> bytes:
        """What stands for the bytes of a file; nothing where nothing is remembered."""
        return bytes.fromhex(digest_of_bytes(data)) if self.is_on else b""

    def digest_said(self, digest: str) -> bytes:
        """The same, where it is known."""
        return bytes.fromhex(digest) if self.is_on else b""

    def swap_begins(self) -> None:
        """All that is to be swapped in has been written."""
        self._swapped = self._clock()

    def still(self, path: str, seen: Seen, status: os.stat_result) -> Seen | None:
        """The file with its stamp of now, if its bytes are what they were."""
        stamp = stamp_of(status)
        if stamp == seen.stamp and seen.is_settled:
            return seen
        if stamp[0] != seen.stamp[0] or not seen.digest or self._digest(path) != seen.digest:
            return None
        return Seen(stamp, is_settled(stamp, self._began), seen.digest)

    def seen(self, status: os.stat_result, digest: bytes, *, is_new: bool) -> Seen:
        """A file of that digest after the swap.

        One that was found has to have rested since before this publication began; one that was
        swapped in was written before the swap, and moved to its place since, alone or with its
        folder.
        """
        stamp = stamp_of(status)
        if not is_new:
            return Seen(stamp, is_settled(stamp, self._began), digest.hex())
        size, modified, changed, inode = stamp
        if changed >= self._swapped:  # moved alone
            changed %= _SECOND
        is_rested = is_settled((size, modified, changed, inode), self._swapped)
        return Seen(stamp, is_rested, digest.hex())

    def _digest(self, path: str) -> str:
        try:
            return digest_of_file(self._tree.path(path))
        except OSError:
            return ""
