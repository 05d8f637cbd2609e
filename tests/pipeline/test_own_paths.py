"""Whole HTML pages in a folder of such: each stays at its own path."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.pipeline.sites import SITE, build

PAGE = (
    "<!doctype html><html><head><title>{0}</title>{1}</head><body><article><h1>{0}</h1>"
    '<time datetime="2014-03-11">11 March 2014</time><p>Words of {0}.</p></article></body></html>'
)
PATHS = [
    ("2014/03/11/fog/index.html", "2014/03/11/fog/"),
    ("posts/bell.html", "posts/bell.html"),
    ("posts/Two Words.html", "posts/Two Words.html"),
    ("a/b/c.htm", "a/b/c.htm"),
    ("page.php.html", "page.php.html"),
    ("index.html", "fog.html"),
    ("posts/what?.html", "what.html"),
]


def _addresses(folder: Path, files: dict[str, str], config: object = SITE) -> list[str]:
    _, report = build(folder, files, config)  # type: ignore[arg-type]
    assert not report.errors
    lock = (folder / "seeds/feeds.lock").read_text()
    rows = (line.split("\t") for line in lock.splitlines() if line.startswith("article\t"))
    return [row[8] for row in rows]


@pytest.mark.parametrize(("path", "address"), PATHS)
def test_a_page_is_at_its_path(tmp_path: Path, path: str, address: str) -> None:
    assert _addresses(tmp_path, {path: PAGE.format("Fog", "")}) == [address]


def test_what_says_another_address_counts(tmp_path: Path) -> None:
    canonical = '<link rel="canonical" href="https://tide.example.org/old/fog/">'
    fragment = "---\ntitle: Bell\ndate: 2014-03-12\n---\n<p>Words of a bell.</p>\n"
    files = {"posts/fog.html": PAGE.format("Fog", canonical), "posts/bell.html": fragment}
    assert sorted(_addresses(tmp_path / "a", files)) == ["bell.html", "old/fog/"]
    files = {"posts/fog.html": PAGE.format("Fog", "")}
    config = replace(SITE, permalink="x/{slug}/")
    assert _addresses(tmp_path / "b", files, config) == ["x/fog/"]


def test_a_page_that_moves_keeps_its_address(tmp_path: Path) -> None:
    page = PAGE.format("Fog", "")
    assert _addresses(tmp_path, {"posts/fog.html": page}) == ["posts/fog.html"]
    (tmp_path / "seeds/posts/fog.html").unlink()
    assert _addresses(tmp_path, {"other/fog.html": page}) == ["posts/fog.html"]
