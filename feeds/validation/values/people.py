"""E-mail addresses by RFC 5322, and the ways RSS feeds name a person."""

from __future__ import annotations

import re
from typing import Literal
from urllib.parse import unquote

from feeds.patterns import lazy_regex

__all__ = ["addr_spec", "contact"]

# Classes name what ASCII they leave out: those that name all other planes take 10 ms to compile.
_ATOM = r'[^\x00-\x20"(),.:;<>@\[\\\]\x7f]+'
_LETTER = r"[^\x00-/:-@\[-`{-\x7f]"
_LABEL = rf"{_LETTER}(?:[^\x00-,./:-@\[-`{{-\x7f]*{_LETTER})?"  # with hyphens inside
_LOCAL = rf'(?:{_ATOM}(?:\.{_ATOM})*|"(?:[^"\\\r\n]|\\.)*")'
_DOMAIN = rf"(?:{_LABEL}(?:\.{_LABEL})*|\[[^\[\]\\\s]*\])"
_ADDR_SPEC = lazy_regex(rf"{_LOCAL}@{_DOMAIN}")
_INSIDE = lazy_regex(r"(?<![:\w.+'-])[\w.+'-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_WITH_NAME = lazy_regex(rf"{_LOCAL}@{_DOMAIN}\s+\(.+\)", re.DOTALL)


def addr_spec(text: str) -> bool:
    """RFC 5322 section 3.4.1, without comments and folding; RFC 6532 lets other scripts in."""
    return _ADDR_SPEC.fullmatch(text) is not None


def contact(text: str) -> Literal["", "no-name", "format", "none"]:
    """How an RSS person departs from `address (Name)`; "" where it does not."""
    plain = text.strip()
    if plain.lower().startswith("mailto:"):
        plain = unquote(plain[len("mailto:") :].partition("?")[0])
    if _WITH_NAME.fullmatch(plain):
        return ""
    if addr_spec(plain):
        return "no-name"
    return "format" if _INSIDE.search(plain) else "none"
