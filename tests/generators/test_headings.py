"""Ids of headings: what the generator of a site gives them, links have to go on finding."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.content import heading_lines, to_html, with_ids
from feeds.generators import GENERATORS, generator_of
from feeds.generators._headings import GITHUB, PYTHON
from feeds.model import Document
from tests.generators.cases import FOLDER, cases_of
from tests.generators.sites import site_of

STYLES = {GENERATORS[name].headings: rows for name, rows in cases_of("headings").items()} | {
    style: json.loads((FOLDER / "headings" / f"{name}.json").read_text(encoding="utf-8"))
    for name, style in (("github", GITHUB), ("python", PYTHON))
}
ROWS = [
    (generator, headings, ids)
    for generator in ["", *GENERATORS]
    for headings, ids in STYLES[generator_of(site_of(generator)).headings]
]


def named(text: str, generator: str) -> str:
    document = Document(path="a.md", markup="markdown", body=text)
    html = to_html(document).html
    return with_ids(
        html, generator_of(site_of(generator)).headings, lines=lambda: heading_lines(document)
    )


@pytest.mark.parametrize(("generator", "headings", "ids"), ROWS)
def test_a_heading_has_the_id_that_the_generator_gives_it(
    generator: str, headings: list[str], ids: list[str]
) -> None:
    html = named("\n\n".join(f"## {heading}" for heading in headings), generator)
    found = [unescape(one) for one in re.findall(r"<h2(?: id=\"([^\"]*)\")?", html)]
    assert found == ids


@pytest.mark.parametrize("generator", ["", "hugo", "mkdocs"])
@given(st.lists(st.sampled_from([
    "## A\n\n", "A\n===\n\n", "## A {#a-1}\n\n", '<p id="a">x</p>\n\n', '<a name="a_1">x</a>\n\n',
    "Words[^1].\n\n[^1]: Note\n\n", "## 🚀\n\n", '<h2 id="main-content">A</h2>\n\n', "## `a`\n\n",
]), max_size=12))  # fmt: skip
def test_no_id_stands_twice_on_a_page(generator: str, parts: list[str]) -> None:
    ids = re.findall(r"<[^<>]* id=\"([^\"]*)\"", named("".join(parts), generator))
    assert len(ids) == len(set(ids))
    assert "main-content" not in ids  # which the page around it has
