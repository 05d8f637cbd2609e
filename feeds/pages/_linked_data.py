"""Data for programs, as a script element of a page holds it."""

from __future__ import annotations

import json
from collections.abc import Mapping

import msgspec

__all__ = ["script_data"]

_WRITTEN = {character: f"\\u{ord(character):04x}" for character in "<>&"}
"""As JSON has characters that could end the element that holds it."""


def script_data(record: Mapping[str, object]) -> str:
    """The record as JSON without a character that HTML gives a meaning."""
    try:
        data = msgspec.json.encode(record).decode()
    except UnicodeEncodeError:  # a lone surrogate, in a record made by hand
        data = json.dumps(record, ensure_ascii=False).encode("utf-8", "ignore").decode()
    for character, written in _WRITTEN.items():
        data = data.replace(character, written)
    return data
