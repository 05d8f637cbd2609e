"""What the links of a site lead to: pages, enclosures, listed feeds, archives."""

from __future__ import annotations

from feeds.validation._facts import LinkFacts
from feeds.validation._finding import Rule
from feeds.validation._site_findings import SiteFindings

__all__ = ["LISTED", "RULES", "LinkedFiles"]

_CHAINS = ("prev-archive", "next-archive", "next", "previous", "prev")
_LINKED = frozenset({*_CHAINS, "current", "first", "last"})
LISTED = "subscription"  # the rel of what an OPML document lists

MISSING_PAGE = Rule(
    code="S301",
    name="missing-page",
    severity="warning",
    message="the entry links to a page that the site does not have: {value}",
    hint="publish the page, or fix the link",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-4.2.7.2",
)
MISSING_ENCLOSURE = Rule(
    code="S302",
    name="missing-enclosure",
    severity="warning",
    message="the enclosure is not on the site: {value}",
    hint="publish the file, or fix the address",
    spec="https://www.rssboard.org/rss-profile#element-channel-item-enclosure",
)
ENCLOSURE_SIZE = Rule(
    code="S303",
    name="enclosure-size",
    severity="warning",
    message="the enclosure says {stated} bytes, and the file has {size}",
    hint="write {size}",
    spec="https://www.rssboard.org/rss-profile#element-channel-item-enclosure",
)
BROKEN_ARCHIVE = Rule(
    code="S401",
    name="broken-archive-link",
    severity="warning",
    message="the {rel} link leads to a document that is not there: {value}",
    hint="publish it, or fix the link",
    spec="https://www.rfc-editor.org/rfc/rfc5005#section-4",
)
ARCHIVE_LOOP = Rule(
    code="S402",
    name="archive-loop",
    severity="warning",
    message="the {rel} links go round in a circle: {value}",
    hint="end the chain at the oldest document",
    spec="https://www.rfc-editor.org/rfc/rfc5005#section-4",
)
MISSING_IN_LIST = Rule(
    code="S403",
    name="list-entry-missing",
    severity="warning",
    message="the list has a feed that is not there: {value}",
    hint="fix the address, or remove the outline",
    spec="https://opml.org/spec2.opml",
)


class LinkedFiles(SiteFindings):
    """Files that the feeds link to."""

    def links(self) -> None:
        """Pages, enclosures and listed feeds that should be files of the site."""
        has_pages = any(path.endswith((".html", ".htm")) for path in self._site.files)
        for path, feed in sorted(self._site.feeds.items()):
            for entry in feed.facts.entries:
                if has_pages and self._site.path_of(entry.link) == "":
                    self._on(path, MISSING_PAGE, entry, value=entry.link)
                for link in entry.links:
                    if link.rel == "enclosure":
                        self._enclosure(path, link)
            for link in feed.facts.links:
                found = self._site.path_of(link.href)
                if link.rel == LISTED and found is not None and found not in self._site.feeds:
                    self._on(path, MISSING_IN_LIST, link, value=link.href)

    def _enclosure(self, path: str, link: LinkFacts) -> None:
        found = self._site.path_of(link.href)
        if found is None:
            return
        if not found:
            self._on(path, MISSING_ENCLOSURE, link, value=link.href)
            return
        size = self._site.files[found]
        stated = link.length.strip()
        if stated.isdecimal() and int(stated) not in {0, size}:
            self._on(path, ENCLOSURE_SIZE, link, stated=stated, size=size)

    def chains(self) -> None:
        """Archive and paging links lead to documents of the site, and come to an end."""
        for path, feed in sorted(self._site.feeds.items()):
            for link in feed.facts.links:
                if link.rel in _LINKED:
                    found = self._site.path_of(link.href)
                    if found is not None and found not in self._site.feeds:
                        self._on(path, BROKEN_ARCHIVE, link, rel=link.rel, value=link.href)
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
                    self._on(path, ARCHIVE_LOOP, feed.facts, rel=rel, value=shown)
            done |= walked.keys()


RULES: tuple[Rule, ...] = (
    MISSING_PAGE,
    MISSING_ENCLOSURE,
    ENCLOSURE_SIZE,
    BROKEN_ARCHIVE,
    ARCHIVE_LOOP,
    MISSING_IN_LIST,
)
