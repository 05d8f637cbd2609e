"""Where the files of a site go: a publication, or nowhere."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from feeds.publishing import KnownFile, Stage, StagedFile, Stager

__all__ = ["Nowhere", "Sink"]


class Sink(Protocol):
    """What is needed of a feeds.publishing.Publication to make a site."""

    def add(self, path: str, data: bytes, *, origin: str = "", stage: Stage = "page") -> None:
        """A file of the site."""

    def stager(self, number: int, *, is_far: bool = False) -> tuple[Stager, int] | None:
        """For `number` files: what writes them in any process, and the first of their numbers."""
        ...

    def add_staged(self, path: str, staged: StagedFile, *, origin: str = "") -> bool:
        """A page that a stager wrote; False where it is not here."""
        ...

    def add_file(self, path: str, source: Path, *, origin: str = "") -> None:
        """A copy of a file."""

    def keep(self, path: str) -> bool:
        """Leave a file of an earlier build as it is."""
        ...

    def recall(
        self, path: str, known: KnownFile, *, origin: str = "", stage: Stage = "page"
    ) -> KnownFile | None:
        """The same for one whose bytes are known; None where they are others now."""
        ...


class Nowhere:
    """Takes a site and forgets it: for looking at what a build would do."""

    def add(self, path: str, data: bytes, *, origin: str = "", stage: Stage = "page") -> None:
        """Nothing is written."""

    def stager(self, number: int, *, is_far: bool = False) -> tuple[Stager, int] | None:
        """None is needed."""
        del number, is_far
        return None

    def add_staged(self, path: str, staged: StagedFile, *, origin: str = "") -> bool:
        """Nothing is written."""
        del path, staged, origin
        return True

    def add_file(self, path: str, source: Path, *, origin: str = "") -> None:
        """Nothing is copied."""

    def keep(self, path: str) -> bool:
        """Nothing is removed either."""
        del path
        return True

    def recall(
        self, path: str, known: KnownFile, *, origin: str = "", stage: Stage = "page"
    ) -> KnownFile | None:
        """Whatever is there, nothing is written."""
        del path, origin, stage
        return known
