"""The other end of a Pool: functions, each with its batches, until the pipe is closed."""

from __future__ import annotations

import os
import pickle
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import IO

from feeds.workers._garbage import without_garbage_collection

__all__ = ["answer_all", "work"]


def work() -> None:
    """What a fresh interpreter does: a function comes ahead of the batches."""
    signal.signal(
        signal.SIGINT, signal.SIG_IGN
    )  # the terminal signals us too; we end with our pipe
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what anything prints must not stand among the answers
    with without_garbage_collection():  # as a copy has it
        answer_all(_nothing, sys.stdin.buffer, answers)
    os._exit(0)  # nothing is left to be said to anyone


def answer_all(function: Callable[..., object], batches: IO[bytes], answers: IO[bytes]) -> None:
    """Answer each batch with (True, result), or (False, what was raised).

    Messages are ("batch", it), ("function", the one from now on), or ("ahead", a call), which
    nobody waits for: what is wrong with it shows in what comes later.
    """
    try:
        while True:
            kind, said = pickle.load(batches)  # noqa: S301 - from the process that started this one
            if kind == "function":
                function = said
                continue
            if kind == "ahead":
                with suppress(Exception):
                    said()
                continue
            try:
                answer = (True, function(said))
            except Exception as error:  # noqa: BLE001 - it is raised again at the other end
                answer = (False, error)
            del said
            pickle.dump(answer, answers, pickle.HIGHEST_PROTOCOL)
            del answer
            answers.flush()
    except (EOFError, BrokenPipeError):
        with suppress(OSError):
            answers.close()  # or what nobody takes any more would be a message of Python's


def _nothing(_batch: object) -> None:
    """What a worker does as long as it has no function."""
