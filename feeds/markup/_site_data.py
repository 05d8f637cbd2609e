"""`site.data`: the data files of a site, read when a text asks for them.

Every scalar is as YAML types it (see `typed`); jekyllrb.com/docs/datafiles.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from feeds.generators import frozen, is_too_deep_yaml
from feeds.markup._typed import typed

__all__ = ["DATA", "data_of"]

DATA = "_data/"
"""What the names of data files begin with, among the parts of a site."""

_SEPARATORS = {"csv": ",", "tsv": "\t"}


def data_of(parts: Mapping[str, str]) -> dict[str, object]:
    """The tables of the data files, by the names of folders and files without their endings."""
    made: dict[str, Any] = {}
    for name in sorted(parts):
        if not name.startswith(DATA):
            continue
        *folders, file = name.removeprefix(DATA).split("/")
        table = made
        for folder in folders:
            inner = table.setdefault(folder, {})
            table = inner if isinstance(inner, dict) else {}
        stem, _, ending = file.rpartition(".")
        value = _value(ending.lower(), parts[name])
        if value is not None:
            table[stem] = value
    return made


@lru_cache(maxsize=64)
def _value(ending: str, text: str) -> object:
    """What one file holds; None for one that cannot be read."""
    try:
        return typed(frozen(_read(ending, text)))
    except (ValueError, RecursionError, csv.Error):
        return None


def _read(ending: str, text: str) -> Any:
    if ending in _SEPARATORS:
        return list(csv.DictReader(io.StringIO(text), delimiter=_SEPARATORS[ending]))
    if ending == "json":
        return json.loads(text)
    import yaml  # noqa: PLC0415 - few texts need it

    if is_too_deep_yaml(text):
        raise ValueError("nested too deeply")
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        return yaml.load(text, Loader=loader)  # noqa: S506 - it builds nothing but text
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error
