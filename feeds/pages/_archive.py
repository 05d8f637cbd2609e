"""The archive: every year and month, a plot of articles over time, and all other lists."""

from __future__ import annotations

from collections.abc import Sequence

from feeds.pages._environment import document
from feeds.pages._groups import shown_group
from feeds.pages._plot import Plot, plot_of
from feeds.pages._relative_links import address_of, local
from feeds.pages._shell import Shell, shell_for
from feeds.pages._site import CountLink, ListGroup, Site, YearRow

__all__ = ["render_archive"]


def render_archive(
    years: Sequence[YearRow], groups: Sequence[ListGroup], site: Site, *, path: str
) -> bytes:
    """The page, for the file `path` below the site's folder. `years` are newest first.

    The plot is a drawing of links; the table below it says the same to those who do not see it.
    """
    shell = shell_for(site, path)
    has_months = 0 < sum(len(one.months) for one in years) <= _MONTHS
    return document(
        "overview.html",
        shell.site.templates,
        shell=shell,
        title=shell.words.archive,
        canonical=address_of(path, site.url),
        plot=_plot(years, shell) if years else None,
        years=[_year(one, shell, has_months=has_months) for one in years],
        has_months=has_months,
        groups=[shown_group(group, shell) for group in groups],
    )


def _plot(years: Sequence[YearRow], shell: Shell) -> Plot:
    return plot_of(years[::-1], lambda address: local(address, shell.site.url, shell.up))


_MONTHS = 60
"""Months that the table names; where there are more, the list of each year names its own."""


def _year(
    row: YearRow, shell: Shell, *, has_months: bool
) -> tuple[str, str, int, list[tuple[str, str, int]]]:
    base, up = shell.site.url, shell.up
    months = [_month(month, base, up) for month in row.months if has_months]
    return f"{row.year:04d}", local(row.href, base, up), row.count, months


def _month(month: CountLink, base: str, up: str) -> tuple[str, str, int]:
    return month.title, local(month.href, base, up), month.count
