"""One call that is made meanwhile, by a copy of this process."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Generic, TypeVar

from feeds.workers._pool import processors
from feeds.workers._process import Worker, can_fork, message_of, start

__all__ = ["WORTH_A_COPY", "Meanwhile"]

WORTH_A_COPY = range(2_000, 20_001)
"""Articles of a site whose process is worth a copy: of fewer the copy takes longer than what it
does; of more the records, which both processes touch, would be in memory twice.
"""

Value = TypeVar("Value")
Result = TypeVar("Result")


class Meanwhile(Generic[Value, Result]):
    """`function(value)`, begun at once where a processor is free; else made when it is asked for.

    Pays for calls of more than some 5 ms. The function must not depend on what this process does
    from now on, nor change anything.
    """

    def __init__(
        self, function: Callable[[Value], Result], value: Value, *, keeps: Iterable[int] = ()
    ) -> None:
        """The copy has no file open but those of the descriptors that it `keeps`."""
        self._function = function
        self._value = value
        self._worker = self._started(keeps)

    @property
    def is_begun(self) -> bool:
        """Whether a copy makes it."""
        return self._worker is not None

    def result(self) -> Result:
        """What the call returns; to be asked for once."""
        worker, self._worker = self._worker, None
        if worker is not None:
            try:
                with suppress(OSError, EOFError, pickle.UnpicklingError):
                    is_result, answer = worker.take()
                    if is_result:
                        made: Result = answer  # type: ignore[assignment]  # what it returned
                        return made
            finally:
                worker.stop()
        return self._function(self._value)

    def drop(self) -> None:
        """Nobody asks for it."""
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.stop()

    def _started(self, keeps: Iterable[int]) -> Worker | None:
        if not (processors() and can_fork()):
            return None
        with suppress(OSError):  # no process is left to be had
            worker = start(self._function, keeps)
            worker.give(message_of(self._value))
            return worker
        return None
