"""The table of names is what its script makes of the CLDR."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from feeds.dates import _make_table
from feeds.dates._lexicon import lexicon

CONSTRAINTS = (Path(__file__).parents[2] / ".ci" / "constraints.txt").read_text(encoding="utf-8")
TEXT = _make_table.TABLE.read_text(encoding="utf-8")
HEAD, *ROWS = map(json.loads, TEXT.splitlines())
LANGUAGES = dict(ROWS)


def test_the_table_is_what_the_script_makes() -> None:
    made = _make_table.make_table()
    assert made["babel"] == HEAD["babel"], "install Babel by .ci/constraints.txt"
    assert _make_table.written_out(made) == TEXT


def test_the_tests_are_run_with_the_table_s_version() -> None:
    assert f"babel=={HEAD['babel']}\n" in CONSTRAINTS


def test_the_table_says_where_it_is_from() -> None:
    assert HEAD["cldr"]
    assert "Unicode License" in HEAD["note"]


def test_the_languages_that_have_to_be_there_are() -> None:
    languages = (
        "nl de fr es it pt pl cs sk sl hr sv da nb nn fi et lv lt hu ru uk bg el tr ro ca gl eu "
        "ga is en ja zh ko"
    )
    assert set(languages.split()) <= LANGUAGES.keys()


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_language_has_twelve_months_and_seven_days(language: str) -> None:
    data = LANGUAGES[language]
    assert [bool(names) for names in data["months"]] == [True] * 12
    assert [bool(names) for names in data["weekdays"]] == [True] * 7
    assert data["order"] in {"dmy", "mdy", "ymd"} or language == "en"
    assert lexicon(language).words
