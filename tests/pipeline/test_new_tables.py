"""Tables of which nothing was kept before are written as their records come."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.cache import Cache, Digests

RECORDS = {f"notes/{number}.html": f"record {number}" for number in range(50)}


def cache(folder: Path) -> Cache:
    return Cache(folder / "caches", folder / "seeds")


def table(folder: Path, key: str = "a") -> Any:
    return cache(folder).table("pages", key, str)


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def fill(folder: Path, records: dict[str, str], key: str = "a") -> None:
    with table(folder, key).filled() as put:
        for name, record in records.items():
            put(name, record)


def interrupted(folder: Path) -> None:
    with table(folder).filled() as put:
        put("a.html", "one")
        raise KeyboardInterrupt


def test_a_new_table_is_written_as_one_that_is_saved(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "two"
    fill(one, RECORDS)
    saved = table(other)
    for name, record in RECORDS.items():
        saved.put(name, record)
    saved.save()
    again = table(one)
    assert {name: again.get(name) for name in RECORDS} == RECORDS
    assert [len(data) for data in files(one).values()] == [
        len(data) for data in files(other).values()
    ]


def test_what_was_there_before_goes_or_stays_as_with_save(tmp_path: Path) -> None:
    fill(tmp_path, RECORDS)
    changed = table(tmp_path)
    first, *_, last = RECORDS
    assert changed.get(first)
    with changed.filled() as put:
        put(last, "another")
    again = table(tmp_path)
    found = {name: again.get(name) for name in RECORDS}
    assert {name for name, one in found.items() if one} == {first, last}
    assert found[last] == "another"


def test_a_table_of_another_key_is_none(tmp_path: Path) -> None:
    fill(tmp_path, RECORDS)
    fill(tmp_path, {"b.html": "new"}, key="b")
    again = table(tmp_path, "b")
    assert again.get("b.html") == "new"
    assert not any(again.get(name) for name in RECORDS)


def test_a_name_of_letters_that_are_none_is_not_kept(tmp_path: Path) -> None:
    fill(tmp_path, {"\udcff.html": "one", "a.html": "\udcff", **RECORDS})
    again = table(tmp_path)
    assert not again.get("\udcff.html")
    assert not again.get("a.html")
    assert {name: again.get(name) for name in RECORDS} == RECORDS


@pytest.mark.parametrize("step", ["os.open", "pathlib.Path.replace"])
def test_where_the_disk_fails_the_rest_of_the_build_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    cache(tmp_path)
    before = files(tmp_path)

    def fails(*_: object, **__: object) -> None:
        raise OSError(28, os.strerror(28))

    with monkeypatch.context() as faults:
        faults.setattr(step, fails)
        fill(tmp_path, RECORDS)
    assert files(tmp_path) == before
    assert not any(table(tmp_path).get(name) for name in RECORDS)


def test_of_a_build_that_is_interrupted_nothing_is_left(tmp_path: Path) -> None:
    cache(tmp_path)
    before = files(tmp_path)
    with pytest.raises(KeyboardInterrupt):
        interrupted(tmp_path)
    assert files(tmp_path) == before


@given(st.lists(st.one_of(st.just(b""), st.binary(min_size=16, max_size=16)), max_size=40))
def test_digests_come_back_by_their_numbers(digests: list[bytes]) -> None:
    kept = Digests()
    numbers = [kept.set_down(one) for one in digests]
    assert [kept[one] for one in numbers] == digests


def test_a_digest_of_another_length_is_refused() -> None:
    kept = Digests()
    kept.set_down(b"four")
    with pytest.raises(ValueError, match="three"):
        kept.set_down(b"three")
