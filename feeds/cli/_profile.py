"""feeds build --profile: what each step of a build takes, as a table on standard error."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable, Iterator
from os import getpid
from types import FrameType
from typing import Self

from feeds.cli._processes import (
    TELLS_OF_WORKERS,
    Memory,
    memory_of,
    processor_seconds,
    seconds_since_start,
)
from feeds.records import NamedTuple

__all__ = ["Profile", "Spent", "table"]

_EVERY = 0.1  # seconds between two looks at the memory
_REST = 20  # times as long as a look takes it is left alone, so that looking costs little
_HEAD = f"{'step':<12} {'wall s':>9} {'CPU s':>9} {'share':>7} {'articles/s':>11}"
_HAS_TIMER = hasattr(signal, "setitimer")  # not on Windows
_MEGABYTE = 1_000_000


class Spent(NamedTuple):
    """Seconds of a step."""

    wall: float
    processor: float  # of all processes

    def __add__(self, other: object) -> Spent:
        if not isinstance(other, Spent):
            return NotImplemented
        return Spent(self.wall + other.wall, self.processor + other.processor)


class Profile:
    """Notes when one step ends and the next begins; prints the table when the build is over.

    The first step began with this process. The memory is looked at from time to time, by a timer
    that interrupts this process: a thread would keep workers from being forks.
    """

    def __init__(self) -> None:
        self.articles = 0  # of the site
        self.notes: tuple[str, ...] = ()  # lines below the table
        self._steps: dict[str, Spent] = {}
        self._step = "starting"
        self._began = Spent(time.monotonic() - seconds_since_start(), 0.0)
        self._peak = Memory(0, 0)

    def __enter__(self) -> Self:
        if _HAS_TIMER:
            self._before = signal.signal(signal.SIGALRM, self._look)
            signal.siginterrupt(signal.SIGALRM, False)
            signal.setitimer(signal.ITIMER_REAL, _EVERY)
        return self

    def __exit__(self, *_: object) -> None:
        if _HAS_TIMER:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, self._before)
        self.step("")
        sys.stdout.flush()  # where both streams are one, what was said first stands first
        for line in table(self._steps, self.articles, self._peak):
            print(line, file=sys.stderr)
        for note in self.notes:
            print(note, file=sys.stderr)

    def over(self, shown: Callable[[str, int, int], None]) -> Callable[[str, int, int], None]:
        """The same progress, with the steps noted."""

        def advance(step: str, done: int, total: int) -> None:
            if step != self._step:
                self.step(step)
            shown(step, done, total)

        return advance

    def step(self, name: str) -> None:
        """Another step begins."""
        now = Spent(time.monotonic(), processor_seconds())
        spent = Spent(now.wall - self._began.wall, now.processor - self._began.processor)
        self._steps[self._step] = self._steps.get(self._step, Spent(0.0, 0.0)) + spent
        self._step, self._began = name, now
        self._note_memory()

    def _look(self, _signal: int, _frame: FrameType | None) -> None:
        began = time.monotonic()
        self._note_memory()
        rest = _REST * (time.monotonic() - began)
        signal.setitimer(signal.ITIMER_REAL, max(_EVERY, rest))

    def _note_memory(self) -> None:
        self._peak = max(self._peak, memory_of(getpid()))


def table(steps: dict[str, Spent], articles: int, peak: Memory) -> Iterator[str]:
    """A line for each step in the order in which they began, and one for all of them."""
    total = sum(steps.values(), Spent(0.0, 0.0))
    yield _HEAD
    for name, spent in (*steps.items(), ("total", total)):
        share = spent.wall / total.wall if total.wall else 0.0
        rate = f"{articles / spent.wall:.0f}" if articles and spent.wall else ""
        yield (
            f"{name:<12} {spent.wall:>9.2f} {spent.processor:>9.2f} {share:>7.1%} {rate:>11}"
        ).rstrip()
    whose = f"{peak.processes} processes together" if peak.processes > 1 else "one process"
    note = "" if TELLS_OF_WORKERS else "; workers are not counted here"
    yield f"peak memory {peak.size / _MEGABYTE:.0f} MB of {whose}{note}"
