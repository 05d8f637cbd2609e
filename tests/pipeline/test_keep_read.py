"""What was read is remembered, whether a copy of the process writes it down or not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import feeds
from feeds.cache import _aside
from feeds.collecting import _read_cache
from feeds.collecting._read_cache import ReadCache
from feeds.pipeline import Options, build
from feeds.workers import _meanwhile, _process
from tests.pipeline.sites import NOW, SITE, write
from tests.pipeline.twins import article

pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")  # pytest has threads

ARTICLES = {f"{name}.md": article(f"{name}.md", title=name) for name in ("mud", "boat", "tide")}


@pytest.fixture(params=["in this process", "in a copy of it", "without workers"])
def folder(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("FEEDS_WORKERS", "0" if request.param == "without workers" else "2")
    if request.param != "in this process":
        monkeypatch.setattr(_read_cache, "WORTH_A_COPY", range(1, 9))
        for module in (_meanwhile, _process):
            monkeypatch.setattr(module, "can_fork", lambda: True)
    return write(tmp_path / "seeds", ARTICLES)


def built(folder: Path) -> feeds.Report:
    options = Options(cache=folder.parent / "cache")
    return build(folder, folder.parent / "public", SITE, now=NOW, options=options)


def test_nothing_is_read_again(folder: Path) -> None:
    assert built(folder).read == len(ARTICLES)
    assert built(folder).read == 0
    write(folder, {"mud.md": ARTICLES["mud.md"] + "More.\n"})
    assert built(folder).read == 1
    assert built(folder).read == 0


def test_nothing_is_read_again_that_lies_on_disk(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_aside, "_IN_MEMORY", 10)
    assert built(folder).read == len(ARTICLES)
    assert built(folder).read == 0


def test_nothing_is_read_again_after_a_build_that_stopped(folder: Path) -> None:
    write(folder, {"odd.md": "---\ndate: 2019-99-99\n---\nOdd.\n"})
    assert not built(folder).published
    (folder / "odd.md").unlink()
    report = built(folder)
    assert report.published
    assert report.read == 0


def test_what_a_copy_that_is_lost_had_is_read_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    parent, save = os.getpid(), ReadCache.save
    monkeypatch.setattr(
        ReadCache, "save", lambda cache: save(cache) if os.getpid() == parent else os._exit(3)
    )
    built(folder)
    pages = (folder.parent / "public/mud.html").read_bytes()
    is_lost = "in a copy of it" in request.node.name
    assert built(folder).read == (len(ARTICLES) if is_lost else 0)
    assert (folder.parent / "public/mud.html").read_bytes() == pages
