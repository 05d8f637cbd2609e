"""Ids of headings: what the generator of a site gives them, links have to go on finding."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.config import Config
from feeds.content import HeadingStyle, heading_lines, to_html, with_ids
from feeds.generators import GENERATORS, generator_of, recognise
from feeds.generators._headings import GITHUB, PYTHON, letters_of
from feeds.model import Document
from feeds.pipeline import read_articles
from tests.generators.cases import FOLDER, cases_of, rows_of
from tests.generators.sites import site_of
from tests.pipeline.sites import write

STYLES = {GENERATORS[name].headings: rows for name, rows in cases_of("headings").items()} | {
    style: json.loads((FOLDER / "headings" / f"{name}.json").read_text(encoding="utf-8"))
    for name, style in (("github", GITHUB), ("python", PYTHON))
}
ROWS = [
    (generator, headings, ids)
    for generator in ["", *GENERATORS]
    for headings, ids in STYLES[generator_of(site_of(generator)).headings]
]


def named(text: str, style: HeadingStyle) -> str:
    document = Document(path="a.md", markup="markdown", body=text)
    html = to_html(document).html
    return with_ids(html, style, lines=lambda: heading_lines(document))


def ids_in(headings: list[str], style: HeadingStyle) -> list[str]:
    """What the ids of these headings are; "" for none."""
    html = named("\n\n".join(f"## {heading}" for heading in headings), style)
    return [unescape(one) for one in re.findall(r"<h2(?: id=\"([^\"]*)\")?", html)]


@pytest.mark.parametrize(("generator", "headings", "ids"), ROWS)
def test_a_heading_has_the_id_that_the_generator_gives_it(
    generator: str, headings: list[str], ids: list[str]
) -> None:
    assert ids_in(headings, generator_of(site_of(generator)).headings) == ids


@pytest.mark.parametrize(("generator", "row"), rows_of("heading_settings"))
def test_the_settings_of_a_site_choose_the_ids(
    generator: str, row: dict[str, Any], tmp_path: Path
) -> None:
    site = recognise(write(tmp_path, row["files"]), Config()).site
    assert site is not None
    assert site.generator == generator
    found = ids_in(row["headings"], generator_of(site).headings_of(site))
    assert found == row["ids"]


def test_the_pages_of_a_site_have_them(tmp_path: Path) -> None:
    settings = "title: T\nurl: https://a.example\nkramdown:\n  auto_id_prefix: sec-\n"
    post = "---\ntitle: T\n---\n## Part two\n\nWords.\n"
    source = write(tmp_path / "s", {"_config.yml": settings, "_posts/2019-05-15-a.md": post})
    assert '<h2 id="sec-part-two">' in read_articles(source)[0].html


@pytest.mark.parametrize("generator", ["", "hugo", "mkdocs"])
@given(st.lists(st.sampled_from([
    "## A\n\n", "A\n===\n\n", "## A {#a-1}\n\n", '<p id="a">x</p>\n\n', '<a name="a_1">x</a>\n\n',
    "Words[^1].\n\n[^1]: Note\n\n", "## 🚀\n\n", '<h2 id="main-content">A</h2>\n\n', "## `a`\n\n",
]), max_size=12))  # fmt: skip
def test_no_id_stands_twice_on_a_page(generator: str, parts: list[str]) -> None:
    ids = re.findall(
        r"<[^<>]* id=\"([^\"]*)\"", named("".join(parts), generator_of(site_of(generator)).headings)
    )
    assert len(ids) == len(set(ids))
    assert "main-content" not in ids  # which the page around it has


@given(st.text(st.characters(codec="ascii")), st.sampled_from([" ", " \t", " \t_"]))
def test_letters_of_ascii_are_those_of_any_script(text: str, signs: str) -> None:
    kinds = {"Nd", "Pc"}
    assert letters_of(text, "LM", kinds, signs) + "é" == letters_of(f"{text}é", "LM", kinds, signs)
