"""The style attribute: what may harm the page that shows the entry.

What a reader merely ignores, a shadow or a property of Word, is not reported.
"""

from __future__ import annotations

import re
from html import unescape

from feeds.patterns import lazy_regex

__all__ = ["style_flaw"]

_COMMENT = lazy_regex(r"/\*.*?(?:\*/|$)", re.DOTALL)
_DECLARATION = lazy_regex(r"""((?:[^;"'(]++|"[^"]*+"|'[^']*+'|\([^)]*+\)|["'(]|)*+);?""")
_CODE = lazy_regex(
    r"expression\s*\(|javascript:|vbscript:|behaviou?r|-moz-binding|@import", re.IGNORECASE
)
_URL = lazy_regex(r"""url\s*+\((?!\s*+["']?data:image/(?!svg))""", re.IGNORECASE)
_HUGE = lazy_regex(r"(?<![\d.])\d{5,}(?:\.\d+)?(?:em|ex|rem|px|pt|in|cm|mm|pc|%|vw|vh)")
_OUT_OF_PLACE = frozenset({"absolute", "fixed", "sticky"})


def style_flaw(value: str) -> str:
    """The first property or value that may do harm; "" for none."""
    text = _COMMENT.sub("", unescape(value))
    if "\\" in text:  # an escape can spell anything
        return "\\"
    code = _CODE.search(text)
    if code:
        return text.strip()
    for match in _DECLARATION.finditer(text):
        flaw = _declaration_flaw(match.group(1))
        if flaw:
            return flaw
    return ""


def _declaration_flaw(declaration: str) -> str:
    name, _, value = declaration.partition(":")
    name = name.strip().lower()
    if name == "position" and not _OUT_OF_PLACE.isdisjoint(value.lower().split()):
        return name
    if _URL.search(value):
        return value.strip()
    huge = _HUGE.search(value)
    return huge.group() if huge else ""
