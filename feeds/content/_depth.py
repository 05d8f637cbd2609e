"""How deep elements are nested: an HTML parser's work grows with the square of it."""

from __future__ import annotations

import re
from collections import Counter

from feeds.patterns import lazy_regex

__all__ = ["DEEPEST", "is_too_deep"]

DEEPEST = 400
"""Levels of elements; pages made by people have some thirty, those of tools a hundred."""

_TAG = lazy_regex(
    r"<!--.*?(?:-->|\Z)|<(?P<raw>script|style)\b.*?(?:</(?P=raw)\b|\Z)"
    r"|<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)",
    re.DOTALL | re.IGNORECASE,
)
"""Tags; what stands in comments, scripts and styles is none."""

_HEADING = lazy_regex(r"h[1-6]\Z")
_FLAT = frozenset(
    "area base br col embed hr img input link meta param source track wbr "
    "p li dt dd tr td th tbody thead tfoot option optgroup rp rt colgroup".split()
)
"""Elements that hold nothing, or that end where the next one of their kind begins."""


def is_too_deep(html: str) -> bool:
    """Whether elements are nested deeper than DEEPEST; an end tag ends what has its name."""
    if html.count("<") <= DEEPEST:
        return False
    depth = 0
    opened: Counter[str] = Counter()
    for match in _TAG.finditer(html):
        name = (match["name"] or "").lower()
        if not name or name in _FLAT:
            continue
        name = _HEADING.sub("h", name)  # whose end tags end one another
        if not match["end"]:
            opened[name] += 1
            depth += 1
            if depth > DEEPEST:
                return True
        elif opened[name]:
            opened[name] -= 1
            depth -= 1
    return False
