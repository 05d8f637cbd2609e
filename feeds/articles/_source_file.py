"""Files below the source folder that articles refer to, and where they are published."""

from __future__ import annotations

from feeds.records import dataclass

__all__ = ["Asset", "SourceFile", "Withheld"]


@dataclass(frozen=True, slots=True)
class Withheld:
    """Why what an address leads to is not published, and what to do about that."""

    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file below the source folder that an article refers to."""

    path: str  # relative to the source folder
    size: int  # bytes
    is_static: bool = False  # published at its own place, even without a link
    withheld: Withheld | None = None  # why it may not be published
    place: str = ""  # where it really lies on disk, if that is known
    address: str = ""  # its path below the site's address, if the generator gives it one


@dataclass(frozen=True, slots=True, order=True)
class Asset:
    """A file to publish beside a page: where it is in the source and goes in the output."""

    source: str
    target: str
