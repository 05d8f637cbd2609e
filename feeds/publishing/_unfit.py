"""Files of a site that cannot be published as they are asked for, and why."""

from __future__ import annotations

from dataclasses import replace

from feeds.errors import Problem
from feeds.publishing._names import name_problem
from feeds.records import NamedTuple

__all__ = ["Unfit", "badly_named", "blocked", "collision", "occupied", "twice", "unreadable"]


class Unfit(NamedTuple):
    """One such file. With an error nothing is published, unless the file is left out."""

    file: str
    origin: str  # what it was to be published for; "" where the site cannot do without it
    problem: Problem
    is_added: bool = True  # False for one that was refused at once


def badly_named(file: str, origin: str, *, is_copy: bool) -> Unfit | None:
    """None for a good name. A copy of a file is not needed as a page is: it gets a warning."""
    problem = name_problem(file, origin)
    if problem is None:
        return None
    if is_copy:
        hint = "give the file another name: it is not published"
        problem = replace(problem, hint=hint, severity="warning")
    return Unfit(file, origin, problem, is_added=False)


def unreadable(file: str, origin: str, source: str, why: str) -> Unfit:
    """A file to copy that cannot be read now."""
    problem = Problem(
        path=origin or source,
        message=f"the file {source!r} cannot be read: {why}",
        hint="make it readable, or take the link to it out",
        severity="warning",
    )
    return Unfit(file, origin, problem, is_added=False)


def twice(file: str, origin: str, other: str) -> Unfit:
    """A second file of that name."""
    first = f" (first for {other})" if other else ""
    problem = Problem(
        path=origin or file,
        message=f"{file!r} is to be published twice, with other bytes{first}",
        hint="give one of them another name or slug",
    )
    return Unfit(file, origin, problem, is_added=False)


def collision(file: str, origin: str, shown: str) -> Unfit:
    """Someone else's file has that name. `shown` is the output folder's name."""
    problem = Problem(
        path=f"{shown}/{file}",
        message="no build made this file, and it would be overwritten"
        + (f" by what is published of {origin}" if origin else ""),
        hint="move it away, or choose another output folder",
    )
    return Unfit(file, origin, problem)


def blocked(file: str, blocker: str, origin: str, shown: str) -> Unfit:
    """Something stands where its folder has to be."""
    problem = Problem(
        path=f"{shown}/{blocker}",
        message=f"this is no folder, and {file!r} needs one there"
        + (f" (for {origin})" if origin else ""),
        hint="move it away, or choose another output folder",
    )
    return Unfit(file, origin, problem)


def occupied(file: str, leaf: str, origin: str, shown: str) -> Unfit:
    """A folder with someone else's files stands there."""
    problem = Problem(
        path=origin or f"{shown}/{file}",
        message=f"{file!r} is to be published where a folder stands that holds {leaf!r}, "
        "which no build made",
        hint="move that away, or "
        + ("give the article another slug" if origin else "set another name for this file"),
    )
    return Unfit(file, origin, problem)
