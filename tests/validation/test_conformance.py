"""The agreement with the W3C's feed validator on its own test cases, class by class."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest

from feeds.validation import RULES
from tests.shared import shared
from tests.validation.conformance import Score, cases, codes_of_classes, score

DISAGREEMENTS = Path(__file__).parent / "cases" / "w3c_disagreements.toml"


@cache
def measured() -> Score:
    return score(cases())[0]


@pytest.fixture
def total() -> Score:
    shared("conformance/feedvalidator/cases.jsonl")
    return measured()


def test_every_class_is_mapped_to_rules_that_exist() -> None:
    table = codes_of_classes()
    assert len(table) > 150
    for codes in table.values():
        assert codes <= set(RULES)


def test_every_class_of_the_cases_is_in_the_map() -> None:
    shared("conformance/feedvalidator/cases.jsonl")
    assert {event["class"] for case in cases() for event in case["events"]} <= set(
        codes_of_classes()
    )


def test_validity_agrees(total: Score) -> None:
    assert total.documents == 946
    assert total.share(total.same_validity, total.documents) >= 99.5


def test_verdicts_agree(total: Score) -> None:
    assert total.share(total.same_verdict, total.documents) >= 99


def test_no_sound_feed_is_called_invalid(total: Score) -> None:
    assert total.false_alarms == []


def test_the_class_that_alone_decides_is_found(total: Score) -> None:
    assert total.share(total.pivots_right, total.pivots) >= 98.5


def test_classes_agree(total: Score) -> None:
    assert total.recall >= 99
    assert total.precision >= 98


def test_every_disagreement_on_validity_has_its_reason(total: Score) -> None:
    reasons = tomllib.loads(DISAGREEMENTS.read_text(encoding="utf-8"))["validity"]
    assert set(total.misses) == {path for one in reasons for path in one["cases"]}
    assert all(one["reason"] for one in reasons)
