"""The ledger and the articles of today → who each of them is, and the ledger of tomorrow.

Pure: the only clock is `now`, and it is read for articles whose words changed, alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace

import msgspec

from feeds.articles import Identity, quoted
from feeds.errors import Problem
from feeds.ledger._address_book import AddressBook, Replaced
from feeds.ledger._endings import endings
from feeds.ledger._entry import Entry, Ledger
from feeds.ledger._facts import Fact
from feeds.ledger._fingerprint import FINGERPRINT_VERSION
from feeds.ledger._ids import mint_site_id
from feeds.ledger._kept import Kept
from feeds.ledger._match import Matched, match
from feeds.ledger._matched import Question
from feeds.ledger._new_standings import NewStandings
from feeds.ledger._packed_facts import PackedFacts
from feeds.ledger._rules import Rules
from feeds.ledger._standing import Standing, standings_in_turn
from feeds.records import NamedTuple, dataclass

__all__ = ["Reconciled", "identity_of", "reconcile"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciled:
    """The outcome. With `problems` nothing of it may be published."""

    ledger: Ledger
    standings: Sequence[Standing]  # aligned with the facts
    facts: Sequence[Fact]  # likewise, with the dates and languages that stay
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
    addresses = _address_book(ledger, rules, kept)
    found = _settled(ledger, facts, rules, matched, kept, addresses)
    made = replace(
        ledger,
        site_id=site_id,
        fingerprint_version=FINGERPRINT_VERSION,
        patterns=tuple(sorted(map(str, rules.permalinks))),
        settings=(rules.settings,),
        entries=found.entries,
    )
    return Reconciled(
        ledger=made,
        standings=found.standings,
        facts=found.facts,
        ended=found.ended,
        problems=tuple(sorted(matched.problems)),
        replaced=addresses.replaced,
        questions=tuple(matched.questions),
        held=found.held,
    )


class _Settled(NamedTuple):
    """As the fields of Reconciled; the entries are all that there are from now on."""

    facts: Sequence[Fact]
    standings: Sequence[Standing]
    entries: Mapping[str, Entry]
    ended: tuple[Entry, ...] = ()
    held: tuple[tuple[str, Entry], ...] = ()


def _settled(
    ledger: Ledger,
    facts: Sequence[Fact],
    rules: Rules,
    matched: Matched,
    kept: Kept,
    addresses: AddressBook,
) -> _Settled:
    """Where each article stands, once it is known who it is; and what that ends."""
    if isinstance(facts, PackedFacts) and not ledger.entries:  # nothing is known of any, or ends
        turns = standings_in_turn(ledger, facts, rules, matched, kept, addresses)
        new = NewStandings(turns, matched.ids)
        return _Settled(facts, new, new.entries)
    facts = [kept.facts(matched.entry(place), fact) for place, fact in enumerate(facts)]
    found = [Standing(outcome="draft", entry=None)] * len(facts)
    for place, one in standings_in_turn(ledger, facts, rules, matched, kept, addresses):
        found[place] = one
    known = _entries_after(ledger, found)
    ended, held = endings(known, matched, rules.unreadable)
    known.update((entry.id, entry) for entry in ended)
    _drop_taken_addresses(known)
    return _Settled(
        facts=facts,
        standings=tuple(_as_kept(one, known) for one in found),
        entries={id: known[id] for id in sorted(known)},  # noqa: A001 - its name
        ended=ended,
        held=held,
    )


def _address_book(ledger: Ledger, rules: Rules, kept: Kept) -> AddressBook:
    """The addresses that are taken: by articles, by the site, and by feeds ever published."""
    return AddressBook(
        rules.permalinks,
        ledger.patterns,
        ledger.entries.values(),
        rules.reserved.union(one.file for one in ledger.addresses if not one.given_up),
        kept,
        tells_apart=rules.tells_apart,
    )


def _entries_after(ledger: Ledger, standings: Iterable[Standing]) -> dict[str, Entry]:
    """The entries of the ledger with those of today; drafts have none until they are published."""
    known = dict(ledger.entries)
    for one in standings:
        if one.entry is not None and (one.outcome == "published" or one.entry.id in known):
            known[one.entry.id] = one.entry
    return known


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


def _drop_taken_addresses(known: dict[str, Entry]) -> None:
    """An old address that a live article has now leads nowhere else any more."""
    live = {entry.permalink for entry in known.values() if entry.state == "published"}
    for id, entry in known.items():  # noqa: A001 - its name
        if entry.moved and not live.isdisjoint(entry.moved):
            known[id] = msgspec.structs.replace(
                entry, moved=tuple(path for path in entry.moved if path not in live)
            )
