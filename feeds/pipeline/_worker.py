"""The other end of a Pool: a function, then batches, until the pipe is closed."""

from __future__ import annotations

import os
import pickle
import signal
import sys

__all__ = ["work"]


def work() -> None:
    """Answer each batch with (True, result), or (False, what was raised)."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal tells us too; we go with our pipe
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what anything prints must not stand among the answers
    batches = sys.stdin.buffer
    try:
        function = pickle.load(batches)  # noqa: S301 - from the process that started this one
        while True:
            batch = pickle.load(batches)  # noqa: S301 - likewise
            try:
                answer = (True, function(batch))
            except Exception as error:  # noqa: BLE001 - it is raised again at the other end
                answer = (False, error)
            pickle.dump(answer, answers, pickle.HIGHEST_PROTOCOL)
            answers.flush()
    except (EOFError, BrokenPipeError):
        os._exit(0)  # nothing is left to be said to anyone
