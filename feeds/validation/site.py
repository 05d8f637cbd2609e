"""What the files of a site say of one another: pure, over what is already in memory."""

from __future__ import annotations

from collections.abc import Iterator

from feeds.validation._facts import EntryFacts, LinkFacts
from feeds.validation._finding import Finding, Rule
from feeds.validation._pages import Announced
from feeds.validation._published import FeedFile, PublishedFolder
from feeds.validation._served import TYPES
from feeds.validation._site_before import EarlierSite
from feeds.validation._site_links import LinkedFiles

__all__ = ["RULES", "check_site"]

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


BROKEN_DISCOVERY = Rule(
    code="S101",
    name="broken-autodiscovery",
    severity="warning",
    message="the page announces a feed that is not there: {value}",
    hint="link to a feed of the site",
    spec="https://html.spec.whatwg.org/multipage/links.html#rel-alternate",
)
DISCOVERY_TYPE = Rule(
    code="S102",
    name="autodiscovery-type",
    severity="warning",
    message="the page says {stated}, and {value} is {found}",
    hint='write type="{usual}"',
    spec="https://html.spec.whatwg.org/multipage/links.html#rel-alternate",
)
NOT_DISCOVERED = Rule(
    code="S103",
    name="not-announced",
    severity="warning",
    message="no page announces this feed",
    hint='add <link rel="alternate" type="{usual}" href="{value}"> to the home page',
    spec="https://html.spec.whatwg.org/multipage/links.html#rel-alternate",
)
SIBLING_ENTRIES = Rule(
    code="S201",
    name="siblings-differ",
    severity="warning",
    message="{other} has other entries: {value}",
    hint="write the same entries in every format; an id that was published stays as it is",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-4.2.6",
)
SIBLING_FIELDS = Rule(
    code="S202",
    name="sibling-entries-differ",
    severity="warning",
    message="{other} has another {what} for this entry: {value}",
    hint="write the same {what} in every format",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-4.2.6",
)


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
                self._on(path, NOT_DISCOVERED, usual=TYPES[kind][0], value="/" + path)

    def _announced(self, page: str, link: Announced) -> set[str]:
        """Check one announcement; the feed it leads to."""
        path = self._site.path_of(link.url)
        if path is None:
            return set()
        place = LinkFacts(rel="alternate", href=link.href, line=link.line, column=link.column)
        feed = self._site.feeds.get(path)
        if feed is None:
            self._on(page, BROKEN_DISCOVERY, place, value=link.href)
            return set()
        types = TYPES.get(feed.format.partition("-")[0], ())
        if types and link.type not in types:
            self._on(
                page,
                DISCOVERY_TYPE,
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
            self._on(one.path, SIBLING_ENTRIES, one.facts, other=other.path, value=named)
        for key in sorted(mine.keys() & theirs.keys()):
            for what, value in _differences(mine[key], theirs[key]):
                self._on(
                    one.path,
                    SIBLING_FIELDS,
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


RULES: tuple[Rule, ...] = (
    BROKEN_DISCOVERY,
    DISCOVERY_TYPE,
    NOT_DISCOVERED,
    SIBLING_ENTRIES,
    SIBLING_FIELDS,
)
