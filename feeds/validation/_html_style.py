"""The style attribute: which properties and values readers may keep."""

from __future__ import annotations

import re
from html import unescape

from feeds.validation._html_names import SAFE_STYLES

__all__ = ["style_flaw"]

_COMMENT = re.compile(r"/\*.*?(?:\*/|$)", re.DOTALL)
_DECLARATION = re.compile(r"""((?:[^;"'(]++|"[^"]*+"|'[^']*+'|\([^)]*+\)|["'(])*+);?""")
_CODE = re.compile(
    r"expression\s*\(|javascript:|vbscript:|behaviou?r|-moz-binding|@import", re.IGNORECASE
)
_URL = re.compile(r"url\s*\(", re.IGNORECASE)
_HUGE = re.compile(r"\d{5,}(?:\.\d+)?(?:em|ex|rem|px|pt|in|cm|mm|pc|%|vw|vh)")


def style_flaw(value: str) -> str:
    """The first property or value that is not harmless; "" where all are."""
    text = _COMMENT.sub("", unescape(value))
    if "\\" in text:  # an escape can spell anything
        return "\\"
    code = _CODE.search(text)
    if code:
        return text.strip()
    for match in _DECLARATION.finditer(text):
        declaration = match.group(1).strip()
        if declaration:
            flaw = _declaration_flaw(declaration)
            if flaw:
                return flaw
    return ""


def _declaration_flaw(declaration: str) -> str:
    name, colon, value = declaration.partition(":")
    name = name.strip().lower()
    if not colon:
        return declaration
    if name not in SAFE_STYLES and not name.startswith("--"):
        return name
    if _URL.search(value):
        return value.strip()
    huge = _HUGE.search(value)
    return huge.group() if huge else ""
