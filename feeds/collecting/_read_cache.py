"""The cache of what was read: files with unchanged inputs need not be read again."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from datetime import datetime

import msgspec

from feeds.articles import Alike
from feeds.cache import Cache
from feeds.collecting._clock import clock_ns
from feeds.collecting._drafts import Wanted
from feeds.collecting._history import dates_of_file
from feeds.collecting._names import Names
from feeds.collecting._packing import instants_of, is_odd
from feeds.collecting._read import ArticleReader, Outcome, Row
from feeds.collecting._sent_outcomes import FileOutcomes, SentOutcomes, sent
from feeds.config import Config
from feeds.generators import Around
from feeds.reading import (
    Found,
    file_beside,
    files_of_folders,
    frozen_beside,
    indexes_of_folders,
    is_table,
    made_beside,
    own_data_of,
    tables_of_folder,
    texts_of_table,
)
from feeds.records import dataclass
from feeds.stamps import Seen, digest_of, digest_of_file, is_settled, stamp_of

__all__ = ["ReadCache", "ReadFiles", "RereadArticles"]


class _Record(msgspec.Struct, frozen=True, array_like=True):
    """The outcomes of a file, and their inputs beside the settings."""

    seen: Seen
    beside: str  # digest of the files that may say something of its articles
    dates: str  # that it had by its history
    outcomes: tuple[Outcome, ...]  # without bodies
    odd: dict[int, tuple[str, ...]] = {}  # place → instants whose offset counts seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFiles:
    """Files → their outcomes; can be pickled, so that any process can do it."""

    reader: ArticleReader
    config: Config
    commits: Mapping[str, str] = field(default_factory=dict)  # file → date of its first
    is_remembered: bool = False

    def __call__(self, files: Sequence[Found]) -> SentOutcomes:
        """All of a batch."""
        return sent(self._files(files))

    def _files(self, files: Sequence[Found]) -> list[FileOutcomes]:
        if not self.is_remembered:
            return [FileOutcomes(outcomes=made) for made in self._batch(files)]
        beside = _Beside(self.reader)
        before = [(_look(file), beside(file)) for file in files]
        outcomes = self._batch(files)
        beside = _Beside(self.reader)  # what changed meanwhile shows
        return [
            FileOutcomes(outcomes=made, seen=seen, beside=around)
            if seen is not None and _is_still(seen, file) and around == beside(file)
            else FileOutcomes(outcomes=made)
            for file, (seen, around), made in zip(files, before, outcomes, strict=True)
        ]

    def _batch(self, files: Sequence[Found]) -> list[tuple[Outcome, ...]]:
        dated = ((file, dates_of_file(file, self.config, self.commits)) for file in files)
        return self.reader.batch(dated, Around(), Alike())

    def outcomes_of(self, file: Found, keep: Callable[[Outcome], Outcome]) -> FileOutcomes:
        """One file, which may be large: `keep` is handed each outcome as it comes."""
        if not self.is_remembered:
            return FileOutcomes(outcomes=self._outcomes(file, keep))
        seen, beside = _look(file), _Beside(self.reader)(file)
        outcomes = self._outcomes(file, keep)
        beside_now = _Beside(self.reader)(file)
        if seen is None or not _is_still(seen, file) or beside != beside_now:
            return FileOutcomes(outcomes=outcomes)
        return FileOutcomes(outcomes=outcomes, seen=seen, beside=beside)

    def _outcomes(self, file: Found, keep: Callable[[Outcome], Outcome]) -> tuple[Outcome, ...]:
        dates = dates_of_file(file, self.config, self.commits)
        return tuple(keep(outcome) for outcome in self.reader(file, dates))


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

    def __init__(self, cache: Cache, read_files: ReadFiles) -> None:
        reader = read_files.reader
        common = (sorted(reader.siblings.titles), sorted(reader.siblings.days))
        key = (reader.config, sorted(reader.people.items()), reader.versions, common)
        self._read_files = read_files
        self._table = cache.table("read", key, _Record)
        self._beside = _Beside(reader, Names())
        self._now = clock_ns()

    def recall(self, file: Found) -> tuple[Outcome, ...] | None:
        """The outcomes of a file that is as it was; None for any other."""
        record = self._table.get(file.relative)
        if record is None or record.dates != self._dates(file):
            return None
        if record.beside != self._beside(file):
            return None
        seen = record.seen
        if seen.stamp != file.stamp or not seen.is_settled:
            if seen.stamp[0] != file.size or _digest(file) != seen.digest:
                return None
            seen = Seen(file.stamp, is_settled(file.stamp, self._now), seen.digest)
            self._table.put(file.relative, msgspec.structs.replace(record, seen=seen))
        if not record.odd:
            return record.outcomes
        return tuple(
            msgspec.structs.replace(one, row=_with_instants(one.row, record.odd[place]))
            if one.row is not None and place in record.odd
            else one
            for place, one in enumerate(record.outcomes)
        )

    def remember(self, file: Found, found: FileOutcomes) -> None:
        """Cache the outcomes of a file (no bodies), if a later change of its inputs shows."""
        if found.seen is None:
            return
        record = _Record(
            seen=found.seen,
            beside=found.beside,
            dates=self._dates(file),
            outcomes=found.outcomes,
            odd={
                place: _instants(one.row)
                for place, one in enumerate(found.outcomes)
                if one.row is not None and is_odd(one.row.draft)
            },
        )
        if all(one.row is None or one.row.digest for one in found.outcomes):
            self._table.put(file.relative, record)

    def save(self) -> None:
        """Keep everything for the next build."""
        self._table.save()

    def _dates(self, file: Found) -> str:
        dates = dates_of_file(file, self._read_files.config, self._read_files.commits)
        return repr(dates) if dates else ""


class _Beside:
    """Digests of the files that may say something of the articles in a file."""

    def __init__(self, reader: ArticleReader, names: Names | None = None) -> None:
        """With `names`, for all files of a folder, it is listed once; else each is looked for."""
        self._names = names
        self._paths = reader.paths
        self._languages = reader.languages
        self._below = reader.config.site.below if reader.config.site else ""
        self._folders: dict[str, str] = {}

    def __call__(self, file: Found) -> str:
        """ "" where there are none, as nearly always."""
        folder = file.relative.rpartition("/")[0]
        around = self._folders.get(folder)
        if around is None:
            around = self._folders[folder] = self._around(file)
        texts = texts_of_table(file.place) if is_table(file.relative) else ()
        there = (str(int(os.path.lexists(one))) for one in made_beside(file.place))
        kept = frozen_beside(file.place)
        own = (file_beside(file.place), *own_data_of(file.place, self._paths), *kept, *texts)
        return "".join((around, *map(self._digest, own), *there))

    def _around(self, file: Found) -> str:
        files = (
            *files_of_folders(file.place, file.relative, self._paths, self._below),
            *tables_of_folder(file.place, file.relative),
        )
        indexes = indexes_of_folders(file.place, file.relative, self._paths, self._languages)
        there = (str(int(os.path.lexists(one))) for one in indexes)
        return "".join((*map(self._digest, files), *there))

    def _digest(self, place: str) -> str:
        if self._names is not None and self._names.lacks(place):
            return ""
        return _digest_beside(place)


def _digest_beside(place: str) -> str:
    """Its name and digest; "" where it is not there."""
    try:
        os.lstat(place)
    except (OSError, ValueError):
        return ""
    try:
        return f"{digest_of(os.fsencode(place))} {digest_of_file(place)}\n"
    except OSError:
        return f"{digest_of(os.fsencode(place))} unreadable\n"


def _digest(file: Found) -> str:
    try:
        return digest_of_file(file.place)
    except OSError:
        return ""


def _look(file: Found) -> Seen | None:
    """The file as it is; None for one that cannot be read."""
    now = clock_ns()
    try:
        stamp = stamp_of(file.path.stat())
        return Seen(stamp, is_settled(stamp, now), digest_of_file(file.place))
    except OSError:
        return None


def _is_still(seen: Seen, file: Found) -> bool:
    """Whether what has been read since then is surely what was seen."""
    try:
        is_same = stamp_of(file.path.stat()) == seen.stamp
    except OSError:
        return False
    return is_same and (seen.is_settled or _digest(file) == seen.digest)


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
