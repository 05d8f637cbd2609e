"""What the files of a site say of one another: pure, over what is already in memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import unquote, urlsplit

from feeds.validation._context import Context
from feeds.validation._facts import EntryFacts, FeedFacts, LinkFacts
from feeds.validation._finding import Finding, Rule
from feeds.validation._pages import Announced
from feeds.validation._served import TYPES
from feeds.validation.rules import site as rules

__all__ = ["FeedFile", "PublishedFolder", "check_site"]

_CHAINS = ("prev-archive", "next-archive", "next", "previous", "prev")
_LINKED = frozenset({*_CHAINS, "current", "first", "last"})
_ONWARDS = ("next", "prev-archive")  # from the feed to its older entries
_PAGES = ("", ".html", ".htm", "/index.html", "/index.htm", "/index.xhtml")
LISTED = "subscription"  # the rel of what an OPML document lists
_NAMED = 3  # ids that are named of those that differ


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedFile:
    """A feed of the site: where it lies, what it is, what it says."""

    path: str  # below the folder, with "/"
    format: str
    facts: FeedFacts
    digest: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedFolder:
    """A folder as it will be published at `base`."""

    base: str  # address of the folder, with a slash at its end; "" where unknown
    files: Mapping[str, int]  # every file below it, and its size
    feeds: Mapping[str, FeedFile] = field(default_factory=dict)
    pages: Mapping[str, tuple[Announced, ...]] = field(default_factory=dict)

    def path_of(self, url: str) -> str | None:
        """The file that answers at an address of the site; None if it is another site's.

        "" if the address is of this site and no file answers there.
        """
        if not self.base or not url.startswith(self.base):
            return None
        path = unquote(urlsplit(url).path)[len(unquote(urlsplit(self.base).path)) :]
        bare = path.rstrip("/")
        for ending in _PAGES:
            found = (bare + ending).lstrip("/")
            if found in self.files and not (path.endswith("/") and not ending):
                return found
        return ""


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


class _SiteCheck:
    """One look at a site; a context for each file that has findings."""

    def __init__(
        self, site: PublishedFolder, select: tuple[str, ...], ignore: tuple[str, ...]
    ) -> None:
        self._site = site
        self._options = (select, ignore)
        self._contexts: dict[str, Context] = {}
        self._later = {path for rel in _ONWARDS for _, path in self._following(rel)}

    def findings(self) -> dict[str, tuple[Finding, ...]]:
        found = {path: one.report().findings for path, one in sorted(self._contexts.items())}
        return {path: findings for path, findings in found.items() if findings}

    def _on(
        self,
        path: str,
        rule: Rule,
        place: FeedFacts | EntryFacts | LinkFacts | None = None,
        /,
        **params: object,
    ) -> None:
        context = self._contexts.get(path)
        if context is None:
            select, ignore = self._options
            context = self._contexts[path] = Context(select=select, ignore=ignore)
        if place is None:
            context.add(rule, 0, 0, "", **params)
        else:
            context.add(rule, place.line, place.column, place.path, **params)

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

    def _is_part(self, path: str) -> bool:
        """An archive document, or a page that is not the first; another may lead on to it."""
        facts = self._site.feeds[path].facts
        backwards = {"current", "prev", "previous"}
        return (
            facts.archive
            or path in self._later
            or any(link.rel in backwards for link in facts.links)
        )

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

    def _following(self, rel: str) -> Iterator[tuple[str, str]]:
        for path, feed in self._site.feeds.items():
            for link in feed.facts.links:
                found = self._site.path_of(link.href) if link.rel == rel else None
                if found:
                    yield path, found

    def against(self, before: PublishedFolder) -> None:
        """The site as it was: the same feeds, the same ids, no time set back."""
        for path, old in sorted(before.feeds.items()):
            new = self._site.feeds.get(path)
            if new is None:
                self._on(path, rules.FEED_GONE)
                continue
            if old.facts.id and new.facts.id and old.facts.id != new.facts.id:
                self._on(
                    path,
                    rules.FEED_ID_CHANGED,
                    new.facts,
                    before=old.facts.id,
                    now=new.facts.id,
                )
            if old.facts.archive and new.facts.archive and old.digest != new.digest:
                self._on(path, rules.ARCHIVE_CHANGED, new.facts)
            self._entries_against(path, old.facts, new.facts)

    def _entries_against(self, path: str, old: FeedFacts, new: FeedFacts) -> None:
        by_link = {entry.link: entry for entry in old.entries if entry.link and entry.id}
        by_id = {entry.id: entry for entry in old.entries if entry.id}
        kept = {entry.id for entry in new.entries}
        for entry in new.entries:
            was = by_link.get(entry.link)
            if entry.id in by_id:
                earlier, later = _changed(by_id[entry.id]), _changed(entry)
                if earlier and later and later < earlier:
                    self._on(
                        path,
                        rules.WENT_BACK,
                        entry,
                        before=earlier.isoformat(),
                        now=later.isoformat(),
                    )
            elif was is not None and was.id not in kept:
                self._on(path, rules.ID_CHANGED, entry, before=was.id, now=entry.id or "none")


def _changed(entry: EntryFacts) -> datetime | None:
    return entry.updated or entry.published


def _differences(one: EntryFacts, other: EntryFacts) -> Iterator[tuple[str, str]]:
    if one.title and other.title and one.title.split() != other.title.split():
        yield "title", other.title
    if one.link and other.link and one.link != other.link:
        yield "link", other.link
    for what in ("updated", "published"):
        mine, theirs = getattr(one, what), getattr(other, what)
        if mine and theirs and mine.replace(microsecond=0) != theirs.replace(microsecond=0):
            yield what, theirs.isoformat()
