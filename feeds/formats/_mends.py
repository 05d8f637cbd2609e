"""All mending of what feedgen 1.0.0 gets wrong, in its own hook.

feedgen asks every registered extension to change the tree: once for the feed, before any
entry exists, and once for each entry. Each mend here is named, and has a test in
tests/formats/test_mends.py that fails without it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.feed import FeedGenerator
from lxml import etree

from feeds.dates import format_rfc822, format_rfc3339
from feeds.formats._browser import add_browser_view
from feeds.formats._text import line
from feeds.model import Article, Author, Feed

__all__ = ["generator", "person", "plain_text_references"]

_XML = "http://www.w3.org/XML/1998/namespace"
_ATOM = "http://www.w3.org/2005/Atom"
_DC = "http://purl.org/dc/elements/1.1/"
_DCTERMS = "http://purl.org/dc/terms/"
_HISTORY = "http://purl.org/syndication/history/1.0"
_TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"

_Element = etree._Element  # noqa: SLF001 - the name lxml gives its type


def generator(format_name: str, feed: Feed) -> FeedGenerator:
    """A FeedGenerator whose output is mended for that feed and format."""
    made = FeedGenerator()
    made.register_extension("mend", _FeedMend, _EntryMend, atom=True, rss=True)
    made.mend.feed = feed
    made.mend.format_name = format_name
    if format_name == "rss":
        _without_build_time(made)
    return made


def person(author: Author) -> dict[str, str]:
    """An author in the form feedgen takes; parts that are not known are left out."""
    parts = {"name": line(author.name), "email": author.email, "uri": author.url}
    return {key: value for key, value in parts.items() if value}


def _without_build_time(made: FeedGenerator) -> None:
    """lastBuildDate defaults to now, and formatting it calls setlocale: we write it ourselves."""
    made._FeedGenerator__rss_lastBuildDate = None  # noqa: SLF001 - its setter takes no None


class _FeedMend(BaseExtension):  # type: ignore[misc]  # feedgen has no types
    feed: Feed
    format_name: str

    def extend_ns(self) -> dict[str, str]:
        """Only the namespaces that the document uses: an unused prefix is noise."""
        entries, used = self.feed.entries, {}
        if any(not article.published.has_time for article in entries):
            used["dcterms"] = _DCTERMS
        if self.format_name == "rss" and any(article.authors for article in entries):
            used["dc"] = _DC
        if self.feed.is_archive:
            used["fh"] = _HISTORY
        if self.feed.tombstones:
            used["at"] = _TOMBSTONES
        return used

    def extend_atom(self, feed: _Element) -> _Element:
        """Feed level, before the entries."""
        feed.attrib.pop(f"{{{_XML}}}lang", None)
        if self.feed.language:
            feed.set(f"{{{_XML}}}lang", self.feed.language)
        _set_text(feed, "updated", format_rfc3339(self.feed.updated))
        if self.feed.is_archive:
            etree.SubElement(feed, f"{{{_HISTORY}}}archive")
        for tombstone in self.feed.tombstones:
            etree.SubElement(
                feed,
                f"{{{_TOMBSTONES}}}deleted-entry",
                {"ref": tombstone.id, "when": format_rfc3339(tombstone.when)},
            )
        add_browser_view(feed, feed, self.feed)
        return feed

    def extend_rss(self, feed: _Element) -> _Element:
        """Channel level: lastBuildDate, and the links that feedgen leaves out."""
        channel = feed[0]
        built = etree.Element("lastBuildDate")
        built.text = format_rfc822(self.feed.updated)
        _insert_after(channel, ("language", "generator", "docs"), built)
        links = [("hub", self.feed.hub, "")]
        for rel, address in (
            ("prev-archive", self.feed.prev_archive),
            ("current", self.feed.current),
        ):
            links.append((rel, address.get("rss", ""), "application/rss+xml"))
        for rel, href, media_type in links:
            if href:
                attributes = {"href": href, "rel": rel}
                if media_type:
                    attributes["type"] = media_type
                etree.SubElement(channel, f"{{{_ATOM}}}link", attributes)
        if self.feed.is_archive:
            etree.SubElement(channel, f"{{{_HISTORY}}}archive")
        for tombstone in self.feed.tombstones:
            etree.SubElement(
                channel,
                f"{{{_TOMBSTONES}}}deleted-entry",
                {"ref": tombstone.id, "when": format_rfc3339(tombstone.when)},
            )
        add_browser_view(feed, channel, self.feed)
        return feed


class _EntryMend(BaseEntryExtension):  # type: ignore[misc]  # feedgen has no types
    article: Article

    def extend_atom(self, entry: _Element) -> _Element:
        """Entry level: the order in which mends run is the order they are written in."""
        for mend in _ATOM_MENDS:
            mend(entry, self.article)
        return entry

    def extend_rss(self, item: _Element) -> _Element:
        """Item level."""
        for mend in _RSS_MENDS:
            mend(item, self.article)
        return item


def _dates_in_their_form(entry: _Element, article: Article) -> None:
    """feedgen writes offsets with seconds and years of three digits."""
    _set_text(entry, "updated", format_rfc3339(article.updated))
    _set_text(entry, "published", format_rfc3339(article.published_at))


def _precision_ahead_of_the_date(entry: _Element, article: Article) -> None:
    """dcterms:issued says what is known; later elements win in readers, so it comes first."""
    issued = etree.Element(f"{{{_DCTERMS}}}issued")
    issued.text = article.published.value
    tag = "published" if entry.tag == "entry" else "pubDate"
    date = entry.find(tag)
    if date is not None and not article.published.has_time:
        date.addprevious(issued)


def _language_of_the_entry(entry: _Element, article: Article) -> None:
    """feedgen knows no language of an entry; where it equals the feed's it is inherited."""
    if article.language:
        entry.set(f"{{{_XML}}}lang", article.language)


