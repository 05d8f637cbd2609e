"""The values of the keys that a feed is made for each value of: tags apart from categories."""

from __future__ import annotations

from collections.abc import Mapping

from feeds.articles import _fields
from feeds.config import Config
from feeds.model import Document, Field
from feeds.reading import fold

__all__ = ["terms_of"]

_NAMES: Mapping[str, frozenset[str]] = {
    "tags": frozenset({"tags", "tag"}),
    "categories": frozenset({"categories", "category"}),
}
"""Keys by which an article may state what is asked for in the plural."""


def terms_of(document: Document, config: Config) -> dict[str, tuple[str, ...]]:
    """Key → what the article states under it, of the keys that the settings ask for.

    Where it states nothing, what the site has for such articles. Authors are known otherwise.
    """
    found: dict[str, tuple[str, ...]] = {}
    usual = config.site.usual_terms if config.site is not None else {}
    for key in sorted({one.each for one in config.feed} - {""}):
        is_stated = key == "authors" and document.first("author") is not None
        values = [] if key == "authors" else _stated(document, key)
        if not values and not is_stated and key in usual:
            values = [usual[key]]
        if values:
            found[key] = tuple(dict.fromkeys(values))
    return found


def _stated(document: Document, key: str) -> list[str]:
    names = _NAMES.get(key, frozenset({fold(key)}))
    return [
        value
        for item in document.fields
        if fold(item.key) in names or (item.name == key and not item.key)
        for value in _values(item)
    ]


def _values(item: Field) -> list[str]:
    """Several, but of a key that is for one: `category: Nikola, Planet`."""
    if fold(item.key) == "category" and isinstance(item.value, str):
        return [item.value.strip()]
    return _fields.parts(item.value)
