"""Fixes that Atom and RSS share: what feedgen does not know of other namespaces.

dcterms:issued, archives (RFC 5005, section 4), deletions (RFC 6721).
"""

from __future__ import annotations

from datetime import timedelta

from lxml import etree

from feeds.dates import Moment, format_rfc3339
from feeds.model import Article, Feed

__all__ = [
    "DC",
    "DCTERMS",
    "HISTORY",
    "TOMBSTONES",
    "Element",
    "archive_and_deletions",
    "insert_after",
    "issued_of",
    "precision_ahead_of_the_date",
    "set_text",
]

DC = "http://purl.org/dc/elements/1.1/"
DCTERMS = "http://purl.org/dc/terms/"
HISTORY = "http://purl.org/syndication/history/1.0"
TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"

Element = etree._Element  # noqa: SLF001 - the name lxml gives its type


def archive_and_deletions(parent: Element, data: Feed) -> None:
    """RFC 5005, section 4, and RFC 6721: feedgen knows neither."""
    if data.is_archive:
        etree.SubElement(parent, f"{{{HISTORY}}}archive")
    for tombstone in data.tombstones:
        etree.SubElement(
            parent,
            f"{{{TOMBSTONES}}}deleted-entry",
            {"ref": tombstone.id, "when": format_rfc3339(tombstone.when)},
        )


def precision_ahead_of_the_date(entry: Element, article: Article, feed: Feed) -> None:
    """dcterms:issued says what is known; later elements win in readers, so it comes first."""
    del feed
    value = issued_of(article.published)
    date = entry.find("published" if entry.tag == "entry" else "pubDate")
    if date is not None and value:
        issued = etree.Element(f"{{{DCTERMS}}}issued")
        issued.text = value
        date.addprevious(issued)


def issued_of(published: Moment) -> str:
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


def set_text(parent: Element, tag: str, text: str) -> None:
    element = parent.find(tag)
    if element is not None:
        element.text = text


def insert_after(parent: Element, tags: tuple[str, ...], *new: Element) -> None:
    """Behind the first of those tags that is there; at the end where none is."""
    place = next((found for tag in tags if (found := parent.find(tag)) is not None), None)
    for element in new:
        if place is None:
            parent.append(element)
        else:
            place.addnext(element)
        place = element
