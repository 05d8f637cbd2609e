"""Rows of files of many articles, as they stand there: parted by one process, read by any.

Parting them is quick, and has to begin at the head of the file; making documents of them is slow,
and each says all that this takes. They can be pickled.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

import msgspec

from feeds.errors import Problem
from feeds.generators import Source
from feeds.model import Document
from feeds.reading._raw_fields import RawField
from feeds.reading._record import document_of

__all__ = ["EntryRow", "FoundRow", "RawRow", "documents_in"]


class RawRow(msgspec.Struct, frozen=True):
    """A row that nobody has looked into."""

    line: int  # by which its article is known

    @property
    def size(self) -> int:
        """About how long its text is."""
        raise NotImplementedError

    def document(self, source: Source) -> Document | Problem:
        """What is in it."""
        raise NotImplementedError


class EntryRow(RawRow, frozen=True):
    """A row whose keys and values are known."""

    entries: Sequence[RawField]
    text: str  # as it stands in the file
    beside: Sequence[str] = ()  # further texts that it was made of

    @property
    def size(self) -> int:
        """In characters."""
        return len(self.text)

    def document(self, source: Source) -> Document:
        """The article."""
        own = msgspec.structs.replace(source, beside=list(self.beside))
        return document_of(self.entries, own, self.line, self.text)


FoundRow: TypeAlias = "Document | Problem | RawRow"
"""What a file of many articles is parted into."""


def documents_in(found: Iterable[FoundRow], source: Source) -> Iterator[Document | Problem]:
    """Each of them read."""
    for one in found:
        yield one.document(source) if isinstance(one, RawRow) else one
