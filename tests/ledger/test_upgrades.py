"""An upgrade is no news: what another version makes of the same source changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.dates import parse_date
from feeds.ledger import Fact, Ledger, Reconciled, Settings, reconcile
from feeds.ledger._facts import with_origin
from tests.ledger.worlds import Text, World, world

Maker = Callable[[Fact], Fact]
"""What another version of the program makes of the same article."""


def _changed(fact: Fact, **values: object) -> Fact:
    return with_origin(msgspec.structs.replace(fact, **values))


def _dated(fact: Fact) -> Fact:
    moment = parse_date("2011-11-11")
    return _changed(fact, published=moment, published_at=moment.instant())


VERSIONS: Mapping[str, Maker] = {
    "another body": lambda fact: _changed(fact, fingerprints=(f"1-{fact.path}-ffff",)),
    "another language": lambda fact: _changed(fact, language="de"),
    "another slug": lambda fact: _changed(fact, slug=f"new-{fact.slug}", slug_stated=True),
    "another date": _dated,
    "another id": lambda fact: _changed(fact, stated_id=f"urn:x:{fact.path}"),
    "another address": lambda fact: _changed(fact, address=f"else/{fact.path}"),
    "another updated": lambda fact: _changed(fact, updated=parse_date("2030").instant()),
}


def _built(made: World, maker: Maker) -> Reconciled:
    facts = [maker(text.fact(path, made.ledger)) for path, text in made.texts.items()]
    return reconcile(made.ledger, facts, made.rules)


def _promised(ledger: Ledger) -> Iterable[tuple[object, ...]]:
    for entry in ledger.entries.values():
        date = entry.origin.split(" ")[2:]
        yield entry.id, entry.permalink, entry.slug, entry.updated, entry.sequence, date


def _site() -> World:
    made = world("a", "b").put("c.txt", Text(title="C", slug="stated", updated="2020-02-02"))
    return made.put("d.jsonl:1", Text(title="D", id="urn:x:d", date="2019-06-01T10:00")).build()


@pytest.mark.parametrize("name", VERSIONS)
def test_an_upgrade_is_no_news(name: str) -> None:
    before = _site()
    after = _built(before, VERSIONS[name])
    assert after.problems == ()
    assert list(_promised(after.ledger)) == list(_promised(before.ledger))


def test_all_at_once_is_no_news_either() -> None:
    def maker(fact: Fact) -> Fact:
        for make in VERSIONS.values():
            fact = make(fact)
        return fact

    before = _site()
    after = _built(before, maker)
    assert (after.problems, list(_promised(after.ledger))) == ((), list(_promised(before.ledger)))
    assert [one.language for one in after.facts] == [""] * 4


def test_over_a_ledger_without_digests_no_updated_moves_and_they_are_written() -> None:
    before = _site()
    bare = {
        key: msgspec.structs.replace(one, origin="") for key, one in before.ledger.entries.items()
    }
    old = replace(before, ledger=replace(before.ledger, entries=bare, settings=()))
    after = _built(old, VERSIONS["another body"])
    assert after.problems == ()
    for key, entry in after.ledger.entries.items():
        assert entry.updated == bare[key].updated
        assert entry.origin


def test_digests_that_cover_more_than_before_are_no_news_and_from_then_on_count() -> None:
    """By them the own bytes of an article decide, until a ledger has the new ones."""

    def covered(world: World, coverage: int) -> World:
        return replace(world, rules=replace(world.rules, settings=Settings(coverage=coverage)))

    def maker(text: str) -> Maker:
        return lambda fact: _changed(
            fact,
            source=f"{fact.source.partition('-')[0]}-{text}",
            fingerprints=(f"2-{fact.path}{text}-ffff",),
        )

    before = covered(_site(), 1).build()
    upgraded = _built(covered(before, 2), maker("value"))
    assert list(_promised(upgraded.ledger)) == list(_promised(before.ledger))
    later = _built(replace(covered(before, 2), ledger=upgraded.ledger), maker("other"))
    stamps = {key: entry.updated for key, entry in upgraded.ledger.entries.items()}
    changed = {one.path for one in later.ledger.entries.values() if one.updated > stamps[one.id]}
    assert changed == {"a.txt", "b.txt", "d.jsonl:1"}, "c.txt states when it was updated"


@given(
    moved=st.permutations([f"{one}.txt" for one in "abcd"]),
    folder=st.sampled_from(["", "old/"]),
    version=st.sampled_from(sorted(VERSIONS)),
    is_covered=st.booleans(),
)
def test_near_copies_that_are_renamed_while_the_program_is_upgraded(
    moved: list[str], folder: str, version: str, *, is_covered: bool
) -> None:
    """Their bytes tell which is which, whatever another version makes of their words."""
    before = World()
    for one in "abcd":
        body = f"They all begin like this, and go on for a while. Only {one} ends here."
        before = before.put(f"{one}.txt", Text(title="Notes", body=body))
    before = before.build()
    ids = before.ids()
    facts = [
        VERSIONS[version](before.texts[old].fact(f"{folder}{new}", before.ledger))
        for old, new in zip(sorted(ids), moved, strict=True)
    ]
    rules = replace(before.rules, settings=Settings(coverage=0 if is_covered else 9))
    after = reconcile(before.ledger, facts, rules)
    assert after.problems == ()
    found = {one.entry.path: one.entry.id for one in after.standings if one.entry}
    assert found == {
        f"{folder}{new}": ids[old] for old, new in zip(sorted(ids), moved, strict=True)
    }
    if version != "another updated":  # the one that reads another stated time
        stamps = {key: entry.updated for key, entry in before.ledger.entries.items()}
        made = [one.entry for one in after.standings if one.entry]
        assert all(entry.updated == stamps[entry.id] for entry in made)


def test_a_change_of_the_settings_acts() -> None:
    before = _site()
    settings = Settings(stated="other", dates="other")
    changed = replace(before, rules=replace(before.rules, settings=settings))
    after = _built(changed, VERSIONS["another date"])
    assert {one.published.value for one in after.facts} == {"2011-11-11"}


def test_changed_words_are_news_as_ever() -> None:
    after = _site().edit("a.txt", body="Other words altogether.").build()
    assert after.ledger.entries[after.id_of("a.txt")].updated == after.rules.now
