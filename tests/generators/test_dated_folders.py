"""Which folders of a site hold dated articles, as far as their first files show."""

from __future__ import annotations

from pathlib import Path

import pytest

from feeds.generators._dated_folders import dated_folders
from tests.pipeline.sites import write

DATED = "---\ntitle: A\ndate: 2020-01-01\n---\nText.\n"
FOLDERS = [
    ({"_talks/a.md": DATED}, ["_talks"]),
    ({"_talks/2020/01/a.md": DATED}, ["_talks"]),
    ({"_talks/2020-01-01-a.md": "Text.\n"}, ["_talks"]),
    ({"_talks/a.md": "---\ntitle: A\n---\ndate: 2020\n"}, []),
    ({"_talks/a.md": "---\ntitle: A\ndate: {{ now }}\n---\n"}, []),
    ({"_talks/a.png": b"\x89PNG", "_talks/b.txt": DATED}, []),
    ({"a/_posts/2020-01-01-a.md": "x"}, ["a/_posts"]),
    ({"node_modules/_posts/2020-01-01-a.md": "x", "_x/_posts/2020-01-01-a.md": "x"}, []),
    ({"_talks": b"no folder"}, []),
]


@pytest.mark.parametrize(("files", "expected"), FOLDERS)
def test_folders_that_hold_dates(
    files: dict[str, str | bytes], expected: list[str], tmp_path: Path
) -> None:
    write(tmp_path, files)
    assert list(dated_folders(tmp_path, ("_talks", "*/_posts", ""))) == expected
