"""All fixes of what feedgen 1.0.0 gets wrong, in its own hook.

feedgen asks every registered extension to change the tree: once for the feed, before any
entry exists, and once for each entry. Each fix here is named, and has a test in
tests/formats/test_fixes.py that fails without it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

from feedgen.entry import FeedEntry
from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.feed import FeedGenerator
from lxml import etree

from feeds.dates import Moment, format_rfc822, format_rfc3339
from feeds.formats._browser import add_browser_view
from feeds.formats._xml_text import line
from feeds.model import Article, Author, Feed

__all__ = ["entry", "generator", "person", "plain_text_references"]

_XML = "http://www.w3.org/XML/1998/namespace"
_ATOM = "http://www.w3.org/2005/Atom"
_DC = "http://purl.org/dc/elements/1.1/"
_DCTERMS = "http://purl.org/dc/terms/"
_HISTORY = "http://purl.org/syndication/history/1.0"
_TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"

_Element = etree._Element  # noqa: SLF001 - the name lxml gives its type


def generator(format_name: str, feed: Feed) -> FeedGenerator:
    """A FeedGenerator whose output is fixed for that feed and format."""
    made = FeedGenerator()
    made.register_extension("fix", _FeedFixes, _EntryFixes, atom=True, rss=True)
    made.fix.feed = feed
    made.fix.format_name = format_name
    if format_name == "rss":
        _without_build_time(made)
    return made


def entry(made: FeedGenerator, article: Article) -> FeedEntry:
    """A further entry, at the end: feedgen would put it first."""
    added = made.add_entry(order="append")
    added.fix.article = article
    added.fix.feed = made.fix.feed
    return added


def person(author: Author) -> dict[str, str]:
    """An author in the form feedgen takes; parts that are not known are left out."""
    parts = {"name": line(author.name), "email": author.email, "uri": author.url}
    return {key: value for key, value in parts.items() if value}


def _without_build_time(made: FeedGenerator) -> None:
    """lastBuildDate defaults to now, and formatting it calls setlocale: we write it ourselves."""
    made._FeedGenerator__rss_lastBuildDate = None  # noqa: SLF001 - its setter takes no None


class _FeedFixes(BaseExtension):  # type: ignore[misc]  # feedgen has no types
    feed: Feed
    format_name: str

    def extend_ns(self) -> dict[str, str]:
        """Only the namespaces that the document uses: an unused prefix is noise."""
        used = {}
        if any(_issued(article.published) for article in self.feed.entries):
            used["dcterms"] = _DCTERMS
        if self.format_name == "rss" and (_names_are_used(self.feed) or _is_of_many(self.feed)):
            used["dc"] = _DC
        if self.feed.is_archive:
            used["fh"] = _HISTORY
        if self.feed.tombstones:
            used["at"] = _TOMBSTONES
        return used

    def extend_atom(self, feed: _Element) -> _Element:
        """Feed level, before the entries."""
        for fix in ATOM_FEED:
            fix(feed, self.feed)
        add_browser_view(feed, feed, self.feed, self.feed.self_urls.get("atom", ""))
        return feed

    def extend_rss(self, feed: _Element) -> _Element:
        """Channel level, before the items."""
        for fix in RSS_CHANNEL:
            fix(feed[0], self.feed)
        add_browser_view(feed, feed[0], self.feed, self.feed.self_urls.get("rss", ""))
        return feed


class _EntryFixes(BaseEntryExtension):  # type: ignore[misc]  # feedgen has no types
    article: Article
    feed: Feed

    def extend_atom(self, entry: _Element) -> _Element:
        """Entry level: the order in which fixes run is the order they are written in."""
        for fix in ATOM_ENTRY:
            fix(entry, self.article, self.feed)
        return entry

    def extend_rss(self, item: _Element) -> _Element:
        """Item level."""
        for fix in RSS_ITEM:
            fix(item, self.article, self.feed)
        return item


def _feed_date(feed: _Element, data: Feed) -> None:
    """feedgen writes offsets with seconds and years of three digits."""
    _set_text(feed, "updated", format_rfc3339(data.updated))


def _channel_date(channel: _Element, data: Feed) -> None:
    """The newest change, never the time of the build."""
    built = etree.Element("lastBuildDate")
    built.text = format_rfc822(data.updated)
    _insert_after(channel, ("language", "generator", "docs"), built)


def _channel_people(channel: _Element, data: Feed) -> None:
    """The feed's authors do not reach RSS."""
    _insert_after(channel, ("lastBuildDate",), *_people(data.authors, "managingEditor"))


