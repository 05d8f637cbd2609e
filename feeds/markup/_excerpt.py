"""The mark behind the excerpt of an article, which it may choose itself."""

from __future__ import annotations

from feeds.model import Field

__all__ = ["with_mark_of_excerpt"]


def with_mark_of_excerpt(text: str, fields: tuple[Field, ...]) -> str:
    """Whatever an article marks the end of its excerpt with becomes the mark known here."""
    for item in fields:
        if item.name == "excerpt_separator":
            mark = item.value.strip() if isinstance(item.value, str) else ""
            return text.replace(mark, "<!-- more -->", 1) if mark else text
    return text
