"""Functions for workers; their module is imported there, and so loads nothing else."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

__all__ = ["BEGUN", "Beginnings", "Begun", "Fussy", "Holds", "Noted", "Origin", "Squares"]


class Squares:
    """Its results name no process."""

    def __call__(self, batch: Sequence[int]) -> list[int]:
        return [number * number for number in batch]


class Fussy:
    """Dies, raises or prints as it is told to."""

    def __init__(self, parent: int) -> None:
        self.parent = parent

    def __call__(self, batch: str) -> str:
        if batch == "die" and os.getpid() != self.parent:
            os._exit(3)
        if batch == "raise":
            raise LookupError("as told")
        sys.stdout.write("noise\n")
        sys.stdout.flush()
        return batch.upper()


class Holds:
    """Tells whether a descriptor is open in the worker."""

    def __call__(self, descriptor: int) -> bool:
        try:
            os.fstat(descriptor)
        except OSError:
            return False
        return True


class Origin:
    """Which process did it, for each batch."""

    def __call__(self, batch: str) -> tuple[str, int]:
        return batch, os.getpid()


BEGUN: list[str] = []
"""What this process was given to begin with."""


class Begun:
    """Notes in its process what it was given; or raises or dies, as it is told to."""

    def __call__(self, batch: str) -> None:
        if batch == "raise":
            raise LookupError("as told")
        if batch == "die":
            os._exit(3)
        BEGUN.append(batch)


class Beginnings:
    """What the process was given to begin with, and which it is."""

    def __call__(self, batch: str) -> tuple[tuple[str, ...], int]:
        return tuple(BEGUN), os.getpid()


class Noted:
    """Notes in a folder which process called it; fails where the folder is none."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self) -> None:
        (self.folder / str(os.getpid())).touch()
