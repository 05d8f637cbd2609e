"""A Card: an article as far as choosing and sorting need it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from operator import attrgetter

import msgspec

from feeds.dates import Moment

__all__ = ["Card", "by_date", "by_publication"]


class Card(msgspec.Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """What sorting and lists need, and where to find the rest."""

    id: str
    path: str
    place: int  # where the article is kept during a build
    sequence: int  # order of first publication
    published: Moment
    updated: datetime
    title: str
    permalink: str
    language: str
    summary: str = ""
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    terms: Mapping[str, tuple[str, ...]] = {}  # key → its values, of the keys that feeds are for
    size: int = 0  # bytes of its body
    hidden: bool = False  # has a page, stands in no feed and no list
    summary_at: int = -1  # where the summary is during a build; -1 for here


def by_publication(cards: Iterable[Card]) -> list[Card]:
    """Newest first by order of first publication: what a feed's membership goes by.

    A backdated article, or one of month precision, was published last and so is in.
    """
    return sorted(cards, key=lambda card: (-card.sequence, card.id))


def by_date(cards: Iterable[Card]) -> list[Card]:
    """Newest first by start of the date, then order of first publication, then id."""
    ordered = sorted(cards, key=attrgetter("id"))  # of equal ones the last order stays
    ordered.sort(key=attrgetter("sequence"), reverse=True)
    ordered.sort(key=attrgetter("published.start"), reverse=True)
    return ordered
