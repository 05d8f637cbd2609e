"""Where each article stands today: published, draft or scheduled; its entry, and when its words
last changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Literal

import msgspec

from feeds.articles import NOTHING, fraction, is_uri
from feeds.ledger._address_book import AddressBook
from feeds.ledger._entry import Entry, Ledger, second_after
from feeds.ledger._facts import Fact
from feeds.ledger._kept import Kept
from feeds.ledger._match import Matched
from feeds.ledger._packed_facts import FactHead, heads_of
from feeds.ledger._rules import Rules

__all__ = ["Standing", "standings_in_turn"]


class Standing(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Where one article stands today. The entry of a scheduled one may change until its date."""

    outcome: Literal["published", "draft", "scheduled"]
    entry: Entry | None  # None for a draft that never was published


def standings_in_turn(
    ledger: Ledger,
    facts: Sequence[Fact],
    rules: Rules,
    matched: Matched,
    kept: Kept,
    addresses: AddressBook,
) -> Iterator[tuple[int, Standing]]:
    """Of each place, in the order in which they are published: new articles are numbered by their
    dates, the released ones first.
    """
    sequence = max((entry.sequence for entry in ledger.entries.values()), default=0)
    end = ledger.next_end()
    heads = heads_of(facts)
    entries = [matched.entry(place) for place in range(len(facts))]
    outcomes = [_outcome(*pair, rules) for pair in zip(heads, entries, strict=True)]

    def turn(place: int) -> tuple[object, ...]:
        return _turn(heads[place], entries[place], outcomes[place])

    for place in sorted(range(len(facts)), key=turn):
        entry, outcome = entries[place], outcomes[place]
        if entry is None:
            sequence += outcome == "published"
        number = entry.sequence if entry else max(sequence, 1)
        id = matched.ids[place]  # noqa: A001 - its name
        current: Entry | None = None
        if outcome == "published" or (entry is None and outcome == "scheduled"):
            current = _entry(facts[place], id, entry, number, addresses, rules, kept)
        elif entry is not None:
            current = _held(facts[place], entry, outcome, end)
        yield place, Standing(outcome=outcome, entry=current)


def _turn(fact: Fact | FactHead, entry: Entry | None, outcome: str) -> tuple[object, ...]:
    """Known ones, whose addresses stand, then new ones by date, then those that wait."""
    is_waiting = outcome != "published"
    if entry is not None:  # of two facts none is of one entry
        return False, is_waiting, entry.sequence, entry.id
    return True, is_waiting, fact.start, fact.path, fact.line


def _outcome(
    fact: Fact | FactHead, entry: Entry | None, rules: Rules
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
    moved = sorted({*entry.moved, entry.permalink} - {permalink, ""}) if entry else ()
    return Entry(
        id=id,
        paths=(fact.path,),
        sequence=sequence,
        first=entry.first if entry else fact.published_at,
        updated=updated.astimezone(UTC),  # as it will be read back
        fingerprint=fact.fingerprints[0],
        slug=slug,
        permalink=permalink,
        moved=tuple(moved),
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


def _own_ids(fact: Fact, id: str) -> Mapping[str, str]:  # noqa: A002 - its name
    """Those that the article states for one format; in Atom nothing but a URI can stand."""
    stated = sorted(fact.stated_ids.items()) if fact.stated_ids else ()
    own = {name: one for name, one in stated if one != id and (name != "atom" or is_uri(one))}
    return own or NOTHING


def _held(fact: Fact, entry: Entry, outcome: str, end: datetime) -> Entry:
    """An article that was published and is not now: withdrawn, or still to come back."""
    if outcome == "draft" and entry.state == "published":
        return msgspec.structs.replace(entry, paths=(fact.path,), state="withdrawn", ended=end)
    return msgspec.structs.replace(
        entry, paths=(fact.path,), state="withdrawn", ended=entry.ended or end
    )


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
    if entry.ended is not None:  # newer than its deletion, which was announced (RFC 6721, 4)
        least = max(least, second_after(entry.ended))
    if fact.minor or rules.minor or not _is_changed(entry, fact, kept):
        return max(entry.updated, least)
    return max(rules.now, second_after(entry.updated), least)