def _links_with_their_attributes(entry: _Element, article: Article) -> None:
    """feedgen keeps only href, so that an enclosure reads as a second alternate."""
    links = entry.findall("link")
    links[0].set("rel", "alternate")
    links[0].set("type", "text/html")
    for link, enclosure in zip(links[1:], article.enclosures, strict=True):
        link.set("rel", "enclosure")
        link.set("type", enclosure.type)
        link.set("length", str(enclosure.length))
        if enclosure.title:
            link.set("title", line(enclosure.title))


def _links_where_people_look(entry: _Element, article: Article) -> None:
    """Text before links: summary ahead of content, so that the entry can be read by eye."""
    del article
    content, summary = entry.find("content"), entry.find("summary")
    if content is not None:
        entry.append(content)
        if summary is not None:
            content.addprevious(summary)


def _publication_date(item: _Element, article: Article) -> None:
    """feedgen's own pubDate calls setlocale; the profile wants it right after guid."""
    date = etree.Element("pubDate")
    date.text = format_rfc822(article.published_at)
    _insert_after(item, ("guid",), date)


def _names_without_addresses(item: _Element, article: Article) -> None:
    """feedgen drops authors without an address: `author` for one with, else dc:creator."""
    date = item.find("pubDate")
    for author in reversed(article.authors):
        creator = etree.Element(f"{{{_DC}}}creator")
        creator.text = line(author.name)
        if date is not None:
            date.addnext(creator)


def _content_after_description(item: _Element, article: Article) -> None:
    """The profile's order: categories and enclosure first, the long text last."""
    del article
    for tag in ("description", "{http://purl.org/rss/1.0/modules/content/}encoded"):
        element = item.find(tag)
        if element is not None:
            item.append(element)


_ATOM_MENDS: tuple[Callable[[_Element, Article], None], ...] = (
    _dates_in_their_form,
    _precision_ahead_of_the_date,
    _language_of_the_entry,
    _links_with_their_attributes,
    _links_where_people_look,
)
_RSS_MENDS: tuple[Callable[[_Element, Article], None], ...] = (
    _publication_date,
    _precision_ahead_of_the_date,
    _names_without_addresses,
    _content_after_description,
)


def _set_text(parent: _Element, tag: str, text: str) -> None:
    element = parent.find(tag)
    if element is not None:
        element.text = text


def _insert_after(parent: _Element, tags: tuple[str, ...], new: _Element) -> None:
    for tag in tags:
        element = parent.find(tag)
        if element is not None:
            element.addnext(new)
            return
    parent.append(new)


_PLAIN = re.compile(rb"<(title|category|dc:creator)>([^<]*)</\1>")
_REFERENCES = ((b"&amp;", b"&#x26;"), (b"&lt;", b"&#x3C;"), (b"&gt;", b"&#x3E;"))


def plain_text_references(data: bytes) -> bytes:
    """Write & < > in RSS plain text as hexadecimal references, as the profile advises.

    Readers that take such text for HTML, and readers that do not, then show the same.
    """

    def rewrite(match: re.Match[bytes]) -> bytes:
        text = match[2]
        for named, hexadecimal in _REFERENCES:
            text = text.replace(named, hexadecimal)
        return b"<%b>%b</%b>" % (match[1], text, match[1])

    return _PLAIN.sub(rewrite, data)
