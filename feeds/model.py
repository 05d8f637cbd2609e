"""What moves through the house: Document → Article → Feed.

Frozen records without behaviour beyond look-ups; tuples, never lists; aware datetimes only.
Everything here can be pickled, so that a stage may run in another process.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import datetime
from typing import Literal, TypeAlias

import msgspec

from feeds.dates import Moment
from feeds.errors import Problem
from feeds.records import dataclass

__all__ = [
    "Article",
    "Author",
    "Document",
    "Enclosure",
    "Feed",
    "Field",
    "Markup",
    "SitePage",
    "Tombstone",
    "Value",
]

Value: TypeAlias = "str | tuple[Value, ...] | Mapping[str, Value]"
"""A metadata value as written: every scalar is text (`1.10`, `no` and `2019-05` stay so)."""

Markup = Literal["text", "markdown", "html", "rst"]


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """One metadata value, under the name this project gives its meaning.

    `name` is canonical (see feeds.reading.keys): whatever a dialect calls it (`pubDate`,
    `PUBLISHED_DATE`), a date of publication is `date`. `key` is the word in the file.
    `source` says where it was found: `field` for the article's own metadata, else what the
    reader inferred it from (`file name`, `folder`, `time element`, `JSON-LD`, …).
    """

    name: str
    value: Value
    line: int = 0
    key: str = ""
    source: str = "field"


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """An article as a reader found it: raw strings, each with the line it came from."""

    path: str  # relative to the source folder, with "/", without the line
    line: int = 0  # where the article begins in a file of many (59); 0 in a file of one
    markup: Markup
    body: str  # in that markup; line ends are LF
    body_line: int = 1
    fields: tuple[Field, ...] = ()  # in the file's order; inferred ones last
    is_page: bool = False  # a whole HTML page: without a date it may as well be no article
    left_out: str = ""  # why this is no article (a template, a section page); "" for an article
    problems: tuple[Problem, ...] = ()  # warnings met while reading
    source: str = ""  # the text of the file that it alone is in, to find lines of what is reported
    digest: str = ""  # of its source: its file or row, and what it includes; "" where unknown

    @property
    def location(self) -> str:
        """`posts/a.md`, or `articles.jsonl:59` for an article in a file of many."""
        return f"{self.path}:{self.line}" if self.line else self.path

    def first(self, name: str) -> Field | None:
        """The first field of that canonical name, stated ones ahead of inferred ones."""
        found = self.named(name)
        return found[0] if found else None

    def named(self, name: str) -> Sequence[Field]:
        """All fields of that canonical name, in their order."""
        fields = self.fields
        known = _KNOWN.get(id(fields))
        found = known[1] if known is not None and known[0] is fields else _by_name(fields)
        return found.get(name, ())


_MOST_KNOWN = 64  # articles: those of two batches
_KNOWN: dict[int, tuple[tuple[Field, ...], dict[str, list[Field]]]] = {}
"""By the id of their tuple, the fields of some articles by name: many ask for them in turn."""


def _by_name(fields: tuple[Field, ...]) -> dict[str, list[Field]]:
    found: dict[str, list[Field]] = {}
    for item in fields:
        found.setdefault(item.name, []).append(item)
    if len(_KNOWN) >= _MOST_KNOWN:
        _KNOWN.clear()
    _KNOWN[id(fields)] = (fields, found)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """A person or body. RSS needs `email` for `author`; a mere name goes into dc:creator."""

    name: str
    url: str = ""  # atom:uri, JSON Feed url
    email: str = ""  # atom:email, RSS author


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """A file that belongs to an article (RSS takes one, Atom and JSON Feed any number)."""

    url: str  # absolute, http or https
    type: str  # media type
    length: int  # bytes; 0 where it cannot be known
    title: str = ""  # Atom, JSON Feed
    duration: int = 0  # seconds; JSON Feed


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article, ready for every format. All addresses are absolute, all text is clean."""

    path: str  # relative to the source folder; "articles.jsonl:59" in a file of many
    line: int = 1  # of the metadata, for messages
    id: str  # one URI in all formats (atom:id, guid, JSON id)
    other_ids: Mapping[str, str] = field(default_factory=dict)  # format → id taken over from a feed
    title: str  # plain text on one line
    title_derived: bool = False  # made from the body
    slug: str
    permalink: str  # of our own page
    url: str  # what entries link to: the permalink, or the address the article states as its own
    link: str = ""  # of a link post: the page it is about (Atom rel=related, JSON external_url)
    published: Moment
    published_at: datetime  # the instant the formats write (noon where no time is stated)
    updated: datetime  # never before published_at; its microseconds tell articles of one day apart
    updated_as: Moment | None = None  # the same as exactly as it is stated; None where it is not
    language: str = ""  # BCP 47; "" where unknown
    authors: tuple[Author, ...] = ()  # only stated ones
    tags: tuple[str, ...] = ()
    summary: str = ""  # plain text; "" where nothing remains
    html: str = ""  # the body: sanitised, absolute addresses
    image: str = ""  # absolute address
    image_alt: str = ""  # the words that stand for it, on pages
    toc: bool | None = None  # a table of contents on its page; None for what the site has
    enclosures: tuple[Enclosure, ...] = ()

    def id_in(self, format_name: str) -> str:
        """The id in one format: the shared one, unless another was taken over for it."""
        return self.other_ids.get(format_name, self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class SitePage:
    """A page of the site that is no article: it has no date, and stands in no feed and no list."""

    path: str  # of its file, relative to the source folder
    title: str  # plain text on one line
    permalink: str  # absolute
    language: str = ""  # BCP 47; "" where unknown
    summary: str = ""  # plain text
    html: str = ""  # the body: sanitised, absolute addresses
    image: str = ""  # absolute address


@dataclass(frozen=True, slots=True, kw_only=True)
class Tombstone:
    """A deletion that is announced to subscribers (RFC 6721 at:deleted-entry)."""

    id: str
    when: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """One feed, whatever the format: render(feed, "atom") -> bytes.

    `self_urls`, `prev_archive`, `current` and `next_page` map a format's name to the address
    of that document in that format.
    """

    id: str  # URI, lasting; shared with the feed's archive documents
    title: str
    subtitle: str = ""  # RSS description falls back to the title
    home_url: str  # absolute address of the page it belongs to
    self_urls: Mapping[str, str] = field(default_factory=dict)
    language: str = ""  # "" where entries differ in language
    authors: tuple[Author, ...] = ()  # feed level; the site's title stands in where none is set
    updated: datetime  # the newest entry's updated, deletions counted
    entries: tuple[Article, ...] = ()  # in the order they are shown
    full_content: bool = True  # False: summaries only
    rights: str = ""
    icon: str = ""
    logo: str = ""
    hub: str = ""  # WebSub
    is_archive: bool = False  # RFC 5005 section 4: an archive document
    prev_archive: Mapping[str, str] = field(default_factory=dict)
    current: Mapping[str, str] = field(default_factory=dict)
    tombstones: tuple[Tombstone, ...] = ()  # newest first, at most 50
    stylesheet: str = ""  # address of the CSS that styles the feed in a browser
