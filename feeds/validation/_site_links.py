"""What the links of a site lead to: pages, enclosures, listed feeds, archives."""

from __future__ import annotations

from feeds.validation._facts import LinkFacts
from feeds.validation._site_findings import SiteFindings
from feeds.validation.rules import site as rules

__all__ = ["LISTED", "LinkedFiles"]

_CHAINS = ("prev-archive", "next-archive", "next", "previous", "prev")
_LINKED = frozenset({*_CHAINS, "current", "first", "last"})
LISTED = "subscription"  # the rel of what an OPML document lists


class LinkedFiles(SiteFindings):
    """Files that the feeds link to."""

    def links(self) -> None:
        """Pages, enclosures and listed feeds that should be files of the site."""
        has_pages = any(path.endswith((".html", ".htm")) for path in self._site.files)
        for path, feed in sorted(self._site.feeds.items()):
            for entry in feed.facts.entries:
                if has_pages and self._site.path_of(entry.link) == "":
                    self._on(path, rules.MISSING_PAGE, entry, value=entry.link)
                for link in entry.links:
                    if link.rel == "enclosure":
                        self._enclosure(path, link)
            for link in feed.facts.links:
                found = self._site.path_of(link.href)
                if link.rel == LISTED and found is not None and found not in self._site.feeds:
                    self._on(path, rules.MISSING_IN_LIST, link, value=link.href)

    def _enclosure(self, path: str, link: LinkFacts) -> None:
        found = self._site.path_of(link.href)
        if found is None:
            return
        if not found:
            self._on(path, rules.MISSING_ENCLOSURE, link, value=link.href)
            return
        size = self._site.files[found]
        stated = link.length.strip()
        if stated.isdecimal() and int(stated) not in {0, size}:
            self._on(path, rules.ENCLOSURE_SIZE, link, stated=stated, size=size)

    def chains(self) -> None:
        """Archive and paging links lead to documents of the site, and come to an end."""
        for path, feed in sorted(self._site.feeds.items()):
            for link in feed.facts.links:
                if link.rel in _LINKED:
                    found = self._site.path_of(link.href)
                    if found is not None and found not in self._site.feeds:
                        self._on(path, rules.BROKEN_ARCHIVE, link, rel=link.rel, value=link.href)
        for rel in _CHAINS:
            self._loops(rel)

    def _loops(self, rel: str) -> None:
        """Report each circle once, at its first document by name."""
        following = dict(self._following(rel))
        done: set[str] = set()
        for start in sorted(following):
            walked: dict[str, None] = {}
            path = start
            while path in following and path not in done and path not in walked:
                walked[path] = None
                path = following[path]
            if path in walked:
                order = list(walked)
                circle = order[order.index(path) :]
                shown = " → ".join([*circle[:5], "…" if len(circle) > 5 else circle[0]])  # noqa: PLR2004
                feed = self._site.feeds[path]
                if len(circle) > 1:  # a document that links to itself is Q206
                    self._on(path, rules.ARCHIVE_LOOP, feed.facts, rel=rel, value=shown)
            done |= walked.keys()
