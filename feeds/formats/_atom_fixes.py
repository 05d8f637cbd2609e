"""Fixes of what feedgen gets wrong in Atom, in the order they are made in."""

from __future__ import annotations

from collections.abc import Callable

from feeds.dates import format_rfc3339
from feeds.formats._shared_fixes import (
    Element,
    archive_and_deletions,
    precision_ahead_of_the_date,
    set_text,
)
from feeds.formats._xml_text import line
from feeds.model import Article, Feed

__all__ = ["ATOM_ENTRY", "ATOM_FEED"]

XML = "http://www.w3.org/XML/1998/namespace"


def _feed_date(feed: Element, data: Feed) -> None:
    """feedgen writes offsets with seconds and years of three digits."""
    set_text(feed, "updated", format_rfc3339(data.updated))


def _dates_in_their_form(entry: Element, article: Article, feed: Feed) -> None:
    """feedgen writes offsets with seconds and years of three digits."""
    del feed
    set_text(entry, "updated", format_rfc3339(article.updated))
    set_text(entry, "published", format_rfc3339(article.published_at))


def _language_of_the_entry(entry: Element, article: Article, feed: Feed) -> None:
    """feedgen knows no language of an entry; where it equals the feed's it is inherited."""
    if article.language and article.language != feed.language:
        entry.set(f"{{{XML}}}lang", article.language)


def _links_with_their_attributes(entry: Element, article: Article, feed: Feed) -> None:
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


def _text_last(entry: Element, article: Article, feed: Feed) -> None:
    """The long text at the end, the summary ahead of it, so that people can read the entry."""
    del article, feed
    for tag in ("summary", "content"):
        element = entry.find(tag)
        if element is not None:
            entry.append(element)


ATOM_FEED: tuple[Callable[[Element, Feed], None], ...] = (_feed_date, archive_and_deletions)
ATOM_ENTRY: tuple[Callable[[Element, Article, Feed], None], ...] = (
    _dates_in_their_form,
    precision_ahead_of_the_date,
    _language_of_the_entry,
    _links_with_their_attributes,
    _text_last,
)
