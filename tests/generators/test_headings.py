"""Ids of headings: what the generator of a site gives them, links have to go on finding."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.content import heading_lines, to_html, with_ids
from feeds.generators import GENERATORS, generator_of
from feeds.model import Document
from tests.generators.sites import site_of

CASES = Path(__file__).parent / "headings"
STYLES = sorted(path.stem for path in CASES.glob("*.json"))
ROWS = [
    (style, headings, ids)
    for style in STYLES
    for headings, ids in json.loads((CASES / f"{style}.json").read_text(encoding="utf-8"))
]
LIKE = {
    "hugo": "hugo", "jekyll": "jekyll", "bridgetown": "jekyll", "zola": "zola", "hexo": "hexo",
    "mkdocs": "mkdocs", "nikola": "mkdocs", "pelican": "mkdocs", "astro": "github",
    "docusaurus": "github", "eleventy": "github", "gatsby": "github", "sphinx": "github",
    "": "github",
}  # fmt: skip
ALIKE = [
    (generator, *row[1:]) for generator, like in LIKE.items() for row in ROWS if row[0] == like
]


def named(text: str, generator: str) -> str:
    document = Document(path="a.md", markup="markdown", body=text)
    html = to_html(document).html
    return with_ids(
        html, generator_of(site_of(generator)).headings, lines=lambda: heading_lines(document)
    )


@pytest.mark.parametrize(("generator", "headings", "ids"), ALIKE)
def test_a_heading_has_the_id_that_the_generator_gives_it(
    generator: str, headings: list[str], ids: list[str]
) -> None:
    html = named("\n\n".join(f"## {heading}" for heading in headings), generator)
    found = [unescape(one) for one in re.findall(r"<h2(?: id=\"([^\"]*)\")?", html)]
    assert found == ids


def test_every_generator_has_its_way() -> None:
    assert len(STYLES) == 6
    assert set(LIKE) == {*GENERATORS, ""}


@pytest.mark.parametrize("generator", ["", "hugo", "mkdocs"])
@given(st.lists(st.sampled_from([
    "## A\n\n", "A\n===\n\n", "## A {#a-1}\n\n", '<p id="a">x</p>\n\n', '<a name="a_1">x</a>\n\n',
    "Words[^1].\n\n[^1]: Note\n\n", "## 🚀\n\n", '<h2 id="main-content">A</h2>\n\n', "## `a`\n\n",
]), max_size=12))  # fmt: skip
def test_no_id_stands_twice_on_a_page(generator: str, parts: list[str]) -> None:
    ids = re.findall(r"<[^<>]* id=\"([^\"]*)\"", named("".join(parts), generator))
    assert len(ids) == len(set(ids))
    assert "main-content" not in ids  # which the page around it has
