"""The ledger and the articles of today → who each of them is, and the ledger of tomorrow.

Pure: the only clock is `now`, and it is read for articles whose words changed, alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Literal

import msgspec

from feeds.articles import Identity, fraction, is_uri, quoted
from feeds.config import Permalinks
from feeds.errors import Problem
from feeds.ledger._addresses import AddressBook, Replaced
from feeds.ledger._endings import endings
from feeds.ledger._entry import Entry, Ledger
from feeds.ledger._facts import Fact
from feeds.ledger._fingerprint import FINGERPRINT_VERSION
from feeds.ledger._ids import mint_site_id
from feeds.ledger._kept import Kept
from feeds.ledger._match import Matched, match
from feeds.ledger._matched import Question
from feeds.ledger._origin import Settings

__all__ = ["Reconciled", "Rules", "Standing", "identity_of", "reconcile"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What a reconciliation goes by, beside the ledger and the articles."""

    now: datetime  # releases scheduled articles, stamps changed ones
    base: str  # the site's address, with a slash at its end
    site_id: str = ""  # as configured; else the ledger's, else minted from `base`
    id_prefix: str = ""
    permalinks: Permalinks = field(default_factory=Permalinks)
    minor: bool = False  # no change of today is worth telling
    as_new: frozenset[str] = frozenset()  # paths that are new, whatever they resemble
    unreadable: frozenset[str] = frozenset()  # files that could not be read today
    settings: Settings = Settings()  # noqa: RUF009 - frozen
    reserved: frozenset[str] = frozenset()  # files in the output that no article may have


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """Where one article stands today. The entry of a scheduled one may change until its date."""

    outcome: Literal["published", "draft", "scheduled"]
    entry: Entry | None  # None for a draft that never was published
    is_new: bool = False  # published for the first time
    is_changed: bool = False  # its words changed


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciled:
    """The outcome. With `problems` nothing of it may be published."""

    ledger: Ledger
    standings: tuple[Standing, ...]  # aligned with the facts
    facts: tuple[Fact, ...]  # likewise, with the dates and languages that stay
    ended: tuple[Entry, ...]  # withdrawn or deleted today, in order of publication
    problems: tuple[Problem, ...]
    replaced: Mapping[str, Replaced] = field(default_factory=dict)  # id → what it cannot have
    questions: tuple[Question, ...] = ()  # who is who, that are among the problems
    held: tuple[tuple[str, Entry], ...] = ()  # (file that cannot be read, what may be in it)


def reconcile(ledger: Ledger, facts: Sequence[Fact], rules: Rules) -> Reconciled:
    """Find out who is who, what changed, and what is gone. Order of `facts` does not matter."""
    site_id = rules.site_id or ledger.site_id or mint_site_id(rules.base)
    kept = Kept(ledger, rules.settings)
    matched = match(
        ledger,
        facts,
        kept,
        site_id=site_id,
        prefix=rules.id_prefix,
        as_new=rules.as_new,
        unreadable=rules.unreadable,
    )
    facts = [kept.facts(matched.entry(place), fact) for place, fact in enumerate(facts)]
    addresses = AddressBook(
        rules.permalinks,
        ledger.patterns,
        ledger.entries.values(),
        rules.reserved.union(one.file for one in ledger.addresses if not one.given_up),
        kept,
    )
    standings = _standings(ledger, facts, rules, matched, kept, addresses)
    known = dict(ledger.entries)
    for outcome, entry in ((one.outcome, one.entry) for one in standings):
        if entry is not None and (outcome == "published" or entry.id in known):
            known[entry.id] = entry
    ended, held = endings(known, matched, rules.unreadable)
    known.update((entry.id, entry) for entry in ended)
    _drop_taken_addresses(known)
    made = replace(
        ledger,
        site_id=site_id,
        fingerprint_version=FINGERPRINT_VERSION,
        patterns=tuple(sorted(map(str, rules.permalinks))),
        settings=(rules.settings,),
        entries=dict(sorted(known.items())),
    )
    return Reconciled(
        ledger=made,
        standings=tuple(_as_kept(one, known) for one in standings),
        facts=tuple(facts),
        ended=ended,
        problems=tuple(sorted(matched.problems)),
        replaced=addresses.replaced,
        questions=tuple(matched.questions),
        held=held,
    )


def _as_kept(standing: Standing, known: dict[str, Entry]) -> Standing:
    """With the entry as the ledger has it in the end; nearly always the same one."""
    entry = standing.entry
    kept = known.get(entry.id) if entry else None
    return (
        standing if kept is None or kept is entry else msgspec.structs.replace(standing, entry=kept)
    )


def identity_of(entry: Entry, base: str) -> Identity:
    """What the making of an article needs to know of its entry."""
    return Identity(
        id=entry.id,
        slug=entry.slug,
        permalink=base + quoted(entry.permalink),
        updated=entry.updated,
        other_ids=entry.other_ids,
    )


