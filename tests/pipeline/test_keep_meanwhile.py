"""What a build keeps for an edit is the same whether a copy of the process makes it or not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import feeds
from feeds.cache import Edited
from feeds.pipeline import Options, _keep_meanwhile, build
from tests.pipeline.sites import NOW, SITE, write
from tests.pipeline.twins import article

ARTICLES = {f"{name}.md": article(f"{name}.md", title=name) for name in ("mud", "boat", "tide")}


@pytest.fixture(params=["in this process", "in a copy of it"])
def folder(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("FEEDS_WORKERS", "2")
    if request.param == "in a copy of it":
        monkeypatch.setattr(_keep_meanwhile, "WORTH_A_COPY", range(1, 9))
    write(tmp_path / "seeds", ARTICLES)
    return tmp_path


def built(folder: Path, edited: Edited | None = None) -> feeds.Report:
    options = Options(cache=folder / "cache", edited=edited)
    return build(folder / "seeds", folder / "public", SITE, now=NOW, options=options)


def test_an_edit_finds_it(folder: Path) -> None:
    first = built(folder)
    write(folder / "seeds", {"mud.md": ARTICLES["mud.md"] + "More.\n"})
    report = built(folder, Edited((str(folder / "seeds/mud.md"),), first.state))
    assert (report.is_edit, report.read) == (True, 1)


def test_a_warning_that_comes_while_files_take_their_places_is_in_it(folder: Path) -> None:
    built(folder)
    (folder / "public/.feeds-manifest").unlink()
    shutil.rmtree(folder / "cache")
    found = built(folder)
    assert [one.path for one in found.problems] == [f"{folder}/public/.feeds-manifest"]
    write(folder / "seeds", {"mud.md": ARTICLES["mud.md"] + "More.\n"})
    report = built(folder, Edited((str(folder / "seeds/mud.md"),), found.state))
    assert report.is_edit
    assert report.problems == found.problems


def test_nothing_of_it_is_left_where_nothing_is_published(folder: Path) -> None:
    write(folder / "public", {"mud.html": "somebody else's"})
    report = built(folder)
    assert not report.published
    assert report.state == ""
