"""A file that is there is never taken for one that is not."""

from __future__ import annotations

import os
import random
import tempfile
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.collecting._names import Endings, Names

NAMES = st.text("aAßé\u0301ÅK.İıﬁ-", min_size=1, max_size=5).filter(
    lambda name: name not in {".", ".."}
)


def rested(folder: Path | str) -> None:
    """As if nothing had changed in a folder for a while."""
    now = os.stat(folder).st_ctime_ns  # noqa: PTH116
    while time.time_ns() < now + 60_000_000:
        time.sleep(0.01)


@given(st.sets(NAMES, max_size=4), NAMES, st.booleans())
@settings(max_examples=30)
def test_no_file_is_missed(there: set[str], asked: str, is_by_ending: bool) -> None:  # noqa: FBT001
    with tempfile.TemporaryDirectory() as folder:
        for name in there:
            Path(folder, name).touch()
        if is_by_ending:
            rested(folder)
        names = Endings().now() if is_by_ending else Names()
        for name in (*there, asked):
            if os.path.lexists(os.path.join(folder, name)):  # noqa: PTH118
                assert not names.lacks(os.path.join(folder, name))  # noqa: PTH118
        for name in there:  # as a disk may have it that ignores capitals, or the form
            for form in ("NFC", "NFD"):
                for other in (name, name.upper(), name.lower(), name.casefold()):
                    place = os.path.join(folder, unicodedata.normalize(form, other))  # noqa: PTH118
                    assert not names.lacks(place) or other.casefold() != name.casefold()


def test_what_is_not_there_is_lacking(tmp_path: Path) -> None:
    (tmp_path / "a.md").touch()
    names = Names()
    assert names.lacks(str(tmp_path / "a.meta"))
    assert names.lacks(str(tmp_path / "none" / "a.meta"))
    assert names.lacks(str(tmp_path / "a.md" / "a.meta"))
    assert not names.lacks(str(tmp_path / "A.MD"))
    assert not names.lacks("a.meta"), "nothing is known of the folder of a bare name"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all")
def test_a_folder_that_cannot_be_listed_does_not_tell(tmp_path: Path) -> None:
    tmp_path.chmod(0o311)
    assert not Names().lacks(str(tmp_path / "a.meta"))
    tmp_path.chmod(0o700)


def test_what_is_not_there_is_lacking_by_its_ending(tmp_path: Path) -> None:
    (tmp_path / "a.md").touch()
    (tmp_path / "Makefile").touch()
    rested(tmp_path)
    names = Endings().now()
    assert names.lacks(str(tmp_path / "a.meta"))
    assert names.lacks_all(str(tmp_path), ("_index.html", "cascade.json"))
    assert not names.lacks_all(str(tmp_path), ("_index.html", "_index.md"))
    assert not names.lacks(str(tmp_path / "b.MD")), "another file ends so"
    assert not names.lacks(str(tmp_path / "makefile"))
    assert not names.lacks(str(tmp_path / "none" / "a.meta"))
    assert not names.lacks("a.meta"), "nothing is known of the folder of a bare name"


@pytest.mark.parametrize("seed", range(8))
def test_what_comes_between_two_looks_is_seen(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    endings = Endings()
    for number in range(12):
        if chance.random() < 0.5:
            rested(tmp_path)
        names = endings.now()
        names.lacks(str(tmp_path / "a.meta"))
        place = tmp_path / f"{number}.{chance.choice(('meta', 'md', 'json'))}"
        if chance.random() < 0.7:
            place.touch()
            assert not endings.now().lacks(str(place))


def test_a_folder_that_has_just_changed_does_not_tell(tmp_path: Path) -> None:
    for _ in range(3):
        (tmp_path / "a.md").touch()
        is_sure = Endings().now().lacks(str(tmp_path / "a.meta"))
        (tmp_path / "a.md").unlink()
        assert not is_sure
