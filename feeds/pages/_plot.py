"""A plot of how many articles a site had over time: bars that lead to the lists of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from feeds.pages._site import YearRow
from feeds.records import dataclass

__all__ = ["Bar", "Plot", "plot_of"]

_MONTHS_OF = 4  # years at most of which each month is a bar
_YEARS = 80  # at most of which each is a bar; beyond, decades are
_LEAST = 12  # bars that the plot has room for, so that a lone one is no wall
_STEP = 10  # units of width for a bar
_LOWEST = 3  # units of height, of a hundred, that the smallest bar has


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar. A time without articles has none."""

    label: str
    href: str
    count: int
    x: int
    height: int  # of a hundred


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """All bars, and what the ends of the time axis are called."""

    bars: tuple[Bar, ...]
    width: int
    is_full: bool  # whether the last bar stands at the end
    first: str
    last: str


def plot_of(years: Sequence[YearRow], link: Callable[[str], str]) -> Plot:
    """The plot of these years, which are the oldest first and not none.

    `link` makes an address one that the page can use.
    """
    span = years[-1].year - years[0].year + 1
    if span <= _MONTHS_OF and all(sum(m.count for m in one.months) == one.count for one in years):
        columns = list(_months(years))
    elif span <= _YEARS:
        columns = [(one.year, f"{one.year:04d}", one.href, one.count) for one in years]
    else:
        columns = list(_decades(years))
    start, end = columns[0][0], columns[-1][0]
    most = max(count for _, _, _, count in columns)
    bars = tuple(
        Bar(
            label=label,
            href=link(href) if "://" in href else href,
            count=count,
            x=(place - start) * _STEP,
            height=max(_LOWEST, round(100 * count / most)),
        )
        for place, label, href, count in columns
    )
    return Plot(
        bars=bars,
        width=max(end - start + 1, _LEAST) * _STEP,
        is_full=end - start + 1 >= _LEAST,
        first=columns[0][1],
        last=columns[-1][1],
    )


_Column = tuple[int, str, str, int]
"""Its place on the axis, its name, its address, its articles."""


def _months(years: Sequence[YearRow]) -> Iterator[_Column]:
    for year in years:
        for month in year.months:
            yield year.year * 12 + month.month - 1, month.title, month.href, month.count


def _decades(years: Sequence[YearRow]) -> Iterator[_Column]:
    """Each leads to its newest year in the table of the page."""
    by_decade: dict[int, list[YearRow]] = {}
    for one in years:
        by_decade.setdefault(one.year // 10, []).append(one)
    for decade, rows in by_decade.items():
        label = f"{rows[0].year:04d}–{rows[-1].year:04d}"
        yield decade, label, f"#y{rows[-1].year:04d}", sum(one.count for one in rows)
