"""What the sitemap of a site names: its front page, its articles, its lists."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, overload

from feeds.cache import MANY, Aside
from feeds.pages import MOST_IN_SITEMAP, render_sitemap, render_sitemap_index
from feeds.planning import Identified
from feeds.records import NamedTuple

if TYPE_CHECKING:
    from feeds.pipeline._prepare import Prepared

__all__ = [
    "MOST_IN_PART",
    "SitemapRow",
    "WaitingRows",
    "cut_sitemap",
    "file_of_pages",
    "file_of_part",
    "make_sitemaps",
    "row_of_article",
]

_SECOND = timedelta(seconds=1)
MOST_IN_PART = 25_000
"""Addresses in each of several sitemaps: so many of the longest there are fit into its 50 MB."""


class SitemapRow(NamedTuple):
    """A page that may be found."""

    address: str
    date: str  # W3C; "" for none
    sequence: int = 0  # of an article: its place in the order of publication, from 1


def make_sitemaps(made: Prepared) -> Iterator[tuple[str, partial[bytes]]]:
    """Each file, and how it is made. A hidden article, and one whose own address is elsewhere,
    are not named.
    """
    own = made.plan.own
    is_large = len(made.identified) >= MANY
    rows = WaitingRows(_rows(made)) if is_large else [*_rows(made)]
    for name, make in cut_sitemap(rows, made.plan.address(own.sitemaps)):
        yield f"{own.sitemaps}{name}" if name else own.sitemap, make


def cut_sitemap(
    rows: Sequence[SitemapRow],
    folder: str,
    *,
    most: int = MOST_IN_SITEMAP,
    part: int = MOST_IN_PART,
) -> Iterator[tuple[str, partial[bytes]]]:
    """The files of a sitemap: "" for the one at its usual place, names in `folder` for others.

    `folder` is the absolute address. Where there are more than `most` rows, that one is an index.
    An article stays in its part for ever: what is new changes the last part of articles, and those
    of the other pages.
    """
    if len(rows) <= most:
        yield "", partial(render_sitemap, [row[:2] for row in rows])
        return
    parts: dict[str, array[int]] = {}  # their rows, which are made one part after the other
    others = 0
    for number, row in enumerate(rows):
        if not row.sequence:
            others += 1
        name = file_of_part(row.sequence, part) if row.sequence else file_of_pages(others, part)
        parts.setdefault(name, array("q")).append(number)
    yield "", partial(render_sitemap_index, [folder + name for name in parts])
    for name, numbers in parts.items():
        yield name, partial(render_sitemap, [rows[number][:2] for number in numbers])


class WaitingRows(Sequence[SitemapRow]):
    """Those of a large site, packed: each time that one is asked for it is another record."""

    def __init__(self, rows: Iterable[SitemapRow]) -> None:
        self._aside = Aside(is_of_many=True)
        self._number = 0
        for row in rows:
            text = f"{row.sequence} {row.date} {row.address}"
            self._aside.set_down(text.encode("utf-8", "surrogatepass"))
            self._number += 1

    def __len__(self) -> int:
        return self._number

    @overload
    def __getitem__(self, place: int) -> SitemapRow: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[SitemapRow]: ...

    def __getitem__(self, place: int | slice) -> SitemapRow | Sequence[SitemapRow]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        text = self._aside[range(len(self))[place]].decode("utf-8", "surrogatepass")
        sequence, date, address = text.split(" ", 2)
        return SitemapRow(address, date, int(sequence))


def file_of_part(sequence: int, part: int = MOST_IN_PART) -> str:
    """In which of several sitemaps an article is."""
    return _file(sequence, part)


def file_of_pages(number: int, part: int = MOST_IN_PART) -> str:
    """Where the other pages are."""
    return _file(number, part, "pages-")


def _file(number: int, part: int, begin: str = "") -> str:
    return f"{begin}{(number - 1) // part + 1}.xml"


def _rows(made: Prepared) -> Iterator[SitemapRow]:
    plan, lists = made.plan, made.lists
    yield SitemapRow(plan.base, "")
    identified = made.identified
    is_seen = bytearray(len(identified))
    for card in lists.all[0].cards:
        is_seen[card.place] = True
        row = row_of_article(identified[card.place])
        if row is not None:
            yield row
    for place in [place for place, one in enumerate(is_seen) if not one]:
        item = identified[place]
        row = None if item.draft.hidden else row_of_article(item)
        if row is not None:
            yield row
    yield from (SitemapRow(one.address, "") for one in made.pages.due if not one.draft.hidden)
    yield SitemapRow(plan.page_address(plan.own.archive), "")
    if plan.site.subscribe:
        yield SitemapRow(plan.page_address(plan.own.subscribe), "")
    for file in list(lists.listed_files)[1:]:
        yield SitemapRow(plan.page_address(file), "")


def row_of_article(item: Identified) -> SitemapRow | None:
    """Its address and its last change: in the precision of its date while there was none. None
    where its own address is elsewhere.
    """
    identity = item.identity
    if item.url != identity.permalink:
        return None
    return SitemapRow(identity.permalink, _date(item, identity.updated), item.sequence)


def _date(item: Identified, updated: datetime) -> str:
    draft = item.draft
    if updated - draft.published_at < _SECOND:
        return draft.published.w3cdtf()
    changed = draft.updated_as if updated == draft.updated else None
    is_of_days = changed is not None and not changed.has_time
    return changed.w3cdtf() if changed and is_of_days else _in_utc(updated)


def _in_utc(instant: datetime) -> str:
    """The same letters whatever the zone in which it is known: stated, or read from the ledger."""
    text = instant.astimezone(UTC).isoformat(timespec="seconds")
    return text.replace("+00:00", "Z")
