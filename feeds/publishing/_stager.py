"""Files that worker processes write to the side of a publication, where nothing stands as yet.

A worker on an engine may see another disk than this process, or be given up and go on. So it writes
only where it finds a proof that this process has left, and each file under a name that it alone
has; where two workers were given the same page, one of their files is taken.
"""

from __future__ import annotations

import os
from functools import lru_cache

from feeds.publishing._disk import Disk
from feeds.publishing._names import name_fault
from feeds.publishing._new_site import is_written_below
from feeds.publishing._plan import BY_NAME
from feeds.records import NamedTuple
from feeds.stamps import digest_of_bytes

__all__ = ["PROOF", "StagedFile", "Stager", "is_same_disk"]


class StagedFile(NamedTuple):
    """A file that lies at the side."""

    number: int  # or BY_NAME
    size: int  # in bytes
    digest: str  # of the bytes; "" where nobody asks for it
    name: str = ""  # how its name goes on until it is taken


class Stager(NamedTuple):
    """Writes to the side, in any process that sees the folder. Can be pickled."""

    prefix: str  # of the paths of staged files
    has_digests: bool
    proof: str = ""  # for far workers: what stands in the file PROOF, if the disk is the same
    root: str = ""  # of the tree of new pages; "" where they have numbers alone

    def __call__(self, number: int, data: bytes, file: str) -> StagedFile | None:
        """Write the page of that name, or under that number, which is reserved, where the name
        cannot be had; None where the disk fails.
        """
        try:
            if self._is_written(data, file):
                return StagedFile(BY_NAME, len(data), self._digest(data))
        except OSError:
            return None
        return self._numbered(number, data)

    def _is_written(self, data: bytes, file: str) -> bool:
        if not self.root or name_fault(file):
            return False
        return is_written_below(_DISK, self.root, file, lambda: (data,))

    def _numbered(self, number: int, data: bytes) -> StagedFile | None:
        if self.proof and not is_same_disk(self.prefix, self.proof):
            return None
        name = f"-{os.getpid()}-{os.urandom(_LETTERS).hex()}" if self.proof else ""
        path = f"{self.prefix}{number}{name}"
        try:
            try:
                _DISK.write(path, (data,))
            except FileExistsError:  # of a worker that was lost
                os.unlink(path)
                _DISK.write(path, (data,))
        except OSError:
            return None
        return StagedFile(number, len(data), self._digest(data), name)

    def _digest(self, data: bytes) -> str:
        return digest_of_bytes(data) if self.has_digests else ""


PROOF = "proof"
"""A file at the side, by which others know that they see this disk."""

_LETTERS = 8  # bytes of a name that no other process has


@lru_cache(maxsize=16)
def is_same_disk(prefix: str, proof: str) -> bool:
    """Whether this process sees the side with that proof."""
    try:
        with open(prefix + PROOF, encoding="ascii") as file:
            is_ours = not hasattr(os, "geteuid") or os.fstat(file.fileno()).st_uid == os.geteuid()
            return file.read() == proof and is_ours
    except (OSError, ValueError):
        return False


_DISK = Disk()
