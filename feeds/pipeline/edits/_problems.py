"""What is wrong with edited articles, in the place of what was wrong with them."""

from __future__ import annotations

from collections.abc import Iterable

from feeds.errors import Problem
from feeds.records import NamedTuple

__all__ = ["NoEditError", "ProblemsReplaced", "with_replaced"]


class NoEditError(Exception):
    """More changed than the words of a few articles: a build has to look at all of them."""


class ProblemsReplaced(NamedTuple):
    """What a step reported of an article, and what it reports of it now."""

    file: (
        str  # of the article, where that changed; "" where it is the page alone that is made again
    )
    old: tuple[Problem, ...]
    new: tuple[Problem, ...]


def with_replaced(
    problems: tuple[Problem, ...], replaced: Iterable[ProblemsReplaced]
) -> tuple[Problem, ...]:
    """The problems of a site, with those of its edited articles as they are now.

    Raises NoEditError where one is an error, where another problem names one that changed, and
    where it is not known after which one a new one comes.
    """
    steps = list(replaced)
    own = {problem for one in steps for problem in one.old}
    names = [one.file for one in steps if one.file]
    if any(_names(one, names) for one in problems if one not in own):
        raise NoEditError
    if any(problem.severity == "error" for one in steps for problem in one.new):
        raise NoEditError
    for one in steps:
        if one.old != one.new:
            problems = _replaced(problems, one.old, one.new)
    return problems


def _names(problem: Problem, files: Iterable[str]) -> bool:
    words = (problem.path, problem.message, problem.hint)
    return any(file in text for file in files for text in words)


def _replaced(
    problems: tuple[Problem, ...], old: tuple[Problem, ...], new: tuple[Problem, ...]
) -> tuple[Problem, ...]:
    """With the new ones where the old ones stand, one after the other."""
    length = len(old)
    places = [
        place
        for place in range(len(problems) - length + 1)
        if length and problems[place : place + length] == old
    ]
    if len(places) != 1:
        raise NoEditError
    (place,) = places
    return (*problems[:place], *new, *problems[place + length :])
