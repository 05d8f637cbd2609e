"""Texts as generators have them: what readers see of tags, shortcodes and other marks."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from feeds.config import SourceSite
from feeds.generators import Source
from feeds.reading.markdown import read_markdown
from tests.generators.cases import cases_of

CASES = cases_of("bodies")
ROWS = [(name, row) for name, case in CASES.items() for row in case["rows"]]


@pytest.mark.parametrize(("generator", "row"), ROWS)
def test_what_a_reader_sees(generator: str, row: dict[str, Any]) -> None:
    case = CASES[generator]
    site = SourceSite(**case.get("site", {}))
    source = Source(
        path=case.get("path", "a.md"),
        site=replace(site, generator=generator),
        base=case.get("base", ""),
    )
    made = read_markdown(f"---\ntitle: T\n---\n{row['text']}", source)
    assert row.get("has", "") in made.body
    assert made.body == row.get("body", made.body)
    assert len(made.problems) == row.get("lost", 0)
    assert "{{" not in made.body or "{" in row.get("has", row.get("body", ""))
