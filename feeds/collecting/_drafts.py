"""The whole drafts of a build by their place; those of unchanged files are read when wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from feeds.articles import Draft
from feeds.collecting._outcomes import Outcome
from feeds.collecting._packing import unpack
from feeds.collecting._spool import Spool
from feeds.collecting._summaries import Summaries
from feeds.reading import Found
from feeds.workers import Engine, LocalEngine

__all__ = ["ChangedMeanwhileError", "Drafts", "Wanted"]

Wanted = tuple[Found, tuple[str, ...]]
"""A file, and the paths of the articles in it that are wanted."""

Read = Callable[[Mapping[Found, Sequence[str]], Engine], Iterator[Outcome]]
"""Reads the articles that are wanted of files, on an engine."""


class ChangedMeanwhileError(Exception):
    """A file says something else than when the build began."""


class Drafts(Spool[Draft]):
    """A spool in which a place may be promised: what belongs there is read when it is asked for."""

    def __init__(self, engine: Engine | None = None) -> None:
        """`engine` is what all of the build is done on; else the processes of this machine."""
        super().__init__()
        self.engine = engine or LocalEngine()
        self.summaries = Summaries()
        self._promises: list[tuple[Found, str, str]] = []
        self._kept: dict[int, int] = {}  # promised place → place in the spool
        self._read: Read | None = None

    def __exit__(self, *stopped: object) -> None:
        self.engine.rest()
        self.summaries.close()
        super().__exit__(*stopped)

    def read_with(self, read: Read) -> None:
        """How promises are kept."""
        self._read = read

    def promise(self, file: Found, path: str, digest: str) -> int:
        """A place for the article of that path in that file, which will have that digest."""
        self._promises.append((file, path, digest))
        return -len(self._promises)

    def get(self, place: int) -> Draft:
        """The draft at a place. Raises ChangedMeanwhileError."""
        return unpack(self.packed(place))

    def packed(self, place: int) -> bytes:
        """The draft at a place as bytes. Raises ChangedMeanwhileError."""
        if place >= 0:
            return super().packed(place)
        if place not in self._kept:
            self.fetch((place,))
        return super().packed(self._kept[place])

    def fetch(self, wanted: Iterable[int]) -> None:
        """Read what was promised for these places, all at once. Raises ChangedMeanwhileError."""
        missing = {place for place in wanted if place < 0} - self._kept.keys()
        if not missing or self._read is None:
            return
        files: dict[Found, list[str]] = {}
        places: dict[str, int] = {}
        for place in sorted(missing, reverse=True):
            file, path, _ = self._promises[-place - 1]
            files.setdefault(file, []).append(path)
            places[path] = place
        for outcome in self._read(files, self.engine):
            if outcome.row is not None:
                self._keep(places[outcome.row.draft.path], outcome)
        if not missing <= self._kept.keys():
            raise ChangedMeanwhileError

    def _keep(self, place: int, outcome: Outcome) -> None:
        if outcome.row is not None and outcome.row.digest == self._promises[-place - 1][2]:
            self._kept[place] = self.put_packed(outcome.packed)
