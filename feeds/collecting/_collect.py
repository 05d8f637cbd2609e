"""The source folder → drafts: each file is read, parsed and dated once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Any

from feeds.cache import Cache
from feeds.collecting._collected import Collected, Progress
from feeds.collecting._collector import Collector
from feeds.collecting._drafts import Drafts
from feeds.collecting._history import first_commits
from feeds.collecting._read_cache import ReadCache, ReadFiles
from feeds.collecting._reread import Reread
from feeds.collecting._starting import FEW, LONG, begin_early, reader_for
from feeds.config import Config
from feeds.errors import Problem
from feeds.ledger import Ledger
from feeds.reading import SUFFIXES, Found, glimpse, scan

__all__ = ["collect"]

_BATCH = 32  # files a worker is given at once


_NOTHING = Ledger()


def collect(
    source: Path,
    config: Config,
    drafts: Drafts,
    cache: Cache,
    *,
    skip: Iterable[Path] = (),
    before: Ledger = _NOTHING,
    progress: Progress | None = None,
) -> Collected:
    """Read every article below `source`; drafts have their places, light rows come back.

    Files are read in batches, by several processes where there are many; long ones, which may
    hold a million articles, in batches of their rows, after the others. Ids of authors stand for
    whom an authors.yml names. Raises ReadError where git is asked for dates and cannot tell.
    """
    if progress:
        progress("scanning", 0, 0)
    scanned = _scanned(config, tuple(skip))
    if not cache.is_known and len(some := glimpse(source, FEW, **scanned)) == FEW:
        begin_early(drafts.engine, reader_for(source, config, before, ())[0], config, some)
    found = [*scan(source, **scanned)]
    total = sum(isinstance(one, Found) for one in found)
    reader, faults = reader_for(source, config, before, found)
    commits = first_commits(source, config)
    read_files = ReadFiles(reader=reader, config=config, commits=commits, is_remembered=cache.is_on)
    drafts.read_with(Reread(read_files=read_files))
    read_cache = ReadCache(cache, read_files)
    if progress:
        progress("reading", 0, total)
    made = Collector(drafts, read_files, read_cache, progress, total=total)
    files = _Files(_drained(found), made)
    with drafts.reader(read_files, len(files.first), FEW) as read:
        for outcomes in read(files.batches()):
            made.add(outcomes)
    made.read_long(files.long)
    drafts.wait_with(read_cache.begin_to_save(made.read))
    return made.collected((*faults, *files.problems), reader, config, before)


def _drained(found: list[Found | Problem]) -> Iterator[Found | Problem]:
    """Each in turn; who reads it holds it from then on, alone."""
    found.reverse()
    while found:
        yield found.pop()


def _scanned(config: Config, skip: tuple[Path, ...]) -> dict[str, Any]:
    """Which files may hold articles."""
    return {
        "suffixes": SUFFIXES,
        "include": config.include,
        "exclude": config.exclude,
        "static": config.static,
        "skip": skip,
    }


class _Files:
    """What was found and has to be read, in batches; long files, and problems, are set apart."""

    def __init__(self, found: Iterator[Found | Problem], made: Collector) -> None:
        self.long: list[Found] = []
        self.problems: list[Problem] = []
        self._made = made
        self._short = self._sorted_out(found)
        self.first = list(islice(self._short, FEW))

    def batches(self) -> Iterator[tuple[Found, ...]]:
        short = chain(self.first, self._short)
        while batch := tuple(islice(short, _BATCH)):
            yield batch

    def _sorted_out(self, found: Iterator[Found | Problem]) -> Iterator[Found]:
        for item in found:
            if isinstance(item, Problem):
                self.problems.append(item)
            elif item.size > LONG:
                self.long.append(item)
            elif not self._made.is_known(item):
                yield item
