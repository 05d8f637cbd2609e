"""The facts of a large site none of whose articles was published before: they wait on disk."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import overload

import msgspec

from feeds.cache import Aside, one_number
from feeds.ledger._facts import Fact

__all__ = ["FactHead", "PackedFacts", "heads_of"]

_MINUTE = timedelta(minutes=1)
_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Fact)


class FactHead(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What new articles are put into their order by, and what their ids are made of."""

    path: str
    line: int
    date: str
    start: datetime
    due: datetime
    slug: str
    stated_id: str
    is_draft: bool


def heads_of(facts: Sequence[Fact]) -> Sequence[Fact | FactHead]:
    """At least that of each fact, which is in memory."""
    return facts.heads if isinstance(facts, PackedFacts) else facts


class PackedFacts(Sequence[Fact]):
    """Each time that one is asked for it is another record, equal to the last one."""

    def __init__(self) -> None:
        self._aside = Aside(is_of_many=True)
        self._odd: dict[
            int, Fact
        ] = {}  # those that JSON cannot say (see feeds.collecting._packing)
        self.heads: list[FactHead] = []

    def add(self, fact: Fact) -> None:
        """The next one."""
        data = _packed(fact)
        if not data:
            self._odd[len(self)] = fact
        self._aside.set_down(data)
        self.heads.append(
            FactHead(
                path=fact.path,
                line=one_number(fact.line),
                date=fact.date,
                start=fact.start,
                due=fact.start if fact.due == fact.start else fact.due,
                slug=fact.slug,
                stated_id=fact.stated_id,
                is_draft=fact.is_draft,
            )
        )

    def __len__(self) -> int:
        return len(self.heads)

    @overload
    def __getitem__(self, place: int) -> Fact: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Fact]: ...

    def __getitem__(self, place: int | slice) -> Fact | Sequence[Fact]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        number = range(len(self))[place]
        found = self._odd.get(number)
        return _DECODER.decode(self._aside[number]) if found is None else found


def _packed(fact: Fact) -> bytes:
    """As bytes; none where JSON cannot say all of it: an offset that counts seconds, say."""
    published = fact.published
    dates = (published.start, published.end, fact.published_at, fact.due, fact.updated)
    if any(one is not None and (one.utcoffset() or _MINUTE) % _MINUTE for one in dates):
        return b""
    try:
        return _ENCODER.encode(fact)
    except ValueError:  # letters that are none
        return b""
