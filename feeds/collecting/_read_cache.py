"""The cache of what was read: files with unchanged inputs need not be read again."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import datetime
from itertools import chain
from typing import TypeAlias

import msgspec

from feeds.cache import Cache
from feeds.collecting._beside import Beside, FileMarks
from feeds.collecting._clock import clock_ns
from feeds.collecting._drafts import Wanted
from feeds.collecting._history import dates_of_file
from feeds.collecting._names import Names
from feeds.collecting._outcomes import Outcome, Row
from feeds.collecting._packing import instants_of, is_odd
from feeds.collecting._read import ArticleReader
from feeds.collecting._sent_outcomes import FileOutcomes, SentOutcomes, sent
from feeds.config import Config
from feeds.generators import Around
from feeds.reading import (
    Found,
)
from feeds.records import dataclass
from feeds.stamps import Seen, digest_of_file, is_settled, stamp_of

__all__ = ["Look", "ReadCache", "ReadFiles", "RereadArticles"]


_TOGETHER = 1000  # outcomes of a record: all of a long file would be in memory twice


class _Record(msgspec.Struct, frozen=True, array_like=True):
    """The outcomes of a file, and their inputs beside the settings."""

    seen: Seen
    beside: str  # digest of the files that may say something of its articles
    dates: str  # that it had by its history
    outcomes: tuple[Outcome, ...]  # without bodies
    odd: dict[int, tuple[str, ...]] = {}  # place → instants whose offset counts seconds
    further: int = 0  # records that hold the rest of the outcomes of a long file

    def goes_with(self, other: _Record) -> bool:
        """Whether both are of one reading of a file."""
        mine, theirs = (
            (one.seen.digest, one.beside, one.dates, one.further) for one in (self, other)
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


Look: TypeAlias = "tuple[Seen | None, str]"
"""A file as it was seen, and a digest of what lies beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFiles:
    """Files → their outcomes; can be pickled, so that any process can do it."""

    reader: ArticleReader
    config: Config
    commits: Mapping[str, str] = field(default_factory=dict)  # file → date of its first
    is_remembered: bool = False

    def __call__(self, files: Sequence[Found]) -> SentOutcomes:
        """All of a batch."""
        return sent(self.each(files))

    def each(self, files: Sequence[Found]) -> list[FileOutcomes]:
        """The same, whole."""
        if not self.is_remembered:
            return [FileOutcomes(outcomes=made) for made in self._batch(files, Around())]
        beside = Beside(self.reader)
        before = [(_look(file), beside(file)) for file in files]
        digests: dict[str, str] = {}
        outcomes = self._batch(files, Around(digests=digests))
        beside = Beside(self.reader)  # what changed meanwhile shows
        seen = (_seen(look, file, digests) for file, (look, _) in zip(files, before, strict=True))
        return [
            FileOutcomes(outcomes=made, seen=known, beside=around)
            if known is not None and around == beside(file)
            else FileOutcomes(outcomes=made)
            for file, (_, around), known, made in zip(files, before, seen, outcomes, strict=True)
        ]

    def _batch(self, files: Sequence[Found], around: Around) -> list[tuple[Outcome, ...]]:
        dated = ((file, dates_of_file(file, self.config, self.commits)) for file in files)
        return self.reader.batch(dated, around)

    def look(self, file: Found) -> Look | None:
        """A file, and what lies beside it, before it is read; None where nobody will ask."""
        return (_look(file), Beside(self.reader)(file)) if self.is_remembered else None

    def with_look(
        self, file: Found, outcomes: tuple[Outcome, ...], before: Look | None
    ) -> FileOutcomes:
        """Its outcomes, as they may be cached, where it is still as it was."""
        look, beside = before or (None, "")
        seen = _seen(look, file, {})
        if seen is None or beside != Beside(self.reader)(file):
            return FileOutcomes(outcomes=outcomes)
        return FileOutcomes(outcomes=outcomes, seen=seen, beside=beside)


@dataclass(frozen=True, slots=True, kw_only=True)
class RereadArticles:
    """The articles that are wanted of files; can be pickled."""

    read_files: ReadFiles

    def __call__(self, batch: Sequence[Wanted]) -> list[Outcome]:
        """All of a batch, in any order."""
        found: list[Outcome] = []
        for file, paths in batch:
            dates = dates_of_file(file, self.read_files.config, self.read_files.commits)
            found += self.read_files.reader(file, dates, only=frozenset(paths))
        return found


