"""Files of articles, found by their paths with and without the suffix."""

from __future__ import annotations

import pickle
import tempfile
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.articles import ByStem, _by_stem
from feeds.articles._by_stem import MARKUP_SUFFIXES
from feeds.articles._packed_texts import PackedTexts

_PARTS = st.lists(st.sampled_from(["a", "b", ".", ".md", ".html", ".txt", ".x", "/"]), max_size=5)
_PATHS = _PARTS.map("".join)


def slowly(known: dict[str, str], path: str) -> str | None:
    """The rule, spelled out: as it is, else with each of the suffixes in turn."""
    names = (path, *(f"{path}.{suffix}" for suffix in MARKUP_SUFFIXES))
    return next((known[name] for name in names if name in known), None)


@given(st.sets(_PATHS), _PATHS)
def test_it_answers_as_if_each_suffix_were_tried(paths: set[str], asked: str) -> None:
    known = {path: path for path in paths}
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(_by_stem, "_FEW", -1)
        packed = pickle.loads(pickle.dumps(ByStem(known)))
        assert isinstance(packed.known, PackedTexts)
    for one in (ByStem(known), pickle.loads(pickle.dumps(ByStem(known))), packed):
        assert one.get(asked) == slowly(known, asked)
    with tempfile.TemporaryDirectory() as folder:
        laid = ByStem(known)
        laid.lay(puts_in(Path(folder)))
        other = pickle.loads(pickle.dumps(laid))
        assert len(list(Path(folder).iterdir())) == 2, "the paths, and the suffixes"
    assert other.get(asked) == laid.get(asked) == slowly(known, asked)
    assert dict(other.known) == known


def puts_in(folder: Path) -> Callable[[Iterable[bytes]], str]:
    """Makes files there."""

    def put(pieces: Iterable[bytes]) -> str:
        path = folder / str(len(list(folder.iterdir())))
        path.write_bytes(b"".join(pieces))
        return str(path)

    return put


def test_it_goes_whole_where_it_cannot_be_laid() -> None:
    known = ByStem({"a.md": "x"})
    known.lay(lambda _pieces: "")
    assert pickle.loads(pickle.dumps(known)).get("a") == "x"


_ANY = st.text(st.characters(exclude_categories=()), max_size=3)  # letters that are none as well


@given(st.dictionaries(_ANY, _ANY), _ANY)
def test_a_packed_mapping_is_the_same_mapping(known: dict[str, str], asked: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        opened = PackedTexts.opened(PackedTexts.laid(known, puts_in(Path(folder))))
    for packed in (PackedTexts(known), pickle.loads(pickle.dumps(PackedTexts(known))), opened):
        assert dict(packed) == known
        assert packed.get(asked) == known.get(asked)


def test_a_whole_address_is_found_as_it_is_alone() -> None:
    known = ByStem({"https://e.org/a.html": "x"})
    assert (known.get("https://e.org/a.html"), known.get("https://e.org/a")) == ("x", None)


def test_keys_with_one_checksum_are_told_apart() -> None:
    alike = {"plumless": "a", "buckeroo": "b"}
    assert len({zlib.crc32(key.encode()) for key in alike}) == 1
    packed = PackedTexts({**alike, "other": "c"})
    assert {key: packed.get(key) for key in ("other", "plumless", "buckeroo")} == {
        **alike,
        "other": "c",
    }
    assert PackedTexts({"plumless": "a"}).get("buckeroo", "none") == "none"
