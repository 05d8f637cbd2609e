"""Compressed siblings."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from feeds.publishing import Publication
from tests.publishing.site import publish, published, tree

TEXT = b"words and more words\n" * 60
_UNIX = 3
OTHER = gzip.compress(TEXT, 6, mtime=0)[:9] + b"\xff" + gzip.compress(TEXT, 6, mtime=0)[10:]


@pytest.mark.parametrize(
    ("name", "data", "has_sibling"),
    [
        ("a.html", TEXT, True),
        ("feed.xml", TEXT, True),
        ("feed.json", TEXT, True),
        ("STYLE.CSS", TEXT, True),
        ("tiny.html", b"tiny", False),
        ("photo.jpg", TEXT, False),
        ("noise.txt", bytes(range(256)), False),
    ],
)
def test_text_that_gets_smaller_has_one(
    tmp_path: Path, name: str, data: bytes, *, has_sibling: bool
) -> None:
    publish(tmp_path, {name: data}, compress=True)
    files = published(tmp_path)
    assert (f"{name}.gz" in files) is has_sibling
    if has_sibling:
        packed = files[f"{name}.gz"]
        assert gzip.decompress(packed) == data
        assert packed[4:8] == b"\0\0\0\0", "a time would change the bytes from run to run"
        assert packed[9] == _UNIX, "each version of Python names a system of its own"
        assert len(packed) < len(data)


def test_they_go_when_no_longer_asked_for(tmp_path: Path) -> None:
    publish(tmp_path, {"a.html": TEXT}, compress=True)
    assert publish(tmp_path, {"a.html": TEXT}).removed == 1
    assert published(tmp_path) == {"a.html": TEXT}


@pytest.mark.parametrize(
    "damage",
    [b"", b"no gzip", gzip.compress(b"other", mtime=0), gzip.compress(TEXT, mtime=1), OTHER],
    ids=["empty", "no gzip", "of other bytes", "with a time", "of another Python"],
)
def test_a_sibling_of_other_bytes_is_mended(tmp_path: Path, damage: bytes) -> None:
    publish(tmp_path, {"a.html": TEXT}, compress=True)
    right = tree(tmp_path)
    (tmp_path / "a.html.gz").write_bytes(damage)
    publish(tmp_path, {"a.html": TEXT}, compress=True)
    assert tree(tmp_path) == right


def test_a_good_sibling_of_a_damaged_file_stays(tmp_path: Path) -> None:
    publish(tmp_path, {"a.html": TEXT}, compress=True)
    right = tree(tmp_path)
    (tmp_path / "a.html").write_bytes(TEXT.replace(b"more", b"less"))
    publish(tmp_path, {"a.html": TEXT}, compress=True)
    assert tree(tmp_path) == right


def test_a_local_text_file_has_one_too(tmp_path: Path) -> None:
    (tmp_path / "data.csv").write_bytes(TEXT)
    with Publication(tmp_path / "public", compress=True) as publication:
        publication.add_file("data.csv", tmp_path / "data.csv")
        publication.commit()
    assert gzip.decompress((tmp_path / "public/data.csv.gz").read_bytes()) == TEXT


def test_a_published_file_that_only_looks_like_a_sibling_is_not_dropped(tmp_path: Path) -> None:
    for mark in (b"1", b"2"):
        publish(tmp_path, {"data.csv.gz": b"packed" + mark, "data.csv": TEXT + mark})
        assert published(tmp_path) == {"data.csv.gz": b"packed" + mark, "data.csv": TEXT + mark}
