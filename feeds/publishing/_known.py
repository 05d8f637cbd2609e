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
        self._digests: dict[str, bytes] = {}  # as bytes: one of each file of a site
        self._began = clock()
        self._swapped = 0
        self.is_on = bool(self._began)  # without a clock nothing is remembered

    def note(self, path: str, data: bytes) -> None:
        """These are the bytes that will be at that path."""
        if self.is_on:
            self._digests[path] = bytes.fromhex(digest_of_bytes(data))

    def note_digest(self, path: str, digest: str) -> None:
        """The same, where the digest is known."""
        if self.is_on:
            self._digests[path] = bytes.fromhex(digest)

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

    def seen(self, path: str, status: os.stat_result, *, is_new: bool) -> Seen:
        """A file after the swap.

        One that was found has to have rested since before this publication began; one that was
        swapped in was written before the swap, and moved to its place since.
        """
        stamp = stamp_of(status)
        digest = self._digests.get(path, b"").hex()
        if is_new and stamp[2] >= self._swapped:
            size, modified, changed, inode = stamp
            written = (size, modified, changed % _SECOND, inode)
            return Seen(stamp, is_settled(written, self._swapped), digest)
        return Seen(stamp, is_settled(stamp, self._began), digest)

    def _digest(self, path: str) -> str:
        try:
            return digest_of_file(self._tree.path(path))
        except OSError:
            return ""
