"""Look-ups in the metadata of a Document, whatever shape a value was written in."""

from __future__ import annotations

from collections.abc import Mapping

from feeds.content import html_to_text, one_line
from feeds.model import Document, Value

__all__ = [
    "choice",
    "flag",
    "lines",
    "parts",
    "plain",
    "scalars",
    "text",
    "texts",
    "words_for",
]

_YES = frozenset({"true", "yes", "y", "on", "1"})
_NO = frozenset({"false", "no", "n", "off", "0"})
_NAMES = (
    "name title text term label value url src path image file filename feature feature_image"
).split()


_TOLD = frozenset(
    {"aliases", "author", "enclosure", "image", "link", "pattern", "slug", "title", "url"}
)
"""Fields that something may be wrong with once the article stands among the others."""


def lines(document: Document) -> dict[str, int]:
    """Where the fields stand that are reported; in a file of many articles each has one line."""
    found: dict[str, int] = {}
    for item in document.fields if not document.line else ():
        if item.line and item.name in _TOLD and item.source == "field":
            found.setdefault(item.name, item.line)
    return found


def text(document: Document, name: str) -> str:
    """The first value of that name as text, stripped; "" where there is none."""
    for item in document.named(name):
        value = item.value
        if found := value.strip() if isinstance(value, str) else next(iter(scalars(value)), ""):
            return found
    return ""


def plain(document: Document, name: str) -> str:
    """The same without markup, for values that dialects write in HTML."""
    value = text(document, name)
    return html_to_text(value) if "<" in value or "&" in value else value


def texts(document: Document, name: str) -> tuple[str, ...]:
    """All values of that name, each once, in their order.

    A string is cut at its semicolons where it has any, else at its commas.
    """
    items = document.named(name)
    if not items:
        return ()
    if len(items) == 1:  # as nearly always
        return tuple(dict.fromkeys(parts(items[0].value)))
    return tuple(dict.fromkeys(part for item in items for part in parts(item.value)))


def parts(value: Value) -> list[str]:
    """The texts in a value that means several."""
    if type(value) is tuple and all(type(one) is str for one in value):
        return [text for one in value if (text := one.strip())]  # type: ignore[union-attr]
    mark = ";" if ";" in value else ","
    found = value.split(mark) if isinstance(value, str) else scalars(value)
    return [part.strip() for part in found if part.strip()]


def flag(document: Document, name: str) -> bool:
    """Whether a value of that name says yes, whatever others say."""
    values = (scalars(item.value) for item in document.named(name))
    return any(value[0].lower() in _YES for value in values if value)


def choice(document: Document, name: str) -> bool | None:
    """What the first value of that name says; None where it says neither yes nor no."""
    said = text(document, name).lower()
    return True if said in _YES else False if said in _NO else None


def words_for(document: Document, name: str) -> str:
    """The words that stand for a picture: those of a key of their own, else those in its table."""
    stated = plain(document, f"{name}_alt")
    tables = (item.value for item in document.named(name) if isinstance(item.value, Mapping))
    inside = (one for table in tables for one in scalars(table.get("alt", "")))
    return one_line(stated or next(inside, ""))


def scalars(value: Value) -> list[str]:
    """The texts in a value, in its order; of a table, the one that names it."""
    if isinstance(value, str):
        return [value.strip()] if value.strip() else []
    if isinstance(value, Mapping):
        folded = {key.lower(): one for key, one in value.items()}
        return next((scalars(folded[key]) for key in _NAMES if key in folded), [])
    return [one for item in value for one in scalars(item)]
