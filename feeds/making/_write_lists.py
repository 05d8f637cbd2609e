"""The lists of a site → the publication: the front page, all others, and the archive."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from math import inf

from feeds.collecting import Summaries
from feeds.making._recall import Recall, key_of
from feeds.making._sink import Sink
from feeds.pages import (
    ListGroup,
    ListingRow,
    ListPart,
    MonthLink,
    YearRow,
    render_archive,
    render_listing,
    render_overview,
    render_subscribe,
)
from feeds.planning import ArticleList, SiteLists, SitePlan, offered_feeds
from feeds.records import NamedTuple
from feeds.selection import Card
from feeds.stamps import digest_of

__all__ = ["ListFiles", "make_some_lists"]


class ListFiles:
    """All lists of a site, on their way to the publication; `files` are those that are there.

    They need nothing of the pages of articles, so that this process makes them while others make
    those. Lists that are as they were are recalled.
    """

    def __init__(
        self, lists: SiteLists, plan: SitePlan, sink: Sink, recall: Recall, summaries: Summaries
    ) -> None:
        self.files: set[str] = set()
        self._summaries = summaries
        self._lists = lists
        self._plan = plan
        self._sink = sink
        self._recall = recall
        self._number = sum(1 + one.numbered for one in lists.all) + len(lists.overviews)
        self._rest = self._write()

    def keep_up(self, done: int, total: int) -> None:
        """Hand over as large a part of them."""
        for _ in islice(self._rest, self._number * done // total - len(self.files)):
            pass

    def write(self) -> None:
        """Hand over all that are left."""
        for _ in self._rest:
            pass

    def _write(self) -> Iterator[None]:
        """A file at each step."""
        site = key_of(self._plan.site)
        rows = _RowsOfArticles(self._summaries)
        for page in self._by_date():
            key = rows.key_of_page(site, page) if self._recall.is_on else ""
            self._make(page.file, key, partial(rows.page, page))
            yield
        for file, make in _overviews(self._lists, self._plan):
            self._make(file, key_of(site, make.args, make.keywords), make)
            yield

    def _by_date(self) -> Iterator[_ListPage]:
        """The pages of all lists, the newest first: those that show one article come near to one
        another, so that its row need not be kept for long.
        """
        lists = (_pages(one, self._lists, self._plan) for one in self._lists.all)
        yield from heapq.merge(*lists, key=_newest)

    def _make(self, file: str, key: str, make: Callable[[], bytes]) -> None:
        self._recall.make(file, key, make, self._sink, stage="feed")
        self.files.add(file)


class _ListPage(NamedTuple):
    """A file of a list."""

    file: str
    cards: Sequence[Card]  # its articles
    make: partial[bytes]  # of their rows
    shared: str  # stands for what all pages of the list are made of, but for the site
    own: tuple[object, ...]  # what it alone is made of
    number: int  # 0 for the first


def _newest(page: _ListPage) -> float:
    """Sorts by date, the newest first."""
    return -page.cards[0].published.start.timestamp() if page.cards else -inf


def make_some_lists(
    lists: SiteLists,
    plan: SitePlan,
    sink: Sink,
    recall: Recall,
    chosen: Iterable[tuple[ArticleList, Callable[[int, Sequence[Card]], bool]]],
    *,
    is_longer: bool = False,
) -> None:
    """Hand over the pages of some lists: of each those that are asked for, by their number and
    articles. Where any list `is_longer`, hand over what says how long they are.
    """
    site = key_of(plan.site)
    rows = _RowsOfArticles()
    for one, is_meant in chosen:
        for page in _pages(one, lists, plan):
            if is_meant(page.number, page.cards):
                key = rows.key_of_page(site, page)
                recall.make(page.file, key, partial(rows.page, page), sink, stage="feed")
    for file, make in _counting(lists, plan) if is_longer else ():
        key = key_of(site, make.args, make.keywords)
        recall.make(file, key, make, sink, stage="feed")


class _RowsOfArticles:
    """The row of each article, made and digested once; it stands in several lists."""

    def __init__(self, summaries: Summaries | None = None) -> None:
        """Without `summaries` each card has its own."""
        self._summaries = summaries
        self._rows: dict[int, ListingRow] = {}
        self._digests: dict[int, str] = {}

    def page(self, page: _ListPage) -> bytes:
        """A page of a list."""
        known, row = self._rows, self._row
        return page.make(rows=[known.get(card.place) or row(card) for card in page.cards])

    def key_of_page(self, site: str, page: _ListPage) -> str:
        """Stands for a page of a list; "" where letters in it are none."""
        known, digest = self._digests, self._digest
        digests = [known.get(card.place) or digest(card) for card in page.cards]
        parts = (site, page.shared, key_of(page.own), *digests)
        return digest_of("".join(parts).encode()) if all(parts) else ""

    def _row(self, card: Card) -> ListingRow:
        """How lists show the article: the same record, by which its HTML is known again."""
        if len(self._rows) >= _KEPT:
            self._rows.clear()  # the lists of its date are made
        made = self._rows[card.place] = _row(card, self._summary(card))
        return made

    def _digest(self, card: Card) -> str:
        if len(self._digests) >= _DIGESTS:
            self._digests.clear()  # likewise
        row = self._rows.get(card.place) or self._row(card)
        made = self._digests[card.place] = key_of(row)
        return made

    def _summary(self, card: Card) -> str:
        return card.summary or (self._summaries.get(card.summary_at) if self._summaries else "")


_KEPT = 8_192  # rows
_DIGESTS = 32_768  # of rows, which are a tenth of them


def _pages(one: ArticleList, lists: SiteLists, plan: SitePlan) -> Iterator[_ListPage]:
    """The files of a list, the newest first."""
    pages = one.pages
    addresses = [plan.page_address(file) for file, _, _ in pages] + [""]
    groups = lists.on_front(plan) if one.kind == "main" else _below(one, lists, plan)
    title = plan.title if one.kind == "main" else one.title
    shared = key_of(title, one.links, one.language)
    for position, (file, number, cards) in enumerate(pages):
        part = ListPart(
            page=number,
            older=addresses[position + 1],
            newer=addresses[position - 1] if position else "",
        )
        below = () if position else groups
        make = partial(
            render_listing,
            title,
            site=plan.site,
            path=file,
            part=part,
            feeds=one.links,
            groups=below,
            language=one.language,
        )
        yield _ListPage(file, cards, make, shared, (file, part, below), number)


def _below(one: ArticleList, lists: SiteLists, plan: SitePlan) -> tuple[ListGroup, ...]:
    """A year leads to its months."""
    if one.kind != "year":
        return ()
    months = tuple(
        month.count_link(plan) for month in lists.of("month") if month.name[:4] == one.name
    )
    return (ListGroup(kind="month", links=months),) if months else ()


def _row(card: Card, summary: str) -> ListingRow:
    return ListingRow(
        title=card.title,
        href=card.permalink,
        published=card.published,
        language=card.language,
        summary=summary,
        authors=card.authors,
    )


def _overviews(lists: SiteLists, plan: SitePlan) -> Iterator[tuple[str, partial[bytes]]]:
    """The pages that name lists: all of a kind, the archive, and the feeds."""
    yield from _counting(lists, plan)
    if plan.site.subscribe:
        file = plan.own.subscribe
        yield (
            file,
            partial(render_subscribe, list(offered_feeds(plan, lists)), plan.site, path=file),
        )


def _counting(lists: SiteLists, plan: SitePlan) -> Iterator[tuple[str, partial[bytes]]]:
    """Those of them that say how many articles are in each list."""
    for kind, file in lists.overviews.items():
        yield file, partial(render_overview, lists.group(kind, plan), plan.site, path=file)
    groups = [
        lists.group(kind, plan, most=most)
        for kind, most in (("named", 0), ("tag", _MOST), ("author", _MOST), ("language", 0))
    ]
    years = list(_years(lists, plan))
    file = plan.own.archive
    yield (
        file,
        partial(render_archive, years, [one for one in groups if one.links], plan.site, path=file),
    )


_MOST = 100  # lists of a kind that the archive names


def _years(lists: SiteLists, plan: SitePlan) -> Iterator[YearRow]:
    """Newest first."""
    months: dict[str, list[MonthLink]] = {}
    for one in lists.of("month"):
        year, _, month = one.name.partition("/")
        link = MonthLink(
            title=one.title,
            href=plan.address(one.folder),
            count=len(one.cards),
            month=int(month),
        )
        months.setdefault(year, []).append(link)
    for one in reversed(lists.of("year")):
        yield YearRow(
            year=int(one.name),
            href=plan.address(one.folder),
            count=len(one.cards),
            months=tuple(months.get(one.name, ())),
        )
