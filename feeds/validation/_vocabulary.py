"""Every table of elements put together: by place for the engine, by namespace for strangers."""

from __future__ import annotations

from typing import Final

from feeds.validation._context import Context
from feeds.validation._finding import Rule
from feeds.validation._grammar import Check, Element, by_place
from feeds.validation._namespaces import ATOM, XHTML
from feeds.validation._node import Node
from feeds.validation.atom import documents, entries, links, people, text
from feeds.validation.extensions import (
    archives,
    dublin,
    embedded,
    geography,
    itunes,
    media,
    media_community,
    podcast,
    podcast_value,
    syndication,
)
from feeds.validation.rss import channel, channel_parts, items, schedule

__all__ = ["CHILDREN", "GLOBAL_ATTRIBUTES", "VOCABULARIES", "family", "is_atom"]

_TABLES: Final[tuple[tuple[Element, ...], ...]] = (
    documents.ELEMENTS,
    entries.ELEMENTS,
    text.ELEMENTS,
    links.ELEMENTS,
    people.ELEMENTS,
    channel.ELEMENTS,
    items.ELEMENTS,
    channel_parts.ELEMENTS,
    schedule.ELEMENTS,
    archives.ELEMENTS,
    dublin.ELEMENTS,
    embedded.ELEMENTS,
    geography.ELEMENTS,
    itunes.ELEMENTS,
    media.ELEMENTS,
    media_community.ELEMENTS,
    podcast.ELEMENTS,
    podcast_value.ELEMENTS,
    syndication.ELEMENTS,
)
CHILDREN: Final[dict[str, dict[str, Element]]] = by_place(*_TABLES)
GLOBAL_ATTRIBUTES: Final[dict[str, Check | None]] = {**syndication.GLOBAL, **archives.GLOBAL}


def _vocabularies() -> dict[str, frozenset[str]]:
    """The keys of each namespace that the tables know."""
    found: dict[str, set[str]] = {}
    for element in (one for table in _TABLES for one in table):
        if element.key.startswith("{"):
            found.setdefault(element.key[1:].partition("}")[0], set()).add(element.key)
    return {ns: frozenset(keys) for ns, keys in found.items() if ns not in (ATOM, XHTML)}


VOCABULARIES: Final[dict[str, frozenset[str]]] = _vocabularies()


def is_atom(context: Context) -> bool:
    return context.format.startswith("atom")


def family(node: Node, context: Context, of_atom: Rule, of_rss: Rule, other: Rule) -> Rule:
    """The rule of the vocabulary that an element is of."""
    ns = node.tag.ns
    if ns and ns not in (ATOM, context.state.core):
        return other
    return of_atom if is_atom(context) or ns == ATOM else of_rss
