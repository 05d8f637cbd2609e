"""Problems of source files, each at its place."""

from __future__ import annotations

from feeds.errors import Problem
from feeds.generators import Source

__all__ = ["problem_at", "unreadable"]


def problem_at(source: Source, line: int, message: str, hint: str, column: int = 0) -> Problem:
    """An error on a line of a file of many articles; `column` is 0 where it is not known."""
    return Problem(path=source.path, line=line, column=column, message=message, hint=hint)


def unreadable(relative: str, error: OSError) -> Problem:
    """The error for a file that the machine does not let us read."""
    return Problem(
        path=relative,
        message=f"cannot be read ({error.strerror or error})",
        hint="give yourself the right to read it, or leave it out with exclude",
    )
