"""Pictures beside articles: how often each is looked into, and what pages say of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from feeds.pipeline import build
from tests.pipeline.counted import opened_files
from tests.pipeline.sites import NOW, SITE, write

GIF = b"GIF89a" + bytes((3, 0, 2, 0)) + b"\0\0\0;"
TEXT = """---
title: Boat {number}
date: 2019-05-1{number}
---

![One](one.gif)

![One again](one.gif) and ![another](/shared.gif)

![Missing](none.gif) and ![missing again](none.gif)
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    texts = {f"boat-{number}/index.md": TEXT.format(number=number) for number in range(4)}
    write(tmp_path / "seeds", texts)
    for name in (*(f"boat-{number}/one.gif" for number in range(4)), "shared.gif"):
        (tmp_path / "seeds" / name).write_bytes(GIF)
    return tmp_path


def test_a_picture_is_looked_into_once_for_each_page(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FEEDS_WORKERS", "0")
    with opened_files() as opened:
        report = build(site / "seeds", site / "public", SITE, now=NOW)
    assert report.published
    pictures = [one for one in opened if one.endswith(".gif") and "/seeds/" in one]
    own = [one for one in pictures if one.endswith("one.gif")]
    assert len(own) == 4 * 2  # its head, and all of it to be copied
    assert len(pictures) - len(own) == 4 * 2  # each page has a copy beside it
    missing = [one for one in report.problems if "none.gif" in one.message]
    assert [one.line for one in missing] == [10] * 4


def test_each_picture_has_its_room_on_the_page(site: Path) -> None:
    build(site / "seeds", site / "public", SITE, now=NOW)
    pages = [*(site / "public").rglob("boat-*.html")]
    assert len(pages) == 4
    for page in pages:
        pictures = re.findall(r"<img [^>]*>", page.read_text())
        sized = [one for one in pictures if 'width="3" height="2"' in one]
        assert (len(pictures), len(sized)) == (5, 3)