def _channel_links(channel: _Element, data: Feed) -> None:
    """feedgen writes no atom:link but the first rel=self."""
    links = [("hub", data.hub, "")]
    for rel, address in (("prev-archive", data.prev_archive), ("current", data.current)):
        links.append((rel, address.get("rss", ""), "application/rss+xml"))
    for rel, href, media_type in links:
        if href:
            attributes = {"href": href, "rel": rel}
            if media_type:
                attributes["type"] = media_type
            etree.SubElement(channel, f"{{{_ATOM}}}link", attributes)


def _archive_and_deletions(parent: _Element, data: Feed) -> None:
    """RFC 5005, section 4, and RFC 6721: feedgen knows neither."""
    if data.is_archive:
        etree.SubElement(parent, f"{{{_HISTORY}}}archive")
    for tombstone in data.tombstones:
        etree.SubElement(
            parent,
            f"{{{_TOMBSTONES}}}deleted-entry",
            {"ref": tombstone.id, "when": format_rfc3339(tombstone.when)},
        )


def _dates_in_their_form(entry: _Element, article: Article, feed: Feed) -> None:
    """feedgen writes offsets with seconds and years of three digits."""
    del feed
    _set_text(entry, "updated", format_rfc3339(article.updated))
    _set_text(entry, "published", format_rfc3339(article.published_at))


def _precision_ahead_of_the_date(entry: _Element, article: Article, feed: Feed) -> None:
    """dcterms:issued says what is known; later elements win in readers, so it comes first."""
    del feed
    value = _issued(article.published)
    date = entry.find("published" if entry.tag == "entry" else "pubDate")
    if date is not None and value:
        issued = etree.Element(f"{{{_DCTERMS}}}issued")
        issued.text = value
        date.addprevious(issued)


def _issued(published: Moment) -> str:
    """A date without a time as W3CDTF has it; that knows neither weeks nor quarters, of
    which the month or the year is said where there is only one.
    """
    if published.has_time:
        return ""
    if published.precision not in {"week", "quarter"}:
        return published.value
    first, last = published.start, published.end - timedelta(microseconds=1)
    if first.year != last.year:
        return ""
    year = f"{first.year:04d}"
    return f"{year}-{first.month:02d}" if first.month == last.month else year


def _language_of_the_entry(entry: _Element, article: Article, feed: Feed) -> None:
    """feedgen knows no language of an entry; where it equals the feed's it is inherited."""
    if article.language and article.language != feed.language:
        entry.set(f"{{{_XML}}}lang", article.language)


def _links_with_their_attributes(entry: _Element, article: Article, feed: Feed) -> None:
    """feedgen keeps only href, so that any further link reads as a second alternate."""
    del feed
    links = entry.findall("link")
    links[0].set("rel", "alternate")
    links[0].set("type", "text/html")
    if article.link:
        links.pop(1).set("rel", "related")
    for link, enclosure in zip(links[1:], article.enclosures, strict=True):
        link.set("rel", "enclosure")
        link.set("type", enclosure.type)
        if enclosure.length:
            link.set("length", str(enclosure.length))
        if enclosure.title:
            link.set("title", line(enclosure.title))


def _text_last(entry: _Element, article: Article, feed: Feed) -> None:
    """The long text at the end, the summary ahead of it, so that people can read the entry."""
    del article, feed
    for tag in ("summary", "content"):
        element = entry.find(tag)
        if element is not None:
            entry.append(element)


def _publication_date(item: _Element, article: Article, feed: Feed) -> None:
    """feedgen's own pubDate calls setlocale; the profile wants it right after guid."""
    del feed
    date = etree.Element("pubDate")
    date.text = format_rfc822(article.published_at)
    _insert_after(item, ("guid",), date)


