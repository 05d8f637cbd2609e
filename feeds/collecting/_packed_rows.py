"""The rows of a large site of which no article was published before: they wait on disk."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import overload

import msgspec

from feeds.cache import MANY, Aside
from feeds.collecting._outcomes import Row
from feeds.collecting._packing import is_odd
from feeds.collecting._sharing import Sharing
from feeds.ledger import Ledger

__all__ = ["PackedRows", "marks_of", "rows_of", "rows_where", "stating"]

_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Row)


def rows_of(found: Sequence[Row], before: Ledger) -> Sequence[Row]:
    """The same rows. Where there is a ledger they are asked for too often to be packed."""
    if len(found) < MANY or before.entries:
        return tuple(found)
    return PackedRows(found)


def rows_where(rows: Sequence[Row], is_kept: Callable[[Row], bool]) -> Sequence[Row]:
    """Those of the rows, in the same way."""
    kept = filter(is_kept, rows)
    return PackedRows(kept) if isinstance(rows, PackedRows) else tuple(kept)


def stating(rows: Sequence[Row]) -> Iterable[Row]:
    """Those that state an address or until when they are shown, and maybe others."""
    return rows.stating() if isinstance(rows, PackedRows) else rows


def marks_of(rows: Sequence[Row]) -> Iterable[str | int]:
    """What rows of the same bytes have in common, and hardly any others have; nothing is said of
    one whose bytes are not known.
    """
    return rows.marks if isinstance(rows, PackedRows) else (row.draft.digest for row in rows)


class PackedRows(Sequence[Row]):
    """Each time that one is asked for it is another record, equal to the last one."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._aside = Aside(is_of_many=True)
        self._odd: dict[int, Row] = {}  # those that JSON cannot say (see feeds.collecting._packing)
        self._stating = array("q")  # the places of some
        self._share = Sharing()
        self.marks = array("q")
        for row in rows:
            self._add(row)

    def _add(self, row: Row) -> None:
        place, draft = len(self), row.draft
        data = _packed(row)
        if not data:
            self._odd[place] = row
        self._aside.set_down(data)
        self.marks.append(hash(draft.digest))
        if draft.address or draft.expires is not None:
            self._stating.append(place)

    def stating(self) -> Iterator[Row]:
        """As the function of that name."""
        return map(self._at, self._stating)

    def __len__(self) -> int:
        return len(self.marks)

    @overload
    def __getitem__(self, place: int) -> Row: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Row]: ...

    def __getitem__(self, place: int | slice) -> Row | Sequence[Row]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        row = self._at(range(len(self))[place])
        self._share(row.draft, row.draft.file)
        return row

    def __iter__(self) -> Iterator[Row]:
        return map(self._at, range(len(self)))

    def _at(self, place: int) -> Row:
        return self._odd[place] if place in self._odd else _DECODER.decode(self._aside[place])


def _packed(row: Row) -> bytes:
    """As bytes; none where JSON cannot say all of it."""
    if is_odd(row.draft):
        return b""
    try:
        return _ENCODER.encode(row)
    except ValueError:  # letters that are none
        return b""
