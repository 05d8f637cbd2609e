"""`.. only:: html and not draft` of Sphinx: whether what is below it is shown on a web page."""

from __future__ import annotations

import re
from collections.abc import Callable

from feeds.patterns import lazy_regex

__all__ = ["is_for_pages"]

_TOKEN = lazy_regex(r"\s*(?:(\w+)|([()]))")
_TAGS = frozenset({"html", "format_html", "builder_html", "builder_dirhtml"})
_DEEPEST = 20  # brackets within brackets


def is_for_pages(expression: str) -> bool:
    """What its tags come to with `and`, `or`, `not` and brackets; False for what is none."""
    tokens = _tokens(expression)
    if not tokens:
        return False
    try:
        value, rest = _any_of(tokens, 0)
    except ValueError:
        return False
    return value and not rest


def _tokens(text: str) -> list[str]:
    """The words and brackets; none where anything else stands between them."""
    found = [match[1] or match[2] for match in _TOKEN.finditer(text)]
    return found if "".join(found) == re.sub(r"\s+", "", text) else []


def _any_of(tokens: list[str], depth: int) -> tuple[bool, list[str]]:
    return _joined(tokens, depth, "or", any, _all_of)


def _all_of(tokens: list[str], depth: int) -> tuple[bool, list[str]]:
    return _joined(tokens, depth, "and", all, _one)


def _joined(
    tokens: list[str],
    depth: int,
    word: str,
    join: Callable[[list[bool]], bool],
    part: Callable[[list[str], int], tuple[bool, list[str]]],
) -> tuple[bool, list[str]]:
    value, rest = part(tokens, depth)
    values = [value]
    while rest and rest[0].lower() == word:
        value, rest = part(rest[1:], depth)
        values.append(value)
    return join(values), rest


def _one(tokens: list[str], depth: int) -> tuple[bool, list[str]]:
    if not tokens or depth > _DEEPEST:
        raise ValueError
    first, rest = tokens[0], tokens[1:]
    if first.lower() == "not":
        value, rest = _one(rest, depth + 1)
        return not value, rest
    if first == "(":
        value, rest = _any_of(rest, depth + 1)
        if rest[:1] != [")"]:
            raise ValueError
        return value, rest[1:]
    if first == ")" or first.lower() in {"and", "or"}:
        raise ValueError
    return first in _TAGS, rest
