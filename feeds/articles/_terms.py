"""The values of the keys that a feed is made for each value of: tags apart from categories."""

from __future__ import annotations

from collections.abc import Mapping

from feeds.articles import _fields
from feeds.config import Config
from feeds.model import Document
from feeds.reading import fold

__all__ = ["terms_of"]

_NAMES: Mapping[str, frozenset[str]] = {
    "tags": frozenset({"tags", "tag"}),
    "categories": frozenset({"categories", "category"}),
}
"""Keys by which an article may state what is asked for in the plural."""


def terms_of(document: Document, config: Config) -> dict[str, tuple[str, ...]]:
    """Key → what the article states under it, of the keys that the settings ask for."""
    found: dict[str, tuple[str, ...]] = {}
    for key in {one.each for one in config.feed} - {"", "authors"}:
        names = _NAMES.get(key, frozenset({fold(key)}))
        values = [
            value
            for item in document.fields
            if fold(item.key) in names or (item.name == key and not item.key)
            for value in _fields.parts(item.value)
        ]
        usual = config.site.usual_terms.get(key, "") if config.site is not None else ""
        if values or usual:
            found[key] = tuple(dict.fromkeys(values or [usual]))
    return found
