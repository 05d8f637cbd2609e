"""The lines of a document, as the checks counted them."""

from __future__ import annotations

from feeds.patterns import lazy_regex
from feeds.validation._context import Context
from feeds.validation._encoding import as_utf8
from feeds.validation._engine import is_json
from feeds.validation._json_text import json_text

__all__ = ["source_lines"]

_LINE_END = lazy_regex(r"\r\n|\r|\n")


def source_lines(data: bytes) -> list[str]:
    """The text in lines; what cannot be decoded is U+FFFD."""
    unheard = Context()  # the faults of the encoding have been reported
    text = json_text(data, unheard) if is_json(data) else as_utf8(data, unheard).decode("utf-8")
    return _LINE_END.split(text)
