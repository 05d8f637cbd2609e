"""What an article says of itself today, as far as its identity depends on it."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from urllib.parse import unquote, urlsplit

import msgspec

from feeds.articles import Draft, LeftOut
from feeds.dates import Moment
from feeds.ledger._origin import origin_of

__all__ = ["Fact", "fact_of", "fact_of_draft", "own_path", "title_key", "with_origin"]


class Fact(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One article as it is in the source folder, without its words."""

    path: str  # as Article.path: with ":59" in a file of many
    file: str  # the file alone
    line: int = 0  # for messages
    stated_id: str = ""
    stated_ids: Mapping[str, str] = {}  # format → id of its own
    published: Moment
    published_at: datetime
    due: datetime  # when it may be published for the first time
    updated: datetime | None = None  # stated
    slug: str  # stated, or made of the title
    slug_stated: bool = False
    address: str = ""  # stated: a path below the site's address; "" for none
    language: str = ""
    parts: Mapping[str, str] = {}  # of its address
    fingerprints: tuple[str, ...]  # the current one first, then those of older algorithms
    is_draft: bool = False  # then only the path, the stated id and the fingerprints say anything
    minor: bool = False
    source: str = ""  # digest of what it is made of; "" where that is not known
    statement: str = ""  # digest of what it states of its date, language and address
    origin: str = ""  # these two, its language and its date, as the ledger keeps them
    title: str = ""  # checksum of it; "" where there is none
    by_path: tuple[str, ...] = ()  # which of date, title and slug are made of its path alone

    @property
    def date(self) -> str:
        """Its date as stated."""
        return self.published.value

    @property
    def start(self) -> datetime:
        """When that begins."""
        return self.published.start

    @property
    def is_one_of_many(self) -> bool:
        """Whether its path is a place in a file, which moves when articles come and go."""
        return self.path != self.file


def fact_of(draft: Draft, fingerprints: Sequence[str], *, base: str) -> Fact:
    """The facts of a draft; `base` is the site's address with a slash at its end."""
    title = title_key(draft.title)
    return Fact(
        path=draft.path,
        file=draft.file,
        line=draft.line,
        stated_id=draft.id.strip(),
        stated_ids=draft.ids,
        published=draft.published,
        published_at=draft.published_at,
        due=draft.due,
        updated=draft.updated,
        slug=draft.slug,
        slug_stated=draft.slug_stated,
        address=own_path(draft.address, base),
        language=draft.language,
        parts=draft.parts,
        fingerprints=tuple(fingerprints),
        is_draft=draft.is_draft,
        minor=draft.minor,
        source=draft.digest,
        statement=draft.statement,
        origin=origin_of(
            draft.digest,
            draft.statement,
            title,
            draft.language,
            draft.published,
            draft.published_at,
        ),
        by_path=draft.by_path,
        title=title,
    )


def title_key(title: str) -> str:
    """A checksum of a title, blind to case and blanks."""
    plain = " ".join(title.casefold().split())
    return f"{zlib.crc32(plain.encode('utf-8', 'surrogatepass')):08x}" if plain else ""


def with_origin(fact: Fact) -> Fact:
    """The facts with the origin that follows from them."""
    origin = origin_of(
        fact.source,
        fact.statement,
        fact.title,
        fact.language,
        fact.published,
        fact.published_at,
    )
    return fact if origin == fact.origin else msgspec.structs.replace(fact, origin=origin)


_UNDATED = Moment(
    value="",
    precision="year",
    start=datetime.max.replace(tzinfo=UTC),
    end=datetime.max.replace(tzinfo=UTC),
)


def fact_of_draft(held: LeftOut, fingerprints: Sequence[str]) -> Fact:
    """The facts of an article that is not published now, and may have been."""
    return Fact(
        path=held.path,
        file=held.file,
        stated_id=held.id.strip(),
        published=_UNDATED,
        published_at=_UNDATED.start,
        due=_UNDATED.start,
        slug="",
        fingerprints=tuple(fingerprints),
        is_draft=True,
        source=held.digest,
        title=title_key(held.title),
        origin=held.digest,
    )


def own_path(address: str, base: str) -> str:
    """The path on this site that an article states as its address; "" for none or a foreign one."""
    if not address:
        return ""
    if address.startswith("/") and not address.startswith("//"):
        return unquote(address.partition("?")[0].partition("#")[0]).lstrip("/")
    try:
        stated, site = urlsplit(address), urlsplit(base)
    except ValueError:
        return ""
    if not stated.netloc or stated.netloc.lower() != site.netloc.lower() or stated.query:
        return ""
    return unquote(stated.path).removeprefix(site.path).lstrip("/")
