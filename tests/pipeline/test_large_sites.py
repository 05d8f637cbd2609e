"""What is packed of a large site, and what no process is copied for, shows nowhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import feeds
from feeds.cache import MANY, Inputs, _aside, _runs, look_at
from feeds.collecting import _collect, _drafts_aside, _long_files, _packed_rows
from feeds.config import Config
from feeds.ledger import _packed_entries
from feeds.making import _recall
from feeds.pipeline import Options, _sitemap, _write_articles, build
from feeds.planning import _identified, _new_articles
from feeds.workers import WORTH_A_COPY
from tests.pipeline.sites import NOW, contents, write

NOW_NS = 4_000_000_000 * 10**9
SITE = Config(
    title="Tide", url="https://e.org/", by_tag=True, language="en", timezone="Europe/Brussels"
)
TEXTS = {
    "sea.md": "---\ntitle: Sea\ndate: 2019-05-01\ntags: [sea, salt]\n---\n\n## Depth\n\nWet.\n",
    "mud.md": "---\ntitle: Mud\ndate: 2019-05-02\naliases: [/old/]\n---\n\n[Sea](sea.md#depth).\n",
    "old.md": "---\ntitle: Old\ndate: 1870-05-01 10:00\n---\n\nAn hour of local time.\n",
    "far.md": "---\ntitle: Far\ndate: 2019\nurl: https://f.org/x\nid: tag:f.org,2019:a\n---\nF.\n",
    "due.md": "---\ntitle: Due\ndate: 2098-05-01\n---\n\nNot yet.\n",
    "end.md": "---\ntitle: End\ndate: 2019-06-01\nexpires: 2019-07-01\n---\n\nOver.\n",
    "own.md": "---\ntitle: Own\ndate: 2019-06-02\nurl: /sea.html\n---\n\nTaken.\n",
    "wet.md": "---\ntitle: Wet\ndate: 2019-06-02\nurl: /tag/sea/index.html\n---\n\nIt is.\n",
    "two.md": "---\ntitle: Sea\ndate: 2019-05-01\ntags: [sea, salt]\n---\n\n## Depth\n\nWet.\n",
    "fog.md": "---\ntitle: Fog\ndate: 2020-01-02\n---\n\nSee [nothing](sea.md#no-such-part).\n",
}


def built(folder: Path) -> feeds.Report:
    options = Options(cache=folder / "cache")
    return build(folder / "seeds", folder / "public", SITE, now=NOW, options=options)


def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on a site of one article is a large one."""
    monkeypatch.setattr(_packed_entries, "MANY", 0)
    monkeypatch.setattr(_recall, "MANY", 0)
    monkeypatch.setattr(_drafts_aside, "MANY", 0)
    monkeypatch.setattr(_packed_rows, "MANY", 0)
    monkeypatch.setattr(_new_articles, "MANY", 0)
    monkeypatch.setattr(_identified, "MANY", 0)
    monkeypatch.setattr(_write_articles, "MANY", 0)
    monkeypatch.setattr(_sitemap, "MANY", 0)
    monkeypatch.setattr(_aside, "_IN_MEMORY", 0)


@pytest.mark.parametrize("workers", ["0", "2"])
def test_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, workers: str) -> None:
    """First all of it, then with an article changed, one gone and a new one."""
    monkeypatch.setenv("FEEDS_WORKERS", workers)
    for module in (_collect, _long_files):
        monkeypatch.setattr(module, "FEW", 1)
    monkeypatch.setattr(_write_articles, "_FEW", 1)
    usual, other = tmp_path / "usual", tmp_path / "large"
    changes = {"mud.md": TEXTS["mud.md"] + "More.\n", "new.md": TEXTS["sea.md"] + "New.\n"}
    for step in (TEXTS, changes):
        found = []
        for folder in (usual, other):
            with monkeypatch.context() as only:
                if folder is other:
                    large(only)
                write(folder / "seeds", step)
                if step is changes:
                    (folder / "seeds/fog.md").unlink()
                report = built(folder)
                assert report.published, report.problems
                found.append(report)
        assert contents(usual / "public") == contents(other / "public")
        assert (usual / "seeds/feeds.lock").read_bytes() == (
            other / "seeds/feeds.lock"
        ).read_bytes()
        assert found[0].problems == found[1].problems
        assert (found[0].made, found[0].read) == (found[1].made, found[1].read)


_COUNTED = """
import os, sys
from pathlib import Path
from feeds.pipeline import _keep_meanwhile, _write_site
from feeds.workers._process import can_fork
from tests.pipeline.test_large_sites import built

copies = []
os.register_at_fork(before=lambda: copies.append(1))
for module in (_keep_meanwhile, _write_site):
    module.WORTH_A_COPY = range(2, 4)
assert built(Path(sys.argv[1])).published
print(len(copies) > 0 if can_fork() else None)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="no process is copied elsewhere")
@pytest.mark.parametrize(("number", "is_copied"), [(1, False), (2, True), (3, True), (4, False)])
def test_a_process_is_copied_for_neither_a_small_site_nor_a_large_one(
    tmp_path: Path, number: int, *, is_copied: bool
) -> None:
    """In a process of its own: no other thread is there, which would forbid copies as well."""
    names = range(1, number + 1)
    write(
        tmp_path / "seeds",
        {f"{one}.md": f"date: 2019-05-0{one}\n\nWords {one}.\n" for one in names},
    )
    done = subprocess.run(
        [sys.executable, "-c", _COUNTED, str(tmp_path)],
        capture_output=True,
        check=True,
        text=True,
        env={**os.environ, "FEEDS_WORKERS": "2"},
        cwd=Path(__file__).parents[2],
    )
    assert done.stdout == f"{is_copied}\n"


def test_no_process_is_copied_that_has_packed_records() -> None:
    """Two processes would read them through one place in a file."""
    assert WORTH_A_COPY[-1] < MANY


def test_a_long_listing_waits_on_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, TEXTS)
    inputs = Inputs(trees=(str(tmp_path),), files=(str(tmp_path / "none.toml"),), skip=())
    usual = look_at(inputs, NOW_NS)
    monkeypatch.setattr(_runs, "_MUCH", 0)
    waiting = look_at(inputs, NOW_NS)
    assert not isinstance(waiting.pieces, tuple)
    assert tuple(waiting.pieces) == tuple(waiting.pieces[:]) == usual.pieces
    assert waiting._replace(pieces=()) == usual._replace(pieces=())
