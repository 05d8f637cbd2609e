"""The other end of a Pool: a function, then batches, until the pipe is closed."""

from __future__ import annotations

import os
import pickle
import signal
import sys
from collections.abc import Callable
from typing import IO

__all__ = ["answer_all", "work"]


def work() -> None:
    """What a fresh interpreter does: the function comes ahead of the batches."""
    signal.signal(
        signal.SIGINT, signal.SIG_IGN
    )  # the terminal signals us too; we end with our pipe
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what anything prints must not stand among the answers
    try:
        function = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the process that started this
        answer_all(function, sys.stdin.buffer, answers)
    except EOFError:
        pass
    os._exit(0)  # nothing is left to be said to anyone


def answer_all(function: Callable[..., object], batches: IO[bytes], answers: IO[bytes]) -> None:
    """Answer each batch with (True, result), or (False, what was raised)."""
    try:
        while True:
            batch = pickle.load(batches)  # noqa: S301 - from the process that started this one
            try:
                answer = (True, function(batch))
            except Exception as error:  # noqa: BLE001 - it is raised again at the other end
                answer = (False, error)
            pickle.dump(answer, answers, pickle.HIGHEST_PROTOCOL)
            answers.flush()
    except (EOFError, BrokenPipeError):
        return
