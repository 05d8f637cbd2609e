"""What is committed in public/ is what README's command makes of seeds/, byte for byte."""

from __future__ import annotations

import re
import tomllib
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import feeds
from feeds.pipeline import Options
from tests.pipeline.sites import contents

ROOT = Path(__file__).parent.parent
NOW = datetime(2026, 1, 1, tzinfo=UTC)
LOCKED = Options(locked=True)  # a test writes no ledger into the repository


def test_the_versions_are_those_that_it_was_made_with() -> None:
    lines = (ROOT / ".ci" / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = {name: number for name, _, number in (line.partition("==") for line in lines)}
    assert len(pinned) > 20
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for requirement in project["dependencies"]:
        name = _plain(re.split(r"[<>=!~ ;\[]", requirement)[0])
        assert name in pinned, f"{name} is not in .ci/constraints.txt: make it anew"
        assert _installed(name) == pinned[name], (
            f"public/ was made with {name} {pinned[name]}; "
            "run pip install --constraint .ci/constraints.txt --editable '.[test]'"
        )


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "nothing"


def test_it_is_up_to_date(tmp_path: Path) -> None:
    report = feeds.build(ROOT / "seeds", tmp_path / "public", now=NOW, options=LOCKED)
    assert report.problems == ()
    assert report.published
    made, committed = contents(tmp_path / "public"), contents(ROOT / "public")
    assert made.keys() == committed.keys(), "run: feeds build seeds public"
    changed = [name for name in made if made[name] != committed[name]]
    assert not changed, f"run: feeds build seeds public ({changed})"


def test_no_sample_waits_for_its_date(tmp_path: Path) -> None:
    """So that public/ is the same whenever it is built."""
    assert feeds.build(ROOT / "seeds", tmp_path, now=NOW, options=LOCKED).scheduled == 0


def test_the_samples_are_of_every_kind() -> None:
    articles = feeds.read_articles(ROOT / "seeds")
    assert len(articles) >= 15
    assert len({article.language for article in articles} - {""}) >= 6
    assert {"year", "month", "day"} <= {article.published.precision for article in articles}
    assert {article.title_derived for article in articles} == {True, False}
    assert any("<h2 id=" in article.html for article in articles)
