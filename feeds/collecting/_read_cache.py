"""The cache of what was read: files with unchanged inputs need not be read again."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from itertools import chain
from typing import TypeAlias

import msgspec

from feeds.cache import Cache
from feeds.collecting._beside import Beside, FileMarks
from feeds.collecting._clock import clock_ns
from feeds.collecting._drafts import Wanted
from feeds.collecting._file_records import FileOutcomes, FileRecord, records_of
from feeds.collecting._history import dates_of_file
from feeds.collecting._names import Endings, Names
from feeds.collecting._outcomes import Outcome
from feeds.collecting._read import ArticleReader
from feeds.collecting._summaries import Summaries
from feeds.config import Config
from feeds.generators import Around
from feeds.model import Field
from feeds.reading import (
    Found,
)
from feeds.records import dataclass
from feeds.stamps import Seen, digest_of_file, is_settled, stamp_of
from feeds.workers import WORTH_A_COPY, Meanwhile

__all__ = ["Look", "ReadCache", "ReadFiles", "RereadArticles"]


_ALONE = 4  # files of which each is asked what lies beside it

Look: TypeAlias = "tuple[Seen | None, str]"
"""A file as it was seen, and a digest of what lies beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFiles:
    """Files → their outcomes; can be pickled, so that any process can do it."""

    reader: ArticleReader
    config: Config
    commits: Mapping[str, str] = field(default_factory=dict)  # file → date of its first
    is_remembered: bool = False
    endings: Endings = field(default_factory=Endings)  # of names in folders, as they were seen

    def __call__(self, files: Sequence[Found]) -> list[FileOutcomes]:
        """All of a batch."""
        dates = [self.dates(file) for file in files]
        if not self.is_remembered:
            made = self.reader.batch(zip(files, dates, strict=True), Around())
            return [FileOutcomes(outcomes=one) for one in made]
        endings = self.endings if len(files) > _ALONE else None  # to list a folder takes longer
        beside = Beside(self.reader, endings.now() if endings else None)
        now = clock_ns()
        before = [(_look(file, now), beside(file)) for file in files]
        digests: dict[str, str] = {}
        around = Around(digests=digests, silent=beside.silent(), alone=beside.alone(files))
        made = self.reader.batch(zip(files, dates, strict=True), around)
        beside = Beside(self.reader, endings.now() if endings else None)  # as it is now
        seen = (_seen(look, file, digests) for file, (look, _) in zip(files, before, strict=True))
        return [
            FileOutcomes(outcomes=outcomes, seen=known, beside=was, dates=_text_of(dated))
            if known is not None and was == beside(file)
            else FileOutcomes(outcomes=outcomes)
            for file, dated, (_, was), known, outcomes in zip(
                files, dates, before, seen, made, strict=True
            )
        ]

    def dates(self, file: Found) -> tuple[Field, ...]:
        """What a file has by its history."""
        return dates_of_file(file, self.config, self.commits)

    def look(self, file: Found) -> Look | None:
        """A file, and what lies beside it, before it is read; None where nobody will ask."""
        if not self.is_remembered:
            return None
        return _look(file, clock_ns()), Beside(self.reader)(file)

    def with_look(
        self, file: Found, outcomes: tuple[Outcome, ...], before: Look | None
    ) -> FileOutcomes:
        """Its outcomes, as they may be cached, where it is still as it was."""
        look, beside = before or (None, "")
        seen = _seen(look, file, {})
        if seen is None or beside != Beside(self.reader)(file):
            return FileOutcomes(outcomes=outcomes)
        dates = _text_of(self.dates(file))
        return FileOutcomes(outcomes=outcomes, seen=seen, beside=beside, dates=dates)


@dataclass(frozen=True, slots=True, kw_only=True)
class RereadArticles:
    """The articles that are wanted of files; can be pickled."""

    read_files: ReadFiles

    def __call__(self, batch: Sequence[Wanted]) -> list[FileOutcomes]:
        """All of a batch, in any order."""
        read = self.read_files
        found = (
            read.reader(file, read.dates(file), only=frozenset(paths)) for file, paths in batch
        )
        return [FileOutcomes(outcomes=tuple(one)) for one in found]


class ReadCache:
    """The outcomes of the files of a source folder, by their path."""

    def __init__(self, cache: Cache, read_files: ReadFiles, *, is_partial: bool = False) -> None:
        """One that `is_partial` is for a build that asks for a few files."""
        reader = read_files.reader
        common = (sorted(reader.siblings.titles), sorted(reader.siblings.days))
        key = (reader.config, sorted(reader.people.items()), reader.versions, common)
        self._read_files = read_files
        self._table = cache.table("read", key, FileRecord, is_partial=is_partial)
        self._beside = Beside(reader, None if is_partial else Names())
        self._now = clock_ns()
        self.looked_at = FileMarks()  # of files beside articles

    def recall(self, file: Found) -> tuple[Outcome, ...] | None:
        """The outcomes of a file that is as it was; None for any other."""
        record = self._table.get(file.relative)
        if record is None or record.seen is None:
            return None
        if record.dates != _text_of(self._read_files.dates(file)):
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

    def _rest(self, file: Found, record: FileRecord) -> list[Outcome] | None:
        """What further records hold of a long file; None where any of them is not there."""
        found: list[Outcome] = []
        for number in range(1, record.further + 1):
            one = self._table.get(_name(file, number))
            if one is None or not one.goes_with(record):
                return None
            found += one.whole
        return found

    def remember(
        self, file: Found, found: FileOutcomes, summaries: Summaries | None = None
    ) -> None:
        """Cache the outcomes of a file (no bodies), if a later change of its inputs shows.

        `summaries` has those that were taken from its rows.
        """
        self.looked_at.note(found.beside)
        if found.seen is None:
            return
        if not all(one.row is None or one.row.digest for one in found.outcomes):
            return
        records: Iterable[FileRecord | msgspec.Raw] = found.records or records_of(found)
        for number, record in enumerate(records):
            if summaries is None or isinstance(record, msgspec.Raw):
                self._table.put(_name(file, number), record)
                continue
            rows = (one.row for one in record.outcomes if one.row is not None)
            with summaries.given_back(rows):
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

    def begin_to_save(self, number: int) -> Callable[[], object]:
        """The same; by a copy of this process, where that pays for the `number` of files that were
        read. Returns what waits for its end.
        """
        if number in WORTH_A_COPY:
            saving = Meanwhile(self._save_elsewhere, os.getpid(), keeps=self._table.descriptors)
            if saving.is_begun:
                return saving.result
        self.save()
        return _nothing

    def _save_elsewhere(self, process: int) -> None:
        """Not in that process: what a copy that is lost has not written is found out again."""
        if os.getpid() != process:
            self.save()


def _nothing() -> None:
    """There is nothing to wait for."""


def _name(file: Found, number: int) -> str:
    """Of a record: no path has a zero in it."""
    return f"{file.relative}\0{number}" if number else file.relative


def _text_of(dates: Sequence[Field]) -> str:
    return repr(dates) if dates else ""


def _digest(file: Found) -> str:
    try:
        return digest_of_file(file.place)
    except OSError:
        return ""


def _look(file: Found, now: int) -> Seen | None:
    """The file as it was found, digested where its stamp is in doubt; None for one that is gone.

    One that was changed since then counts as changed when it is looked at next.
    """
    stamp = file.stamp
    if not any(stamp):
        try:
            stamp = stamp_of(os.stat(file.place))  # noqa: PTH116 - a text
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
