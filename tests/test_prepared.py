"""What is prepared is what would be made, however its file was treated."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from eld import LanguageDetector
from eld.languageData import languageData
from hypothesis import given
from hypothesis import strategies as st

from feeds.cache import keep_prepared_in, prepared
from feeds.content._gram_table import _Head, gram_table, table_of, written


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Path]:
    """The file of what is prepared under the name `words`."""
    keep_prepared_in(tmp_path, is_for_more=True)
    yield tmp_path / "prepared" / "words"
    keep_prepared_in(None, is_for_more=False)


def take(body: bytes = b"sea", key: str = "1") -> tuple[bytes | None, bool]:
    """What is prepared, and whether it had to be made."""
    made: list[bytes] = []

    def make() -> bytes:
        made.append(body)
        return body

    return prepared("words", key, make), bool(made)


def changed(place: int) -> Callable[[Path], object]:
    def change(file: Path) -> None:
        data = bytearray(file.read_bytes())
        data[place] ^= 1
        file.write_bytes(bytes(data))

    return change


DAMAGE: dict[str, Callable[[Path], object]] = {
    "its end is gone": lambda file: file.write_bytes(file.read_bytes()[:-1]),
    "all is gone": lambda file: file.write_bytes(b""),
    "the file is gone": lambda file: file.unlink(),
    "another byte": changed(-1),
    "another digest": changed(0),
    "more": lambda file: file.write_bytes(file.read_bytes() + b"\0"),
    "a folder": lambda file: file.rename(file.with_name("w")) and file.mkdir(),  # type: ignore[func-returns-value]
    "others can write": lambda file: file.chmod(0o666),
}


def test_it_is_made_once(kept: Path) -> None:
    assert take() == (b"sea", True)
    assert take() == (b"sea", False)
    assert kept.exists()


@pytest.mark.parametrize("damage", DAMAGE)
def test_it_is_made_again_in_doubt(kept: Path, damage: str) -> None:
    if sys.platform == "win32" and "others" in damage:
        pytest.skip("Windows has no such bits")
    take()
    DAMAGE[damage](kept)
    assert take() == (b"sea", True)


def test_it_is_made_again_under_another_key(kept: Path) -> None:
    take()
    assert take(b"fog", "2") == (b"fog", True)
    assert take() == (b"sea", True)


def test_nothing_is_kept_unasked(tmp_path: Path) -> None:
    keep_prepared_in(None, is_for_more=False)
    assert take() == (None, False)


def test_a_first_run_looks_and_makes_nothing(kept: Path) -> None:
    keep_prepared_in(kept.parents[1], is_for_more=False)
    assert take() == (None, False)
    keep_prepared_in(kept.parents[1], is_for_more=True)
    take()
    keep_prepared_in(kept.parents[1], is_for_more=False)
    assert take() == (b"sea", False)
    assert take(key="2") == (None, False)


def test_it_is_made_where_nothing_can_be_written(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    keep_prepared_in(file, is_for_more=True)
    assert take() == (b"sea", True)
    keep_prepared_in(None, is_for_more=False)


def test_groups_of_letters_are_those_of_eld(tmp_path: Path) -> None:
    LanguageDetector()
    groups = languageData.ngrams
    plain = gram_table()
    keep_prepared_in(tmp_path, is_for_more=True)
    tables = plain, gram_table(), gram_table()
    keep_prepared_in(None, is_for_more=False)
    assert any((tmp_path / "prepared").iterdir())
    for table in tables:
        assert table.languages == tuple(languageData.lang_codes.values())
        assert dict(zip(table.languages, table.usual, strict=True)) == languageData.avg_score
        for letters, shares in groups.items():
            assert list(table.shares(letters)) == list(shares.items())
            other = letters[::-1]
            assert list(table.shares(other)) == list(groups.get(other, {}).items())


@given(
    st.dictionaries(
        st.binary(max_size=8),
        st.dictionaries(st.integers(0, 255), st.integers(0, 65535), max_size=5),
    ),
    st.binary(max_size=3),
)
def test_any_groups(groups: dict[bytes, dict[int, int]], other: bytes) -> None:
    table = table_of(written(_Head(("en",), (1.0,)), groups))
    for letters in (*groups, other):
        assert list(table.shares(letters)) == list(groups.get(letters, {}).items())
