"""Starting a worker of a Pool: a fork where that is safe, else a fresh interpreter."""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import partial
from typing import IO, Literal, NoReturn

from feeds.records import NamedTuple
from feeds.workers._worker import answer_all

__all__ = ["Worker", "can_fork", "copies", "message_of", "start"]

_PROGRAM = "import sys; sys.path[:] = {path!r}; from feeds.workers._worker import work; work()"
_THREADS = "/proc/self/task"
_SIGNALS = {signal.SIGINT, signal.SIGTERM}


class Worker:
    """The near end of a worker: functions and batches go in, (whether that is a result, answer)
    comes out for each batch.

    A batch may be sent while the worker is at another one, where both surely find room in its
    pipe: else this process could wait for the worker to take the second, and the worker for this
    process to take the answer to the first.
    """

    def __init__(self, batches: IO[bytes], answers: IO[bytes], wait: Callable[[], object]) -> None:
        self.is_lost = False  # whether it takes no batch any more
        self._batches = batches
        self._answers = answers
        self._wait = wait
        self._room = _room_of(batches.fileno())
        self._sent: deque[int] = deque()  # the sizes of batches that have no answer yet

    @property
    def waiting(self) -> int:
        """How many batches it has that have no answer yet."""
        return len(self._sent)

    def has_room(self, message: bytes) -> bool:
        """Whether a message can be sent without waiting until it is taken."""
        return not self._sent or sum(self._sent) + _taken_by(message) <= self._room

    def learn(self, function: Callable[..., object]) -> None:
        """Send what to do with the batches from now on. Raises OSError where nobody takes it."""
        self._send(message_of(function, "function"))

    def ahead(self, call: Callable[[], object]) -> None:
        """Send what to do while there is no batch. Raises OSError where nobody takes it."""
        self._send(message_of(call, "ahead"))

    def give(self, message: bytes) -> None:
        """Send a batch, as `message_of` has it. Raises OSError where nobody takes it."""
        self._send(message)
        self._sent.append(_taken_by(message))

    def _send(self, message: bytes) -> None:
        try:
            self._batches.write(message)
            self._batches.flush()
        except OSError:
            self.is_lost = True
            raise

    def take(self) -> tuple[bool, object]:
        """Wait for an answer. Raises EOFError or OSError where none will come."""
        if self._answers.closed:
            raise EOFError
        is_result, answer = pickle.load(self._answers)  # noqa: S301 - from our own worker
        self._sent.popleft()
        return is_result, answer

    def let_go(self) -> None:
        """Nobody takes its answers any more: it ends where its pipe does."""
        self.is_lost = True
        for stream in (self._batches, self._answers):
            with suppress(OSError):
                stream.close()

    def stop(self) -> None:
        """Let it go, and wait for its end; to be called once."""
        self.let_go()
        self._wait()


def message_of(batch: object, kind: Literal["batch", "function", "ahead"] = "batch") -> bytes:
    """A batch as a worker takes it, or something else that it is sent."""
    return pickle.dumps((kind, batch), pickle.HIGHEST_PROTOCOL)


_PAGE = 4096  # bytes; a pipe holds whole pages, of which a message may leave two half empty
_ROOM = 1024 * 1024  # bytes; the most that Linux gives to everyone


def _taken_by(message: bytes) -> int:
    return (len(message) // _PAGE + 2) * _PAGE


def _room_of(pipe: int) -> int:
    """How many bytes a pipe holds, which is made as large as may be; 0 where that is unknown."""
    if sys.platform != "linux":
        return 0
    import fcntl  # noqa: PLC0415 - other systems have none

    with suppress(OSError):  # it may be too much for this user
        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _ROOM)
    with suppress(OSError):
        return fcntl.fcntl(pipe, fcntl.F_GETPIPE_SZ)
    return 0


def start(function: Callable[..., object], keeps: Iterable[int] = ()) -> Worker:
    """A worker that does `function`; a copy `keeps` these descriptors open."""
    if not can_fork():
        return _spawn(function)
    (worker,) = copies(function, (), 1, keeps)
    return worker


