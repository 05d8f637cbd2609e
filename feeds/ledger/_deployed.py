"""Feeds as they are deployed → records: a small reader of its own, for Atom, RSS and JSON Feed.

It shares no code with the formats that write feeds nor with their validation, so that a
mistake there shows here. XML is read without entities, document types or the network.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from lxml import etree

from feeds.articles import parse_author
from feeds.ledger._construct import content_html, plain_html, plain_text, text_html
from feeds.ledger._document import parse_xml, unread
from feeds.ledger._wordpress import export_of
from feeds.model import Enclosure

__all__ = ["DeployedEntry", "DeployedFeed", "read_feed"]

_LARGEST = 64 * 1024 * 1024  # bytes
_ATOM = "{http://www.w3.org/2005/Atom}"
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_DC = "{http://purl.org/dc/elements/1.1/}"
_ISSUED = "{http://purl.org/dc/terms/}issued"
_ARCHIVE = "{http://purl.org/syndication/history/1.0}archive"
_WORDPRESS = "wordpress"  # as it names itself in its feeds
_DELETED = "{http://purl.org/atompub/tombstones/1.0}deleted-entry"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_RSS = frozenset(
    {
        "http://purl.org/rss/1.0/",
        "http://my.netscape.com/rdf/simple/0.9/",
        "http://channel.netscape.com/rdf/simple/0.9/",
        "http://backend.userland.com/rss",
        "http://backend.userland.com/rss2",
        "http://blogs.law.harvard.edu/tech/rss",
    }
)
"""Namespaces that the elements of RSS itself have in its versions; in 2.0 they have none."""

_Element = etree._Element  # noqa: SLF001 - the name lxml gives its type


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
    slug: str = ""  # this and what follows: only an export of WordPress says it
    kind: str = "post"  # or page, attachment, …
    state: str = ""  # draft, trash, …; "" for what is published
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
    deleted: tuple[str, ...] = ()  # ids whose end it tells
    is_archive: bool = False
    is_wordpress: bool = False  # made, or exported, by it
    previous: str = ""  # address of the archive document before it
    faults: tuple[str, ...] = ()  # of the document itself, and mended

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its entries, in its order."""
        return tuple(entry.id for entry in self.entries)


def read_feed(data: bytes, name: str, *, charset: str = "") -> DeployedFeed:
    """A feed document as records. Raises ReadError for what is none; `name` is for messages.

    `charset` is what HTTP says of it, if anything.
    """
    if len(data) > _LARGEST:
        raise unread(name, f"it has more than {_LARGEST // 1024 // 1024} MB")
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        return _from_json(data, name)
    root, faults = parse_xml(data, name, charset)
    if root.tag == f"{_ATOM}feed":
        return replace(_from_atom(root), faults=faults)
    if root.tag in {"rss", f"{_RDF}RDF"}:
        return replace(_from_rss(root), faults=faults)
    raise unread(name, "it is no feed")


def _from_atom(root: _Element) -> DeployedFeed:
    return DeployedFeed(
        format="atom",
        url=_link(root, "self"),
        home=_link(root, "alternate"),
        id=_text(root, f"{_ATOM}id"),
        title=plain_text(root.find(f"{_ATOM}title")),
        language=root.get(_LANGUAGE, ""),
        entries=tuple(_atom_entry(entry) for entry in root.findall(f"{_ATOM}entry")),
        deleted=tuple(_deleted(root)),
        is_archive=root.find(_ARCHIVE) is not None,
        is_wordpress=_WORDPRESS in _text(root, f"{_ATOM}generator").lower(),
        previous=_link(root, "prev-archive"),
    )


def _atom_entry(entry: _Element) -> DeployedEntry:
    url = _link(entry, "alternate")
    content = entry.find(f"{_ATOM}content")
    return DeployedEntry(
        id=_text(entry, f"{_ATOM}id") or url,
        title=plain_text(entry.find(f"{_ATOM}title")),
        url=url,
        published=_instant(_text(entry, f"{_ATOM}published") or _text(entry, f"{_ATOM}updated")),
        stated=_text(entry, _ISSUED),
        updated=_instant(_text(entry, f"{_ATOM}updated")),
        language=entry.get(_LANGUAGE, ""),
        summary=plain_text(entry.find(f"{_ATOM}summary")),
        html=content_html(content),
        base=(content.base or "") if content is not None else "",
        authors=tuple(
            (_text(one, f"{_ATOM}name"), _text(one, f"{_ATOM}uri"), _text(one, f"{_ATOM}email"))
            for one in entry.findall(f"{_ATOM}author")
        ),
        tags=tuple(one.get("term", "") for one in entry.findall(f"{_ATOM}category")),
        enclosures=tuple(
            Enclosure(
                url=one.get("href", ""),
                type=one.get("type", ""),
                length=_number(one.get("length")),
                title=one.get("title", ""),
            )
            for one in entry.findall(f"{_ATOM}link")
            if one.get("rel") == "enclosure"
        ),
        link=_link(entry, "related"),
    )


def _from_rss(root: _Element) -> DeployedFeed:
    """RSS 2.0, and the older ones, whose elements have namespaces: names decide."""
    channel = next((one for one in root if _name(one) == "channel"), root)
    items = [one for one in root.iter() if _name(one) == "item"]
    export = export_of(channel, items)
    return DeployedFeed(
        format="rss",
        url=_link(channel, "self"),
        home=_named(channel, "link"),
        title=_named(channel, "title"),
        language=_named(channel, "language") or _text(channel, f"{_DC}language"),
        entries=tuple(
            export.complete(_rss_item(item), item) if export else _rss_item(item) for item in items
        ),
        deleted=tuple(_deleted(channel)),
        is_archive=channel.find(_ARCHIVE) is not None,
        is_wordpress=bool(export) or _WORDPRESS in _named(channel, "generator").lower(),
        previous=_link(channel, "prev-archive"),
    )


