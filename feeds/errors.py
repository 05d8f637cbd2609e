"""Problems as located data, and the exceptions that carry them.

The tree::

    FeedsError                  anything this package raises on purpose; carries Problems
    ├── DateError               a date that cannot be read (also a ValueError)
    ├── ConfigError             a setting that cannot be used
    │   └── UsageError          an argument or option that cannot be used
    ├── ReadError               an article file that cannot be read
    ├── LedgerError             feeds.lock is damaged or contradicts itself
    ├── PublishError            the output cannot be written
    └── SurpriseError           a build that would show subscribers something unexpected

A run collects every `Problem` it meets and shows them together; an exception is for what
stops one step (a file, a setting, the writing).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from feeds.records import dataclass

__all__ = [
    "ALLOWANCES",
    "SEVERITIES",
    "ConfigError",
    "DateError",
    "FeedsError",
    "LedgerError",
    "Problem",
    "PublishError",
    "ReadError",
    "Severity",
    "SurpriseError",
    "UsageError",
]

Severity = Literal["error", "warning"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning")

ALLOWANCES: Mapping[str, str] = {
    "new": "many new entries at once",
    "resurfaced": "entries that subscribers had before, and would have as new",
    "vanished": "entries that go without having been deleted",
    "deleted": "many deletions at once",
    "feed-gone": "addresses of feeds that are given up",
}
"""What `feeds build --allow` takes, and what it lets through (see SurpriseError)."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """One thing that is wrong, where it is, and what to write instead.

    `path` is relative to the source folder where there is one; `line` and `column` count
    from 1, and are 0 where the problem belongs to the file as a whole.
    """

    path: str
    line: int = 0
    column: int = 0
    message: str
    hint: str = ""
    severity: Severity = "error"

    @property
    def place(self) -> str:
        """`path:line:column`, as far as they are known."""
        if not self.line:
            return self.path
        return (
            f"{self.path}:{self.line}:{self.column}" if self.column else f"{self.path}:{self.line}"
        )

    def __str__(self) -> str:
        place = self.place
        text = f"{place}: {self.message}" if place else self.message
        return f"{text}; {self.hint}" if self.hint else text


class FeedsError(Exception):
    """The base of all exceptions of this package: one or more Problems."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*problems)
        self.problems: tuple[Problem, ...] = problems

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


class DateError(FeedsError, ValueError):
    """A text that is no date, or that can be read as several; lists the readings.

    It knows no file: the reader of one turns `message` and `hint` into a located Problem.
    """

    def __init__(self, message: str, *, hint: str = "", readings: tuple[str, ...] = ()) -> None:
        super().__init__(Problem(path="", message=message, hint=hint))
        self.message = message
        self.hint = hint
        self.readings = readings


class ConfigError(FeedsError):
    """A setting that is unknown, of the wrong type, or impossible."""


class UsageError(ConfigError):
    """A call that names what cannot be used: an option, an argument, a folder."""


class ReadError(FeedsError):
    """An article file that cannot be read."""


class LedgerError(FeedsError):
    """The ledger is damaged, or two files claim one identity."""


class PublishError(FeedsError):
    """The output cannot be written; what was published stays as it was."""


class SurpriseError(FeedsError):
    """What would be published differs from what is deployed in a way subscribers would notice."""
