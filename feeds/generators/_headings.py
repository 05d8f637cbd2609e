"""How generators name the headings of a page: links to its parts have to go on working.

Here is what several share. GitHub's way, which most have taken over, holds where none is known.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from feeds.content import HeadingStyle

__all__ = ["GITHUB", "NONE", "PYTHON", "letters_of"]


def _github(text: str) -> str:
    """Lower case; letters, digits, `-` and `_` stay, each blank is a hyphen (github-slugger)."""
    return letters_of(text.lower(), "LM", {"Nd", "Nl", "Pc"}).replace(" ", "-")


def letters_of(text: str, kinds: str, categories: set[str], signs: str = " ") -> str:
    """The letters of these kinds and categories, and hyphens and these signs."""
    if text.isascii():
        return text.encode().translate(None, _unfit(signs)).decode()
    return "".join(
        sign
        for sign in text
        if sign == "-"
        or sign in signs
        or (kind := unicodedata.category(sign))[0] in kinds
        or kind in categories
    )


@cache
def _unfit(signs: str) -> bytes:
    """What goes of ASCII."""
    return bytes(
        code for code in range(128) if not (chr(code).isalnum() or chr(code) in "_-" + signs)
    )


def _python_markdown(text: str) -> str:
    """ASCII letters; accents are taken off, blanks and hyphens become one hyphen."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())


GITHUB = HeadingStyle(make=_github)
NONE = HeadingStyle(make=_github, are_named=False)
PYTHON = HeadingStyle(make=_python_markdown, is_counted_up=True, usual="_1")
