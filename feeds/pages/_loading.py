"""What pages need and no other part of a build does, loaded ahead of the first page."""

from __future__ import annotations

from feeds.pages._dates import month_in_words
from feeds.pages._environment import macro
from feeds.pages._interface_words import words_in

__all__ = ["load_pages"]

_ANY_MONTH = "2000-01"


def load_pages(language: str) -> None:
    """Load our own templates for articles, and the words of a language."""
    macro("article.html", "page", None)
    macro("shell.html", "head", None)
    words_in(language)
    month_in_words(_ANY_MONTH, language)
