"""What a document says about itself, alike for every format: the ground of quality rules."""

from __future__ import annotations

from dataclasses import field
from datetime import datetime, timedelta

from feeds.records import dataclass
from feeds.validation._bodies import Body

__all__ = ["LATE", "EntryFacts", "FeedFacts", "LinkFacts"]

LATE = timedelta(days=1)  # by less, builds and time zones set two times apart
_MOST_BARE = 200  # entries with nothing in them that are looked at


@dataclass(slots=True, kw_only=True)
class LinkFacts:
    """One link, as stated; `href` is not resolved against a base."""

    rel: str  # "self", "alternate", "enclosure", "hub", "next" …
    href: str
    type: str = ""
    length: str = ""  # as written, in bytes
    line: int = 0
    column: int = 0
    path: str = ""


@dataclass(slots=True, kw_only=True)
class EntryFacts:
    """One entry or item: identity, dates and links, with the place where it begins."""

    id: str = ""  # atom:id, guid, JSON id
    title: str = ""
    link: str = ""  # the page: rel=alternate, RSS link, JSON url
    updated: datetime | None = None
    published: datetime | None = None
    dated: bool = True  # whether any date is stated, even one that cannot be read
    language: str = ""  # its own, where it differs from the feed's
    body: Body = ""  # what is wrong with its text as a whole
    links: tuple[LinkFacts, ...] = ()  # every other link and enclosure
    line: int = 0
    column: int = 0
    path: str = ""


@dataclass(slots=True, kw_only=True)
class FeedFacts:
    """The feed as a whole; grows while the document is read."""

    id: str = ""
    title: str = ""
    link: str = ""  # the site
    updated: datetime | None = None  # atom:updated, lastBuildDate
    language: str = ""
    bare: int = 0  # entries with nothing in them, and no facts beyond the first few
    complete: bool = False  # fh:complete
    archive: bool = False  # fh:archive
    whole: bool = False  # read to its end, so that what is absent can be said
    links: list[LinkFacts] = field(default_factory=list)  # self, hub, next, current …
    entries: list[EntryFacts] = field(default_factory=list)
    line: int = 0  # where feed or channel begins
    column: int = 0
    path: str = ""

    def is_enough_of_nothing(self) -> bool:
        """Count one entry without anything in it; whether it need not be looked at any more.

        All of them break the same rules, so that the first few reach every limit.
        """
        self.bare += 1
        return self.bare > _MOST_BARE

    @property
    def unread(self) -> int:
        """How many entries have only been counted."""
        return max(0, self.bare - _MOST_BARE)
