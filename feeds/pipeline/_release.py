"""What is published now: articles of the future wait for their date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from feeds.dates import Precision
from feeds.pipeline._collect import Row

__all__ = ["Release", "count_imprecise", "release"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """The rows to publish, and what was held back."""

    rows: tuple[Row, ...]
    scheduled: int
    next_due: datetime | None


def release(rows: Iterable[Row], now: datetime) -> Release:
    """Hold back what begins after `now`, by the start of its date."""
    due: list[Row] = []
    waiting: list[datetime] = []
    for row in rows:
        if row.draft.published.start > now:
            waiting.append(row.draft.published.start)
        else:
            due.append(row)
    return Release(
        rows=tuple(due),
        scheduled=len(waiting),
        next_due=min(waiting, default=None),
    )


_PRECISIONS: tuple[Precision, ...] = ("year", "quarter", "month", "week", "day")


def count_imprecise(rows: Iterable[Row]) -> tuple[tuple[str, int], ...]:
    """How many articles state no time of day, by the precision of their dates."""
    counts = Counter(row.draft.published.precision for row in rows)
    return tuple((name, counts[name]) for name in _PRECISIONS if counts[name])
