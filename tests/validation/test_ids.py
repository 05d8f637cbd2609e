"""An id that was published is for ever: no hint asks for another, or writes one."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.validation import RULES, Rule
from tests.validation.odd_ids import KEEPS, ODD, harmful, reports_of

SPEAKS_OF_IDS = re.compile(r"\b(?:ids?|guids?)\b|<id>|<guid\b|\"id\"", re.IGNORECASE)
ELSEWHERE = {"A182"}  # the id of the feed that an entry came from


@pytest.mark.parametrize("value", ODD)
def test_no_advice_changes_an_id(value: str) -> None:
    found = [one for report in reports_of(value) for one in harmful(value, report)]
    assert found == []


@settings(max_examples=60)
@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=30).map(
        lambda text: f"http://Example.org/{text}"
    )
)
def test_no_advice_changes_any_id(value: str) -> None:
    assert [one for report in reports_of(value) for one in harmful(value, report)] == []


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_hints_about_ids_speak_of_new_entries_or_of_keeping(rule: Rule) -> None:
    for hint in filter(None, (rule.hint, rule.hint_for_id)):
        if SPEAKS_OF_IDS.search(hint) and rule.code not in ELSEWHERE:
            again = "{before} again" in hint
            assert KEEPS.search(hint) or again or "isPermaLink" in hint, hint
            assert "{expected}" not in hint
