"""The whole drafts of unchanged files, read once more for those who want them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, islice

from feeds.collecting._long_files import LongFiles, ReadParts
from feeds.collecting._outcomes import Outcome
from feeds.collecting._read_cache import ReadFiles, RereadArticles
from feeds.collecting._sent_outcomes import outcomes_in
from feeds.collecting._starting import FEW, LONG
from feeds.reading import Found
from feeds.records import dataclass
from feeds.workers import Engine

__all__ = ["Reread"]

_BATCH = 32  # files a worker is given at once


@dataclass(frozen=True, slots=True, kw_only=True)
class Reread:
    """Files, and the paths of the articles in them that are wanted → their outcomes."""

    read_files: ReadFiles

    def __call__(self, wanted: Mapping[Found, Sequence[str]], engine: Engine) -> Iterator[Outcome]:
        """One after the other, in any order; those of a long file are never all in memory."""
        short = [(file, tuple(paths)) for file, paths in wanted.items() if file.size <= LONG]
        rest = iter(short)
        batches = iter(lambda: tuple(islice(rest, _BATCH)), ())
        with engine.ready(RereadArticles(read_files=self.read_files), len(short), FEW) as pool:
            yield from chain.from_iterable(pool.map(batches))
        only = {file: frozenset(paths) for file, paths in wanted.items() if file.size > LONG}
        if only:
            yield from self._of_long(only, engine)

    def _of_long(self, only: Mapping[Found, frozenset[str]], engine: Engine) -> Iterator[Outcome]:
        unlooked = replace(self.read_files, is_remembered=False)
        long = LongFiles(only, unlooked, only)
        with engine.ready(ReadParts(read_files=unlooked), long.number, long.enough) as pool:
            for found in pool.map(long.batches()):
                for file in outcomes_in(found):
                    yield from file.outcomes
