"""Where the articles of a large site stand, none of which was published before."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import overload

from feeds.ledger._entry import Entry
from feeds.ledger._packed_entries import PackedEntries
from feeds.ledger._standing import Standing

__all__ = ["NewStandings"]


class NewStandings(Sequence[Standing]):
    """By the places of the facts. An entry is set down as soon as it is made."""

    def __init__(self, turns: Iterable[tuple[int, Standing]], ids: Sequence[str]) -> None:
        """`turns` are places and standings in the order of publication, `ids` are by place."""
        self.order = array("q")  # the places of the published ones, in that order
        self.others: dict[int, Standing] = {}  # of drafts, and those that are due one day
        self.ids = ids
        self.entries = PackedEntries.as_they_come(self._published(turns))

    def _published(self, turns: Iterable[tuple[int, Standing]]) -> Iterator[Entry]:
        for place, one in turns:
            if one.entry is None or one.outcome != "published":
                self.others[place] = one
            else:
                self.order.append(place)
                yield one.entry

    def __len__(self) -> int:
        return len(self.ids)

    @overload
    def __getitem__(self, place: int) -> Standing: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Standing]: ...

    def __getitem__(self, place: int | slice) -> Standing | Sequence[Standing]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        number = range(len(self))[place]
        found = self.others.get(number)
        if found is not None:
            return found
        return Standing(outcome="published", entry=self.entries[self.ids[number]])
