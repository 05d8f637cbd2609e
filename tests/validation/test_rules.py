"""Every rule: a stable code, texts that can be filled, and examples that prove it."""

from __future__ import annotations

import re

import pytest

from feeds.validation import RULES, Rule, validate
from feeds.validation.rules import GROUPS

EVERY = [pytest.param(rule, id=rule.code) for rule in RULES.values()]
WITH_BAD = [pytest.param(rule, id=rule.code) for rule in RULES.values() if rule.bad]


def test_codes_and_names_are_unique() -> None:
    rules = [rule for group in GROUPS for rule in group]
    assert len({rule.code for rule in rules}) == len(rules)
    assert len({rule.name for rule in rules}) == len(rules)


@pytest.mark.parametrize("rule", EVERY)
def test_a_rule_says_all_there_is_to_say(rule: Rule) -> None:
    assert re.fullmatch(r"[XARJOEVHQSN][1-9]\d\d", rule.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    assert rule.spec.startswith("https://")
    assert rule.message
    assert not rule.message.endswith(".")
    assert rule.hint
    assert rule.why.endswith(".")


@pytest.mark.parametrize("rule", WITH_BAD)
def test_the_bad_example_breaks_the_rule(rule: Rule) -> None:
    assert rule.code in {finding.code for finding in validate(rule.bad.encode()).findings}


@pytest.mark.parametrize("rule", EVERY)
def test_the_good_example_does_not(rule: Rule) -> None:
    assert rule.good
    assert rule.code not in {finding.code for finding in validate(rule.good.encode()).findings}
