"""The drafts of a large site's rows, which wait packed while it is found out who they are."""

from __future__ import annotations

import msgspec
from msgspec.structs import force_setattr

from feeds.articles import Draft
from feeds.cache import MANY, Aside
from feeds.collecting._outcomes import Row
from feeds.collecting._packing import is_odd
from feeds.collecting._sharing import Sharing
from feeds.ledger import Fact

__all__ = ["DraftsAside"]

_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Draft)
_SAME = ("path", "file", "line", "published", "published_at", "due", "slug", "statement")


class DraftsAside:
    """Takes the drafts of all rows, where these are many, and gives each of them back.

    What identities go by is in the facts meanwhile, and what both say is kept once.
    """

    def __init__(self, number: int) -> None:
        """For so many rows."""
        self._aside = Aside(is_of_many=True)
        self._share = Sharing()
        self._is_on = number >= MANY
        self._numbers: list[int | None] = []  # of the rows in turn; None where it has its draft

    def take(self, row: Row) -> None:
        """The draft of the next row, of which the fact is made."""
        if self._is_on:
            self._numbers.append(self._put(row))

    def give_back(self, row: Row, fact: Fact) -> None:
        """The draft of the last row that has none yet. `fact` was made of it."""
        number = self._numbers.pop() if self._numbers else None
        if number is None:
            return
        draft = _DECODER.decode(self._aside[number])
        self._share.values(draft, fact.file)
        for name in _SAME:
            force_setattr(draft, name, getattr(fact, name))
        force_setattr(draft, "digest", fact.source)
        if draft.body_line == fact.line:
            force_setattr(draft, "body_line", fact.line)
        force_setattr(row, "draft", draft)

    def _put(self, row: Row) -> int | None:
        draft = row.draft
        if is_odd(draft):
            return None
        try:
            number = self._aside.set_down(_ENCODER.encode(draft))
        except ValueError:  # letters that are none
            return None
        force_setattr(row, "draft", None)
        return number
