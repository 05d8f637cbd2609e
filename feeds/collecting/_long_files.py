"""Long files, which may hold a million articles: parted here, their parts read by all processes.

A file is read once, from its head, so that what it says is of one moment; lines are counted on the
way. No more of it is in memory than the workers have to do next.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain

from feeds.collecting._file_records import FileOutcomes
from feeds.collecting._read import FilePart
from feeds.collecting._read_cache import Look, ReadFiles
from feeds.collecting._starting import FEW
from feeds.model import Document
from feeds.reading import Found, RawRow
from feeds.records import NamedTuple, dataclass

__all__ = ["LongFiles", "ReadParts", "Turn"]

_BATCH = 32  # parts a worker is given at once
_BYTES = 256 * 1024  # of the texts in them
_MUCH = 16 * _BYTES  # what a worker is worth its start for, however few its parts


class Parts(NamedTuple):
    """Some of the parts of a file; none at its end."""

    file: Found
    parts: tuple[FilePart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadParts:
    """Parts of a file → their outcomes; can be pickled, so that any process can do it."""

    read_files: ReadFiles

    def __call__(self, batch: Parts) -> list[FileOutcomes]:
        """All of a batch."""
        read = self.read_files
        found = read.reader.of_parts(batch.file, batch.parts, read.dates(batch.file))
        return [FileOutcomes(outcomes=found)]


class Turn(NamedTuple):
    """Whose outcomes come next."""

    file: Found
    look: Look | None  # at the file, before it was read
    is_last: bool  # no more of it come


class LongFiles:
    """The batches of some files, in turn; and whose outcomes come back next."""

    def __init__(
        self,
        files: Iterable[Found],
        read_files: ReadFiles,
        only: Mapping[Found, Collection[str]] | None = None,
    ) -> None:
        """With `only`, no more of a file than the articles of these paths."""
        self._only = only
        self._read_files = read_files
        self._turns: deque[Turn] = deque()
        self._rest = chain.from_iterable(map(self._parted, files))
        self._first = deque(_until_much(self._rest))

    @property
    def number(self) -> int:
        """Of the parts, as far as it tells whether a worker is worth its start."""
        if sum(_size(batch.parts) for batch, _ in self._first) >= _MUCH:
            return FEW
        return sum(len(batch.parts) for batch, _ in self._first)

    @property
    def enough(self) -> int:
        """The number below which none is."""
        return FEW

    def batches(self) -> Iterator[Parts]:
        """All of them, as they are needed; a file is opened when its first one is."""
        while self._first:
            batch, turn = self._first.popleft()
            self._turns.append(turn)
            yield batch
        for batch, turn in self._rest:
            self._turns.append(turn)
            yield batch

    def turn(self) -> Turn:
        """Whose outcomes a batch has brought: they come back in the order of the batches."""
        return self._turns.popleft()

    def _parted(self, file: Found) -> Iterator[tuple[Parts, Turn]]:
        look = self._read_files.look(file)
        found = self._read_files.reader.parts(file)
        if self._only is not None:
            found = _wanted(found, file.relative, self._only[file])
        for parts in _batches(found):
            yield Parts(file, parts), Turn(file, look, is_last=False)
        yield Parts(file, ()), Turn(file, look, is_last=True)


def _wanted(parts: Iterator[FilePart], path: str, only: Collection[str]) -> Iterator[FilePart]:
    """The parts that articles of these paths are made of; what is no article is known."""
    for one in parts:
        if isinstance(one, RawRow):
            if f"{path}:{one.line}" in only:
                yield one
        elif isinstance(one, Document) and one.location in only:
            yield one


def _until_much(found: Iterator[tuple[Parts, Turn]]) -> Iterator[tuple[Parts, Turn]]:
    """The first of them, until they are enough for workers."""
    number = size = 0
    for batch, turn in found:
        yield batch, turn
        number += len(batch.parts)
        size += _size(batch.parts)
        if number >= FEW or size >= _MUCH:
            return


def _batches(parts: Iterator[FilePart]) -> Iterator[tuple[FilePart, ...]]:
    batch: list[FilePart] = []
    size = 0
    for part in parts:
        batch.append(part)
        size += _size((part,))
        if len(batch) >= _BATCH or size >= _BYTES:
            yield tuple(batch)
            batch.clear()
            size = 0
    if batch:
        yield tuple(batch)


def _size(parts: Iterable[FilePart]) -> int:
    return sum(part.size for part in parts if isinstance(part, RawRow))
