"""Small sites in the ways of every generator: what is an article, and what it says."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from feeds.articles import NO_DATE, Draft, LeftOut, PageDraft, Undated, draft
from feeds.config import Config
from feeds.errors import Problem
from feeds.generators import GENERATORS
from feeds.model import Document
from feeds.reading import READERS, SUFFIXES, Found, read, read_people, scan
from tests.generators.cases import FOLDER, cases_of
from tests.generators.sites import site_of

SITES = Path(__file__).parent.parent / "cases" / "sites"
PAGES = json.loads((SITES / "html.truth.json").read_text(encoding="utf-8"))  # of no generator
TRUTHS: dict[str, Any] = {"html": PAGES, **cases_of("truth")}
ROWS = [(name, row) for name, truth in TRUTHS.items() for row in truth["articles"]]


@cache
def outcomes(name: str) -> dict[str, Draft | PageDraft | LeftOut | Undated]:
    truth = TRUTHS[name]
    root = FOLDER / name / "articles" if name in GENERATORS else SITES / name
    site = site_of(name, root) if name in GENERATORS else None
    config = Config(timezone=truth.get("timezone", "UTC"), url=truth.get("url", ""), site=site)
    people, problems = read_people(root)
    assert not problems
    found: dict[str, Draft | PageDraft | LeftOut | Undated] = {}
    for file in scan(root, suffixes=SUFFIXES):
        assert isinstance(file, Found)
        for item in read(file.path, file.relative, site=site):
            assert isinstance(item, Document), str(item)
            made = draft(item, config, people=people)
            assert not isinstance(made, tuple), "\n".join(map(str, made))
            found[made.path] = made
    return found


def _reason(made: PageDraft | LeftOut | Undated) -> str:
    return "a page" if isinstance(made, PageDraft) else made.reason or NO_DATE


def test_there_are_sites_and_each_reader_is_met() -> None:
    assert len(TRUTHS) > 1
    assert READERS


@pytest.mark.parametrize("name", TRUTHS)
def test_what_is_an_article_and_what_is_not(name: str) -> None:
    found = outcomes(name)
    articles = {path for path, made in found.items() if isinstance(made, Draft)}
    assert articles == {row["path"] for row in TRUTHS[name]["articles"]}
    left_out = {path: _reason(made) for path, made in found.items() if not isinstance(made, Draft)}
    assert set(left_out) == set(TRUTHS[name]["left_out"])
    for path, reason in TRUTHS[name]["left_out"].items():
        assert reason in left_out[path], path


@pytest.mark.parametrize(("name", "row"), ROWS, ids=[f"{name}:{row['path']}" for name, row in ROWS])
def test_what_an_article_says(name: str, row: dict[str, Any]) -> None:
    made = outcomes(name)[row["path"]]
    assert isinstance(made, Draft)
    found = {
        "title": made.title,
        "date": made.published.value,
        "updated": str(made.updated.date()) if made.updated else "",
        "slug": made.slug,
        "authors": [author.name for author in made.authors],
        "tags": list(made.tags),
        "language": made.language,
        "address": made.address,
        "link": made.link,
        "id": made.id,
        "image": made.image,
        "summary": made.summary,
        "aliases": list(made.aliases),
        "hidden": made.hidden,
        "enclosures": [item.url for item in made.enclosures],
        "date_source": made.date_source,
    }
    stated = {key: value for key, value in row.items() if key in found}
    assert {key: found[key] for key in stated} == stated
    assert not set(row) - set(found) - {"path", "has", "lacks", "warns", "keeps_braces"}
    for text in row.get("has", []):
        assert text in made.html
    for text in (*row.get("lacks", []), *(() if row.get("keeps_braces") else ("{{", "{%"))):
        assert text not in made.html
    warnings = [problem for problem in made.problems if isinstance(problem, Problem)]
    assert len(warnings) == row.get("warns", 0), "\n".join(map(str, warnings))
