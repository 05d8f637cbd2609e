"""The agreement with the W3C's feed validator on its own test cases, class by class."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from feeds.validation import RULES, validate
from tests.shared import shared
from tests.validation.conformance import Score, cases, codes_of_classes, score
from tests.validation.examples import document_of

DISAGREEMENTS = Path(__file__).parent / "cases" / "w3c_disagreements.toml"


STATED = tomllib.loads(DISAGREEMENTS.read_text(encoding="utf-8"))


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
    reasons = STATED["validity"]
    assert set(total.misses) == {path for one in reasons for path in one["cases"]}
    assert all(one["reason"] for one in reasons)


def test_every_disagreement_on_a_class_has_its_reason(total: Score) -> None:
    stated = {(one["class"], path) for one in STATED["class"] for path in one.get("cases", ())}
    assert total.differ == stated


@pytest.mark.parametrize("one", STATED["class"], ids=lambda one: f"{one['class']}: {one['ours']}")
def test_a_stated_disagreement_is_one(one: dict[str, Any]) -> None:
    """Each is shown by cases, by the severity of its rules, or by an example."""
    assert one["reason"]
    assert one.keys() & {"cases", "severities", "sound", "faulty", "unmapped"}
    codes = codes_of_classes()[one["class"]]
    assert bool(codes) is not one.get("unmapped", False)
    for code, severity in one.get("severities", {}).items():
        assert code in codes
        assert RULES[code].severity == severity
    for kind in ("sound", "faulty"):
        for example in one.get(kind, ()):
            found = validate(document_of(example).encode(), name="feed.xml").findings
            assert bool(codes & {finding.code for finding in found}) is (kind == "faulty"), example
