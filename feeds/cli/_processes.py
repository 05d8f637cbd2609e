"""What this process and its workers use: processor time, and memory.

Linux tells it of every process, in /proc. Elsewhere workers count only once they have ended, and
the memory is that of this process alone.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from pathlib import Path

from feeds.records import NamedTuple

__all__ = ["TELLS_OF_WORKERS", "Memory", "memory_of", "processor_seconds", "seconds_since_start"]

TELLS_OF_WORKERS = sys.platform.startswith("linux")

_PARENT_TIMES = slice(11, 15)  # of /proc/PID/stat after the name: user, system, both of children
_STARTED = 19  # likewise: when it was started, in ticks since the machine was


class Memory(NamedTuple):
    """Of a process and all below it."""

    size: int  # bytes; a page that several of them share counts once
    processes: int


def processor_seconds() -> float:
    """Of this process since it was started, and of all its workers, ended or not."""
    below = sum(map(_live_seconds, _below(os.getpid()))) if TELLS_OF_WORKERS else 0.0
    ended = os.times()
    return time.process_time() + ended.children_user + ended.children_system + below


def seconds_since_start() -> float:
    """How long ago this process was started, to 0.01 s; 0 where the system does not tell."""
    fields = _stat(os.getpid()) if TELLS_OF_WORKERS else []
    if not fields:
        return 0.0
    return time.clock_gettime(time.CLOCK_BOOTTIME) - int(fields[_STARTED]) / _ticks()


def memory_of(process: int) -> Memory:
    """Of a process and all below it: the sum of the proportional set sizes."""
    if not TELLS_OF_WORKERS:
        return Memory(_peak_of_this(), 1)
    sizes = [size for one in (process, *_below(process)) if (size := _proportional(one))]
    return Memory(sum(sizes), len(sizes))


def _below(process: int) -> list[int]:
    """The processes that it started, and those that they started, that run now."""
    found: list[int] = []
    with suppress(OSError, ValueError):
        for thread in Path(f"/proc/{process}/task").iterdir():
            found += map(int, (thread / "children").read_text(encoding="ascii").split())
    return found + [below for one in found for below in _below(one)]


def _live_seconds(process: int) -> float:
    return sum(map(int, _stat(process)[_PARENT_TIMES])) / _ticks()


def _stat(process: int) -> list[str]:
    """What stands after the name, which may hold anything; nothing of a process that is gone."""
    try:
        text = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return []
    return text.rpartition(")")[2].split()


def _ticks() -> int:
    return os.sysconf("SC_CLK_TCK")


def _proportional(process: int) -> int:
    """Bytes; 0 of a process that is gone."""
    with suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


def _peak_of_this() -> int:
    """The most that this process ever had, where the system tells."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return 0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024
