"""A reader that people use subscribes to a preview on loopback, and sees what was written."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from feeds.config import Config
from feeds.serve import HOST, make_server
from tests.pipeline.sites import FIRST, SECOND, build

NEWSBOAT = shutil.which("newsboat")
needs_newsboat = pytest.mark.skipif(NEWSBOAT is None, reason="newsboat is not installed")

FILES = {
    "a.txt": FIRST,
    "b.txt": SECOND,
    "c.txt": 'date: 2019-07-01T08:15:00+02:00\ntitle: R&D <at> 5 > 3 & "more"\n\nÉté & <b> ]]>.\n',
}


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Path, int]]:
    output, _ = build(tmp_path, FILES, Config(title="The Tide", timezone="Europe/Amsterdam"))
    with make_server(output, 0) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield tmp_path, server.server_port
        server.shutdown()
        thread.join()


def newsboat(folder: Path, address: str) -> list[tuple[str, str, int, bool]]:
    """(guid, title, date, unread) of each item in its cache, after one reload."""
    home = folder / "newsboat"
    home.mkdir(exist_ok=True)
    (home / "urls").write_text(f"{address}\n")
    (home / "config").touch()
    options = ["-u", home / "urls", "-c", home / "cache.db", "-C", home / "config"]
    subprocess.run(
        [str(NEWSBOAT), *map(str, options), "-x", "reload"],
        env={**os.environ, "HOME": str(home), "TERM": "dumb"},
        capture_output=True,
        check=True,
        timeout=300,
    )
    with sqlite3.connect(home / "cache.db") as cache:
        rows = cache.execute("SELECT guid, title, pubDate, unread FROM rss_item ORDER BY pubDate")
        found = [(guid, title, date, bool(unread)) for guid, title, date, unread in rows]
    cache.close()
    return found


@pytest.mark.system
@needs_newsboat
@pytest.mark.parametrize("name", ["feed.xml", "rss.xml"])
def test_newsboat_reads_titles_and_dates(served: tuple[Path, int], name: str) -> None:
    folder, port = served
    items = newsboat(folder, f"http://{HOST}:{port}/{name}")
    assert [title for _, title, _, _ in items] == [
        "Second thoughts",
        "First light",
        'R&D <at> 5 > 3 & "more"',
    ]
    assert [datetime.fromtimestamp(date, UTC).isoformat() for _, _, date, _ in items] == [
        "2019-05-01T10:00:00+00:00",
        "2019-05-15T10:00:00+00:00",
        "2019-07-01T06:15:00+00:00",
    ]


@pytest.mark.system
@needs_newsboat
def test_newsboat_sees_only_the_new_article_as_new(served: tuple[Path, int]) -> None:
    folder, port = served
    address = f"http://{HOST}:{port}/feed.xml"
    before = {guid for guid, _, _, _ in newsboat(folder, address)}
    site = Config(title="The Tide, renamed", timezone="Europe/Amsterdam")
    build(folder, {"d.txt": "date: 2019-08\ntitle: News\n\nText.\n"}, site)
    after = {guid: title for guid, title, _, _ in newsboat(folder, address)}
    assert [after[guid] for guid in after.keys() - before] == ["News"]
    assert before < after.keys()
