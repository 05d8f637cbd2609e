"""Hugo's `[[permalinks]]`: patterns of addresses, each with the pages that it is for. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from typing import Any

from feeds.generators._site_text import Said

__all__ = ["targeted_pattern"]

_MOST = 64  # paths that one with braces may stand for
_BRACES = re.compile(r"\{([^{}]*)\}")


def targeted_pattern(said: Said, language: str, section: str) -> str:
    """The pattern of the first row that is for the pages of a section; "" for none."""
    rows = said.values.get("permalinks")
    for row in rows if isinstance(rows, list | tuple) else ():
        if not isinstance(row, Mapping):
            continue
        pattern, target = row.get("pattern"), row.get("target", {})
        is_row = isinstance(pattern, str) and isinstance(target, Mapping)
        if is_row and _is_meant(target, language, section.lower()):
            return str(pattern)
    return ""


def _is_meant(target: Mapping[str, Any], language: str, section: str) -> bool:
    wanted = {key.lower(): value for key, value in target.items() if isinstance(value, str)}
    pages = _paths(wanted.get("path", "**").lower())
    return (
        _is_one("page", wanted.get("kind", "*"))
        and _is_one(language, wanted.get("lang", "*"))
        and _is_one("production", wanted.get("environment", "*"))
        and any(fnmatchcase(f"/{section}/page", path) for path in pages)
    )


def _is_one(value: str, pattern: str) -> bool:
    return any(fnmatchcase(value, one) for one in _paths(pattern.lower()))


def _paths(pattern: str) -> Iterator[str]:
    """The patterns that one with braces stands for; `**` is a star that crosses slashes."""
    waiting = [pattern.replace("**", "*")]
    for count, one in enumerate(waiting):
        braces = _BRACES.search(one)
        if braces is None:
            yield one
        elif count < _MOST:
            waiting += [
                one[: braces.start()] + part.strip() + one[braces.end() :]
                for part in braces[1].split(",")[:_MOST]
            ]
