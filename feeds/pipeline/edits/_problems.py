"""What is wrong with edited articles, in the place of what was wrong with them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import TypeAlias, TypeVar

import msgspec

from feeds.errors import Problem
from feeds.records import NamedTuple

__all__ = ["KeptProblems", "NoEditError", "ProblemsReplaced", "Span", "with_replaced"]

_Turn: TypeAlias = "tuple[tuple[int, str], ...]"
_Key = TypeVar("_Key")


class NoEditError(Exception):
    """More changed than the words of a few articles: a build has to look at all of them."""


class Span(msgspec.Struct, frozen=True, array_like=True):
    """Problems of a step, which stand together among those of a site."""

    at: int  # where the first of them is
    of_read: tuple[tuple[str, int], ...] = ()  # file → how many there are, of those with any
    of_made: tuple[tuple[int, int], ...] = ()  # the place of an article → likewise


class KeptProblems(msgspec.Struct, frozen=True, array_like=True):
    """The problems of a site, and which of them were found when files were read in their order,
    and when the pages of articles were made. None where that is not known.
    """

    all: tuple[Problem, ...]
    read: Span | None = None
    made: Span | None = None


class ProblemsReplaced(NamedTuple):
    """What a step reported of an article, and what it reports of it now."""

    file: str  # of the article that changed; "" for one whose page alone is made again
    old: tuple[Problem, ...]
    new: tuple[Problem, ...]
    place: int = -1  # of the article whose page was made; -1 where a file was read


def with_replaced(kept: KeptProblems, replaced: Iterable[ProblemsReplaced]) -> KeptProblems:
    """The problems of a site, with those of its edited articles as they are now.

    Raises NoEditError where one is an error, where another problem names one that changed, and
    where it is not known after which one a new one comes.
    """
    steps = list(replaced)
    own = {problem for one in steps for problem in one.old}
    names = [one.file for one in steps if one.file]
    if any(_names(one, names) for one in kept.all if one not in own):
        raise NoEditError
    if any(problem.severity == "error" for one in steps for problem in one.new):
        raise NoEditError
    for one in steps:
        if one.old != one.new:
            kept = _with_read(kept, one) if one.place < 0 else _with_made(kept, one)
    return kept


def _names(problem: Problem, files: Iterable[str]) -> bool:
    path, words = problem.path, f"{problem.message}\n{problem.hint}"
    return any(path == one or path.startswith(f"{one}:") or one in words for one in files)


def _with_read(kept: KeptProblems, step: ProblemsReplaced) -> KeptProblems:
    """Those of a file that was read, each once."""
    span = kept.read
    old, new = tuple(dict.fromkeys(step.old)), tuple(dict.fromkeys(step.new))
    if span is None or not set(kept.all).difference(old).isdisjoint(new):
        raise NoEditError
    keys = [_turn(file) for file, _ in span.of_read]
    if keys != sorted(set(keys)):
        raise NoEditError
    turn = bisect_left(keys, _turn(step.file))
    counts, all_ = _with(kept.all, span.at, span.of_read, turn, step.file, old, new)
    made = kept.made and msgspec.structs.replace(kept.made, at=kept.made.at + len(new) - len(old))
    return KeptProblems(all_, Span(span.at, of_read=counts), made)


def _with_made(kept: KeptProblems, step: ProblemsReplaced) -> KeptProblems:
    """Those of a page."""
    span = kept.made
    if span is None:
        raise NoEditError
    turn = bisect_left([place for place, _ in span.of_made], step.place)
    counts, all_ = _with(kept.all, span.at, span.of_made, turn, step.place, step.old, step.new)
    return KeptProblems(all_, kept.read, Span(span.at, of_made=counts))


def _with(
    problems: tuple[Problem, ...],
    first: int,
    counts: Sequence[tuple[_Key, int]],
    turn: int,
    key: _Key,
    old: tuple[Problem, ...],
    new: tuple[Problem, ...],
) -> tuple[tuple[tuple[_Key, int], ...], tuple[Problem, ...]]:
    """The counts, and the problems, with the new ones of a key in the place of its old ones."""
    begin = first + sum(number for _, number in counts[:turn])
    known = counts[turn][1] if turn < len(counts) and counts[turn][0] == key else 0
    end = begin + known
    if problems[begin:end] != old:
        raise NoEditError
    own = ((key, len(new)),) if new else ()
    changed = (*counts[:turn], *own, *counts[turn + bool(known) :])
    return changed, (*problems[:begin], *new, *problems[end:])


def _turn(path: str) -> _Turn:
    """Sorts as files are met: those of a folder first, then the folders in it."""
    *folders, name = path.split("/")
    return (*((1, one) for one in folders), (0, name))
