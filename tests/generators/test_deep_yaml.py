"""YAML that is nested without end is said to be so: a parser that builds it ends the program."""

from __future__ import annotations

from pathlib import Path

import pytest

import feeds
from feeds.generators import is_too_deep_yaml
from tests.pipeline.sites import NOW, write

DEEP = ["a: [", "a: {", "- ", "? ", "[", "{a: "]


@pytest.mark.parametrize("piece", DEEP)
def test_a_deep_site_file_is_a_warning(tmp_path: Path, piece: str) -> None:
    files = {
        "_config.yml": "title: Quay\nurl: https://quay.example.org\nmore: \n  " + piece * 30_000,
        "_data/menu.yml": piece * 30_000,
        "_posts/2021-11-03-fog.md": "---\ntitle: Fog\n---\nThe {{ site.data.menu }} bell.\n",
    }
    report = feeds.build(write(tmp_path / "site", files), tmp_path / "out", now=NOW)
    assert any("_config.yml" in one.path for one in report.problems)
    assert {one.severity for one in report.problems} == {"warning"}


@pytest.mark.parametrize(
    "text", ["a: [[1], {b: c}]\n", "- " * 20 + "x", "a: '[[[['\n", "", "a: [\n"]
)
def test_what_people_write_is_not_deep(text: str) -> None:
    assert not is_too_deep_yaml(text)
