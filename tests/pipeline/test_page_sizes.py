"""What a visitor has to load: few bytes, no script, nothing from another host."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from feeds.articles import file_of
from tests.pipeline.sites import SITE, build

PAGE = 30_000  # bytes of a page and all that it needs, pictures left out
FRONT = 60_000  # of the front page of a site with 500 articles
WORDS = 800  # of a usual article
ONE = """\
---
title: Piece number {0} of many, with a title of a usual length
date: {1}-{2:02d}-{3:02d}
tags: [{4}, harbour, "tag {5}"]
author: {6}
language: en
toc: yes
---
{7}
"""


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of 500 articles, with many tags and several authors."""
    words = "the sea was calm when they left the harbour and nobody had asked why".split()
    text = " ".join(words[number % len(words)] for number in range(WORDS))
    paragraphs = "\n\n## A heading\n\n".join(text[at : at + 600] for at in range(0, 3600, 600))
    files = {
        f"{n}.md": ONE.format(
            n, 2000 + n // 25, n % 12 + 1, n % 28 + 1, f"sea {n % 30}", n % 200, f"Ann {n % 20}",
            paragraphs if n % 50 == 0 else f"{text[:300]}.",
        )
        for n in range(500)
    }  # fmt: skip
    folder, report = build(tmp_path_factory.mktemp("many"), files)
    assert report.problems == ()
    return folder


def needed(page: Path, output: Path) -> Iterator[Path]:
    """The page, and the files of the site that it needs."""
    yield page
    tree = LexborHTMLParser(page.read_text())
    for node in tree.css("link[rel=stylesheet], link[rel=icon], img, script[src]"):
        address = node.attributes.get("href") or node.attributes.get("src") or ""
        place = address.removeprefix(SITE.base_url)
        yield output / file_of(place) if place != address else (page.parent / address).resolve()


def size(page: Path, output: Path) -> int:
    return sum(len(file.read_bytes()) for file in needed(page, output))


def test_a_page_is_small(output: Path) -> None:
    page = output / "100.html"
    assert 10_000 < size(page, output) <= PAGE
    assert len(list(needed(page, output))) == 3


def test_the_front_page_of_many_articles_is_small(output: Path) -> None:
    assert 20_000 < size(output / "index.html", output) <= FRONT


@pytest.mark.parametrize("name", ["page/1.html", "2010/index.html", "subscribe.html", "404.html"])
def test_other_pages_are_small_too(output: Path, name: str) -> None:
    page = output / name
    assert len(page.read_bytes()) <= PAGE - 10_000
    assert size(page, output) <= FRONT


def test_overviews_grow_with_what_they_name_alone(output: Path) -> None:
    for name in ("archive.html", "tag/index.html", "author/index.html"):
        page = output / name
        links = len(re.findall(r"<a ", page.read_text()))
        assert size(page, output) <= PAGE + 150 * links


def test_nothing_runs_and_nothing_comes_from_elsewhere(output: Path) -> None:
    pages = sorted(output.rglob("*.html"))
    assert len(pages) > 500
    for page in pages[:: len(pages) // 40]:
        text = page.read_text()
        assert set(re.findall(r"<script[^>]*>", text)) <= {'<script type="application/ld+json">'}
        assert not re.search(r"\son\w+=|javascript:", text)
        assert all(file.is_relative_to(output) for file in needed(page, output))
