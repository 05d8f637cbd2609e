"""Fixes of what feedgen gets wrong in RSS, in the order they are made in."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from feeds.dates import format_rfc822
from feeds.formats._shared_fixes import (
    DC,
    Element,
    archive_and_deletions,
    insert_after,
    precision_ahead_of_the_date,
)
from feeds.formats._xml_text import line
from feeds.model import Article, Author, Feed
from feeds.patterns import lazy_regex

__all__ = [
    "RSS_CHANNEL",
    "RSS_ITEM",
    "has_names_alone",
    "is_of_many_languages",
    "plain_text_references",
]

ATOM = "http://www.w3.org/2005/Atom"


def _channel_date(channel: Element, data: Feed) -> None:
    """The newest change, never the time of the build."""
    built = etree.Element("lastBuildDate")
    built.text = format_rfc822(data.updated)
    insert_after(channel, ("language", "generator", "docs"), built)


def _channel_people(channel: Element, data: Feed) -> None:
    """The feed's authors do not reach RSS."""
    insert_after(channel, ("lastBuildDate",), *_people(data.authors, "managingEditor"))


def _channel_links(channel: Element, data: Feed) -> None:
    """feedgen writes no atom:link but the first rel=self."""
    links = [("hub", data.hub, "")]
    for rel, address in (("prev-archive", data.prev_archive), ("current", data.current)):
        links.append((rel, address.get("rss", ""), "application/rss+xml"))
    for rel, href, media_type in links:
        if href:
            attributes = {"href": href, "rel": rel}
            if media_type:
                attributes["type"] = media_type
            etree.SubElement(channel, f"{{{ATOM}}}link", attributes)


def _publication_date(item: Element, article: Article, feed: Feed) -> None:
    """feedgen's own pubDate calls setlocale; the profile wants it right after guid."""
    del feed
    date = etree.Element("pubDate")
    date.text = format_rfc822(article.published_at)
    insert_after(item, ("guid",), date)


def _names_without_addresses(item: Element, article: Article, feed: Feed) -> None:
    """feedgen drops authors without an address."""
    del feed
    insert_after(item, ("pubDate",), *_people(article.authors, "author"))


def _people(authors: tuple[Author, ...], tag: str) -> list[Element]:
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
        creator = etree.Element(f"{{{DC}}}creator")
        creator.text = line(author.name)
        creators.append(creator)
    return creators


def _language_of_the_item(item: Element, article: Article, feed: Feed) -> None:
    """RSS has no element for it and feedgen none at all: dc:language, where it is another one."""
    if article.language and article.language != feed.language:
        language = etree.Element(f"{{{DC}}}language")
        language.text = article.language
        insert_after(item, ("pubDate",), language)


def _content_after_description(item: Element, article: Article, feed: Feed) -> None:
    """The profile's order: categories and enclosure first, the long text last."""
    del article, feed
    for tag in ("description", "{http://purl.org/rss/1.0/modules/content/}encoded"):
        element = item.find(tag)
        if element is not None:
            item.append(element)


def is_of_many_languages(feed: Feed) -> bool:
    """Whether any entry is in another language than the feed says."""
    return any(article.language not in {"", feed.language} for article in feed.entries)


def has_names_alone(feed: Feed) -> bool:
    groups = (feed.authors, *(article.authors for article in feed.entries))
    return any(len(group) > 1 or (group and not group[0].email) for group in groups)


RSS_CHANNEL: tuple[Callable[[Element, Feed], None], ...] = (
    _channel_date,
    _channel_people,
    _channel_links,
    archive_and_deletions,
)
RSS_ITEM: tuple[Callable[[Element, Article, Feed], None], ...] = (
    _publication_date,
    precision_ahead_of_the_date,
    _names_without_addresses,
    _language_of_the_item,
    _content_after_description,
)


_TAGS = rb"title|category|copyright|author|managingEditor|dc:creator"
_PLAIN = lazy_regex(rb"<(" + _TAGS + rb")>([^<]*&[^<]*)</\1>")
_CHANNEL_TEXT = lazy_regex(rb"<(description)>([^<]*)</description>")  # the first one
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
