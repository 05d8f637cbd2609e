"""Values of front matter and settings, all of them text, as YAML would type them."""

from __future__ import annotations

from collections.abc import Mapping

from feeds.model import Value
from feeds.patterns import lazy_regex

__all__ = ["typed"]

_TRUE = frozenset({"true", "yes", "on"})
_FALSE = frozenset({"false", "no", "off"})
_NIL = frozenset({"", "~", "null", "nil"})
_INTEGER = lazy_regex(r"-?(?:0|[1-9]\d{0,17})")


def typed(value: Value) -> object:
    """A value of front matter as YAML would type it: yes and no, whole numbers, nil, lists."""
    if isinstance(value, Mapping):
        return {key: typed(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [typed(item) for item in value]
    if not isinstance(value, str):
        return value
    word = value.strip().lower()
    if word in _NIL:
        return None
    if word in _TRUE or word in _FALSE:
        return word in _TRUE
    return int(value) if _INTEGER.fullmatch(value) else value
