"""Numbers and words: what may stand in an element or attribute, and that something does."""

from __future__ import annotations

import re
from typing import Final

from feeds.validation._context import Context
from feeds.validation._finding import Rule
from feeds.validation._grammar import Check
from feeds.validation._node import Node
from feeds.validation.rules import values

__all__ = [
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
    form = re.compile(pattern, re.ASCII)

    def check(value: str, node: Node, attribute: str, context: Context) -> None:
        if not form.fullmatch(value.strip()):
            context.at(rule, node, attribute, value=value)

    return check


integer = matching(r"[+-]?\d+", values.INTEGER)


not_negative = matching(r"\+?\d+", values.NOT_NEGATIVE)


positive = matching(r"\+?0*[1-9]\d*", values.POSITIVE)


number = matching(r"[+-]?(?:\d+\.?\d*|\.\d+)", values.NUMBER)


true_false = matching(r"true|false", values.TRUE_FALSE)


OLD_WORDS = {"yes": "true", "explicit": "true", "no": "false", "clean": "false"}


def explicit(value: str, node: Node, attribute: str, context: Context) -> None:
    """true or false; Apple's older words are named with their replacement."""
    if value.strip() in ("true", "false"):
        return
    now = OLD_WORDS.get(value.strip().lower())
    own = {"hint": f"write {now}, as Apple has since 2019"} if now else {}
    context.at(values.TRUE_FALSE, node, attribute, value=value, **own)


yes_no = matching(r"yes|no", values.YES_NO)


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


def not_blank(value: str, node: Node, attribute: str, context: Context) -> None:
    """Something has to be said."""
    if value.strip():
        return
    if attribute:
        context.at(values.ATTRIBUTE_BLANK, node, attribute)
        return
    place = node.parent.spec.place if node.parent and node.parent.spec else ""
    advice = KEPT.get((place, node.tag.name))
    context.at(values.BLANK, node, **({"hint": advice} if advice else {}))


SAY: Final = "say something: the element may not be left out"


KEPT: Final = {  # elements that may not be left out, by their place
    **{("channel", name): SAY for name in ("title", "link", "description")},
    **{("image", name): SAY for name in ("url", "title", "link")},
    ("feed", "title"): SAY,
    ("person", "name"): SAY,
    ("entry", "title"): "give it a title; a text that has none keeps the element, empty",
}
