"""What would surprise subscribers, and the guard that stops a build because of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TypeAlias

from feeds.errors import Problem, SurpriseError
from feeds.ledger._compare import Change, Difference
from feeds.ledger._grown import window_problems
from feeds.ledger._window import Window

__all__ = ["Surprise", "entry_surprises", "guard"]

Surprise: TypeAlias = tuple[str, Problem]
"""(a key of feeds.errors.ALLOWANCES, what to say)"""

_SHOWN = 3

_WAYS: Mapping[str, str] = {
    "new": "if that is meant, build once with --allow new",
    "resurfaced": "if they are back on purpose (a draft, an expired article), build once with "
    "--allow resurfaced; else restore feeds.lock from version control, or take the ids over with "
    "--adopt FEED",
    "vanished": "restore feeds.lock from version control, or take the ids over with "
    "--adopt FEED; if it is meant, build once with --allow vanished",
}


def guard(surprises: Iterable[Surprise], *, allow: Iterable[str] = ()) -> None:
    """Raise SurpriseError with all that `allow`, keys of ALLOWANCES, does not let through."""
    allowed = frozenset(allow)
    problems = [problem for name, problem in surprises if name not in allowed]
    if problems:
        raise SurpriseError(*problems)


def entry_surprises(
    differences: Sequence[Difference],
    *,
    max_new: int,
    windows: tuple[Sequence[Window], Sequence[Window]] = ((), ()),
    file: str = "",
) -> Iterator[Surprise]:
    """Entries that come or go as nobody meant them to. Deletions are counted elsewhere.

    `windows` are those of the last build and of this one, and `file` is that of the settings:
    what is back because of them is their problem, not that of each feed.
    """
    yield from chain.from_iterable(_of_feed(one, max_new) for one in differences)
    for problem in window_problems(differences, *windows, file=file):
        yield "resurfaced", problem


def _of_feed(difference: Difference, max_new: int) -> Iterator[Surprise]:
    new = difference.of("new")
    if len(new) > max_new:
        message = f"{len(new)} entries would be new at once (max_new = {max_new})"
        yield _surprise(difference, "new", new, message)
    back = [change for change in difference.of("resurfaced") if not change.is_older]
    lost = difference.of("vanished")
    if back:
        message = f"{_count(back)} that subscribers had would be new again"
        yield _surprise(difference, "resurfaced", back, message)
    if lost:
        message = f"{_count(lost)} would vanish that feeds.lock knows nothing of"
        yield _surprise(difference, "vanished", lost, message)


def _surprise(
    difference: Difference, name: str, changes: Sequence[Change], message: str
) -> Surprise:
    titles = ", ".join(repr(change.title or change.id) for change in changes[:_SHOWN])
    more = f" and {len(changes) - _SHOWN} more" if len(changes) > _SHOWN else ""
    problem = Problem(path=difference.name, message=f"{message}: {titles}{more}", hint=_WAYS[name])
    return name, problem


def _count(changes: Sequence[Change]) -> str:
    return "1 entry" if len(changes) == 1 else f"{len(changes)} entries"
