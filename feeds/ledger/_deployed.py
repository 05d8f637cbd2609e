"""Feeds and their entries as they are deployed, of any format."""

from __future__ import annotations

import hashlib
from datetime import datetime

from feeds.model import Enclosure
from feeds.records import NamedTuple, dataclass

__all__ = ["DeployedEntry", "DeployedFeed", "Fault"]


class Fault(NamedTuple):
    """What is wrong with a document, and was repaired."""

    line: int  # the first one where it is so; 0 for the whole
    message: str
    file: str = ""  # in an export of several files


@dataclass(frozen=True, slots=True, kw_only=True)
class DeployedEntry:
    """One entry as subscribers have it. What the format or the feed does not say is empty."""

    id: str  # the address where no id is given: readers do the same
    title: str = ""
    url: str = ""
    published: datetime | None = None
    stated: str = ""  # the date of publication with its true precision: 2019-05
    updated: datetime | None = None
    language: str = ""
    summary: str = ""  # plain text
    html: str = ""
    base: str = ""  # what relative addresses in it go by, if it says so
    image: str = ""
    authors: tuple[tuple[str, str, str], ...] = ()  # name, address of a page, of mail
    tags: tuple[str, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    link: str = ""  # of the page elsewhere that it is about
    slug: str = ""  # this and what follows: only an export says it
    kind: str = "post"  # or page, attachment, comment, …
    state: str = ""  # draft, trash, …; "" for what is published
    held: str = ""  # of a draft that is finished: for whom it is, such as "for paying readers"
    lost: tuple[str, ...] = ()  # shortcodes that nobody here knows

    @property
    def words(self) -> str:
        """A digest of what people read."""
        text = "\n".join((self.title, self.summary, self.html))
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class DeployedFeed:
    """One feed document as it is deployed."""

    format: str  # atom, rss or json
    url: str = ""  # its own address, as it says
    home: str = ""  # address of its site
    id: str = ""  # Atom alone has one
    title: str = ""
    language: str = ""  # of entries that say nothing else
    entries: tuple[DeployedEntry, ...] = ()  # in its order
    deleted: tuple[str, ...] = ()  # ids whose end it announces
    is_archive: bool = False
    maker: str = ""  # wordpress, blogger, …: whose feeds have addresses of their own
    is_export: bool = False  # of a whole blog: what is in it, subscribers need not have
    left: tuple[tuple[str, int], ...] = ()  # (kind, how many) an export holds beside its entries
    previous: str = ""  # address of the archive document before it
    faults: tuple[Fault, ...] = ()  # of the document itself, and repaired

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its entries, in its order."""
        return tuple(entry.id for entry in self.entries)
