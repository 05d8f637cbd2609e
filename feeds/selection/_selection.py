"""A Selection: one feed to be made, with its articles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from feeds.ledger import Entry, Page, Window
from feeds.records import dataclass
from feeds.selection._cards import Card

__all__ = ["Kind", "Selection"]

Kind = Literal["main", "tag", "author", "language", "named", "each"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """One feed to be made. `name` is lasting: its id and its files are made of it."""

    kind: Kind
    name: str  # "" for the main feed
    title: str  # what it is about: the tag, the author's name; "" for the main feed
    members: tuple[Card, ...]  # every article that belongs to it, newest published first
    limit: int
    max_bytes: int
    full_content: bool
    archive: int = 0  # entries in an archive document; 0 for none
    files: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # format → its only files
    about: str = ""  # the key of metadata whose value it is made for; "" for none
    heading: str = ""  # its whole title; "" where that is made of the site's
    shown: tuple[Card, ...] = ()  # the entries of its subscription document, in their order
    former: tuple[Entry, ...] = ()  # articles that stood in it and do not now, newest first
    sealed: tuple[Page, ...] = ()  # archive documents of earlier builds, the oldest first
    sealing: tuple[Page, ...] = ()  # those that this build seals

    @property
    def pages(self) -> tuple[Page, ...]:
        """All archive documents, the oldest first."""
        return self.sealed + self.sealing

    @property
    def deletions(self) -> tuple[Entry, ...]:
        """The articles whose end is announced: the last fifty, newest first (RFC 6721)."""
        ended = [entry for entry in self.former if entry.ended is not None]
        return tuple(sorted(ended, key=_end, reverse=True)[:_DELETIONS])

    @property
    def window(self) -> Window:
        """What its subscription document is filled by."""
        sizes = {"limit": self.limit, "max_bytes": self.max_bytes, "archive": self.archive}
        return Window(feed=self.key, **sizes)

    @property
    def key(self) -> str:
        """`tag:politiek`; "" for the main feed."""
        return f"{self.kind}:{self.name}" if self.name else ""


_DELETIONS = 50


def _end(entry: Entry) -> tuple[object, str]:
    return entry.ended, entry.id
