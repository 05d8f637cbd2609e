"""Articles of the same bytes: one of them is most likely a copy that was left behind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from feeds.articles import Draft
from feeds.collecting._outcomes import Row
from feeds.collecting._packed_rows import marks_of
from feeds.errors import Problem

__all__ = ["repeated"]

_NAMED = 3  # articles that a warning names


def repeated(rows: Sequence[Row]) -> Iterator[Problem]:
    """A warning for each text that is published more than once, at the first of its copies.

    What a text includes counts as its bytes. The same text for readers of two languages stands
    in for a translation, and is no copy.
    """
    twice = _twice(marks_of(rows))
    alike: dict[tuple[str, str], list[Draft]] = defaultdict(list)
    for mark, row in zip(marks_of(rows), rows, strict=True) if twice else ():
        if mark in twice:
            alike[row.draft.digest, row.draft.language].append(row.draft)
    for drafts in alike.values():
        if len(drafts) > 1:
            yield _warning(*sorted(drafts, key=_place))


def _twice(marks: Iterable[str | int]) -> set[str | int]:
    """Those that come again, which few do."""
    seen: set[str | int] = set()
    twice: set[str | int] = set()
    for one in marks:
        if one in seen:
            twice.add(one)
        elif one:
            seen.add(one)
    return twice


def _place(draft: Draft) -> tuple[str, int]:
    """Rows of one file in their order, the tenth after the ninth."""
    return draft.file, draft.line


def _warning(original: Draft, copy: Draft, *others: Draft) -> Problem:
    same = [original, *others[: _NAMED - 2]]
    named = " and ".join(draft.path for draft in same)
    unnamed = len(others) - (_NAMED - 2)
    more = f", and {unnamed} more" if unnamed > 0 else ""
    return Problem(
        path=copy.file,
        line=copy.line,
        message=f"this article has the same bytes as {named}{more}: all of them are published",
        hint="delete the copy, or leave it out with exclude; "
        "`aliases` in the other keeps its address",
        severity="warning",
    )
