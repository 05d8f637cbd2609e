"""Entries that wait packed are those that were given, and are written in the same bytes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import msgspec
import pytest

from feeds.cache import _aside
from feeds.ledger import Entry, Ledger, _packed_entries, ledger_files, packed_entries, with_changed
from tests.ledger.worlds import world

WORDS: Mapping[str, Mapping[str, object]] = {
    "as it is": {},
    "moved": {"moved": ("a/", "b/")},
    "ids of its own": {"other_ids": {"rss": "7"}},
    "gone": {"state": "deleted", "ended": datetime(2020, 1, 2, tzinfo=UTC)},
    "a first date in another zone": {
        "first": datetime(1999, 3, 4, 5, tzinfo=timezone(timedelta(hours=2)))
    },
    "an offset that counts seconds": {
        "first": datetime(1899, 3, 4, 5, tzinfo=timezone(timedelta(minutes=19, seconds=32)))
    },
    "letters that are none": {"paths": ("\udc80.md",)},
    "two files": {"paths": ("a.md", "b.md")},
    "given": {"is_given": True, "feeds": ("tag:sea",)},
}


@pytest.fixture(autouse=True, params=[0, 10**6])
def in_memory(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_packed_entries, "MANY", 1)
    monkeypatch.setattr(_aside, "_IN_MEMORY", request.param)


def entries(**changes: object) -> Mapping[str, Entry]:
    known = world("sea", "mud", "tide").ledger.entries
    return {id: msgspec.structs.replace(one, **changes) for id, one in known.items()}  # noqa: A001


@pytest.mark.parametrize("changes", WORDS.values(), ids=WORDS)
def test_each_comes_back_as_it_was(changes: Mapping[str, object]) -> None:
    known = entries(**changes)
    packed = packed_entries(known, {})
    assert isinstance(packed, _packed_entries.PackedEntries)
    assert list(packed.items()) == list(known.items())
    assert packed == known
    assert known == packed
    assert [one.first.isoformat() for one in packed.values()] == [
        one.first.isoformat() for one in known.values()
    ]
    if "letters" not in repr(changes):
        files = [ledger_files(Ledger(entries=one), is_split=True) for one in (known, packed)]
        assert files[0] == files[1]


def test_one_that_differs_is_seen() -> None:
    known, other = entries(), entries(is_given=True)
    assert packed_entries(known, {}) != other
    assert packed_entries(known, {}) != packed_entries(other, {})
    assert packed_entries(known, {}) != dict(list(known.items())[:2])


def test_those_of_before_are_the_same_records() -> None:
    before = dict(list(entries().items())[:1])
    known = {**entries(), **before}
    packed = packed_entries(known, before)
    assert [packed[one] is known[one] for one in known] == [one in before for one in known]
    assert packed_entries(known, known) is known, "nothing is new"


def test_a_few_are_not_packed(monkeypatch: pytest.MonkeyPatch) -> None:
    known = entries()
    monkeypatch.setattr(_packed_entries, "MANY", len(known) + 1)
    assert packed_entries(known, {}) is known


@pytest.mark.parametrize("is_packed", [False, True])
def test_some_of_them_are_replaced(*, is_packed: bool) -> None:
    known = entries()
    given = packed_entries(known, {}) if is_packed else known
    first = next(iter(known.values()))
    changed = msgspec.structs.replace(first, feeds=("tag:sea",))
    made = with_changed(given, [changed])
    assert made == {**known, first.id: changed}
    assert given == known, "these stay as they are"
    assert replace(Ledger(), entries=made) != replace(Ledger(), entries=given)
