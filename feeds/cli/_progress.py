"""How far a build is: a bar that is drawn over on a terminal, a line now and then elsewhere.

A bar is a carriage return and text. Rich would need an escape sequence, which not every terminal
that a user has set up shall get, and 0.05 s to load.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from feeds.cli._terminal import MANNERS, is_live

__all__ = ["bar_line", "progress", "step_line"]

_SHORTEST = 0.1  # seconds between two drawings
_PLAIN = 10.0  # seconds between two lines where nothing can be drawn over
_NAME = 10  # columns of the name of a step
_BAR = 24  # columns between its brackets
_FEWEST = 8  # things done before it does
_LEAST = 0.5  # seconds of a step before its rate means anything


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None]]:
    """A callback (step, done, total or 0) that shows it on standard error; no thread does."""
    if MANNERS.is_quiet:
        yield lambda _step, _done, _total: None
        return
    shown = _Shown(is_live=is_live(sys.stderr))
    try:
        yield shown.advance
    finally:
        shown.clear()


class _Shown:
    """What stands in the line now."""

    def __init__(self, *, is_live: bool) -> None:
        self._is_live = is_live
        self._began: dict[str, float] = {}  # steps, and when; two may take turns
        self._drawn = time.monotonic()
        self._width = 0

    def advance(self, step: str, done: int, total: int) -> None:
        """Draw it, unless that was done a moment ago."""
        now = time.monotonic()
        if step not in self._began:
            self._began[step] = now
        elif now - self._drawn < _SHORTEST:
            return
        if not self._is_live and now - self._drawn < _PLAIN:
            return
        self._drawn = now
        line = step_line(step, done, total, now - self._began[step])
        if not self._is_live:
            print(line, file=sys.stderr)
            return
        import shutil  # noqa: PLC0415 - it takes a hundredth of a short run

        line = bar_line(line, step, done, total, shutil.get_terminal_size().columns - 1)
        print(f"\r{line:<{self._width}}", end="", file=sys.stderr, flush=True)
        self._width = len(line)

    def clear(self) -> None:
        """Leave no trace of it."""
        if self._width:
            print(f"\r{'':<{self._width}}\r", end="", file=sys.stderr, flush=True)


def bar_line(line: str, step: str, done: int, total: int, width: int) -> str:
    """The line with a bar after the name of its step, as far as `width` columns hold both."""
    if not total or width < len(line) + _NAME + _BAR:
        return line[:width]
    filled = "#" * (_BAR * min(done, total) // total)
    return f"{step:<{_NAME}} [{filled:<{_BAR}}] {line.removeprefix(step).lstrip()}"[:width]


def step_line(step: str, done: int, total: int, seconds: float) -> str:
    """`pages 1200/3000, 800/s, 2 s left`; what is not known is left out."""
    parts = [f"{step} {done}/{total}" if total else f"{step} {done}" if done else step]
    if done >= _FEWEST and seconds >= _LEAST:
        rate = done / seconds
        parts.append(f"{rate:.0f}/s")
        if total > done:
            parts.append(f"{_time((total - done) / rate)} left")
    return ", ".join(parts)


def _time(seconds: float) -> str:
    minutes, rest = divmod(max(round(seconds), 1), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
