"""A few lines of a ledger are read and replaced as all of it would be."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from feeds.ledger import Entry, Ledger, LedgerExcerpt, ledger_files, load, save

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
