"""Lists of articles, cut into pages: the front page, and one list for each further feed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from feeds.articles import quoted
from feeds.pages import ListingRow, ListPart, render_listing
from feeds.pipeline._recall import key_of
from feeds.pipeline._site_plan import FeedFiles, SitePlan
from feeds.selection import Card, by_date

__all__ = ["listing_pages"]

_ROWS = 100


def listing_pages(
    feed: FeedFiles, plan: SitePlan
) -> Iterator[tuple[str, str, Callable[[], bytes]]]:
    """The pages of a feed's list, newest first: (file, what it is made of, how it is made).

    Pages are numbered from the oldest and full ones stay as they are, so that a new article
    changes the first page alone.
    """
    cards = by_date(feed.selection.members)
    pages = list(_cut(cards))
    files = [_file(feed, number) for number in range(len(pages), 0, -1)]
    files[0] = f"{feed.folder}index.html"
    addresses = [plan.address(feed.folder), *(plan.base + quoted(file) for file in files[1:]), ""]
    for position, (file, rows) in enumerate(zip(files, pages, strict=True)):
        make = partial(
            render_listing,
            feed.title,
            [_row(card) for card in rows],
            plan.site,
            path=file,
            part=ListPart(
                page=len(pages) - position if position else 0,
                older=addresses[position + 1],
                newer=addresses[position - 1] if position else "",
            ),
            feeds=feed.links,
        )
        yield file, key_of(make.args, make.keywords), make


def _cut(cards: Sequence[Card]) -> Iterator[Sequence[Card]]:
    """Full pages counted from the oldest; the first one takes what is over."""
    first = len(cards) % _ROWS + (_ROWS if len(cards) >= _ROWS else 0)
    yield cards[:first]
    for start in range(first, len(cards), _ROWS):
        yield cards[start : start + _ROWS]


def _file(feed: FeedFiles, number: int) -> str:
    return f"{feed.folder}page/{number}.html"


def _row(card: Card) -> ListingRow:
    return ListingRow(
        title=card.title,
        href=card.permalink,
        published=card.published,
        language=card.language,
        summary=card.summary,
        authors=card.authors,
    )
