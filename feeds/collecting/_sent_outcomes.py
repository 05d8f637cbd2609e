"""The outcomes of a batch of files, as a worker sends them back.

Half of what reading costs beside the reading itself would be pickles of records. As JSON, as the
cache has them, they cost a sixth; what JSON cannot say is pickled. The drafts stay where the worker
put them, if it can put them anywhere.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, chain, islice, repeat
from typing import Generic, TypeVar

import msgspec

from feeds.collecting._file_records import (
    FileOutcomes,
    FileRecord,
    records_of,
    without_drafts,
)
from feeds.publishing import Piece, Shelf, has_all
from feeds.records import dataclass

__all__ = ["Sending", "SentOutcomes"]

Batch = TypeVar("Batch")

_FILES = msgspec.json.Decoder(list[list[msgspec.Raw]])
_RECORD = msgspec.json.Decoder(FileRecord)


@dataclass(frozen=True, slots=True)
class Sending(Generic[Batch]):
    """What reads batches, in any process, and sends back what it found; can be pickled."""

    read: Callable[[Batch], Sequence[FileOutcomes]]
    shelf: Shelf | None = None  # where drafts are put

    def __call__(self, batch: Batch) -> SentOutcomes:
        """All of a batch."""
        return _sent(self.read(batch), self.shelf)


class SentOutcomes(msgspec.Struct, frozen=True, kw_only=True):
    """All files of a batch."""

    files: bytes  # without the drafts
    sizes: tuple[int, ...]  # of the drafts, in order
    path: str = ""  # of the file that holds them
    drafts: bytes = b""  # all of them, where there is none

    @property
    def is_here(self) -> bool:
        """Whether this process sees the drafts."""
        return not self.path or has_all(self.path, sum(self.sizes))

    def each(self) -> Iterator[FileOutcomes]:
        """What was found of each file. Drafts that are not here are None."""
        drafts = self._drafts()
        for one in self._files():
            number = sum(outcome.row is not None for outcome in one.outcomes)
            yield msgspec.structs.replace(one, drafts=tuple(islice(drafts, number)))

    def _files(self) -> Iterator[FileOutcomes]:
        if not self.files.startswith(b"["):
            yield from pickle.loads(self.files)  # noqa: S301 - from our own worker
            return
        for raw in _FILES.decode(self.files):
            records = [_RECORD.decode(one) for one in raw]
            head = records[0]
            yield FileOutcomes(
                outcomes=tuple(chain.from_iterable(one.whole for one in records)),
                seen=head.seen,
                beside=head.beside,
                dates=head.dates,
                records=tuple(raw),
            )

    def _drafts(self) -> Iterator[bytes | Piece | None]:
        if not self.is_here:
            return repeat(None)
        places = zip(accumulate(self.sizes, initial=0), self.sizes, strict=False)
        if self.path:
            return (Piece(self.path, start, size) for start, size in places)
        return (self.drafts[start : start + size] for start, size in places)


def _sent(files: Sequence[FileOutcomes], shelf: Shelf | None) -> SentOutcomes:
    """As it is sent."""
    drafts = [one.packed for file in files for one in file.outcomes if one.row is not None]
    data = b"".join(drafts)
    path = shelf.put(data) if shelf and data else ""
    return SentOutcomes(
        files=_encoded(files),
        sizes=tuple(map(len, drafts)),
        path=path,
        drafts=b"" if path else data,
    )


def _encoded(files: Sequence[FileOutcomes]) -> bytes:
    outcomes = (one for file in files for one in file.outcomes)
    if all(one.expiring is None for one in outcomes):  # whose offset may be any
        try:
            return msgspec.json.encode([list(records_of(file)) for file in files])
        except ValueError:  # letters that are none
            pass
    light = [
        msgspec.structs.replace(file, outcomes=without_drafts(file.outcomes)) for file in files
    ]
    return pickle.dumps(light, pickle.HIGHEST_PROTOCOL)
