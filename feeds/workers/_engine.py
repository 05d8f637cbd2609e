"""Where batches are worked on: the processes of this machine, or another engine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from typing import Protocol, TypeVar

from feeds.workers._crew import Crew
from feeds.workers._pool import Pool, processors, workers_for

__all__ = ["Engine", "LocalEngine", "Mapped"]

Batch = TypeVar("Batch")
Result = TypeVar("Result")
Batch_contra = TypeVar("Batch_contra", contravariant=True)
Result_co = TypeVar("Result_co", covariant=True)


class Mapped(Protocol[Batch_contra, Result_co]):
    """A function that is ready to be applied to batches."""

    def map(self, batches: Iterable[Batch_contra]) -> Iterator[Result_co]:
        """The result of each batch, in the order of the batches."""


class Engine(Protocol):
    """What the pipeline asks of an engine. The results do not depend on which it is."""

    is_far: bool
    """Whether its workers may see other disks than this process, or be given up and go on."""

    def ready(
        self, function: Callable[[Batch], Result], number: int, least: int
    ) -> AbstractContextManager[Mapped[Batch, Result]]:
        """Make a function ready for `number` pieces of work, in batches.

        It can be pickled. Below `least` pieces no worker is worth its start.
        """

    def begin(self, function: Callable[[Batch], Result], *first: Batch) -> None:
        """Start now what would be started later, since there will be much to do.

        What the work on `first` loads, all may have from the start; its results are of no use.
        """

    def ahead(self, call: Callable[[], object], *, most: int = 0) -> None:
        """Let workers that wait do something that each of them would do later. It can be pickled,
        nobody asks for its result, and it may be left undone. `most` of them do; 0 for all.
        """

    def rest(self) -> None:
        """The build is over: what was started for it alone may end."""


class LocalEngine:
    """Worker processes on this machine, as many as it has processors; for one build at a time."""

    def __init__(self) -> None:
        self._crew = Crew(0)

    is_far = False

    def ready(
        self, function: Callable[[Batch], Result], number: int, least: int
    ) -> Pool[Batch, Result]:
        """Start nothing where there is little to do."""
        workers = workers_for(number, least)
        self._crew.number = workers or self._crew.number
        return Pool(function, workers, self._crew)

    def begin(self, function: Callable[[Batch], Result], *first: Batch) -> None:
        """Start all workers, while this process is small."""
        self._crew.number = processors()
        self._crew.start(function, *first)

    def ahead(self, call: Callable[[], object], *, most: int = 0) -> None:
        """As far as they are started."""
        self._crew.ahead(call, most or None)

    def rest(self) -> None:
        """End them."""
        self._crew.stop()
