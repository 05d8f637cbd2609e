"""Plain text: an optional metadata prefix, then the body.

The prefix stands at the head of the file: known keys with a colon, one a line or several
separated by " | ", and `date` without a colon before one token that is a date. The body may
follow on the same line only after a value of one token, because nothing else would tell
where the value ends.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from feeds.dates import parse_date
from feeds.errors import DateError
from feeds.generators import Source
from feeds.model import Document, Field
from feeds.patterns import lazy_regex
from feeds.reading._no_article import reason_by_path
from feeds.reading._path_fields import inferred
from feeds.reading._states import KEPT_OUT, state_in_text, state_of
from feeds.reading.exports import EXPORT, is_movable_type
from feeds.reading.keys import KNOWN, fold, meaning

__all__ = ["keeps_out_in_text", "parse_prefix", "read_text"]

_PAIR = lazy_regex(
    r"[\s\u200b\u2060\ufeff]*+([^\W\d_][\w \-]{0,30}?)\s*+:(?!//)[ \t]*+(.*)", re.DOTALL
)
_BARE_DATE = lazy_regex(r"\s*date[ \t]+(\S+)(?:[ \t]+(.*))?$", re.IGNORECASE)
_BETWEEN = lazy_regex(r"(?<!\s)\s++\|\s++")
_DATE_TOKEN = lazy_regex(
    r"\d{4}(?:-(?:\d\d(?:-\d\d(?:[Tt]\d\d:?\d\d(?::?\d\d(?:[.,]\d+)?)?(?:[Zz]|[+-]\d\d:?\d\d)?)?)?"
    r"|[Ww]\d\d(?:-\d)?|[Qq][1-4]|\d{3}))?"
)
_ONE_TOKEN = frozenset({"date", "updated", "url", "language", "id", "slug"})
"""Names whose values are one token, after which the body may begin."""

_WORDS_OF_DATE = 3

_FLAGS = frozenset({"yes", "no", "true", "false", "on", "off"})


def read_text(text: str, source: Source) -> Document:
    """One article of a plain-text file."""
    leaving = reason_by_path(source)
    if not leaving and text[:4].isupper() and is_movable_type(text.encode()):
        leaving = EXPORT + "Movable Type"
    found, body, line = parse_prefix(text, source.mapping)
    return Document(
        path=source.path,
        markup="text",
        body=body,
        body_line=line,
        fields=(*found, *inferred(source, found, names_slug=False)),
        left_out=leaving,
    )


def parse_prefix(
    text: str, mapping: Mapping[str, str] | None = None
) -> tuple[tuple[Field, ...], str, int]:
    """The metadata, the body, and the line on which the body begins."""
    lines = text.split("\n")
    fields: list[Field] = []
    number = next((index for index, line in enumerate(lines) if line.strip()), len(lines))
    while number < len(lines):
        found, rest = _line(lines[number], number + 1, mapping)
        if not found:
            break
        fields += found
        number += 1
        if rest:
            lines[number - 1] = rest
            number -= 1
            break
    body = "\n".join(lines[number:])
    blank = len(body) - len(body.lstrip("\n"))
    return tuple(fields), body.strip("\n"), number + 1 + blank


def _line(line: str, number: int, mapping: Mapping[str, str] | None) -> tuple[list[Field], str]:
    """The fields on one line and what is left of it; no field where it is a sentence."""
    fields: list[Field] = []
    parts = _BETWEEN.split(line.strip())
    for position, part in enumerate(parts):
        is_last = position == len(parts) - 1
        found = _part(part, number, mapping, may_have_body=is_last)
        if found is None:
            return ([], "") if not fields else (fields, " | ".join(parts[position:]))
        field, rest = found
        fields.append(field)
        if rest:
            return fields, rest
    return fields, ""


def _part(
    part: str, number: int, mapping: Mapping[str, str] | None, *, may_have_body: bool
) -> tuple[Field, str] | None:
    bare = _BARE_DATE.match(part)
    if bare and _DATE_TOKEN.fullmatch(bare[1]):
        rest = (bare[2] or "").strip()
        if not rest or may_have_body:
            return Field(name="date", value=bare[1], line=number, key="date"), rest
    pair = _PAIR.match(part)
    if pair is None:
        return None
    folded, name = meaning(pair[1], mapping)
    if not _is_known(pair[1], mapping):
        said = _said_of_showing(folded, name, pair[1], pair[2].strip())
        return (Field(name=said[0], value=said[1], line=number, key=pair[1]), "") if said else None
    if name == "page" and pair[2].strip().lower() not in _FLAGS:
        return None  # a line of the text: `Page: 3 of the log`
    value, rest = _value(name, pair[2].strip(), may_have_body=may_have_body)
    name, value = state_of(folded, name, pair[1], value.strip("\"'")) or (name, value)
    return Field(name=name, value=value, line=number, key=pair[1]), rest


def _said_of_showing(folded: str, name: str, key: str, text: str) -> tuple[str, str] | None:
    """What a line says of who may see the text, and from when on: `status: draft`."""
    if folded == "release":
        return (name, text) if len(text.split()) <= _WORDS_OF_DATE or _is_date(text) else None
    return state_in_text(folded, name, key, text)


def keeps_out_in_text(key: str, value: str, mapping: Mapping[str, str] | None = None) -> bool:
    """Whether a line in a body would keep the article back, were it one of its head."""
    folded, name = meaning(key, mapping)
    if name in {"expires", "release"}:
        return _DATE_TOKEN.fullmatch(value.strip()) is not None
    word = value.split(maxsplit=1)[0] if name == "draft" else value
    said = state_in_text(folded, name, key, word)
    return said is not None and said[1] != "false" and said[0] in {"draft", "hidden", KEPT_OUT}


def _is_date(text: str) -> bool:
    try:
        parse_date(text)
    except DateError:
        return False
    return True


def _is_known(key: str, mapping: Mapping[str, str] | None) -> bool:
    folded = fold(key)
    return (folded in KNOWN and KNOWN[folded] != "body") or (
        mapping is not None and any(fold(stated) == folded for stated in mapping)
    )


def _value(name: str, text: str, *, may_have_body: bool) -> tuple[str, str]:
    """A value, and the body that follows it on the line."""
    token, _, rest = text.partition(" ")
    if not may_have_body or not rest or name not in _ONE_TOKEN:
        return text, ""
    if name in {"date", "updated"}:
        if _DATE_TOKEN.fullmatch(token) and not _is_rest_of_date(rest):
            return token, rest.strip()
        return text, ""
    return token, rest.strip()


_TIME_OR_MONTH = lazy_regex(r"\s*(?:\d{1,2}:\d\d|[ap]\.?m\b|[+-]\d\d:?\d\d|UTC|GMT|Z\b)")


def _is_rest_of_date(rest: str) -> bool:
    """Whether what follows a date token is its time or zone: `2019-05-15 14:30 +02:00`."""
    return _TIME_OR_MONTH.match(rest) is not None and len(rest.split()) <= 3  # noqa: PLR2004 - time, am/pm, zone
