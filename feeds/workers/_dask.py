"""Dask as the engine: a cluster on this machine, or one that is named by its scheduler.

All workers see the same folders at the same places. A function goes to each worker once, also to
one that comes later; batches go out, results come back. What a lost worker was working on is done
again by another.
"""

from __future__ import annotations

import logging
import pickle
import signal
import sys
import tempfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import count
from multiprocessing import resource_tracker
from pathlib import Path
from typing import Any, Generic, Self, TypeVar

import dask
from distributed import Client, Future, KilledWorker, LocalCluster, WorkerPlugin
from distributed.client import FutureCancelledError

from feeds.errors import Problem, PublishError
from feeds.stamps import digest_of, digest_of_file
from feeds.workers._garbage import without_garbage_collection
from feeds.workers._pool import Pool, processors

__all__ = ["DaskEngine"]

Batch = TypeVar("Batch")
Result = TypeVar("Result")

_TOGETHER = 16  # batches of a task: what a task costs the engine is the work of a few articles
_BYTES = 4 * 1024 * 1024  # of a task, packed
_AHEAD = 3  # tasks for each worker that are out at once
_RETRIES = 3  # of a task whose worker was lost
_SECONDS = "10s"  # to wait for a scheduler
_SETTINGS = {
    "distributed.worker.profile.enabled": False,  # it looks at each worker 100 times a second
    "distributed.admin.tick.interval": "1s",  # how often each looks whether it is late
    "distributed.admin.system-monitor.interval": "10s",
    "distributed.admin.large-graph-warning-threshold": "1GB",  # an article may be long
}
_FUNCTIONS: dict[str, Callable[[Any], Any]] = {}  # in a worker: those that it has


class DaskEngine:
    """A cluster for one build; it is started, or asked, when there is much to do for it."""

    is_far = True

    def __init__(self, scheduler: str = "") -> None:
        """`scheduler` is the address of one; without it, workers are started on this machine."""
        self._scheduler = scheduler
        self._open = ExitStack()
        self._client: Client | None = None
        self._names = count(1)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def ready(
        self, function: Callable[[Batch], Result], number: int, least: int
    ) -> Pool[Batch, Result] | _Sent[Batch, Result]:
        """Send the function to all workers. Raises PublishError where there is no cluster."""
        if number < least:
            return Pool(function, 0)
        client = self._connected()
        return _Sent(client, f"feeds-{next(self._names)}", function)

    def begin(self, function: Callable[[Batch], Result], *first: Batch) -> None:
        """Its workers hold nothing of this process: they are in time when they are asked."""

    def ahead(self, call: Callable[[], object], *, most: int = 0) -> None:
        """They do it when they are asked."""

    def rest(self) -> None:
        """Workers that were started here are of no more use; a cluster with a name goes on."""
        if not self._scheduler:
            self._close()

    def _close(self) -> None:
        self._client = None
        self._open.close()

    def _connected(self) -> Client:
        if self._client is None:
            logging.getLogger("distributed").setLevel(logging.CRITICAL)
            try:
                with _interrupts_blocked():
                    self._client = self._open.enter_context(self._started())
            except (OSError, ValueError) as error:
                raise _failure(self._scheduler, str(error) or "no answer") from error
            self._check_versions(self._client)
        return self._client

    def _started(self) -> Client:
        self._open.enter_context(dask.config.set(_SETTINGS))
        if self._scheduler:
            return Client(self._scheduler, timeout=_SECONDS, set_as_default=False)
        folder = self._open.enter_context(tempfile.TemporaryDirectory(prefix="feeds-"))
        cluster = LocalCluster(
            n_workers=max(1, processors()),
            threads_per_worker=1,
            processes=True,
            host="127.0.0.1",
            dashboard_address=None,
            worker_dashboard_address=None,
            silence_logs=logging.CRITICAL,
            memory_limit=0,
            local_directory=folder,
        )
        return Client(self._open.enter_context(cluster), set_as_default=False)

    def _check_versions(self, client: Client) -> None:
        """Another version would make other bytes."""
        mine = program()
        others = client.run(program, on_error="return")
        if not others:
            raise _failure(self._scheduler, "it has no workers")
        for worker, theirs in sorted(others.items()):
            if theirs != mine:
                what = "has another version of feeds" if isinstance(theirs, str) else "lacks feeds"
                raise _failure(self._scheduler, f"the worker {worker} {what}")


