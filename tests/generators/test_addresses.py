"""Whole small sites of the generators: each article at the address it has always had."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from feeds.config import Config, load_config, to_toml
from feeds.generators import recognise
from feeds.pipeline import survey
from tests.generators.cases import cases_of
from tests.pipeline.sites import NOW, write

CASES = cases_of("addresses")


def _content(value: str | list[str]) -> str:
    """A text; of a list, front matter and a body."""
    return value if isinstance(value, str) else "\n".join(["---", *value, "---", "Words.", ""])


def _site(name: str, folder: Path) -> Path:
    files = {path: _content(value) for path, value in CASES[name]["files"].items()}
    return write(folder, files)


@pytest.fixture(autouse=True)
def _on_one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))


@pytest.mark.parametrize("name", CASES)
def test_articles_are_where_they_have_always_been(name: str, tmp_path: Path) -> None:
    case: dict[str, Any] = CASES[name]
    root = _site(name, tmp_path)
    config = recognise(root, load_config(root))
    assert config.site is not None
    found = survey(config.site.folder, config)
    assert [str(one) for one in found.problems] == case.get("problems", [])
    address = {one.path: one.url.removeprefix(config.base_url) for one in found.articles}
    assert address == case["articles"]
    assert dict(found.left_out) == case["left_out"]
    pages = {path: at.removeprefix(config.base_url) for path, at, _ in found.pages}
    assert pages == case.get("pages", {})
    dates = {one.path: one.published.value for one in found.articles}
    assert {path: dates[path] for path in case.get("dates", {})} == case.get("dates", {})
    titles = {one.path: one.title for one in found.articles}
    assert {path: titles[path] for path in case.get("titles", {})} == case.get("titles", {})
    settings = {key: getattr(config, key) for key in case.get("settings", {})}
    assert json.loads(json.dumps(settings)) == case.get("settings", {})


@pytest.mark.parametrize("name", CASES)
def test_settings_that_were_written_down_say_the_same(name: str, tmp_path: Path) -> None:
    root = _site(name, tmp_path)
    made = recognise(root, Config(root=root))
    assert made.site is not None
    (root / "feeds.toml").write_text(to_toml(made, made.site.taken), encoding="utf-8")
    again = recognise(made.site.folder, load_config(root))
    assert again.site is not None
    assert (again.site.taken, again.site.slugs) == ((), made.site.slugs)
    assert {key: getattr(again, key) for key in made.site.taken} == {
        key: getattr(made, key) for key in made.site.taken
    }
