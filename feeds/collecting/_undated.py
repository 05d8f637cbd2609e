"""Files without a date: which of them are articles that lack one, their neighbours tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Literal

import msgspec

from feeds.articles import NO_DATE, Undated
from feeds.collecting._outcomes import Outcome
from feeds.errors import Problem
from feeds.ledger import Ledger

__all__ = ["place_of", "settle_undated"]

_NAMED = 3
_HINT = 'write `date: 2019-05` at the head of an article; if these are none, set undated = "skip"'
Place = tuple[str, str]
"""A folder, and the ending of files in it."""


def settle_undated(
    outcomes: list[Outcome], how: Literal["error", "warn", "skip"], before: Ledger
) -> list[Outcome]:
    """The outcomes with an answer for each document without a date: an error, or left out.

    It is an article if it was published, or something in it is meant as a date; or if dated ones
    of its ending lie in its folder, or there is no article at all. Any other is none: a licence,
    a manual, a note. `how` is what such an article is.
    """
    undated = [one.undated for one in outcomes if one.undated is not None]
    if not undated or how == "skip":
        return [one if one.undated is None else _left_out(one, one.undated) for one in outcomes]
    published = _published(before)
    meant = {one.path for one in _meant(undated, outcomes, is_only=how == "error")} | published
    wrong = meant if how == "error" else published
    only_warned = meant - wrong
    warnings = _warnings(one for one in undated if one.path in only_warned)
    candidates = [one for one in undated if one.reason == NO_DATE]
    if how == "error" and not published and _is_nothing_dated(outcomes, candidates):
        wrong = wrong - {one.path for one in candidates}
        warnings = {candidates[0].path: (_none(candidates),)}
    return [
        one
        if one.undated is None
        else msgspec.structs.replace(one, undated=None, problems=one.undated.faults)
        if one.undated.path in wrong
        else _left_out(one, one.undated, *warnings.get(one.undated.path, ()))
        for one in outcomes
    ]


def _is_nothing_dated(outcomes: Iterable[Outcome], undated: Sequence[Undated]) -> bool:
    """Whether there are many files, and none of them has ever a date: people write so."""
    is_dated = any(one.row is not None for one in outcomes) or any(one.is_meant for one in undated)
    return len(undated) > _NAMED and not is_dated


def _none(undated: Sequence[Undated]) -> Problem:
    """One error for all of them, at the first."""
    names = ", ".join(one.path for one in undated[:_NAMED])
    more = f" and {len(undated) - _NAMED} more" if len(undated) > _NAMED else ""
    return replace(
        undated[0].faults[-1],
        line=0,
        message=f"none of {len(undated)} files states a date: {names}{more}",
        hint="write `date: 2019-05` at the head of each, or take the day on which git first saw "
        'it: date_sources = ["git"] in feeds.toml',
    )


def _left_out(outcome: Outcome, undated: Undated, *warning: Problem) -> Outcome:
    return msgspec.structs.replace(
        outcome,
        undated=None,
        left_out=(undated.path, undated.reason),
        problems=(*undated.problems, *warning),
    )


def _published(before: Ledger) -> set[str]:
    entries = (entry for entry in before.entries.values() if entry.state == "published")
    return {path for entry in entries for path in entry.paths}


def _meant(
    undated: Iterable[Undated], outcomes: Iterable[Outcome], *, is_only: bool
) -> Iterator[Undated]:
    """Those that are articles. With `is_only` they are where nothing else is one."""
    dated = {place_of(one.row.draft.file) for one in outcomes if one.row is not None}
    is_only = is_only and not dated
    for one in undated:
        is_article = one.is_meant or is_only or place_of(one.file) in dated
        if is_article and not one.is_none:
            yield one


def place_of(file: str) -> Place:
    """An index file stands for its folder, beside others that have one."""
    path = PurePosixPath(file)
    ending = path.suffix.lower()
    if path.name.partition(".")[0] == "index":
        return path.parent.parent.as_posix(), f"index{ending}"
    return path.parent.as_posix(), ending


def _warnings(undated: Iterable[Undated]) -> dict[str, tuple[Problem]]:
    """One for all those of a folder, by the path of the first."""
    by_place: dict[Place, list[Undated]] = defaultdict(list)
    for one in undated:
        by_place[place_of(one.file)].append(one)
    return {found[0].path: (_warning(found),) for found in by_place.values()}


def _warning(found: list[Undated]) -> Problem:
    problem = replace(found[0].faults[-1], severity="warning")
    hint = problem.hint if found[0].is_meant else _HINT
    if len(found) == 1:
        return replace(problem, hint=hint)
    names = ", ".join(PurePosixPath(one.path).name for one in found[:_NAMED])
    more = f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
    message = f"{len(found)} files beside dated articles state no date: {names}{more}"
    return replace(problem, line=0, message=message, hint=hint)
