"""Texts of an HTML page as facts have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feeds.model import Value
from feeds.patterns import lazy_regex

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

__all__ = ["Fact", "clean", "length_of", "text_of", "words_of"]

_SPACE = lazy_regex(r"\s+")

Fact = tuple[str, Value, str]
"""(canonical name, value, source)"""


def text_of(node: LexborNode) -> str:
    """All text in an element, on one line."""
    return clean(node.text(deep=True, separator=""))


def length_of(node: LexborNode) -> int:
    """The characters of an element's text, any blanks counted as one."""
    return len(" ".join(node.text(deep=True, separator="").split()))


def clean(text: str) -> str:
    """The text with one space for any blanks."""
    return _SPACE.sub(" ", text).strip()


def words_of(text: str) -> Value:
    """The parts between commas, each once."""
    words = (word.strip() for word in text.split(","))
    return tuple(dict.fromkeys(word for word in words if word))
