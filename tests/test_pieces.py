"""A file of pieces gives each piece back as it was, or says that the file is another one."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.cache._files import replace_by
from feeds.cache._pieces import Pieces, with_tables
from feeds.stamps import Digest

BEFORE = b"version"
PIECES = st.lists(st.binary(max_size=20), max_size=12)


def kept(path: Path, pieces: list[bytes]) -> str:
    """What a file of these pieces, which it writes, is asked for by."""
    digest = Digest(BEFORE)
    replace_by(path, with_tables(iter(pieces), digest))
    return digest.said


def read(path: Path, digest: str, before: bytes = BEFORE) -> list[bytes | None] | None:
    """The pieces, None for a damaged one; None for another file."""
    try:
        found = Pieces(path, before, digest)
    except ValueError:
        return None
    return [piece_of(found, number) for number in range(len(found))]


def piece_of(found: Pieces, number: int) -> bytes | None:
    try:
        return found[number]
    except LookupError:
        return None


@given(PIECES)
def test_pieces_come_back(pieces: list[bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "state")
        digest = kept(path, pieces)
        assert read(path, digest) == pieces
        assert read(path, digest, b"another") is None


@given(PIECES, st.data())
def test_a_damaged_byte_is_never_believed(pieces: list[bytes], data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "state")
        digest = kept(path, pieces)
        whole = bytearray(path.read_bytes())
        whole[data.draw(st.integers(0, len(whole) - 1))] ^= data.draw(st.integers(1, 255))
        path.write_bytes(whole)
        found = read(path, digest)
        assert found is None or all(
            one in {None, piece} for one, piece in zip(found, pieces, strict=True)
        )
        assert found != pieces


@given(PIECES, st.integers(0, 200), st.binary(max_size=9))
def test_one_of_another_length_is_another_file(pieces: list[bytes], end: int, more: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "state")
        digest = kept(path, pieces)
        whole = path.read_bytes()
        path.write_bytes(whole[:end] + more)
        if path.read_bytes() != whole:
            found = read(path, digest)
            assert found is None or set(found) <= {None, *pieces}


def test_another_users_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "state"
    digest = kept(path, [b"one"])
    path.chmod(0o622)
    assert read(path, digest) is None


def test_there_may_be_none(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="none"):
        Pieces(tmp_path / "none", BEFORE, "")
