"""Rows of a database in which the day of publication is still empty: nobody published them yet."""

from __future__ import annotations

from collections.abc import Iterable

from feeds.model import Field
from feeds.reading._raw_fields import RawField
from feeds.reading.keys import fold

__all__ = ["not_yet", "says_when"]

_WHEN = frozenset({"published_at", "published_on", "publishedat", "first_published_at"})
"""Keys that say when a row was published, and nothing where it is a draft."""

_MADE = frozenset({"created", "created_at", "createdat", "date_created", "timestamp"})
"""Keys of days on which it was made, whether it is published or not."""


def says_when(key: str) -> bool:
    """Whether a key counts where its value is empty, too."""
    return fold(key) in _WHEN


def not_yet(entries: Iterable[RawField], fields: Iterable[Field]) -> tuple[Field, ...]:
    """The field by which a row is a draft: it has the day it was made alone, and a place for the
    other one. No field for any other row.
    """
    empty = [entry for entry in entries if not entry.value and says_when(entry.key)]
    if not empty or any(fold(item.key) not in _MADE for item in fields if item.name == "date"):
        return ()
    return (Field(name="draft", value="true", line=empty[0].line, key=empty[0].key),)
