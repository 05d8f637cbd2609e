"""What one run of a program takes: seconds by the clock and of the processors, and memory."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from feeds.cli._processes import memory_of

__all__ = ["Cost", "FailedError", "peak_memory", "run"]

_EVERY = 0.05  # seconds between two looks at the memory
_SHOWN = 400  # characters of what a program that failed had to say


class FailedError(Exception):
    """A program ended with another status than 0; says what it printed last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Of one run, in seconds."""

    wall: float
    processor: float  # of all its processes


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Cost:
    """Run a program to its end. Raises FailedError."""
    started = time.perf_counter()
    process = _start(command, folder, environment)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    _check(process, command, folder)
    return Cost(wall=wall, processor=usage.ru_utime + usage.ru_stime)


def peak_memory(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> int:
    """The most bytes that a program and all its processes had at a time.

    Pages that they share count once. Looking costs time, so that this run is not timed.
    Raises FailedError.
    """
    process = _start(command, folder, environment)
    most = 0
    while process.poll() is None:
        most = max(most, memory_of(process.pid).size)
        time.sleep(_EVERY)
    _check(process, command, folder)
    return most


def _start(
    command: Sequence[str], folder: Path, environment: Mapping[str, str]
) -> subprocess.Popen[bytes]:
    with (folder / "said").open("wb") as said:
        return subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
        )


def _check(process: subprocess.Popen[bytes], command: Sequence[str], folder: Path) -> None:
    if process.returncode:
        said = (folder / "said").read_text(encoding="utf-8", errors="replace")
        raise FailedError(f"{' '.join(command)} ended with {process.returncode}: {said[-_SHOWN:]}")
