"""TOML front matter → raw entries, numbers and dates as they are written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from feeds.config import TomlError, read_toml
from feeds.model import Value
from feeds.patterns import lazy_regex
from feeds.reading._raw_fields import DEEPEST, Malformed, RawField, bounded

__all__ = ["parse_toml"]

_ASSIGNMENT = lazy_regex(r"[ \t]*([A-Za-z0-9_.\"'-]+)[ \t]*+=[ \t]*+([^#]*+)(?:#.*)?$")
_HEADER = lazy_regex(r"[ \t]*+\[\[?[ \t]*+([^\]]++)\]")
_DATE = lazy_regex(r"\d{4}-\d\d-\d\d")


def parse_toml(text: str, line: int) -> list[RawField]:
    """The top-level entries; `line` is the line on which the text begins. Raises Malformed."""
    try:
        tables = read_toml(text, parse_float=str)
    except TomlError as error:
        raise Malformed(line + error.line - 1, error.column, error.message) from error
    written = _written(text, line)
    found = []
    for key, value in tables.items():
        text_there, number = written.get(key, ("", line))
        bare = bounded(_value(value, text_there, number), number)
        found.append(RawField(key, bare, number, quoted=isinstance(value, str)))
    return found


def _written(text: str, line: int) -> dict[str, tuple[str, int]]:
    """Each top-level key with its value as it stands on its line, and that line."""
    found: dict[str, tuple[str, int]] = {}
    table = ""
    for number, content in enumerate(text.split("\n"), line):
        header = _HEADER.match(content)
        if header and "=" not in content:
            table = header[1].partition(".")[0].strip(" \"'")
            found.setdefault(table, ("", number))
            continue
        pair = _ASSIGNMENT.match(content)
        if pair and not table:
            found.setdefault(pair[1].partition(".")[0].strip("\"'"), (pair[2].rstrip(), number))
    return found


def _value(value: Any, written: str, line: int, depth: int = 0) -> Value:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime | date | time):
        return written if _DATE.match(written) else value.isoformat()
    if depth > DEEPEST:
        raise Malformed(line, 0, f"values are nested more than {DEEPEST} deep")
    if isinstance(value, Mapping):
        return {key: _value(one, "", line, depth + 1) for key, one in value.items()}
    if isinstance(value, list):
        return tuple(_value(one, "", line, depth + 1) for one in value)
    return str(value)
