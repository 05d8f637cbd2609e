"""Taking over: ids and dates of feeds that are published already, ours or another tool's."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC
from urllib.parse import SplitResult, unquote, urlsplit

import msgspec

from feeds.articles import is_uri
from feeds.errors import Problem
from feeds.ledger._deployed import DeployedEntry, DeployedFeed
from feeds.ledger._entry import Entry, Ledger
from feeds.ledger._facts import Fact
from feeds.ledger._rules import Rules
from feeds.records import dataclass

__all__ = ["Adopted", "adopt"]

_FORMATS = ("atom", "rss", "json")  # whose id becomes that of all formats, where they differ


@dataclass(frozen=True, slots=True, kw_only=True)
class Adopted:
    """The ledger with what was taken over; a warning for each entry without an article."""

    ledger: Ledger
    count: int  # articles whose id was taken over
    problems: tuple[Problem, ...]


def adopt(
    ledger: Ledger,
    facts: Sequence[Fact],
    titles: Sequence[str],
    feeds: Sequence[DeployedFeed],
    rules: Rules,
    *,
    before: Ledger,
) -> Adopted:
    """Give articles the ids and stamps that subscribers already have of them.

    `ledger` is the one that a reconciliation with `facts` made, so that every article is in
    it and numbered; `before` is the one ahead of that, whose ids subscribers have already:
    they stay for all formats that `feeds` do not speak of. `titles` are aligned with `facts`.

    An entry of a feed is the article whose permalink it links to, else the one of its title
    (and of its day, where several have that title), else the one whose slug ends its address.
    Where the feeds disagree, each format keeps its own id, and the Atom one stands for all
    that have none. An address on this site that the article has no more becomes one that
    leads to it.
    """
    finder = _Finder(ledger, facts, titles, rules)
    found, problems = _articles_of(feeds, finder)
    entries = dict(ledger.entries)
    for place, versions in sorted(found.items()):
        old = finder.known[facts[place].path]
        del entries[old.id]
        made = _entry(old, versions, facts[place], finder.base, is_known=old.id in before.entries)
        if made.id in entries:
            problems.append(_taken(facts[place], entries[made.id]))
            made = old
        entries[made.id] = made
    return Adopted(
        ledger=replace(ledger, entries=dict(sorted(entries.items()))),
        count=len(found),
        problems=tuple(problems),
    )


def _articles_of(
    feeds: Iterable[DeployedFeed], finder: _Finder
) -> tuple[Mapping[int, Mapping[str, DeployedEntry]], list[Problem]]:
    """The entries of each article, by format; a warning for each entry that is of none."""
    found: dict[int, dict[str, DeployedEntry]] = defaultdict(dict)
    problems = []
    for feed in feeds:
        for entry in feed.entries:
            place = finder.find(entry)
            if place is None:
                problems.append(_unknown(feed, entry))
            else:
                found[place].setdefault(feed.format, entry)
    return found, problems


class _Finder:
    """Looks up the article that an entry of a feed is about."""

    def __init__(
        self, ledger: Ledger, facts: Sequence[Fact], titles: Sequence[str], rules: Rules
    ) -> None:
        self.facts = facts
        self.base = urlsplit(rules.base)
        self.known = {
            entry.path: entry for entry in ledger.entries.values() if entry.state == "published"
        }
        self._by_address: dict[str, int] = {}
        self._by_title: dict[str, list[int]] = defaultdict(list)
        self._by_slug: dict[str, list[int]] = defaultdict(list)
        for place, fact in enumerate(facts):
            entry = self.known.get(fact.path)
            if entry is None:
                continue
            for path in (entry.permalink, *entry.moved):
                self._by_address.setdefault(_plain(path), place)
            self._by_title[_folded(titles[place])].append(place)
            self._by_slug[fact.slug].append(place)

    def find(self, entry: DeployedEntry) -> int | None:
        """The place of the article, or None."""
        path = urlsplit(entry.url).path
        for address in (_plain(path.removeprefix(self.base.path)), _plain(path)):
            if address and address in self._by_address:
                return self._by_address[address]
        name = posixpath.basename(_plain(path))
        for places in (self._by_title.get(_folded(entry.title), ()), self._by_slug.get(name, ())):
            found = list(places)
            if len(found) > 1 and entry.published:
                day = entry.published.date()
                found = [one for one in found if self.facts[one].published_at.date() == day]
            if len(found) == 1:
                return found[0]
        return None


def _entry(
    old: Entry,
    versions: Mapping[str, DeployedEntry],
    fact: Fact,
    base: SplitResult,
    *,
    is_known: bool,
) -> Entry:
    main = next(versions[name] for name in _FORMATS if name in versions)
    ids = {name: versions[name].id for name in _FORMATS if name in versions}
    if is_uri(fact.stated_id):
        shared = old.id
    else:
        known = [old.id] if is_known and "atom" not in ids else []
        shared = next((one for one in (*known, *ids.values()) if is_uri(one)), old.id)
    if is_known:
        ids |= {name: old.id_in(name) for name in _FORMATS if name not in ids}
    stamps = [entry.updated for entry in versions.values() if entry.updated]
    left = {_own_path(entry.url, base) for entry in versions.values()} - {old.permalink, ""}
    return msgspec.structs.replace(
        old,
        id=shared,
        first=(main.published or old.first).astimezone(UTC),
        updated=max([*stamps, fact.published_at]).astimezone(UTC),
        moved=tuple(sorted({*old.moved, *left})),
        other_ids={name: one for name, one in sorted(ids.items()) if one != shared},
    )


def _own_path(url: str, base: SplitResult) -> str:
    """The path below the site's address; "" for an address elsewhere or one with a query."""
    parts = urlsplit(url)
    if parts.hostname != base.hostname or parts.query or not parts.path.startswith(base.path):
        return ""
    return unquote(parts.path.removeprefix(base.path)).lstrip("/")


def _taken(fact: Fact, other: Entry) -> Problem:
    return Problem(
        path=fact.file,
        line=fact.line,
        message=f"the feed's id of this article, {other.id}, is that of {other.path} as well",
        hint="look which of the two it is, and write its id into the file",
    )


def _unknown(feed: DeployedFeed, entry: DeployedEntry) -> Problem:
    return Problem(
        path=feed.url or feed.format,
        message=f"no article was found for {entry.title or entry.id!r} ({entry.url})",
        hint=f"write id: {entry.id} into its file",
        severity="warning",
    )


def _plain(path: str) -> str:
    """A path without what differs between hosts: `/a/`, `a/index.html` and `a.html` are one."""
    plain = unquote(path).strip("/").casefold()
    return re.sub(r"(?:^|/)index\.\w+$|\.(?:html?|php)$", "", plain).strip("/")


def _folded(title: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", title).casefold().split())
