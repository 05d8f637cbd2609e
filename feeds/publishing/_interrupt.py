"""Ctrl-C while the files of a site take their places: it waits until they all have."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

__all__ = ["interrupts_wait"]


@contextmanager
def interrupts_wait() -> Iterator[None]:
    """SIGINT comes after the block, so that nothing is done by half. A second one comes at once.

    In another thread than the main one nothing changes: Python interrupts that one alone.
    """
    usual = signal.getsignal(signal.SIGINT)
    is_main = threading.current_thread() is threading.main_thread()
    if not (is_main and callable(usual)):
        yield
        return
    seen: list[int] = []

    def wait(number: int, _frame: FrameType | None) -> None:
        if seen:
            raise KeyboardInterrupt
        seen.append(number)

    signal.signal(signal.SIGINT, wait)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, usual)
    if seen:
        signal.raise_signal(signal.SIGINT)