def can_fork() -> bool:
    """Whether a copy of this process works: on Linux, as long as it has but one thread.

    A lock that another thread holds would stay locked in the copy for ever; the libraries of
    macOS have threads of their own, which nobody can count.
    """
    if not sys.platform.startswith("linux") or threading.active_count() > 1:
        return False
    try:
        return len(os.listdir(_THREADS)) == 1  # noqa: PTH208 - compiled libraries' threads, too
    except OSError:
        return False


class _Ends(NamedTuple):
    """The descriptors of a worker's pipes: its own two, and those of who starts it."""

    batches: int
    answers: int
    to_worker: int
    from_worker: int


def copies(
    function: Callable[..., object],
    first: Iterable[object],
    number: int,
    keeps: Iterable[int] = (),
) -> list[Worker]:
    """Workers that are copies, and have all that the work on some `first` batches loads.

    One of them does that work, while this process goes on; the others are copies of that one.
    """
    ends = [_ends() for _ in range(number)]
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()  # or a copy would say it once more
    blocked = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)  # until the copy is a worker
    process = os.fork()
    if process == 0:
        _be_workers(function, first, ends, blocked, tuple(keeps))
    signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
    return [_near_end(one, process if one is ends[0] else None) for one in ends]


def _near_end(ends: _Ends, child: int | None) -> Worker:
    """Of a worker that is this child of our process, or a copy of such a one."""
    os.close(ends.batches)
    os.close(ends.answers)
    if child is None:
        wait = partial(_wait_for_end, os.dup(ends.from_worker))
    else:
        wait = partial(_wait_for, child)
    return Worker(os.fdopen(ends.to_worker, "wb"), os.fdopen(ends.from_worker, "rb"), wait)


def _ends() -> _Ends:
    batches, to_worker = os.pipe()
    from_worker, answers = os.pipe()
    return _Ends(batches, answers, to_worker, from_worker)


def _be_workers(
    function: Callable[..., object],
    first: Iterable[object],
    ends: Sequence[_Ends],
    mask: Iterable[int],
    keeps: Sequence[int],
) -> NoReturn:
    """What the copy does instead of going on with what this process was at."""
    try:
        gc.freeze()  # or its first collection would copy every page that is shared
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        _close_all_but(*keeps, *(end for one in ends for end in (one.batches, one.answers)))
        os.dup2(2, 1)
        sys.stdout = sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115 - for as long as it lives
        for batch in first:
            with suppress(Exception):  # it will show when the batch has its turn
                function(batch)
        mine = _divided(ends)
        _close_all_but(*keeps, mine.batches, mine.answers)
        with os.fdopen(mine.batches, "rb") as asked, os.fdopen(mine.answers, "wb") as said:
            answer_all(function, asked, said)
        while mine is ends[0]:
            os.wait()  # for its copies, whose use of the processor counts then; until none is left
    finally:
        os._exit(0)


def _divided(ends: Sequence[_Ends]) -> _Ends:
    """The ends of this process, once there is a copy of it for each of the others."""
    others = ends[1:] if can_fork() else ()  # else these are closed, and nobody waits for them
    return next((one for one in others if os.fork() == 0), ends[0])


def _close_all_but(*kept: int) -> None:
    """Other workers' pipes, whose ends they would not see; locks, which would outlive us."""
    start = 3
    for descriptor in sorted(kept):
        os.closerange(start, descriptor)
        start = descriptor + 1
    os.closerange(start, os.sysconf("SC_OPEN_MAX"))


def _wait_for_end(answers: int) -> None:
    """Of a worker that is no child of this process: until there will be no other answer."""
    while os.read(answers, _ROOM):
        pass
    os.close(answers)


def _wait_for(process: int) -> None:
    with suppress(ChildProcessError):  # a host program may wait for all of its children itself
        os.waitpid(process, 0)


def _spawn(function: Callable[..., object]) -> Worker:
    import subprocess  # noqa: PLC0415 - most builds need no other process

    process = subprocess.Popen(  # noqa: S603 - this very interpreter
        [sys.executable, "-c", _PROGRAM.format(path=sys.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    worker = Worker(process.stdin, process.stdout, process.wait)
    worker.learn(function)
    return worker
