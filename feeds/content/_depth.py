"""How deep elements are nested: an HTML parser's work grows with the square of it."""

from __future__ import annotations

import re

__all__ = ["DEEPEST", "is_too_deep"]

DEEPEST = 400
"""Levels of elements; pages made by people have some thirty, those of tools a hundred."""

_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<raw>script|style)\b.*?(?:</(?P=raw)\b|\Z)"
    r"|<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)",
    re.DOTALL | re.IGNORECASE,
)
"""Tags; what stands in comments, scripts and styles is none."""

_FLAT = frozenset(
    "area base br col embed hr img input link meta param source track wbr "
    "p li dt dd tr td th tbody thead tfoot option optgroup rp rt colgroup".split()
)
"""Elements that hold nothing, or that end where the next one of their kind begins."""


def is_too_deep(html: str) -> bool:
    """Whether elements are nested deeper than DEEPEST."""
    if html.count("<") <= DEEPEST:
        return False
    depth = 0
    for match in _TAG.finditer(html):
        if not match["name"] or match["name"].lower() in _FLAT:
            continue
        if match["end"]:
            depth = max(0, depth - 1)
        else:
            depth += 1
            if depth > DEEPEST:
                return True
    return False
