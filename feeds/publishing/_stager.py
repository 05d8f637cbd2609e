"""Files that worker processes write to the side of a publication, where nothing stands as yet."""

from __future__ import annotations

import os
from typing import NamedTuple

from feeds.publishing._disk import Disk
from feeds.stamps import digest_of

__all__ = ["StagedFile", "Stager"]


class StagedFile(NamedTuple):
    """A file that lies at the side."""

    number: int
    size: int  # in bytes
    digest: str  # of the bytes; "" where nobody asks for it


class Stager(NamedTuple):
    """Writes to the side, in any process that sees the folder. Can be pickled."""

    prefix: str  # of the paths of staged files
    has_digests: bool

    def __call__(self, number: int, data: bytes) -> StagedFile | None:
        """Write a file of that number, which is reserved; None where the disk fails."""
        path = f"{self.prefix}{number}"
        try:
            try:
                _DISK.write(path, (data,))
            except FileExistsError:  # of a worker that was lost
                os.unlink(path)
                _DISK.write(path, (data,))
        except OSError:
            return None
        return StagedFile(number, len(data), digest_of(data) if self.has_digests else "")


_DISK = Disk()
