"""Numbers and words: what may stand in an element or attribute, and that something does."""

from __future__ import annotations

import re
from typing import Final

from feeds.patterns import lazy_regex
from feeds.validation._context import Context
from feeds.validation._finding import Rule
from feeds.validation._grammar import Check
from feeds.validation._node import Node

__all__ = [
    "RULES",
    "all_of",
    "explicit",
    "filled",
    "integer",
    "matching",
    "not_blank",
    "not_negative",
    "number",
    "one_of",
    "positive",
    "true_false",
    "yes_no",
]


def matching(pattern: str, rule: Rule) -> Check:
    """A check that the value, without outer space, has a form; else `rule`."""
    form = lazy_regex(pattern, re.ASCII)

    def check(value: str, node: Node, attribute: str, context: Context) -> None:
        if not form.fullmatch(value.strip()):
            context.at(rule, node, attribute, value=value)

    return check


INTEGER = Rule(
    code="V151",
    name="integer",
    severity="error",
    message="{element}: {value} is not an integer",
    hint="write digits only",
    spec="https://www.w3.org/TR/xmlschema11-2/#integer",
)

integer = matching(r"[+-]?\d+", INTEGER)

NOT_NEGATIVE = Rule(
    code="V152",
    name="non-negative-integer",
    severity="error",
    message="{element}: {value} is not a whole number of zero or more",
    hint="write digits only",
    spec="https://www.w3.org/TR/xmlschema11-2/#nonNegativeInteger",
)

not_negative = matching(r"\+?\d+", NOT_NEGATIVE)

POSITIVE = Rule(
    code="V153",
    name="positive-integer",
    severity="error",
    message="{element}: {value} is not a whole number above zero",
    hint="write digits only",
    spec="https://www.w3.org/TR/xmlschema11-2/#positiveInteger",
)

positive = matching(r"\+?0*[1-9]\d*", POSITIVE)

NUMBER = Rule(
    code="V154",
    name="number",
    severity="error",
    message="{element}: {value} is not a number",
    hint="write digits, with a point where there are fractions",
    spec="https://www.w3.org/TR/xmlschema11-2/#decimal",
)

number = matching(r"[+-]?(?:\d+\.?\d*|\.\d+)", NUMBER)

TRUE_FALSE = Rule(
    code="V156",
    name="true-or-false",
    severity="error",
    message="{element}: {value} is neither true nor false",
    hint="write true or false, in small letters",
    spec="https://www.w3.org/TR/xmlschema11-2/#boolean",
)

true_false = matching(r"true|false", TRUE_FALSE)
_OLD_WORDS = {"yes": "true", "explicit": "true", "no": "false", "clean": "false"}


def explicit(value: str, node: Node, attribute: str, context: Context) -> None:
    """true or false; Apple's older words are named with their replacement."""
    if value.strip() in ("true", "false"):
        return
    now = _OLD_WORDS.get(value.strip().lower())
    own = {"hint": f"write {now}, as Apple has since 2019"} if now else {}
    context.at(TRUE_FALSE, node, attribute, value=value, **own)


YES_NO = Rule(
    code="V157",
    name="yes-or-no",
    severity="error",
    message="{element}: {value} is neither yes nor no",
    hint="write yes or no, in small letters",
    spec="https://www.rfc-editor.org/rfc/rfc5023#section-13.1.1",
)

yes_no = matching(r"yes|no", YES_NO)


def one_of(words: str, rule: Rule, *, ignore_case: bool = False) -> Check:
    """A check that the value is one of the words; else `rule`."""
    known = frozenset(words.split())

    def check(value: str, node: Node, attribute: str, context: Context) -> None:
        word = value.strip()
        if (word.lower() if ignore_case else word) not in known:
            context.at(rule, node, attribute, value=value)

    return check


def all_of(*checks: Check) -> Check:
    """Several checks of one value."""

    def check(value: str, node: Node, attribute: str, context: Context) -> None:
        for one in checks:
            one(value, node, attribute, context)

    return check


def filled(check: Check) -> Check:
    """A check of values that have to say something besides."""
    return all_of(not_blank, check)


BLANK = Rule(
    code="V161",
    name="blank",
    severity="warning",
    message="{element} is empty",
    hint="say something, or leave the element out",
    spec="https://www.rssboard.org/rss-profile",
    once="name",
    hint_for_id="write an id, and never change it afterwards",
)
ATTRIBUTE_BLANK = Rule(
    code="V162",
    name="blank-attribute",
    severity="warning",
    message="{element} is empty",
    hint="say something, or leave the attribute out",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-4.2.7",
    once="name",
)


def not_blank(value: str, node: Node, attribute: str, context: Context) -> None:
    """Something has to be said."""
    if value.strip():
        return
    if attribute:
        context.at(ATTRIBUTE_BLANK, node, attribute)
        return
    place = node.parent.spec.place if node.parent and node.parent.spec else ""
    advice = _KEPT.get((place, node.tag.name))
    context.at(BLANK, node, **({"hint": advice} if advice else {}))


_SAY: Final = "say something: the element may not be left out"

_KEPT: Final = {  # elements that may not be left out, by their place
    **{("channel", name): _SAY for name in ("title", "link", "description")},
    **{("image", name): _SAY for name in ("url", "title", "link")},
    ("feed", "title"): _SAY,
    ("person", "name"): _SAY,
    ("entry", "title"): "give it a title; a text that has none keeps the element, empty",
}

RULES: tuple[Rule, ...] = (
    INTEGER,
    NOT_NEGATIVE,
    POSITIVE,
    NUMBER,
    TRUE_FALSE,
    YES_NO,
    BLANK,
    ATTRIBUTE_BLANK,
)
