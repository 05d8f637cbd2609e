"""A few lines of a ledger are read and replaced as all of it would be."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from feeds.ledger import Entry, Ledger, LedgerExcerpt, _excerpt, ledger_files, load, save

ENTRIES = {
    f"urn:x:{number:03d}": Entry(
        id=f"urn:x:{number:03d}",
        paths=(f"texts\\{number}\tof.md" if number % 7 == 3 else f"{number}.md",),
        sequence=number + 1,
        first=datetime(2000 + number % 4, 1, 1, tzinfo=UTC),
        updated=datetime(2020, 1, 1, tzinfo=UTC),
        state="deleted" if number == 5 else "published",
        fingerprint=f"2-{number:024x}-0000",
        slug=f"s{number}",
        permalink=f"s{number}.html",
    )
    for number in range(40)
}
LEDGER = Ledger(site_id="urn:site", patterns=("{slug}.html",), entries=ENTRIES)


@pytest.mark.parametrize("is_split", [False, True])
@pytest.mark.parametrize("number", [0, 1, 3, 17, 39])
def test_an_entry_is_replaced_as_in_the_whole(
    tmp_path: Path, number: int, *, is_split: bool
) -> None:
    for name, data in ledger_files(LEDGER, is_split=is_split).items():
        (tmp_path / name).write_bytes(data)
    wanted = f"urn:x:{number:03d}"
    found = LedgerExcerpt(tmp_path, [wanted, "urn:x:none"])
    assert set(found.ledger.entries) == {wanted, "urn:x:005"}  # which is not published
    assert found.ledger.entries[wanted] == ENTRIES[wanted]
    assert found.is_of(LEDGER)
    assert found.holds(ENTRIES["urn:x:008"].fingerprint)
    assert not found.holds("2-none")
    changed = msgspec.structs.replace(
        ENTRIES[wanted], fingerprint="2-f-1", updated=datetime(2021, 1, 1, tzinfo=UTC)
    )
    found.save([changed])
    after = load(tmp_path)
    assert after.entries == {**ENTRIES, wanted: changed}
    assert save(after, tmp_path) == ()  # the very bytes that would be written


def entry(**other: object) -> Entry:
    """One that no other has anything of."""
    known = Entry(
        id="urn:x:020a",
        paths=("new.md",),
        sequence=50,
        first=datetime(2001, 1, 1, tzinfo=UTC),
        updated=datetime(2020, 1, 1, tzinfo=UTC),
        fingerprint="2-fffff-0000",
        slug="new",
        permalink="new/",
        origin="digest rest",
    )
    return msgspec.structs.replace(known, **other)


@pytest.mark.parametrize("is_split", [False, True])
@pytest.mark.parametrize("own", ["urn:a", "urn:x:000a", "urn:x:020a", "urn:x:999"])
def test_a_new_entry_stands_where_a_whole_ledger_has_it(
    tmp_path: Path, own: str, *, is_split: bool
) -> None:
    for name, data in ledger_files(LEDGER, is_split=is_split).items():
        (tmp_path / name).write_bytes(data)
    found = LedgerExcerpt(tmp_path, [])
    new = entry(id=own)
    assert found.is_new(new)
    found.save([new])
    after = load(tmp_path)
    assert after.entries == {**ENTRIES, own: new}
    assert save(after, tmp_path) == ()


KNOWN: dict[str, dict[str, object]] = {
    "its id": {"id": "urn:x:008"},
    "its words": {"fingerprint": ENTRIES["urn:x:008"].fingerprint},
    "its path": {"paths": ("8.md",)},
    "its path in capitals": {"paths": ("8.MD",)},
    "its address": {"permalink": "s8.html"},
    "its address in capitals": {"permalink": "S8.html"},
    "the old address of one": {"permalink": "old.html"},
    "the file of an old address": {"permalink": "older/index.html"},
    "signs that are written in another way": {"paths": ("a\tb.md",)},
    "no source": {"origin": ""},
}


@pytest.mark.parametrize("values", KNOWN.values(), ids=KNOWN)
def test_what_another_one_has_is_not_new(tmp_path: Path, values: dict[str, object]) -> None:
    moved = msgspec.structs.replace(ENTRIES["urn:x:009"], moved=("old.html", "older/"))
    ledger = replace(LEDGER, entries={**ENTRIES, "urn:x:009": moved})
    for name, data in ledger_files(ledger).items():
        (tmp_path / name).write_bytes(data)
    found = LedgerExcerpt(tmp_path, [])
    assert found.is_new(entry())
    assert not found.is_new(entry(**values))


def test_a_year_without_a_file_has_no_place(tmp_path: Path) -> None:
    for name, data in ledger_files(LEDGER, is_split=True).items():
        (tmp_path / name).write_bytes(data)
    new = entry(first=datetime(2010, 1, 1, tzinfo=UTC))
    assert not LedgerExcerpt(tmp_path, []).is_new(new)


def test_a_file_that_would_be_cut_has_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, data in ledger_files(LEDGER).items():
        (tmp_path / name).write_bytes(data)
    monkeypatch.setattr(_excerpt, "SPLIT_ABOVE", len(ENTRIES))
    assert not LedgerExcerpt(tmp_path, []).is_new(entry())
    monkeypatch.setattr(_excerpt, "SPLIT_ABOVE", len(ENTRIES) + 1)
    assert LedgerExcerpt(tmp_path, []).is_new(entry())
