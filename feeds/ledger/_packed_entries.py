"""The entries of a large site, which wait on disk until they are written or asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from datetime import timedelta
from typing import Self

import msgspec

from feeds.cache import MANY, Aside
from feeds.ledger._entry import Entry

__all__ = ["PackedEntries", "packed_entries", "with_changed"]

_MINUTE = timedelta(minutes=1)
_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Entry)


def packed_entries(
    entries: Mapping[str, Entry], before: Mapping[str, Entry]
) -> Mapping[str, Entry]:
    """The same entries. Those of `before` are in memory anyway; of the others, where there are
    many, none is.
    """
    if len(entries) - len(before) < MANY:
        return entries
    return PackedEntries(entries, before)


def with_changed(entries: Mapping[str, Entry], changed: Iterable[Entry]) -> Mapping[str, Entry]:
    """The entries with others in the place of some of them."""
    if isinstance(entries, PackedEntries):
        return entries.with_changed(changed)
    return {**entries, **{one.id: one for one in changed}}


class PackedEntries(Mapping[str, Entry]):
    """Entries by their ids, in the order in which they were given.

    Each time that one is asked for it is another record, equal to the last one.
    """

    def __init__(self, entries: Mapping[str, Entry], before: Mapping[str, Entry]) -> None:
        self._aside = Aside(is_of_many=True)
        self._known = {
            id: entry if before.get(id) is entry else self._put(entry)
            for id, entry in entries.items()  # noqa: A001 - its name
        }

    @classmethod
    def as_they_come(cls, entries: Iterable[Entry]) -> Self:
        """Those, each set down before the next one is made; in the order of their ids."""
        made = cls({}, {})
        known = {one.id: made._put(one) for one in entries}
        made._known = {id: known[id] for id in sorted(known)}  # noqa: A001 - its name
        return made

    def with_changed(self, changed: Iterable[Entry]) -> Self:
        """As the function of that name; each is set down as it comes."""
        made = copy(self)
        vars(made)["_known"] = {**self._known, **{one.id: self._put(one) for one in changed}}
        return made

    def __getitem__(self, id: str) -> Entry:  # noqa: A002 - its name
        found = self._known[id]
        return _DECODER.decode(self._aside[found]) if isinstance(found, int) else found

    def __contains__(self, id: object) -> bool:  # noqa: A002 - its name
        return id in self._known

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)

    def __eq__(self, other: object) -> bool:
        """One by one: all of them at once are what there is no room for."""
        if not isinstance(other, Mapping):
            return NotImplemented
        return len(self) == len(other) and all(other.get(one) == self[one] for one in self)

    __hash__ = None  # type: ignore[assignment]  # as any mapping of this kind

    def _put(self, entry: Entry) -> Entry | int:
        """Where it is set down; itself where JSON cannot say it (see feeds.collecting._packing)."""
        if (entry.first.utcoffset() or _MINUTE) % _MINUTE:
            return entry
        try:
            return self._aside.set_down(_ENCODER.encode(entry))
        except ValueError:  # letters that are none
            return entry
