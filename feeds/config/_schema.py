"""The settings as a JSON schema, for editors: made of the types that settings have."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from feeds.config._described import DESCRIPTIONS, LEAST, MOST
from feeds.config._load import INTERNAL
from feeds.config._look import FONT_ROLES
from feeds.config._settings import Config

__all__ = ["make_schema"]

_KEYS: Mapping[str, tuple[str, ...]] = {
    "names": ("atom", "rss", "json"),
    "feed.files": ("atom", "rss", "json"),
    "fonts": FONT_ROLES,
}
"""The keys of tables that have no others."""

_PRIMITIVES: Mapping[object, str] = {str: "string", bool: "boolean", int: "integer"}


def make_schema() -> dict[str, Any]:
    """Of feeds.toml, which is what stands under [tool.feeds] in pyproject.toml as well."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "feeds.toml",
        "description": "Settings of feeds. Each has a default; none is needed.",
        **_record(Config, ""),
    }


def _record(kind: type[Any], prefix: str) -> dict[str, Any]:
    """A table. A setting may be written with hyphens as well, which editors need not offer."""
    hints = get_type_hints(kind)
    known = [item for item in fields(kind) if item.name not in INTERNAL]
    properties = {item.name: _setting(item, hints[item.name], prefix) for item in known}
    made: dict[str, Any] = {"type": "object", "properties": properties}
    hyphened = {
        f"^{name.replace('_', '-')}$": {"$ref": f"#/properties/{name}"}
        for name in properties
        if "_" in name and not prefix
    }
    if hyphened:
        made["patternProperties"] = hyphened
    needed = [
        item.name for item in known if item.default is MISSING and item.default_factory is MISSING
    ]
    if needed:
        made["required"] = needed
    return {**made, "additionalProperties": False}


def _setting(item: Any, hint: Any, prefix: str) -> dict[str, Any]:
    name = f"{prefix}{item.name}"
    made = {"description": DESCRIPTIONS[name], **_type(hint, f"{name}.")}
    if name in _KEYS:
        made |= {"propertyNames": {"enum": list(_KEYS[name])}}
    if name in LEAST:
        made["minimum"] = LEAST[name]
    if name in MOST:
        made["maximum"] = MOST[name]
    default = {} if item.default_factory is dict else item.default
    if default is not MISSING and default is not None:
        made["default"] = list(default) if isinstance(default, tuple) else default
    return made


def _type(hint: Any, prefix: str) -> dict[str, Any]:
    """The schema of a type that settings have."""
    origin, options = get_origin(hint), get_args(hint)
    if hint in _PRIMITIVES:
        return {"type": _PRIMITIVES[hint]}
    if origin is Literal:
        return {"enum": list(options)}
    if isinstance(hint, type) and is_dataclass(hint):
        return _record(hint, prefix)
    if origin in {Union, types.UnionType}:
        stated = [one for one in options if one is not type(None)]  # None: not stated
        return (
            _type(stated[0], prefix)
            if len(stated) == 1
            else {"anyOf": [_type(one, prefix) for one in stated]}
        )
    if origin is tuple:
        one = _type(options[0], prefix)
        many = {"type": "array", "items": one}
        return many if one.get("type") == "object" else {"anyOf": [many, one]}
    return {"type": "object", "additionalProperties": _type(options[1], prefix)}
