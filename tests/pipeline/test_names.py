"""A file that is there is never taken for one that is not."""

from __future__ import annotations

import os
import tempfile
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.collecting._names import Names

NAMES = st.text("aAßé\u0301ÅK.İıﬁ-", min_size=1, max_size=5).filter(
    lambda name: name not in {".", ".."}
)


@given(st.sets(NAMES, max_size=4), NAMES)
def test_no_file_is_missed(there: set[str], asked: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name in there:
            Path(folder, name).touch()
        names = Names()
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
