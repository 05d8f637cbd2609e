"""Every table of elements put together: by place for the engine, by namespace for strangers."""

from __future__ import annotations

from typing import Final

from feeds.validation._grammar import Check, Element, by_place
from feeds.validation._namespaces import ATOM, XHTML
from feeds.validation.atom import documents, links, people, text
from feeds.validation.extensions import (
    archives,
    dublin,
    embedded,
    geography,
    itunes,
    media,
    media_more,
    podcast,
    podcast_more,
    small,
)
from feeds.validation.rss import channel, items, parts

__all__ = ["CHILDREN", "GLOBAL_ATTRIBUTES", "VOCABULARIES"]

TABLES: Final[tuple[tuple[Element, ...], ...]] = (
    documents.ELEMENTS,
    text.ELEMENTS,
    links.ELEMENTS,
    people.ELEMENTS,
    channel.ELEMENTS,
    items.ELEMENTS,
    parts.ELEMENTS,
    archives.ELEMENTS,
    dublin.ELEMENTS,
    embedded.ELEMENTS,
    geography.ELEMENTS,
    itunes.ELEMENTS,
    media.ELEMENTS,
    media_more.ELEMENTS,
    podcast.ELEMENTS,
    podcast_more.ELEMENTS,
    small.ELEMENTS,
)
CHILDREN: Final[dict[str, dict[str, Element]]] = by_place(*TABLES)
GLOBAL_ATTRIBUTES: Final[dict[str, Check | None]] = {**small.GLOBAL, **archives.GLOBAL}


def vocabularies() -> dict[str, frozenset[str]]:
    """The keys of each namespace that the tables know."""
    found: dict[str, set[str]] = {}
    for element in (one for table in TABLES for one in table):
        if element.key.startswith("{"):
            found.setdefault(element.key[1:].partition("}")[0], set()).add(element.key)
    return {ns: frozenset(keys) for ns, keys in found.items() if ns not in (ATOM, XHTML)}


VOCABULARIES: Final[dict[str, frozenset[str]]] = vocabularies()