def _names_without_addresses(item: _Element, article: Article, feed: Feed) -> None:
    """feedgen drops authors without an address."""
    del feed
    _insert_after(item, ("pubDate",), *_people(article.authors, "author"))


def _people(authors: tuple[Author, ...], tag: str) -> list[_Element]:
    """One author with an address as RSS has it, else names as dc:creator: both at once is a
    warning.
    """
    named = [author for author in authors if line(author.name)]
    if len(named) == 1 and named[0].email:
        person = etree.Element(tag)
        person.text = f"{named[0].email} ({line(named[0].name)})"
        return [person]
    creators = []
    for author in named:
        creator = etree.Element(f"{{{_DC}}}creator")
        creator.text = line(author.name)
        creators.append(creator)
    return creators


def _language_of_the_item(item: _Element, article: Article, feed: Feed) -> None:
    """RSS has no element for it and feedgen none at all: dc:language, where it is another one."""
    if article.language and article.language != feed.language:
        language = etree.Element(f"{{{_DC}}}language")
        language.text = article.language
        _insert_after(item, ("pubDate",), language)


def _is_of_many(feed: Feed) -> bool:
    """Whether any entry is in another language than the feed says."""
    return any(article.language not in {"", feed.language} for article in feed.entries)


def _names_are_used(feed: Feed) -> bool:
    groups = (feed.authors, *(article.authors for article in feed.entries))
    return any(len(group) > 1 or (group and not group[0].email) for group in groups)


def _content_after_description(item: _Element, article: Article, feed: Feed) -> None:
    """The profile's order: categories and enclosure first, the long text last."""
    del article, feed
    for tag in ("description", "{http://purl.org/rss/1.0/modules/content/}encoded"):
        element = item.find(tag)
        if element is not None:
            item.append(element)


ATOM_FEED: tuple[Callable[[_Element, Feed], None], ...] = (_feed_date, _archive_and_deletions)
RSS_CHANNEL: tuple[Callable[[_Element, Feed], None], ...] = (
    _channel_date,
    _channel_people,
    _channel_links,
    _archive_and_deletions,
)
ATOM_ENTRY: tuple[Callable[[_Element, Article, Feed], None], ...] = (
    _dates_in_their_form,
    _precision_ahead_of_the_date,
    _language_of_the_entry,
    _links_with_their_attributes,
    _text_last,
)
RSS_ITEM: tuple[Callable[[_Element, Article, Feed], None], ...] = (
    _publication_date,
    _precision_ahead_of_the_date,
    _names_without_addresses,
    _language_of_the_item,
    _content_after_description,
)


def _set_text(parent: _Element, tag: str, text: str) -> None:
    element = parent.find(tag)
    if element is not None:
        element.text = text


def _insert_after(parent: _Element, tags: tuple[str, ...], *new: _Element) -> None:
    """Behind the first of those tags that is there; at the end where none is."""
    place = next((found for tag in tags if (found := parent.find(tag)) is not None), None)
    for element in new:
        if place is None:
            parent.append(element)
        else:
            place.addnext(element)
        place = element


_TAGS = rb"title|category|copyright|author|managingEditor|dc:creator"
_PLAIN = re.compile(rb"<(" + _TAGS + rb")>([^<]*&[^<]*)</\1>")
_CHANNEL_TEXT = re.compile(rb"<(description)>([^<]*)</description>")  # the first one
_REFERENCES = ((b"&amp;", b"&#x26;"), (b"&lt;", b"&#x3C;"), (b"&gt;", b"&#x3E;"))


def plain_text_references(data: bytes) -> bytes:
    """Write & < > in RSS plain text as hexadecimal references, as the profile advises.

    Readers that take such text for HTML, and readers that do not, then show the same. The
    description of an item is HTML, that of the channel is not.
    """

    def rewrite(match: re.Match[bytes]) -> bytes:
        text = match[2]
        for named, hexadecimal in _REFERENCES:
            text = text.replace(named, hexadecimal)
        return b"<%b>%b</%b>" % (match[1], text, match[1])

    return _PLAIN.sub(rewrite, _CHANNEL_TEXT.sub(rewrite, data, count=1))