def _standings(
    ledger: Ledger,
    facts: Sequence[Fact],
    rules: Rules,
    matched: Matched,
    kept: Kept,
    addresses: AddressBook,
) -> list[Standing]:
    """New articles are numbered in the order of their dates, the released ones first."""
    sequence = max((entry.sequence for entry in ledger.entries.values()), default=0)
    end = ledger.next_end()
    made: dict[int, Standing] = {}
    entries = [matched.entry(place) for place in range(len(facts))]
    outcomes = [_outcome(*pair, rules) for pair in zip(facts, entries, strict=True)]
    turns = [_turn(*row) for row in zip(facts, entries, outcomes, strict=True)]
    for place in sorted(range(len(facts)), key=turns.__getitem__):
        fact, entry, outcome = facts[place], entries[place], outcomes[place]
        if entry is None:
            sequence += outcome == "published"
        number = entry.sequence if entry else max(sequence, 1)
        id = matched.ids[place]  # noqa: A001 - its name
        current: Entry | None = None
        if outcome == "published" or (entry is None and outcome == "scheduled"):
            current = _entry(fact, id, entry, number, addresses, rules, kept)
        elif entry is not None:
            current = _held(fact, entry, outcome, end)
        made[place] = Standing(
            outcome=outcome,
            entry=current,
            is_new=entry is None and outcome == "published",
            is_changed=entry is not None and _is_changed(entry, fact, kept),
        )
    return [made[place] for place in range(len(facts))]


def _turn(fact: Fact, entry: Entry | None, outcome: str) -> tuple[object, ...]:
    """Known ones, whose addresses stand, then new ones by date, then those that wait."""
    is_waiting = outcome != "published"
    if entry is not None:  # of two facts none is of one entry
        return False, is_waiting, entry.sequence, entry.id
    return True, is_waiting, fact.published.start, fact.path, fact.line


def _outcome(
    fact: Fact, entry: Entry | None, rules: Rules
) -> Literal["published", "draft", "scheduled"]:
    """Once published always published, whatever `now` is."""
    if fact.is_draft:
        return "draft"
    is_out = entry is not None and entry.state == "published"
    return "published" if is_out or fact.due <= rules.now else "scheduled"


def _entry(
    fact: Fact,
    id: str,  # noqa: A002 - its name
    entry: Entry | None,
    sequence: int,
    addresses: AddressBook,
    rules: Rules,
    kept: Kept,
) -> Entry:
    slug, permalink = addresses.place(fact, id, entry)
    updated = _updated(fact, id, entry, rules, kept)
    if entry is not None and _is_as_it_was(entry, fact, slug, permalink, updated):
        return entry
    moved = {*entry.moved, entry.permalink} - {permalink, ""} if entry else set()
    return Entry(
        id=id,
        paths=(fact.path,),
        sequence=sequence,
        first=entry.first if entry else fact.published_at,
        updated=updated,
        fingerprint=fact.fingerprints[0],
        slug=slug,
        permalink=permalink,
        moved=tuple(sorted(moved)),
        other_ids=entry.other_ids if entry else _own_ids(fact, id),
        feeds=entry.feeds if entry else (),
        origin=fact.origin,
    )


def _is_as_it_was(entry: Entry, fact: Fact, slug: str, permalink: str, updated: datetime) -> bool:
    """Whether there is nothing to note: nearly always, and then no record is made."""
    return (
        entry.permalink == permalink
        and entry.slug == slug
        and entry.updated == updated
        and entry.fingerprint == fact.fingerprints[0]
        and entry.paths == (fact.path,)
        and entry.origin == fact.origin
        and not entry.is_given
        and entry.state == "published"
        and entry.ended is None
        and permalink not in entry.moved
    )


def _own_ids(fact: Fact, id: str) -> dict[str, str]:  # noqa: A002 - its name
    """Those that the article states for one format; in Atom nothing but a URI can stand."""
    return {
        name: one
        for name, one in sorted(fact.stated_ids.items())
        if one != id and (name != "atom" or is_uri(one))
    }


def _held(fact: Fact, entry: Entry, outcome: str, end: datetime) -> Entry:
    """An article that was published and is not now: withdrawn, or still to come back."""
    if outcome == "draft" and entry.state == "published":
        return replace(entry, paths=(fact.path,), state="withdrawn", ended=end)
    return replace(entry, paths=(fact.path,), state="withdrawn", ended=entry.ended or end)


def _is_changed(entry: Entry, fact: Fact, kept: Kept) -> bool:
    """Whether its words changed; not by another version of the program, nor since none noted it."""
    return (
        bool(entry.origin)
        and entry.fingerprint not in fact.fingerprints
        and not kept.is_same_source(entry.origin, fact)
    )


def _updated(
    fact: Fact,
    id: str,  # noqa: A002 - its name
    entry: Entry | None,
    rules: Rules,
    kept: Kept,
) -> datetime:
    """When the words last changed.

    The first build takes the published instant, so that no clock is needed; a stated
    `updated` wins; only changed words read `now`. It never goes back and is never before
    the published instant. A date without a time gets the fraction that tells it apart.
    """
    least = fact.published_at if fact.published.has_time else fact.published_at + fraction(id)
    is_stated = fact.updated is not None and not (entry and kept.is_untouched(entry, fact))
    if fact.updated is not None and is_stated:
        return max(fact.updated, least)
    if entry is None:
        return least
    if entry.ended is not None:  # newer than its deletion, which was told (RFC 6721, 4)
        least = max(least, entry.ended + timedelta(seconds=1))
    if fact.minor or rules.minor or not _is_changed(entry, fact, kept):
        return max(entry.updated, least)
    return max(rules.now, entry.updated + timedelta(seconds=1), least)


def _drop_taken_addresses(known: dict[str, Entry]) -> None:
    """An old address that a live article has now leads nowhere else any more."""
    live = {entry.permalink for entry in known.values() if entry.state == "published"}
    for id, entry in known.items():  # noqa: A001 - its name
        if entry.moved and not live.isdisjoint(entry.moved):
            known[id] = replace(
                entry, moved=tuple(path for path in entry.moved if path not in live)
            )
