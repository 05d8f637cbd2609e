"""How Hugo names headings, by Goldmark or in the ways that its settings offer besides.

Hugo, markup.goldmark.parser.autoHeadingIDType.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace

from feeds.content import HeadingStyle, heading_words
from feeds.generators._headings import NONE, letters_of
from feeds.patterns import lazy_regex

__all__ = ["HEADINGS", "HEADING_STYLES"]

_LINK = lazy_regex(r"<a\b[^<>]*\shref=\"([^\"<>]*)\"[^<>]*>([^<>]*)</a>")


def _heading(text: str) -> str:
    """Letters and digits and `_`; marks that combine with letters are none (Goldmark)."""
    return re.sub(r"[ \t]", "-", letters_of(text.strip().lower(), "L", {"Nd"}, " \t_"))


def _ascii_heading(text: str) -> str:
    """The same without accents, and without letters that ASCII does not have."""
    parts = unicodedata.normalize("NFD", text)
    plain = "".join(sign for sign in parts if unicodedata.category(sign) != "Mn")
    return _heading("".join(sign for sign in plain if sign.isascii()))


def _words_alone(text: str) -> str:
    """Letters and numbers, with one hyphen for whatever stands between them (Blackfriday)."""
    kept = (sign if unicodedata.category(sign)[0] in "LN" else " " for sign in text.strip().lower())
    return "-".join("".join(kept).split())


def _heading_words(inner: str) -> str:
    """The address of a link is a part of the line that the id is made of."""
    return heading_words(_LINK.sub(r"\2\1", inner))


HEADINGS = HeadingStyle(make=_heading, words=_heading_words, usual="heading", is_of_source=True)
HEADING_STYLES: Mapping[str, HeadingStyle] = {
    "github-ascii": replace(HEADINGS, make=_ascii_heading),
    "blackfriday": replace(HEADINGS, make=_words_alone),
    "none": NONE,
}
