"""What pages know of the site around them."""

from __future__ import annotations

import msgspec

from feeds.dates import Moment
from feeds.pages._own_templates import OwnTemplates
from feeds.records import dataclass

__all__ = [
    "WHOLE_LIST",
    "CountLink",
    "FeedGroup",
    "FeedLink",
    "ListGroup",
    "ListPart",
    "ListingRow",
    "MenuLink",
    "MonthLink",
    "NamedFeed",
    "PageLink",
    "Site",
    "YearRow",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedLink:
    """A feed that a page offers."""

    format: str  # atom, rss, json
    type: str  # media type
    title: str  # unlike those of the other feeds: "The Tide: books (Atom)"
    href: str  # absolute address


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedFeed:
    """A feed as people know it: its title, and a link for each format."""

    title: str
    links: tuple[FeedLink, ...]
    language: str = ""  # of the title; "" for the site's


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedGroup:
    """Feeds of one kind."""

    kind: str  # main, named, tag, author, language
    feeds: tuple[NamedFeed, ...]
    more: str = ""  # absolute address of the page that leads to all; "" where these are all


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLink:
    """Another page of the site."""

    title: str
    href: str  # absolute address
    language: str = ""  # of the title; "" for the site's


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuLink(PageLink):
    """A link of the menu. `word` names one of the interface's words, in place of a title."""

    word: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountLink(PageLink):
    """A list of articles, and how many it holds."""

    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthLink(CountLink):
    """The list of a month."""

    month: int  # from 1


@dataclass(frozen=True, slots=True, kw_only=True)
class YearRow:
    """The list of a year, and those of its months, the first month first.

    An article of which the year alone is known stands in no month.
    """

    year: int
    href: str  # absolute
    count: int
    months: tuple[MonthLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListGroup:
    """Lists of one kind."""

    kind: str  # named, tag, author, language, year, month
    links: tuple[CountLink, ...]
    overview: str = ""  # absolute address of the page that names all of them; "" for none
    is_cut: bool = False  # whether that page names more


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Site:
    """The site as every page shows it.

    Compared by identity: it is the key under which the part that pages share is kept, and
    a site may have thousands of feeds.
    """

    title: str
    description: str = ""
    url: str  # absolute, with a slash at its end
    language: str = ""  # BCP 47: the commonest one; the interface speaks it
    feeds: tuple[FeedLink, ...] = ()  # offered on every page, the preferred one first
    opml: str = ""  # absolute address; "" for none
    icon: str = ""  # absolute address of its sign in browsers
    extra_css: str = ""  # absolute address of a stylesheet of its own; "" for none
    toc: bool = False  # whether articles have a table of contents, unless they say otherwise
    footer: str = ""  # HTML, sanitised, at the foot of every page; its addresses are absolute
    rights: str = ""  # plain text, at the foot of every page
    templates: OwnTemplates | None = None  # that win over ours
    menu: tuple[MenuLink, ...] = ()  # where every page leads
    subscribe: str = ""  # absolute address of the page that explains feeds; "" for none


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPart:
    """Which part of a long list a page shows."""

    page: int = 0  # its number; 0 shows none
    pages: int = 0  # how many there are; 0 shows none
    older: str = ""  # absolute addresses of the neighbouring pages
    newer: str = ""

    @property
    def number(self) -> str:
        """As people see it: `3 / 4`."""
        if not self.page:
            return ""
        return f"{self.page} / {self.pages}" if self.pages else str(self.page)


WHOLE_LIST = ListPart()


class ListingRow(msgspec.Struct, frozen=True, kw_only=True, eq=False, array_like=True, gc=False):
    """One article in a list. Compared by identity: it stands in several lists."""

    title: str
    href: str  # absolute permalink
    published: Moment
    language: str = ""
    summary: str = ""
    authors: tuple[str, ...] = ()
