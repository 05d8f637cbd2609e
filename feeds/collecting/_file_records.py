"""The outcomes of a file as JSON: as the cache keeps them, and as a worker sends them back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

import msgspec

from feeds.collecting._outcomes import Outcome, Row
from feeds.collecting._packing import instants_of, is_odd, is_plain
from feeds.publishing import Piece
from feeds.stamps import Seen

__all__ = ["FileOutcomes", "FileRecord", "records_of", "without_drafts"]

_TOGETHER = 1000  # outcomes of a record: all of a long file would be in memory twice


class FileRecord(msgspec.Struct, frozen=True, array_like=True):
    """The outcomes of a file, and their inputs beside the settings."""

    seen: Seen | None
    beside: str  # digest of the files that may say something of its articles
    dates: str  # that it had by its history
    outcomes: tuple[Outcome, ...]  # without bodies
    odd: dict[int, tuple[str, ...]] = {}  # place → instants whose offset counts seconds
    further: int = 0  # records that hold the rest of the outcomes of a long file

    def goes_with(self, other: FileRecord) -> bool:
        """Whether both are of one reading of a file."""
        mine, theirs = (
            (one.seen and one.seen.digest, one.beside, one.dates, one.further)
            for one in (self, other)
        )
        return mine == theirs

    @property
    def whole(self) -> tuple[Outcome, ...]:
        """The outcomes, with all their instants."""
        if not self.odd:
            return self.outcomes
        return tuple(
            msgspec.structs.replace(one, row=_with_instants(one.row, self.odd[place]))
            if one.row is not None and place in self.odd
            else one
            for place, one in enumerate(self.outcomes)
        )


class FileOutcomes(msgspec.Struct, frozen=True, kw_only=True):
    """The outcomes of a file; `seen` is None where they must not be cached."""

    outcomes: tuple[Outcome, ...]
    seen: Seen | None = None
    beside: str = ""
    dates: str = ""
    drafts: tuple[bytes | Piece | None, ...] = ()  # of its articles in order, once it was sent
    records: tuple[msgspec.Raw, ...] = ()  # as it was sent


def records_of(file: FileOutcomes) -> Iterator[FileRecord]:
    """What holds the outcomes of a file, without bodies. At least one."""
    further = max(0, len(file.outcomes) - 1) // _TOGETHER
    for number in range(further + 1):
        part = file.outcomes[number * _TOGETHER : (number + 1) * _TOGETHER]
        odd = {
            place: _instants(one.row)
            for place, one in enumerate(part)
            if one.row is not None and not is_plain(one.packed) and is_odd(one.row.draft)
        }
        yield FileRecord(file.seen, file.beside, file.dates, without_drafts(part), odd, further)


def without_drafts(outcomes: Iterable[Outcome]) -> tuple[Outcome, ...]:
    """The same, light: or the bodies of a whole site would be in memory."""
    return tuple(
        msgspec.structs.replace(one, packed=b"") if one.packed else one for one in outcomes
    )


def _instants(row: Row) -> tuple[str, ...]:
    return tuple(one.isoformat() if one else "" for one in instants_of(row.draft))


def _with_instants(row: Row, texts: tuple[str, ...]) -> Row:
    start, end, at, updated, due, *expiry = (
        datetime.fromisoformat(one) if one else None for one in texts
    )
    assert start is not None
    assert end is not None
    assert at is not None
    assert due is not None
    made = row.draft
    expires = made.expires
    if expires is not None and expiry[0] is not None and expiry[1] is not None:
        expires = msgspec.structs.replace(expires, start=expiry[0], end=expiry[1])
    published = msgspec.structs.replace(made.published, start=start, end=end)
    dated = msgspec.structs.replace(
        made, published=published, published_at=at, updated=updated, due=due, expires=expires
    )
    return msgspec.structs.replace(row, draft=dated)
