"""The whole drafts of a build by their place; those of unchanged files are read when wanted."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Protocol, Self, TypeVar

from feeds.articles import Draft
from feeds.cache import Aside
from feeds.collecting._file_records import FileOutcomes
from feeds.collecting._packing import unpack
from feeds.collecting._sent_outcomes import Sending, SentOutcomes
from feeds.collecting._summaries import Summaries
from feeds.errors import Problem, PublishError
from feeds.publishing import Piece, Shelf, pieces_of
from feeds.reading import Found
from feeds.workers import Engine, LocalEngine

__all__ = ["ChangedMeanwhileError", "Drafts", "Wanted"]

Batch = TypeVar("Batch")

Wanted = tuple[Found, tuple[str, ...]]
"""A file, and the paths of the articles in it that are wanted."""

Read = Callable[[Mapping[Found, Sequence[str]], "Drafts"], Iterator[FileOutcomes]]
"""Reads the articles that are wanted of files."""


class OpensShelf(Protocol):
    """Makes a place for the drafts that other processes read."""

    def __call__(self, *, is_far: bool) -> Shelf:
        """For those that may be far, or not."""


class ChangedMeanwhileError(Exception):
    """A file says something else than when the build began."""


class Drafts:
    """Each has a place. What another process read lies where that one put it, and few are here;
    a place may also be promised: what belongs there is read when it is asked for.
    """

    def __init__(self, engine: Engine | None = None, shelf: OpensShelf | None = None) -> None:
        """`engine` is what all of the build is done on; else the processes of this machine.

        Without a `shelf` all that they read comes here.
        """
        self.engine = engine or LocalEngine()
        self.summaries = Summaries()
        self._open_shelf = shelf
        self._is_shared = True  # whether all processes see the shelf, as far as is known
        self._here = Aside()
        self._paths = [""]  # of files on the shelf; the first stands for what is here
        self._files = array("I")  # of each place, the number of its path
        self._starts = array("Q")  # where it begins; of what is here, its number
        self._sizes = array("I")
        self._promises: list[tuple[Found, str, str]] = []
        self._kept: dict[int, int] = {}  # promised place → place
        self._read: Read | None = None
        self._wait: Callable[[], object] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.settle()
        self.engine.rest()
        self.summaries.close()
        self._here.close()

    def wait_with(self, wait: Callable[[], object]) -> None:
        """Something is made beside this process, whose end `wait` waits for."""
        self._wait = wait

    def settle(self) -> None:
        """Wait for it."""
        wait, self._wait = self._wait, None
        if wait is not None:
            wait()

    @contextmanager
    def reader(
        self, read: Callable[[Batch], Sequence[FileOutcomes]], number: int, least: int
    ) -> Iterator[Callable[[Iterable[Batch]], Iterator[FileOutcomes]]]:
        """What reads batches of files on the engine. There are `number` files or parts; below
        `least` they are read here.
        """
        shelf: Shelf | None = None
        if self._open_shelf and self._is_shared and number >= least:
            shelf = self._open_shelf(is_far=self.engine.is_far)

        def outcomes(sent: SentOutcomes) -> Iterator[FileOutcomes]:
            if shelf is not None and sent.sizes and not (sent.path and sent.is_here):
                self._is_shared = False
            return sent.each()

        with self.engine.ready(Sending(read, shelf), number, least) as pool:
            yield lambda batches: (one for sent in pool.map(batches) for one in outcomes(sent))

    def read_with(self, read: Read) -> None:
        """How promises are kept."""
        self._read = read

    def put(self, draft: bytes | Piece) -> int:
        """Keep a packed draft, or where it lies; returns its place."""
        if isinstance(draft, Piece):
            path, start, size = draft
            if path != self._paths[-1]:  # they come file by file
                self._paths.append(path)
            number = len(self._paths) - 1
        else:
            number, start, size = 0, self._here.set_down(draft), len(draft)
        self._files.append(number)
        self._starts.append(start)
        self._sizes.append(size)
        return len(self._files) - 1

    def promise(self, file: Found, path: str, digest: str) -> int:
        """A place for the article of that path in that file, which will have that digest."""
        self._promises.append((file, path, digest))
        return -len(self._promises)

    def get(self, place: int) -> Draft:
        """The draft at a place. Raises ChangedMeanwhileError, PublishError."""
        return unpack(self.packed(place))

    def packed(self, place: int) -> bytes:
        """The draft at a place as bytes. Raises ChangedMeanwhileError, PublishError."""
        try:
            (data,) = pieces_of((self._at(place),))
        except OSError as error:
            raise PublishError(_lost(error)) from error
        return data

    def handed(self, place: int) -> bytes | Piece:
        """The same for another process, which may find it by itself."""
        return self._at(place) if self._is_shared else self.packed(place)

    def lay(self, pieces: Iterable[bytes]) -> str:
        """The path of a file with these, which all processes see until the build ends; "" where
        there is none.
        """
        if self._open_shelf is None or self.engine.is_far:
            return ""
        return self._open_shelf(is_far=False).put_pieces(pieces)

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
        for found in self._read(files, self):
            self._keep(found, places)
        if not missing <= self._kept.keys():
            raise ChangedMeanwhileError

    def _keep(self, found: FileOutcomes, places: Mapping[str, int]) -> None:
        rows = (one.row for one in found.outcomes if one.row is not None)
        for row, draft in zip(rows, found.drafts, strict=True):
            place = places[row.draft.path]
            if draft is not None and row.digest == self._promises[-place - 1][2]:
                self._kept[place] = self.put(draft)

    def _at(self, place: int) -> bytes | Piece:
        if place < 0 and place not in self._kept:
            self.fetch((place,))
        at = place if place >= 0 else self._kept[place]
        number, start = self._files[at], self._starts[at]
        return Piece(self._paths[number], start, self._sizes[at]) if number else self._here[start]


def _lost(error: OSError) -> Problem:
    return Problem(
        path=str(error.filename or ""),
        message=f"what was read of articles cannot be read again: {error.strerror or error}",
        hint="check the disk and build again",
    )