class ReadCache:
    """The outcomes of the files of a source folder, by their path."""

    def __init__(self, cache: Cache, read_files: ReadFiles, *, is_partial: bool = False) -> None:
        """One that `is_partial` is for a build that asks for a few files."""
        reader = read_files.reader
        common = (sorted(reader.siblings.titles), sorted(reader.siblings.days))
        key = (reader.config, sorted(reader.people.items()), reader.versions, common)
        self._read_files = read_files
        self._table = cache.table("read", key, _Record, is_partial=is_partial)
        self._beside = Beside(reader, Names())
        self._now = clock_ns()
        self.looked_at = FileMarks()  # of files beside articles

    def recall(self, file: Found) -> tuple[Outcome, ...] | None:
        """The outcomes of a file that is as it was; None for any other."""
        record = self._table.get(file.relative)
        if record is None or record.dates != self._dates(file):
            return None
        if record.beside != self._beside(file):
            return None
        self.looked_at.note(record.beside)
        rest = self._rest(file, record)
        if rest is None:
            return None
        seen = record.seen
        if seen.stamp != file.stamp or not seen.is_settled:
            if seen.stamp[0] != file.size or _digest(file) != seen.digest:
                return None
            seen = Seen(file.stamp, is_settled(file.stamp, self._now), seen.digest)
            self._table.put(file.relative, msgspec.structs.replace(record, seen=seen))
        return tuple(chain(record.whole, rest)) if rest else record.whole

    def _rest(self, file: Found, record: _Record) -> list[Outcome] | None:
        """What further records hold of a long file; None where any of them is not there."""
        found: list[Outcome] = []
        for number in range(1, record.further + 1):
            one = self._table.get(_name(file, number))
            if one is None or not one.goes_with(record):
                return None
            found += one.whole
        return found

    def remember(self, file: Found, found: FileOutcomes) -> None:
        """Cache the outcomes of a file (no bodies), if a later change of its inputs shows."""
        self.looked_at.note(found.beside)
        if found.seen is None:
            return
        if not all(one.row is None or one.row.digest for one in found.outcomes):
            return
        dates, further = self._dates(file), max(0, len(found.outcomes) - 1) // _TOGETHER
        for number in range(further + 1):
            outcomes = found.outcomes[number * _TOGETHER : (number + 1) * _TOGETHER]
            odd = {
                place: _instants(one.row)
                for place, one in enumerate(outcomes)
                if one.row is not None and is_odd(one.row.draft)
            }
            record = _Record(found.seen, found.beside, dates, outcomes, odd, further)
            self._table.put(_name(file, number), record)

    def last(self, file: Found) -> tuple[Outcome, ...]:
        """The outcomes of a file when it was last read, whatever it says today."""
        record = self._table.get(file.relative)
        if record is None or record.odd or record.further:
            return ()
        return record.outcomes

    def save(self) -> None:
        """Keep everything for the next build."""
        self._table.save()

    def _dates(self, file: Found) -> str:
        dates = dates_of_file(file, self._read_files.config, self._read_files.commits)
        return repr(dates) if dates else ""


def _name(file: Found, number: int) -> str:
    """Of a record: no path has a zero in it."""
    return f"{file.relative}\0{number}" if number else file.relative


def _digest(file: Found) -> str:
    try:
        return digest_of_file(file.place)
    except OSError:
        return ""


def _look(file: Found) -> Seen | None:
    """The file as it is, digested where its stamp is in doubt; None for one that is not there."""
    now = clock_ns()
    try:
        stamp = stamp_of(os.stat(file.place))  # noqa: PTH116 - of every article
    except OSError:
        return None
    settled = is_settled(stamp, now)
    return Seen(stamp, settled, "" if settled else _digest(file))


def _seen(look: Seen | None, file: Found, digests: Mapping[str, str]) -> Seen | None:
    """What was read after that look; None where that is not sure.

    `digests` are of the bytes that were read, so that these are known whatever happened meanwhile.
    """
    if look is None:
        return None
    digest = digests.get(file.place, "")
    if not digest:
        try:
            is_same = stamp_of(os.stat(file.place)) == look.stamp  # noqa: PTH116 - as above
            digest = digest_of_file(file.place) if is_same else ""
        except OSError:
            return None
        if not digest or (not look.is_settled and digest != look.digest):
            return None
    return look._replace(digest=digest)


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
