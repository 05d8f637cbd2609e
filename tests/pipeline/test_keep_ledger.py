"""The ledger of a build is the same whether a copy of the process makes its files or not."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

import feeds
from feeds.pipeline import Options, _keep_ledger, build
from feeds.pipeline._keep_ledger import LedgerKeeper
from feeds.workers import _meanwhile, _process
from tests.pipeline.sites import NOW, SITE, write
from tests.pipeline.twins import article

pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")  # pytest has threads

ARTICLES = {f"{name}.md": article(f"{name}.md", title=name) for name in ("mud", "boat", "tide")}


@pytest.fixture(params=["in this process", "in a copy of it", "in one that is lost"])
def folder(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("FEEDS_WORKERS", "2")
    if request.param != "in this process":
        monkeypatch.setattr(_keep_ledger, "WORTH_A_COPY", range(1, 9))
        for module in (_meanwhile, _process):
            monkeypatch.setattr(module, "can_fork", lambda: True)
    if request.param == "in one that is lost":
        parent, changed = os.getpid(), LedgerKeeper._changed

        def lost(keeper: LedgerKeeper, _: None) -> list[tuple[str, bytes]]:
            return changed(keeper, None) if os.getpid() == parent else os._exit(3)

        monkeypatch.setattr(LedgerKeeper, "_changed", lost)
    return write(tmp_path / "seeds", ARTICLES)


def built(folder: Path, **options: object) -> feeds.Report:
    return build(folder, folder.parent / "public", SITE, now=NOW, options=Options(**options))  # type: ignore[arg-type]


def test_its_bytes_are_those_of_a_small_site(folder: Path, tmp_path: Path) -> None:
    small = write(tmp_path / "small/seeds", ARTICLES)
    with pytest.MonkeyPatch.context() as alone:
        alone.setenv("FEEDS_WORKERS", "0")
        assert built(small).published
    assert built(folder).published
    assert (folder / "feeds.lock").read_bytes() == (small / "feeds.lock").read_bytes()


def test_articles_that_come_later_are_in_it(folder: Path) -> None:
    built(folder)
    before = (folder / "feeds.lock").read_text("utf-8")
    write(folder, {"wave.md": article("wave.md", title="wave")})
    built(folder)
    after = (folder / "feeds.lock").read_text("utf-8")
    assert "wave.md" in after
    assert set(before.splitlines()) - set(after.splitlines()) == set()


@pytest.mark.parametrize("options", [{"dry_run": True}, {"locked": True}])
def test_none_is_written_where_it_may_not_change(folder: Path, options: dict[str, bool]) -> None:
    built(folder, **options)
    assert not (folder / "feeds.lock").exists()


def test_a_preview_has_none(folder: Path) -> None:
    config = replace(SITE, url="")
    build(folder, folder.parent / "public", config, now=NOW)
    assert not (folder / "feeds.lock").exists()


def test_none_is_written_where_nothing_is_published(folder: Path, tmp_path: Path) -> None:
    write(tmp_path / "public", {"mud.html": "somebody else's"})
    assert not built(folder).published
    assert not (folder / "feeds.lock").exists()
