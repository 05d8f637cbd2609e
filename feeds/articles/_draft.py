"""The records of what an article says of itself, before it has its identity."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NoReturn

import msgspec

from feeds.articles._offered import Offered
from feeds.dates import Moment
from feeds.errors import Problem
from feeds.model import Author

__all__ = ["NOTHING", "NO_DATE", "Draft", "DraftOutline", "LeftOut", "PageDraft", "Undated"]

NO_DATE = "no date is stated"
"""Why a document without one is left out."""


class _Nothing(dict[str, Any]):
    """A mapping without keys, that cannot be given any: one for all records."""

    def __setitem__(self, key: str, value: object) -> NoReturn:
        raise TypeError(key)


NOTHING: Mapping[str, Any] = _Nothing()
"""What a record says that has nothing to say: a mapping of its own would take 64 bytes."""


class LeftOut(msgspec.Struct, frozen=True, kw_only=True):
    """A document that is no article of this site, and why."""

    path: str
    reason: str
    problems: tuple[Problem, ...] = ()
    is_draft: bool = False
    file: str = ""  # this and the rest of a draft alone: what its identity goes by
    id: str = ""
    title: str = ""
    text: str = ""
    digest: str = ""  # as Document.digest


class Undated(msgspec.Struct, frozen=True, kw_only=True):
    """A document without a date: whether it is an article that lacks one, its neighbours tell."""

    path: str
    file: str
    is_meant: bool  # something in it is surely meant as a date
    reason: str  # why it is left out, if it is
    is_none: bool = False  # its name says that it is no article
    faults: tuple[Problem, ...]  # of an article, what is missing among them
    problems: tuple[Problem, ...] = ()  # of what is left out


class DraftOutline(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """What is asked of each article for as long as a build takes."""

    path: str  # as Article.path
    file: str  # the file alone, for relative addresses
    line: int
    lines: Mapping[str, int] = NOTHING  # name of a stated field → its line, where it has one
    title: str
    slug: str  # stated, or made of the title; may be equal to another one's
    published: Moment
    due: datetime  # when it may appear
    expires: Moment | None = None  # from when on it is left out
    published_at: datetime
    updated: datetime | None = None  # stated
    updated_as: Moment | None = None  # the same as exactly as it is stated
    address: str = ""  # stated: an absolute URL, or a path on this site beginning with "/"
    aliases: tuple[str, ...] = ()
    hidden: bool = False  # has a page, stands in no feed and no list


class Draft(DraftOutline, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """An article as it describes itself; nothing here depends on another article."""

    body_line: int = 1
    title_derived: bool = False
    slug_stated: bool = False
    language: str
    date_source: str  # where the date was found: "field", "file name", …
    id: str = ""  # stated; "" where it has to be looked up or minted
    ids: Mapping[str, str] = NOTHING  # format → id, where each is stated for itself
    link: str = ""  # the page elsewhere that a link post is about
    parts: Mapping[str, str] = NOTHING  # of its address, that it alone tells
    authors: tuple[Author, ...] = ()
    tags: tuple[str, ...] = ()
    terms: Mapping[str, tuple[str, ...]] = NOTHING  # key → values, of the keys that have feeds
    summary: str = ""
    html: str = ""  # not yet sanitised; addresses as written
    is_plain: bool = False  # whether the body is safe as it stands, but for its addresses
    text: str = ""  # the words of the body, for the fingerprint
    image: str = ""  # as written
    image_alt: str = ""  # the words that stand for it
    toc: bool | None = None  # whether a table of contents is asked for; None where nothing is said
    enclosures: tuple[Offered, ...] = ()
    is_draft: bool = False
    minor: bool = False
    digest: str = ""  # as Document.digest
    statement: str = ""  # digest of what it states of its date, language and address, as text
    by_path: tuple[str, ...] = ()  # which of date, title and slug are made of its path alone
    problems: tuple[Problem, ...] = ()  # warnings

    def outline(self) -> DraftOutline:
        """The same without the rest, where that is of no more use."""
        return DraftOutline(
            path=self.path,
            file=self.file,
            line=self.line,
            lines=self.lines,
            title=self.title,
            slug=self.slug,
            published=self.published,
            due=self.due,
            expires=self.expires,
            published_at=self.published_at,
            updated=self.updated,
            updated_as=self.updated_as,
            address=self.address,
            aliases=self.aliases,
            hidden=self.hidden,
        )


class PageDraft(msgspec.Struct, frozen=True, kw_only=True):
    """A page of the site as it describes itself: it has no date and no id, and is in no feed."""

    file: str
    line: int
    lines: Mapping[str, int] = {}  # as those of a Draft
    body_line: int = 1
    title: str
    name: str  # the path below the source folder, without its ending
    address: str  # a path below the site's address
    is_stated: bool  # whether it is the page that says so
    language: str
    aliases: tuple[str, ...]
    summary: str
    image: str
    html: str  # not yet sanitised; addresses as written
    hidden: bool = False  # stands in no menu and no sitemap
    due: datetime | None = None  # when it may appear, in UTC; None for always
    expires: datetime | None = None  # from when on it is left out, likewise
    digest: str = ""  # as Document.digest
    problems: tuple[Problem, ...] = ()  # warnings

    @property
    def path(self) -> str:
        """As that of a Draft: a page has a file of its own."""
        return self.file
