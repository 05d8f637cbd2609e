"""The records of the ledger, and how two versions of one record become one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import UTC, datetime, timedelta
from typing import Literal

import msgspec

from feeds.articles import NOTHING
from feeds.ledger._feed_addresses import FeedAddress
from feeds.ledger._fingerprint import FINGERPRINT_VERSION
from feeds.ledger._origin import Settings
from feeds.ledger._undated_pages import UndatedPage
from feeds.ledger._window import Window
from feeds.records import dataclass

__all__ = ["Entry", "KnownFeed", "Ledger", "Page", "State", "fold", "second_after"]

State = Literal["published", "withdrawn", "deleted"]
"""`withdrawn` articles are drafts again; `deleted` ones have no file any more."""

_RANK: Mapping[State, int] = {"published": 0, "withdrawn": 1, "deleted": 2}


class Entry(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The identity of one article that was ever published."""

    id: str  # one URI, in all formats but those of `other_ids`
    paths: tuple[str, ...]  # of its file; two only between a merge and the next build
    sequence: int  # order of first publication, from 1; equal after a merge: then by id
    first: datetime  # its date as it stood at first publication; never changed
    updated: datetime  # when its words last changed
    state: State = "published"
    fingerprint: str  # of its words, with the version of the algorithm
    slug: str
    permalink: str  # below the site's address
    ended: datetime | None = None  # when it was withdrawn or deleted
    moved: tuple[str, ...] = ()  # permalinks it had before, sorted
    other_ids: Mapping[str, str] = NOTHING  # format → id taken over
    is_given: bool = False  # `feeds mv` said whose file it is: it is asked no more
    origin: str = ""  # what it was last made of (see _origin); "" where no build noted it
    feeds: tuple[str, ...] = ()  # keys of the feeds it ever stood in beside the main one

    @property
    def path(self) -> str:
        """The file it was last made of."""
        return self.paths[0] if self.paths else ""

    @property
    def order(self) -> tuple[int, str]:
        """Sorts by first publication."""
        return self.sequence, self.id

    @property
    def stamp(self) -> datetime:
        """When subscribers last had something to learn of it."""
        return max(self.updated, self.ended) if self.ended else self.updated

    def id_in(self, format_name: str) -> str:
        """The id in one format."""
        return self.other_ids.get(format_name, self.id)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class KnownFeed:
    """A feed that was published, and so stays, even when it has no article left."""

    kind: str  # as in feeds.selection: tag, author, language
    name: str
    title: str

    @property
    def key(self) -> str:
        """`tag:politiek`."""
        return f"{self.kind}:{self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A sealed archive document (RFC 5005, section 4): it never changes again."""

    feed: str  # the feed's key; "" for the main one
    number: int  # from 1, the oldest
    members: tuple[tuple[str, datetime], ...]  # (id, its `updated` when sealed), oldest first
    purged: int = 0  # members that had to be taken out: then the document is made again

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its entries, oldest first."""
        return tuple(member for member, _ in self.members)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Everything that has to be remembered from one build to the next."""

    site_id: str = ""
    fingerprint_version: int = FINGERPRINT_VERSION
    patterns: tuple[str, ...] = ()  # of permalinks; after a merge those of both sides
    settings: tuple[Settings, ...] = ()  # that its articles were read by; likewise
    entries: Mapping[str, Entry] = field(default_factory=dict)
    feeds: tuple[KnownFeed, ...] = ()  # sorted
    pages: tuple[Page, ...] = ()  # sorted by feed and number
    addresses: tuple[FeedAddress, ...] = ()  # of feeds, ever published; sorted
    windows: tuple[Window, ...] = ()  # what the feeds were filled by; after a merge more; sorted
    undated: tuple[UndatedPage, ...] = ()  # pages without a date, ever published; sorted

    def __bool__(self) -> bool:
        return bool(self.site_id or self.entries)

    @property
    def fingerprint_versions(self) -> tuple[int, ...]:
        """The algorithms its fingerprints were made with, the current one first."""
        used = {int(entry.fingerprint.partition("-")[0]) for entry in self.entries.values()}
        return (FINGERPRINT_VERSION, *sorted(used - {FINGERPRINT_VERSION}))

    def next_end(self) -> datetime:
        """The stamp of deletions found now: a second after the latest stamp, without a clock."""
        latest = max((entry.stamp for entry in self.entries.values()), default=_NEVER)
        return second_after(latest.replace(microsecond=0))

    def pages_of(self, feed: str) -> tuple[Page, ...]:
        """The sealed pages of one feed, the oldest first."""
        begin = bisect_left(self.pages, feed, key=_feed_of)
        return self.pages[begin : bisect_right(self.pages, feed, lo=begin, key=_feed_of)]


def _feed_of(page: Page) -> str:
    return page.feed


_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def second_after(instant: datetime) -> datetime:
    """A second later; the same instant where time ends, with the year 9999."""
    try:
        return instant + timedelta(seconds=1)
    except OverflowError:
        return instant


def fold(one: Entry, two: Entry) -> Entry:
    """Two versions of one id, from two branches, as one: the order does not matter.

    The earliest first publication and the latest `updated` hold; what else is known comes
    from the version that was updated last. Both paths are kept: the files that are there
    decide. An article that is published on one side is published.
    """
    if one == two:
        return one
    late, early = sorted((one, two), key=_recency, reverse=True)
    sequence, first = min((one.sequence, one.first), (two.sequence, two.first))
    state = min(one.state, two.state, key=_RANK.__getitem__)
    moved = {*one.moved, *two.moved, early.permalink} - {late.permalink, ""}
    return msgspec.structs.replace(
        late,
        paths=_union(one.paths, two.paths),
        sequence=sequence,
        first=first,
        state=state,
        ended=None if state == "published" else _latest(one.ended, two.ended),
        moved=tuple(sorted(moved)),
        other_ids=_merged(one.other_ids, two.other_ids),
        feeds=_union(one.feeds, two.feeds),
    )


def _recency(entry: Entry) -> tuple[datetime, str, str, str]:
    return entry.updated, entry.fingerprint, entry.slug, entry.permalink


def _merged(one: Mapping[str, str], two: Mapping[str, str]) -> Mapping[str, str]:
    return {key: max(one.get(key, ""), two.get(key, "")) for key in sorted({*one, *two})}


def _latest(*instants: datetime | None) -> datetime | None:
    return max((instant for instant in instants if instant), default=None)


def _union(one: Iterable[str], two: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({*one, *two}))
