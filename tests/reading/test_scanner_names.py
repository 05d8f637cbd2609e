"""What a scan tells of instead of reading it: odd names, sites of earlier builds, pipes."""

from __future__ import annotations

import os
from pathlib import Path

from feeds.errors import Problem
from feeds.publishing._names import MANIFEST
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


def test_a_published_site_and_a_pipe_are_told_and_not_read(tmp_path: Path) -> None:
    site = tmp_path / "old"
    site.mkdir()
    (site / MANIFEST).touch()
    (site / "a.html").touch()
    os.mkfifo(tmp_path / "pipe.txt")
    found = list(scan(tmp_path, suffixes=[".txt", ".html"]))
    assert [(one.path, one.severity) for one in found if isinstance(one, Problem)] == [
        ("pipe.txt", "error"),
        ("old", "warning"),
    ]
    assert len(found) == 2
    inside = list(scan(site, suffixes=[".html"]))
    assert [one.relative for one in inside if not isinstance(one, Problem)] == ["a.html"]
