"""Every rule: a stable code, texts that can be filled, and examples that prove it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import feeds.validation
from feeds.validation import RULES, Rule, validate
from feeds.validation.rules import GROUPS
from tests.validation.examples import document_of

FOLDER = Path(feeds.validation.__file__).parent
LETTERS = "XARJOEVHQSN"
WRITTEN = re.compile(r'^\w+ = Rule\(\n    code="(\w+)"', re.MULTILINE)
MARKUP = "XAREV"  # the letters whose examples are XML that the tests complete
EVERY = [pytest.param(rule, id=rule.code) for rule in RULES.values()]
OF_MARKUP = [pytest.param(rule, id=rule.code) for rule in RULES.values() if rule.code[0] in MARKUP]
ELSEWHERE = {  # rules whose bad example is no short text; each has a test of its own
    "X103",
    "X104",
    "X111",
    "X115",
    "X119",
}


def codes(rule: Rule, example: str) -> set[str]:
    document = example if rule.code[0] == "X" else document_of(example)
    asked = (rule.code,) if rule.opt_in else ()
    return {finding.code for finding in validate(document.encode(), select=asked).findings}


@pytest.mark.parametrize(
    "rule", [one for one in RULES.values() if one.opt_in], ids=lambda one: one.code
)
def test_an_opt_in_rule_is_silent_until_it_is_selected(rule: Rule) -> None:
    document = (rule.bad if rule.code[0] == "X" else document_of(rule.bad)).encode()
    assert rule.code not in {one.code for one in validate(document).findings}
    assert rule.code in {one.code for one in validate(document, select=(rule.code[0],)).findings}


def test_every_rule_of_the_validator_is_in_the_table() -> None:
    """A rule stands beside its check; a module that is not collected would lose its own."""
    written = [
        code
        for path in sorted(FOLDER.rglob("*.py"))
        for code in re.findall(
            r'^\w+ = Rule\(\n    code="(\w+)"', path.read_text("utf-8"), re.MULTILINE
        )
    ]
    assert sorted(written) == sorted(RULES)
    assert list(RULES) == sorted(RULES)


def test_each_text_is_of_a_rule() -> None:
    texts: list[str] = []
    for path in sorted((FOLDER / "rules" / "texts").glob("*.toml")):
        texts += tomllib.loads(path.read_text("utf-8"))
    assert sorted(texts) == sorted(RULES)


def test_codes_and_names_are_unique() -> None:
    rules = [rule for group in GROUPS for rule in group]
    assert len({rule.code for rule in rules}) == len(rules)
    assert len({rule.name for rule in rules}) == len(rules)


@pytest.mark.parametrize("rule", EVERY)
def test_a_rule_says_all_there_is_to_say(rule: Rule) -> None:
    assert re.fullmatch(rf"[{LETTERS}][1-9]\d\d", rule.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    assert rule.spec.startswith("https://")
    assert rule.message
    assert not rule.message.endswith(".")
    assert rule.hint
    assert rule.why.endswith(".")


@pytest.mark.parametrize("rule", OF_MARKUP)
def test_the_bad_example_breaks_the_rule(rule: Rule) -> None:
    if rule.code in ELSEWHERE:
        assert not rule.bad
        return
    assert rule.code in codes(rule, rule.bad), document_of(rule.bad)


@pytest.mark.parametrize("rule", OF_MARKUP)
def test_the_good_example_does_not(rule: Rule) -> None:
    assert rule.good
    assert rule.code not in codes(rule, rule.good), document_of(rule.good)
