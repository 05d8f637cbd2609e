"""Batches of work on several processors: a picklable function, its results in order.

Workers are fresh interpreters that speak pickles over pipes. They need no guard in a user's
main module, as multiprocessing would, and none of the threads of this process, as a fork
would. What is computed does not depend on how many there are.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import Generic, Self, TypeVar

__all__ = ["Pool", "processors", "workers_for"]

Batch = TypeVar("Batch")
Result = TypeVar("Result")

_MOST = 8
_PROGRAM = "import sys; sys.path[:] = {path!r}; from feeds.pipeline._worker import work; work()"


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

    A worker that dies is done without: its batch is computed here.
    """

    def __init__(self, function: Callable[[Batch], Result], workers: int) -> None:
        self._function = function
        self._workers = [_start(function) for _ in range(workers)]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            _stop(worker)

    def map(self, batches: Iterable[Batch]) -> Iterator[Result]:
        """The result of each batch, in the order of the batches; taken as they are needed."""
        waiting: deque[tuple[subprocess.Popen[bytes] | None, Batch]] = deque()
        free = deque(self._workers)
        for batch in batches:
            done: tuple[Result, ...] = ()
            if waiting and not free:
                worker, result = self._next(waiting)
                done = (result,)
                if worker is not None:
                    free.append(worker)
            waiting.append((self._send(free, batch), batch))
            yield from done  # while the workers go on
        while waiting:
            yield self._next(waiting)[1]

    def _send(
        self, free: deque[subprocess.Popen[bytes]], batch: Batch
    ) -> subprocess.Popen[bytes] | None:
        """The worker that has the batch now; None where it has to be done here."""
        while free:
            worker = free.popleft()
            try:
                _give(worker, batch)
            except OSError:
                continue
            return worker
        return None

    def _next(
        self, waiting: deque[tuple[subprocess.Popen[bytes] | None, Batch]]
    ) -> tuple[subprocess.Popen[bytes] | None, Result]:
        """The oldest batch's result, and the worker that is free again."""
        worker, batch = waiting.popleft()
        if worker is not None:
            try:
                return worker, _take(worker)
            except (OSError, EOFError, pickle.UnpicklingError):
                self._workers.remove(worker)
                _stop(worker)
        return None, self._function(batch)


def _start(function: object) -> subprocess.Popen[bytes]:
    worker = subprocess.Popen(  # noqa: S603 - this very interpreter
        [sys.executable, "-c", _PROGRAM.format(path=sys.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    _give(worker, function)
    return worker


def _give(worker: subprocess.Popen[bytes], message: object) -> None:
    assert worker.stdin is not None
    pickle.dump(message, worker.stdin, pickle.HIGHEST_PROTOCOL)
    worker.stdin.flush()


def _take(worker: subprocess.Popen[bytes]) -> Result:  # type: ignore[type-var]  # what it was made for
    """A worker's answer; what it raised is raised here."""
    assert worker.stdout is not None
    is_result, answer = pickle.load(worker.stdout)  # noqa: S301 - from our own worker
    if not is_result:
        raise answer
    result: Result = answer
    return result


def _stop(worker: subprocess.Popen[bytes]) -> None:
    for stream in (worker.stdin, worker.stdout):
        if stream is not None:
            with suppress(OSError):
                stream.close()
    worker.wait()
