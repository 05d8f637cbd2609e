"""E-mail addresses by RFC 5322, and the ways RSS feeds name a person."""

from __future__ import annotations

import re
from typing import Literal
from urllib.parse import unquote

__all__ = ["addr_spec", "contact"]

# Classes name what ASCII they leave out: those that name all other planes take 10 ms to compile.
ATOM = r'[^\x00-\x20"(),.:;<>@\[\\\]\x7f]+'
LETTER = r"[^\x00-/:-@\[-`{-\x7f]"
LABEL = rf"{LETTER}(?:[^\x00-,./:-@\[-`{{-\x7f]*{LETTER})?"  # with hyphens inside
LOCAL = rf'(?:{ATOM}(?:\.{ATOM})*|"(?:[^"\\\r\n]|\\.)*")'
DOMAIN = rf"(?:{LABEL}(?:\.{LABEL})*|\[[^\[\]\\\s]*\])"
ADDR_SPEC = re.compile(rf"{LOCAL}@{DOMAIN}")
INSIDE = re.compile(r"(?<![:\w.+'-])[\w.+'-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
WITH_NAME = re.compile(rf"{LOCAL}@{DOMAIN}\s+\(.+\)", re.DOTALL)


def addr_spec(text: str) -> bool:
    """RFC 5322 section 3.4.1, without comments and folding; RFC 6532 lets other scripts in."""
    return ADDR_SPEC.fullmatch(text) is not None


def contact(text: str) -> Literal["", "no-name", "format", "none"]:
    """How an RSS person departs from `address (Name)`; "" where it does not."""
    plain = text.strip()
    if plain.lower().startswith("mailto:"):
        plain = unquote(plain[len("mailto:") :].partition("?")[0])
    if WITH_NAME.fullmatch(plain):
        return ""
    if addr_spec(plain):
        return "no-name"
    return "format" if INSIDE.search(plain) else "none"
