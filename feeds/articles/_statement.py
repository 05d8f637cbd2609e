"""What an article states of its date, its language and its address: as text, before any reading."""

from __future__ import annotations

import hashlib

from feeds.model import Document

__all__ = ["by_path", "statement_of"]

_STATED = frozenset(
    {"date", "updated", "timezone", "language", "slug", "url", "canonical", "pattern"}
)
_SIZE = 6  # bytes
_FACTS = frozenset({"date", "title", "slug"})


def statement_of(document: Document) -> str:
    """A short digest of those texts, wherever they were found; "" where there are none.

    It stays as it is while the words, or the way a date is read, change.
    """
    parts = [
        f"{item.name}={item.value}"
        if isinstance(item.value, str)
        else f"{item.name}={item.value!r}"
        for item in document.fields
        if item.name in _STATED
    ]
    if not parts:
        return ""
    text = "\n".join(parts)
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_SIZE).hexdigest()


def by_path(document: Document) -> tuple[str, ...]:
    """Which of date, title and slug are made of the path alone: another file there has them too."""
    first = {item.name: item.source for item in reversed(document.fields) if item.name in _FACTS}
    return tuple(sorted(name for name, source in first.items() if source != "field"))
