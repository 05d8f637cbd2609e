"""A glimpse at a folder meets files that a scan finds, and no others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from feeds.reading import Found, glimpse, scan
from tests.pipeline.sites import write

FILES = (
    *("a.md", "b.txt", "c.png", ".hidden.md", "d.MD", "feeds.toml"),
    *("far/e.md", "far/away/f.md", "far/away/g.html", ".git/h.md", "drafts/i.md", "site/j.md"),
)
ASKED: tuple[dict[str, Any], ...] = (
    {},
    {"exclude": ("drafts/*",)},
    {"include": ("far/**",)},
    {"exclude": ("*.md",), "static": ("*.html",)},
)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    write(tmp_path, dict.fromkeys(FILES, "Words."))
    (tmp_path / "far/round").symlink_to(tmp_path / "far", target_is_directory=True)
    (tmp_path / "lost.md").symlink_to(tmp_path / "nowhere.md")
    return tmp_path


@pytest.mark.parametrize("asked", ASKED)
def test_it_meets_what_a_scan_finds(source: Path, asked: dict[str, Any]) -> None:
    skip = (source / "site",)
    asked = {"suffixes": {".md", ".txt", ".html"}, "skip": skip, **asked}
    found = {one for one in scan(source, **asked) if isinstance(one, Found)}
    assert found == set(glimpse(source, 100, **asked))
    assert len(found) == len(glimpse(source, len(found), **asked))
    some = glimpse(source, 2, **asked)
    assert len(some) == min(2, len(found))
    assert found.issuperset(some)


@pytest.mark.parametrize("name", ["a.md", "nothing"])
def test_of_what_is_no_folder_it_meets_nothing(source: Path, name: str) -> None:
    assert glimpse(source / name, 9, suffixes={".md"}) == []
