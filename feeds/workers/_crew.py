"""The processes that work for one build: started once, and given one function after another."""

from __future__ import annotations

from collections.abc import Callable

from feeds.workers._process import Worker, can_fork, copies, start

__all__ = ["Crew"]


class Crew:
    """Up to `number` workers. They are best started while this process is small.

    A copy of a process that holds a record of each article holds them as well: the memory that
    both of them share at first is parted as soon as either of them looks at a record.
    """

    def __init__(self, number: int) -> None:
        self.number = number
        self.workers: list[Worker] = []
        self._leaving: list[Worker] = []  # that get no batch any more

    def start(self, function: Callable[..., object], *first: object) -> None:
        """Start them, where none has been, with a function; copies need not have it pickled.

        What the work on some `first` batches loads, copies have as well; one of them does it.
        """
        if first and self.number and not self.workers and can_fork():
            self.workers += copies(function, first, self.number)
        while len(self.workers) < self.number:
            self.workers.append(start(function))

    def learn(self, function: Callable[..., object]) -> None:
        """Give those that are there another function, which can be pickled."""
        for worker in tuple(self.workers):
            try:
                worker.learn(function)
            except OSError:
                self.drop(worker)

    def ahead(self, call: Callable[[], object], most: int | None = None) -> None:
        """Let the first of those that are there, or all, do something, which can be pickled."""
        for worker in tuple(self.workers)[:most]:
            try:
                worker.ahead(call)
            except OSError:
                self.drop(worker)

    def drop(self, worker: Worker) -> None:
        """Do without one that died; nothing where that was done. One that is copied of it may go
        on, so that nobody waits for its end now.
        """
        if worker in self.workers:
            self.workers.remove(worker)
            worker.let_go()
            self._leaving.append(worker)

    def stop(self) -> None:
        """Let all of them go."""
        while self.workers:
            self.workers.pop().stop()
        while self._leaving:
            self._leaving.pop().stop()

    @property
    def makes_copies(self) -> bool:
        """Whether those that will be started have at once what this process has loaded."""
        return can_fork()
