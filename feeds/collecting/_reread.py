"""The whole drafts of unchanged files, read once more for those who want them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from feeds.collecting._drafts import Drafts
from feeds.collecting._file_records import FileOutcomes
from feeds.collecting._long_files import LongFiles, ReadParts
from feeds.collecting._read_cache import ReadFiles, RereadArticles
from feeds.collecting._starting import FEW, LONG
from feeds.reading import Found
from feeds.records import dataclass

__all__ = ["Reread"]

_BATCH = 32  # files a worker is given at once


@dataclass(frozen=True, slots=True, kw_only=True)
class Reread:
    """Files, and the paths of the articles in them that are wanted → their outcomes."""

    read_files: ReadFiles

    def __call__(
        self, wanted: Mapping[Found, Sequence[str]], drafts: Drafts
    ) -> Iterator[FileOutcomes]:
        """One after the other, in any order; those of a long file are never all in memory."""
        short = [(file, tuple(paths)) for file, paths in wanted.items() if file.size <= LONG]
        rest = iter(short)
        batches = iter(lambda: tuple(islice(rest, _BATCH)), ())
        again = RereadArticles(read_files=self.read_files)
        with drafts.reader(again, len(short), FEW) as read:
            yield from read(batches)
        only = {file: frozenset(paths) for file, paths in wanted.items() if file.size > LONG}
        if only:
            yield from self._of_long(only, drafts)

    def _of_long(
        self, only: Mapping[Found, frozenset[str]], drafts: Drafts
    ) -> Iterator[FileOutcomes]:
        unlooked = replace(self.read_files, is_remembered=False)
        long = LongFiles(only, unlooked, only)
        parts = ReadParts(read_files=unlooked)
        with drafts.reader(parts, long.number, long.enough) as read:
            yield from read(long.batches())
