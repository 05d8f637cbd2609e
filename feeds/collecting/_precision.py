"""How precisely the articles of a site are dated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from feeds.collecting._outcomes import Row
from feeds.dates import Precision

__all__ = ["count_imprecise", "count_one_more"]

_PRECISIONS: tuple[Precision, ...] = ("year", "quarter", "month", "week", "day")


def count_imprecise(rows: Iterable[Row]) -> tuple[tuple[str, int], ...]:
    """How many articles state no time of day, by the precision of their dates."""
    counts = Counter(row.draft.published.precision for row in rows)
    return tuple((name, counts[name]) for name in _PRECISIONS if counts[name])


def count_one_more(
    counts: Iterable[tuple[str, int]], precision: str
) -> tuple[tuple[str, int], ...]:
    """The same with one more article of that precision."""
    known = Counter(dict(counts))
    known[precision] += 1
    return tuple((name, known[name]) for name in _PRECISIONS if known[name])
