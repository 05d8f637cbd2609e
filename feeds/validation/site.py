"""What the files of a site say of one another: pure, over what is already in memory."""

from __future__ import annotations

from collections.abc import Iterator

from feeds.validation._facts import EntryFacts, LinkFacts
from feeds.validation._finding import Finding
from feeds.validation._pages import Announced
from feeds.validation._published import FeedFile, PublishedFolder
from feeds.validation._served import TYPES
from feeds.validation._site_before import EarlierSite
from feeds.validation._site_links import LinkedFiles
from feeds.validation.rules import site as rules

__all__ = ["check_site"]

_NAMED = 3  # ids that are named of those that differ


def check_site(
    site: PublishedFolder,
    before: PublishedFolder | None = None,
    *,
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
) -> dict[str, tuple[Finding, ...]]:
    """The findings by file; `before` is the site as it was published last."""
    check = _SiteCheck(site, select, ignore)
    check.discovery()
    check.siblings()
    check.links()
    check.chains()
    if before is not None:
        check.against(before)
    return check.findings()


class _SiteCheck(LinkedFiles, EarlierSite):
    """One look at a site."""

    def discovery(self) -> None:
        """Every announced feed is there and of its type; every feed is announced somewhere."""
        site = self._site
        known: set[str] = set()
        for page, links in sorted(site.pages.items()):
            for link in links:
                known |= self._announced(page, link)
        if not site.pages:
            return
        digests = {site.feeds[path].digest for path in known if path in site.feeds}
        for path, feed in sorted(site.feeds.items()):
            kind = feed.format.partition("-")[0]
            if kind not in TYPES or kind == "opml" or feed.format == "atom-entry":
                continue
            copied = feed.digest in digests  # a further name of an announced feed
            if path not in known and not copied and not self._is_part(path):
                self._on(path, rules.NOT_DISCOVERED, usual=TYPES[kind][0], value="/" + path)

    def _announced(self, page: str, link: Announced) -> set[str]:
        """Check one announcement; the feed it leads to."""
        path = self._site.path_of(link.url)
        if path is None:
            return set()
        place = LinkFacts(rel="alternate", href=link.href, line=link.line, column=link.column)
        feed = self._site.feeds.get(path)
        if feed is None:
            self._on(page, rules.BROKEN_DISCOVERY, place, value=link.href)
            return set()
        types = TYPES.get(feed.format.partition("-")[0], ())
        if types and link.type not in types:
            self._on(
                page,
                rules.DISCOVERY_TYPE,
                place,
                stated=link.type,
                value=link.href,
                found=feed.format,
                usual=types[0],
            )
        return {path}

    def siblings(self) -> None:
        """Feeds of one title and one page are one feed in several formats."""
        groups: dict[tuple[str, str], list[FeedFile]] = {}
        for _, feed in sorted(self._site.feeds.items()):
            facts = feed.facts
            whole = facts.whole and not self._is_part(feed.path)
            if facts.title and facts.link and whole and facts.entries:
                groups.setdefault((facts.title, facts.link.rstrip("/")), []).append(feed)
        for feeds in groups.values():
            first, *others = feeds
            for other in others:
                self._pair(first, other)

    def _pair(self, one: FeedFile, other: FeedFile) -> None:
        mine = {entry.id: entry for entry in one.facts.entries if entry.id}
        theirs = {entry.id: entry for entry in other.facts.entries if entry.id}
        differing = sorted(mine.keys() ^ theirs.keys())
        if differing:
            named = ", ".join(differing[:_NAMED]) + (" …" if len(differing) > _NAMED else "")
            self._on(one.path, rules.SIBLING_ENTRIES, one.facts, other=other.path, value=named)
        for key in sorted(mine.keys() & theirs.keys()):
            for what, value in _differences(mine[key], theirs[key]):
                self._on(
                    one.path,
                    rules.SIBLING_FIELDS,
                    mine[key],
                    other=other.path,
                    what=what,
                    value=value,
                )


def _differences(one: EntryFacts, other: EntryFacts) -> Iterator[tuple[str, str]]:
    if one.title and other.title and one.title.split() != other.title.split():
        yield "title", other.title
    if one.link and other.link and one.link != other.link:
        yield "link", other.link
    for what in ("updated", "published"):
        mine, theirs = getattr(one, what), getattr(other, what)
        if mine and theirs and mine.replace(microsecond=0) != theirs.replace(microsecond=0):
            yield what, theirs.isoformat()
