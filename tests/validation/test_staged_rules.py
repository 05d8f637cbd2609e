"""The rules whose examples are not XML alone: JSON, lists, HTML, sites, servers."""

from __future__ import annotations

from pathlib import Path

import pytest

from feeds.validation import RULES, Rule
from tests.validation.staged import codes_of

LETTERS = "JOHQSN"
OURS = [rule for rule in RULES.values() if rule.code[0] in LETTERS]
EVERY = [pytest.param(rule, id=rule.code) for rule in OURS]
WITH_BAD = [pytest.param(rule, id=rule.code) for rule in OURS if rule.bad]
SHOWN_ELSEWHERE = {"J102", "N101", "N103", "N307", "Q401", "Q402", "Q404"}


def test_each_letter_has_rules() -> None:
    assert {rule.code[0] for rule in OURS} == set(LETTERS)


def test_only_what_no_text_can_show_has_no_bad_example() -> None:
    assert {rule.code for rule in OURS if not rule.bad} == SHOWN_ELSEWHERE


@pytest.mark.parametrize("rule", WITH_BAD)
def test_the_bad_example_breaks_the_rule(rule: Rule, tmp_path: Path) -> None:
    assert rule.code in codes_of(rule, rule.bad, tmp_path)


@pytest.mark.parametrize("rule", EVERY)
def test_the_good_example_does_not(rule: Rule, tmp_path: Path) -> None:
    assert rule.good
    assert rule.code not in codes_of(rule, rule.good, tmp_path)


@pytest.mark.parametrize(
    "rule", [rule for rule in OURS if rule.code[0] in "JO"], ids=lambda r: r.code
)
def test_the_good_example_of_a_format_is_valid(rule: Rule, tmp_path: Path) -> None:
    errors = {
        code for code in codes_of(rule, rule.good, tmp_path) if RULES[code].severity == "error"
    }
    assert errors == set()
