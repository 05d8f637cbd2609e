"""New articles whose facts wait on disk get what they would get anyway."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import msgspec
import pytest

from feeds.cache import _aside
from feeds.ledger import Fact, Ledger, NewStandings, PackedFacts, reconcile
from tests.ledger.worlds import Text, World

_ODD = timezone(timedelta(minutes=19, seconds=32))
TEXTS = {
    "a.txt": Text(title="Sea", date="2019-05-02"),
    "b.txt": Text(title="Sea", date="2019-05-02"),  # the same date and slug
    "c.txt": Text(title="Mud", date="2019-05-01", address="sea.html"),
    "d.txt": Text(title="Tide", date="2019-05-03", address="sea.html", id="urn:tide"),
    "e.txt": Text(title="Ebb", date="2019-05-01T10:00:00+02:00", ids={"rss": "7"}),
    "f.txt": Text(title="Fog", draft=True),
    "g.txt": Text(title="Gale", date="2026-03-01"),
    "h.txt:10": Text(title="Hail", date="2018"),
    "h.txt:9": Text(title="Ice", date="2018", updated="2020-01-02"),
    "i.txt": Text(title="Feed", address="feed.xml"),
}
TWICE = {"a.txt": Text(title="A", id="urn:a"), "b.txt": Text(title="B", id="urn:a")}


def packed(facts: list[Fact]) -> PackedFacts:
    made = PackedFacts()
    for one in facts:
        made.add(one)
    return made


def facts_of(texts: dict[str, Text]) -> list[Fact]:
    facts = [text.fact(path, Ledger()) for path, text in texts.items()]
    return [
        *facts,
        msgspec.structs.replace(facts[0], path="k.txt", slug="odd", updated=_instant(_ODD)),
        msgspec.structs.replace(facts[0], path="\udc80.txt", slug="none", parts={"a": "\udc80"}),
    ]


def _instant(zone: timezone) -> datetime:
    return datetime(2021, 3, 4, 5, tzinfo=zone)


@pytest.mark.parametrize("room", [0, 10**6])
@pytest.mark.parametrize("texts", [TEXTS, TWICE])
def test_it_is_the_same(monkeypatch: pytest.MonkeyPatch, texts: dict[str, Text], room: int) -> None:
    monkeypatch.setattr(_aside, "_IN_MEMORY", room)
    facts = facts_of(texts)
    rules = replace(World().rules, reserved=frozenset({"feed.xml"}))
    usual, large = (reconcile(Ledger(), one, rules) for one in (facts, packed(facts)))
    assert isinstance(large.standings, NewStandings)
    assert list(large.standings) == list(usual.standings)
    assert list(large.facts) == list(usual.facts) == facts
    assert list(large.ledger.entries.items()) == list(usual.ledger.entries.items())
    for name in ("ended", "problems", "replaced", "questions", "held"):
        assert getattr(large, name) == getattr(usual, name), name
    published = [one for one in usual.ledger.entries.values() if one.state == "published"]
    order = [large.standings[place].entry for place in large.standings.order]
    assert order == sorted(published, key=lambda one: one.order)


def test_where_there_is_a_ledger_it_is_asked() -> None:
    facts = facts_of(TEXTS)
    rules = replace(World().rules, now=datetime(2030, 1, 1, tzinfo=UTC))
    before = reconcile(Ledger(), facts, World().rules).ledger
    usual, large = (reconcile(before, one, rules) for one in (facts, packed(facts)))
    assert large == usual
