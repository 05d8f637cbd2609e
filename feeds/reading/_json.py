"""JSON → raw entries: numbers as they are written, nesting bounded."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from feeds.model import Value
from feeds.reading._not_yet import says_when
from feeds.reading._raw_fields import DEEPEST, Malformed, RawField, bounded

__all__ = ["entries_of", "parse_json", "parse_json_prefix"]

_DECODER = json.JSONDecoder(parse_float=str, parse_int=str, parse_constant=str)


def parse_json_prefix(text: str, line: int) -> tuple[list[RawField], int] | None:
    """The entries of the object at the head of a text, and its length in characters.

    None where there is another kind of value. Raises Malformed.
    """
    try:
        value, length = _DECODER.raw_decode(text)
    except json.JSONDecodeError as error:
        raise _malformed(error, line) from error
    except (RecursionError, ValueError) as error:
        raise Malformed(line, 0, "this JSON is nested too deeply") from error
    if not isinstance(value, dict):
        return None
    return entries_of(value, line, text[:length]), length


def parse_json(text: str, line: int) -> Any:
    """Any JSON document, numbers as text. Raises Malformed."""
    try:
        return _DECODER.decode(text)
    except json.JSONDecodeError as error:
        raise _malformed(error, line) from error
    except (RecursionError, ValueError) as error:
        raise Malformed(line, 0, "this JSON is nested too deeply") from error


def _malformed(error: json.JSONDecodeError, line: int) -> Malformed:
    return Malformed(line + error.lineno - 1, error.colno, f"this is not JSON: {error.msg}")


def entries_of(table: Mapping[str, object], line: int, text: str = "") -> list[RawField]:
    """The entries of an object; each at its own line where the object's text is given."""
    return [
        RawField(
            key,
            bounded(_value(value, line), line),
            _line_of(key, text, line),
            quoted=isinstance(value, str),
        )
        for key, value in table.items()
        if value is not None or says_when(key)
    ]


def _line_of(key: str, text: str, line: int) -> int:
    position = text.find(json.dumps(key, ensure_ascii=False)) if "\n" in text else -1
    return line + text.count("\n", 0, position) if position >= 0 else line


def _value(value: Any, line: int, depth: int = 0) -> Value:
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if depth > DEEPEST:
        raise Malformed(line, 0, f"values are nested more than {DEEPEST} deep")
    if isinstance(value, Mapping):
        return {key: _value(one, line, depth + 1) for key, one in value.items()}
    return tuple(_value(one, line, depth + 1) for one in value)
