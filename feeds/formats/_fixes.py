"""Where feedgen 1.0.0 is made to apply our fixes of what it gets wrong: in its own hook.

feedgen asks every registered extension to change the tree: once for the feed, before any
entry exists, and once for each entry. Each fix is named, and has a test in
tests/formats/test_fixes.py that fails without it.
"""

from __future__ import annotations

from feedgen.entry import FeedEntry
from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.feed import FeedGenerator

from feeds.formats._atom_fixes import ATOM_ENTRY, ATOM_FEED
from feeds.formats._browser import add_browser_view
from feeds.formats._rss_fixes import (
    RSS_CHANNEL,
    RSS_ITEM,
    has_names_alone,
    is_of_many_languages,
)
from feeds.formats._shared_fixes import DC, DCTERMS, HISTORY, TOMBSTONES, Element, issued_of
from feeds.formats._xml_text import line
from feeds.model import Article, Author, Feed

__all__ = ["entry", "generator", "person"]


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
        if any(issued_of(article.published) for article in self.feed.entries):
            used["dcterms"] = DCTERMS
        if self.format_name == "rss" and (
            has_names_alone(self.feed) or is_of_many_languages(self.feed)
        ):
            used["dc"] = DC
        if self.feed.is_archive:
            used["fh"] = HISTORY
        if self.feed.tombstones:
            used["at"] = TOMBSTONES
        return used

    def extend_atom(self, feed: Element) -> Element:
        """Feed level, before the entries."""
        for fix in ATOM_FEED:
            fix(feed, self.feed)
        add_browser_view(feed, feed, self.feed, self.feed.self_urls.get("atom", ""))
        return feed

    def extend_rss(self, feed: Element) -> Element:
        """Channel level, before the items."""
        for fix in RSS_CHANNEL:
            fix(feed[0], self.feed)
        add_browser_view(feed, feed[0], self.feed, self.feed.self_urls.get("rss", ""))
        return feed


class _EntryFixes(BaseEntryExtension):  # type: ignore[misc]  # feedgen has no types
    article: Article
    feed: Feed

    def extend_atom(self, entry: Element) -> Element:
        """Entry level: the order in which fixes run is the order they are written in."""
        for fix in ATOM_ENTRY:
            fix(entry, self.article, self.feed)
        return entry

    def extend_rss(self, item: Element) -> Element:
        """Item level."""
        for fix in RSS_ITEM:
            fix(item, self.article, self.feed)
        return item
