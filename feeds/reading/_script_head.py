"""Metadata in JavaScript above a text (`---js`): what it states literally; nothing is executed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from feeds.patterns import lazy_regex
from feeds.reading._raw_fields import RawField

__all__ = ["parse_script"]

_QUOTED = r"\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`"
_TOKEN = lazy_regex(rf"(?P<text>{_QUOTED})|(?P<note>//[^\n]*|/\*.*?\*/)|(?P<sign>[{{}}\[\](),;\n])",
                    re.DOTALL)  # fmt: skip
_STATED = lazy_regex(
    r"(?:(?:export\s+)?(?:const|let|var)\s+(?P<name>[A-Za-z_$][\w$]*)\s*="
    r"|(?P<quote>[\"']?)(?P<key>[A-Za-z_$][\w$-]*)(?P=quote)\s*:)\s*(?P<value>.*)",
    re.DOTALL,
)
_TEXT = lazy_regex(_QUOTED, re.DOTALL)
_DATE = lazy_regex(rf"new\s+Date\(\s*({_QUOTED})\s*\)", re.DOTALL)
_BEGINNING = 8  # characters by which a statement is found again behind comments
_ESCAPE = lazy_regex(r"\\(.)", re.DOTALL)


def parse_script(block: str, line: int) -> list[RawField]:
    """The fields of the object that it is, or of its constants.

    What only running it would tell stands there as it is written: a state that is not understood
    keeps the article back.
    """
    is_object = block.lstrip().startswith("{")
    found = []
    for start, text in _statements(block, is_object=is_object):
        stated = _STATED.match(text)
        if stated is not None and (stated["key"] is not None) == is_object:
            key = stated["key"] or stated["name"]
            found.append(RawField(key, _value(stated["value"].strip()), line + start))
    return found


def _statements(block: str, *, is_object: bool) -> Iterator[tuple[int, str]]:
    """Each property of the object, or each statement, with its line; comments are taken out."""
    top, depth, begin, parts = int(is_object), 0, 0, [""]
    ends = {",", "}"} if is_object else {";", "\n"}
    place = 0
    for token in _TOKEN.finditer(block):
        parts.append(block[place : token.start()])
        place = token.end()
        sign = token["sign"] or " "
        depth += sign in "{[("
        if (is_object and sign == "{" and depth == top) or (depth == top and sign in ends):
            yield from _statement(block, begin, parts)
            parts, begin = [], place
        elif token["note"] is None:
            parts.append(token[0])
        depth -= sign in "}])"
    parts.append(block[place:])
    yield from _statement(block, begin, parts)


def _statement(block: str, begin: int, parts: list[str]) -> Iterator[tuple[int, str]]:
    text = "".join(parts)
    if text.strip():
        first = block.find(text.strip()[:_BEGINNING].partition("\n")[0], begin)
        yield block.count("\n", 0, first), text.strip()


def _value(text: str) -> str | tuple[str, ...]:
    if text.startswith("["):
        return tuple(map(_plain, _TEXT.findall(text)))
    found = _DATE.fullmatch(text)
    if found is not None:
        return _plain(found[1])
    is_plain = _TEXT.fullmatch(text) is not None and not (text[0] == "`" and "${" in text)
    return _plain(text) if is_plain else text


def _plain(quoted: str) -> str:
    return _ESCAPE.sub(r"\1", quoted[1:-1])
