"""A file of settings that is broken somewhere: what can be read of it, and what cannot."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from feeds.generators._site_text import Unreadable, read_site_text
from feeds.patterns import lazy_regex

__all__ = ["read_parts"]

_YAML = lazy_regex(r"^(?=[A-Za-z_][\w .-]*:(?:\s|$))", re.MULTILINE)
_TOML = lazy_regex(
    r"^(?=\[{1,2}[^\[\]\n]+\]{1,2}[ \t]*(?:#.*)?$|[A-Za-z_][\w-]*[ \t]*=)", re.MULTILINE
)
_PYTHON = lazy_regex(r"^(?=[A-Za-z_]\w*[ \t]*=)", re.MULTILINE)
_BEGINS: Mapping[str, re.Pattern[str]] = {
    "yml": _YAML,
    "yaml": _YAML,
    "toml": _TOML,
    "py": _PYTHON,
}
"""Where a statement at the top of a file begins, by its suffix."""

_MOST = 2000  # parts that are tried
_SHOWN = 3


def read_parts(name: str, text: str) -> tuple[Mapping[str, Any], tuple[Unreadable, ...]]:
    """What a file of that name states, and what is wrong with it, each at its line.

    Where the whole cannot be read, each part at its top is read for itself; those that can be are
    read together, since one may use what another says.
    """
    try:
        return read_site_text(name, text).values, ()
    except Unreadable as fault:
        whole = fault
    parts = list(_parts(name, text))
    good: list[str] = []
    faults: list[Unreadable] = []
    for line, part in parts if 1 < len(parts) <= _MOST else ():
        try:
            read_site_text(name, part)
            good.append(part)
        except Unreadable as fault:
            faults.append(Unreadable(line + max(fault.line - 1, 0), fault.message))
    try:
        values = read_site_text(name, "".join(good)).values if good else {}
    except Unreadable:
        values = {}
    return values, tuple(faults[:_SHOWN]) if values and faults else (whole,)


def _parts(name: str, text: str) -> Iterator[tuple[int, str]]:
    """(line, part) of each; in TOML a key below the head of a table belongs to that."""
    begins = _BEGINS.get(name.rpartition(".")[2].lower())
    starts = [found.start() for found in begins.finditer(text)] if begins else []
    if starts and begins is _TOML:
        starts = list(_tables(text, starts))
    line = 1
    for start, end in zip([0, *starts], [*starts, len(text)], strict=True):
        if text[start:end].strip():
            yield line, text[start:end]
        line += text.count("\n", start, end)


def _tables(text: str, starts: list[int]) -> Iterator[int]:
    """The heads of tables, and the keys ahead of the first of them."""
    first = next((start for start in starts if text[start] == "["), len(text))
    return (start for start in starts if text[start] == "[" or start < first)
