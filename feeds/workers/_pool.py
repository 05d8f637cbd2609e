"""Batches of work on several processors: a picklable function, its results in order.

Workers speak pickles over pipes. Where it is safe they are forks of this process, which have
at once all that it has loaded; else they are fresh interpreters, which need no guard in a
user's main module, as multiprocessing would, and take a third of a second to load the
libraries. What is computed does not depend on how many there are, nor of which kind.
"""

from __future__ import annotations

import os
import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import islice
from typing import Generic, Self, TypeVar

from feeds.workers._crew import Crew
from feeds.workers._process import Worker, message_of

__all__ = ["Pool", "processors", "workers_for"]

Batch = TypeVar("Batch")
Result = TypeVar("Result")

_MOST = 8
_AHEAD = 2  # batches a worker has at most, so that it need not wait for this process


def processors() -> int:
    """How many workers pay; FEEDS_WORKERS says otherwise, 0 for none."""
    stated = os.environ.get("FEEDS_WORKERS", "")
    if stated.isascii() and stated.isdigit():
        return int(stated)
    if hasattr(os, "sched_getaffinity"):
        found = len(os.sched_getaffinity(0))
    else:
        found = os.cpu_count() or 1
    return 0 if found < 2 else min(found, _MOST)  # noqa: PLR2004 - one gains nothing from a worker


def workers_for(number: int, least: int) -> int:
    """None for less than `least` pieces of work, else as many as there are processors."""
    return processors() if number >= least else 0


class Pool(Generic[Batch, Result]):
    """`function` on `workers` processes, or in this one where there are none.

    They are those of a `crew`, which stay for the next function, or end with the pool. Where none
    has been started yet, the first batch is computed here: what it loads, the copies of this
    process have at once; and interpreters load theirs meanwhile. A worker that dies is done
    without: its batch is computed here.
    """

    def __init__(
        self, function: Callable[[Batch], Result], workers: int, crew: Crew | None = None
    ) -> None:
        self._function = function
        self._crew = Crew(workers) if crew is None else crew
        self._is_own = crew is None
        self._is_used = workers > 0
        self._waiting: deque[tuple[Worker | None, Batch]] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        """Workers whose answers nobody has waited for are of no further use."""
        if self._is_own or self._waiting or kind is not None:
            self._crew.stop()

    def map(self, batches: Iterable[Batch]) -> Iterator[Result]:
        """The result of each batch, in the order of the batches; taken as they are needed."""
        batches = iter(batches)
        if self._is_used and self._crew.workers:
            self._crew.learn(self._function)
        else:
            for first in islice(batches, 1):
                yield self._first(first)
        waiting = self._waiting
        for batch in batches:
            message = message_of(batch) if self._is_used else b""
            worker = self._next_for(message)
            done: list[Result] = []
            while worker is None and waiting:
                done.append(self._next())
                worker = self._next_for(message)
            waiting.append((_send(worker, message), batch))
            yield from done  # while the workers go on
        while waiting:
            yield self._next()

    def _next_for(self, message: bytes) -> Worker | None:
        """The one that comes first to a batch: it is at none, or at one alone and has room."""
        workers = self._crew.workers if self._is_used else ()
        takers = (one for one in workers if not one.is_lost)
        worker = min(takers, key=lambda one: one.waiting, default=None)
        is_ready = worker and worker.waiting < _AHEAD and worker.has_room(message)
        return worker if is_ready else None

    def _first(self, batch: Batch) -> Result:
        makes_copies = self._crew.makes_copies
        if not makes_copies:
            self._start()
        result = self._function(batch)
        if makes_copies:
            self._start()
        return result

    def _start(self) -> None:
        if self._is_used:
            self._crew.start(self._function)

    def _next(self) -> Result:
        """The oldest batch's result."""
        worker, batch = self._waiting[0]
        if worker is not None:
            try:
                is_result, answer = worker.take()
            except (OSError, EOFError, pickle.UnpicklingError):
                self._crew.drop(worker)
            else:
                self._waiting.popleft()
                if not is_result:
                    assert isinstance(answer, BaseException)
                    raise answer
                result: Result = answer  # type: ignore[assignment]  # what the function made
                return result
        self._waiting.popleft()
        return self._function(batch)


def _send(worker: Worker | None, message: bytes) -> Worker | None:
    """The worker that has the batch now; None where it has to be done here."""
    if worker is not None:
        with suppress(OSError):
            worker.give(message)
            return worker
    return None