def _rss_item(item: _Element) -> DeployedEntry:
    guid = item.find("guid")
    url = _named(item, "link")
    id = (guid.text or "").strip() if guid is not None else ""  # noqa: A001 - its name
    if not url and guid is not None and guid.get("isPermaLink", "true") == "true":
        url = id
    content, description = _text(item, _CONTENT), _named(item, "description")
    published = _instant(_named(item, "pubDate") or _text(item, f"{_DC}date"))
    people = [one.text or "" for one in item if one.tag in {"author", f"{_DC}creator"}]
    authors = [parse_author(text) for text in people if text.strip()]
    return DeployedEntry(
        id=id or item.get(f"{_RDF}about") or url,
        title=_named(item, "title"),
        url=url,
        published=published,
        stated=_text(item, _ISSUED),
        language=_text(item, f"{_DC}language"),
        summary=plain_html(description) if content else "",
        html=content or description,
        authors=tuple((one.name, one.url, one.email) for one in authors),
        tags=tuple((one.text or "").strip() for one in item.findall("category")),
        enclosures=tuple(
            Enclosure(
                url=one.get("url", ""),
                type=one.get("type", ""),
                length=_number(one.get("length")),
            )
            for one in item.findall("enclosure")
        ),
    )


def _from_json(data: bytes, name: str) -> DeployedFeed:
    try:
        feed = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise unread(name, f"it is no JSON: {error}") from error
    if not isinstance(feed, dict) or "jsonfeed.org" not in str(feed.get("version")):
        raise unread(name, "it is JSON, but no JSON Feed")
    items = feed.get("items")
    return DeployedFeed(
        format="json",
        url=_string(feed, "feed_url"),
        home=_string(feed, "home_page_url"),
        title=_string(feed, "title"),
        language=_string(feed, "language"),
        entries=tuple(
            _json_item(item)
            for item in (items if isinstance(items, list) else ())
            if isinstance(item, dict)
        ),
        previous=_string(feed, "next_url"),
    )


def _json_item(item: Mapping[str, object]) -> DeployedEntry:
    own = item.get("_feeds")
    url = _string(item, "url")
    published = _instant(_string(item, "date_published"))
    tags = item.get("tags")
    return DeployedEntry(
        id=_string(item, "id") or url,
        title=_string(item, "title"),
        url=url,
        published=published,
        stated=_string(own, "published") if isinstance(own, dict) else "",
        updated=_instant(_string(item, "date_modified")) or published,
        language=_string(item, "language"),
        summary=_string(item, "summary"),
        html=_string(item, "content_html") or text_html(_string(item, "content_text")),
        image=_string(item, "image"),
        authors=tuple(
            (_string(one, "name"), _string(one, "url"), "") for one in _json_people(item)
        ),
        tags=tuple(
            str(tag) for tag in (tags if isinstance(tags, list) else ()) if isinstance(tag, str)
        ),
        enclosures=tuple(
            Enclosure(
                url=_string(one, "url"),
                type=_string(one, "mime_type"),
                length=_number(_string(one, "size_in_bytes")),
                title=_string(one, "title"),
                duration=_number(_string(one, "duration_in_seconds")),
            )
            for one in _rows(item, "attachments")
        ),
        link=_string(item, "external_url"),
    )


def _json_people(item: Mapping[str, object]) -> Iterator[Mapping[str, object]]:
    """`authors` of version 1.1, else the one `author` of 1.0."""
    people = list(_rows(item, "authors"))
    one = item.get("author")
    yield from people or ([one] if isinstance(one, dict) else [])


def _rows(item: Mapping[str, object], key: str) -> Iterator[Mapping[str, object]]:
    rows = item.get(key)
    for row in rows if isinstance(rows, list) else ():
        if isinstance(row, dict):
            yield row


def _string(record: Mapping[str, object], key: str) -> str:
    value = record.get(key)
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _text(parent: _Element, tag: str) -> str:
    """The text of an element with all that lies in it, as XHTML content has it."""
    found = parent.find(tag)
    return "".join(map(str, found.itertext())).strip() if found is not None else ""


def _named(parent: _Element, name: str) -> str:
    """The same, whatever version of RSS names the element; the first one that holds any text."""
    texts = ("".join(map(str, one.itertext())).strip() for one in parent if _name(one) == name)
    return next(filter(None, texts), "")


def _name(element: _Element) -> str:
    """The local name in RSS's own namespaces; "" for elements of others."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    space, _, local = tag.rpartition("}")
    return local if not space or space.lstrip("{") in _RSS else ""


def _link(parent: _Element, rel: str) -> str:
    for one in parent.findall(f"{_ATOM}link"):
        if one.get("rel", "alternate") == rel:
            return one.get("href", "").strip()
    return ""


def _deleted(parent: _Element) -> Iterable[str]:
    for one in parent.findall(_DELETED):
        yield one.get("ref", "")


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() else 0


def _instant(text: str) -> datetime | None:
    """RFC 3339 or RFC 822; UTC where no offset is given. None for what is neither."""
    text = text.strip()
    if not text:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        try:
            found = parsedate_to_datetime(text)
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
    found = found if found.tzinfo else found.replace(tzinfo=UTC)
    try:
        found.astimezone(UTC)
    except OverflowError:  # the first and the last day there are
        return None
    return found