@contextmanager
def _interrupts_blocked() -> Iterator[None]:
    """No SIGINT meanwhile; and none ever for the threads that are started here, nor for the
    processes that these start: Ctrl-C on a terminal goes to all, and is for this process alone.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # which would let signals in again, if it started later
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Sent(Generic[Batch, Result]):
    """A function that all workers of a cluster have."""

    def __init__(self, client: Client, name: str, function: Callable[[Batch], Result]) -> None:
        self._client = client
        self._name = name
        self._function = function

    def __enter__(self) -> Self:
        data = pickle.dumps(self._function, pickle.HIGHEST_PROTOCOL)
        self._client.register_plugin(_Function(self._name, data), name=self._name)
        return self

    def __exit__(self, *_: object) -> None:
        self._client.unregister_worker_plugin(self._name)

    def map(self, batches: Iterable[Batch]) -> Iterator[Result]:
        """The result of each batch, in the order of the batches; some tasks are out ahead."""
        out: deque[tuple[bytes, Future[Any]]] = deque()
        most = _AHEAD * max(1, len(self._client.nthreads()))
        for group in _groups(batches):
            task = self._client.submit(work, self._name, group, pure=False, retries=_RETRIES)
            out.append((group, task))
            if len(out) >= most:
                yield from self._results(*out.popleft())
        while out:
            yield from self._results(*out.popleft())

    def _results(self, group: bytes, task: Future[Any]) -> list[Result]:
        """What a task gave; where the cluster gave it up, it is done here."""
        try:
            found: list[Result] = pickle.loads(task.result())  # noqa: S301 - from our own worker
        except (KilledWorker, FutureCancelledError):
            return [self._function(batch) for batch in _batches_in(group)]
        return found


def _groups(batches: Iterable[object]) -> Iterator[bytes]:
    """Batches for one task each. They are packed, since the engine looks at all that a task is
    given, piece by piece.
    """
    group: list[bytes] = []
    for batch in batches:
        group.append(pickle.dumps(batch, pickle.HIGHEST_PROTOCOL))
        if len(group) == _TOGETHER or sum(map(len, group)) >= _BYTES:
            yield pickle.dumps(group, pickle.HIGHEST_PROTOCOL)
            group.clear()
    if group:
        yield pickle.dumps(group, pickle.HIGHEST_PROTOCOL)


def _batches_in(group: bytes) -> Iterator[Any]:
    """The batches that were packed, one after the other."""
    return map(pickle.loads, pickle.loads(group))  # noqa: S301 - from our own client


class _Function(WorkerPlugin):
    """Brings a function to a worker."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        self.data = data

    def setup(self, worker: object) -> None:
        """The worker can be given batches from now on."""
        del worker
        _FUNCTIONS[self.name] = pickle.loads(self.data)  # noqa: S301 - from our own client

    def teardown(self, worker: object) -> None:
        """The function is not needed any more."""
        del worker
        _FUNCTIONS.pop(self.name, None)


def work(name: str, group: bytes) -> bytes:
    """In a worker: the results of some batches, packed as these are."""
    function = _FUNCTIONS[name]
    with without_garbage_collection():
        found = [function(one) for one in _batches_in(group)]
    return pickle.dumps(found, pickle.HIGHEST_PROTOCOL)


def program() -> str:
    """Stands for this version of the package, and of Python."""
    package = Path(__file__).parent.parent
    sources = sorted(
        (file.relative_to(package).as_posix(), digest_of_file(str(file)))
        for file in package.rglob("*.py")
    )
    return digest_of(repr((sys.version_info[:2], sources)).encode())


def _failure(scheduler: str, why: str) -> PublishError:
    hint = "start one with dask scheduler and dask worker, with this version of feeds installed"
    return PublishError(
        Problem(path=scheduler, message=f"the cluster cannot be used: {why}", hint=hint)
    )
