"""Names that are no UTF-8: told where they matter."""

from __future__ import annotations

import os
from pathlib import Path

from feeds.errors import Problem
from feeds.reading.scanner import scan


def test_only_a_name_that_would_be_read_is_told(tmp_path: Path) -> None:
    for name in (b"good.txt", b"bad\xff.txt", b"photo\xff.jpg"):
        with open(os.path.join(os.fsencode(tmp_path), name), "wb"):  # noqa: PTH118, PTH123 - bytes
            pass
    os.mkdir(os.path.join(os.fsencode(tmp_path), b"folder\xff"))  # noqa: PTH102, PTH118 - bytes
    found = list(scan(tmp_path, suffixes=[".txt"]))
    assert [item.path for item in found if isinstance(item, Problem)] == [
        r"bad\udcff.txt",
        r"folder\udcff",
    ]
    assert len(found) == 3
