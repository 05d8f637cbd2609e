"""Settings → the text of a feeds.toml that says them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import fields

from feeds.config._settings import AuthorSetting, Config, FeedSetting, MenuSetting

__all__ = ["to_toml"]

_TABLES = frozenset({"permalinks"})
"""Settings of many rows, each on a line of its own."""


def to_toml(config: Config, names: Iterable[str]) -> str:
    """Those settings, one a line, in the order given, tables last.

    TOML reads JSON's strings as its own.
    """
    names = tuple(names)
    last = {*_TABLES, "feed"}
    lines = [f"{name} = {_value(getattr(config, name))}\n" for name in names if name not in last]
    for name in (name for name in names if name in _TABLES):
        rows: Mapping[str, object] = getattr(config, name)
        lines += [f"\n[{name}]\n", *(f"{_key(key)} = {_value(row)}\n" for key, row in rows.items())]
    if "feed" in names:
        lines += [f"\n[[feed]]\n{_feed(one)}" for one in config.feed]
    return "".join(lines)


def _feed(setting: FeedSetting) -> str:
    """What is said of one further feed."""
    said = ((item.name, getattr(setting, item.name)) for item in fields(setting))
    return "".join(f"{name} = {_value(value)}\n" for name, value in said if value)


def _value(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, AuthorSetting):
        return _value({"name": value.name, "email": value.email, "url": value.url})
    if isinstance(value, MenuSetting):
        return _value({"title": value.title, "url": value.url})
    if isinstance(value, Mapping):
        rows = ", ".join(f"{_key(key)} = {_value(item)}" for key, item in value.items())
        return f"{{{rows}}}"
    if isinstance(value, tuple):
        return f"[{', '.join(_value(item) for item in value)}]"
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else json.dumps(name)
