"""What is remembered of a published file: only bytes that nobody can have changed unseen."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from feeds.publishing._known import KnownFiles
from feeds.publishing._tree import Tree

_LONG_AGO = 1_000_000_000_000_000_000  # nanoseconds
_HOUR = 3600 * 1_000_000_000


@pytest.mark.skipif(sys.platform == "win32", reason="it knows no time of change")
@pytest.mark.parametrize("is_new", [True, False])
def test_a_file_that_changed_during_the_swap_is_known_only_if_it_was_swapped_in(
    tmp_path: Path, *, is_new: bool
) -> None:
    """One that was found as it was may have been changed by somebody else since."""
    file = tmp_path / "a.html"
    file.write_bytes(b"words")
    os.utime(file, ns=(_LONG_AGO, _LONG_AGO))
    changed = file.stat().st_ctime_ns
    times = iter([changed - _HOUR, changed - 1])  # when the publication began, and its swap
    known = KnownFiles(Tree(str(tmp_path)), lambda: next(times))
    digest = known.digest_of(b"words")
    known.swap_begins()
    assert known.seen(file.stat(), digest, is_new=is_new).is_settled is is_new
