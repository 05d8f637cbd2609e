"""What RSS says in its own words and once more in those of a module."""

from __future__ import annotations

from typing import Final

from feeds.validation._context import Context
from feeds.validation._finding import Rule
from feeds.validation._namespaces import key
from feeds.validation._node import Node

__all__ = ["CHANNEL_PAIRS", "ITEM_PAIRS", "said_twice"]

_Pairs = tuple[tuple[str, str, str, str], ...]
"""The keys of what says the same, and the names that are shown."""


def _keyed(*pairs: tuple[str, str]) -> _Pairs:
    return tuple((_key(core), _key(other), core, other) for core, other in pairs)


def _key(name: str) -> str:
    prefix, colon, bare = name.partition(":")
    return key(prefix, bare) if colon else name


_LICENSES: Final = (("creativeCommons:license", "cc:license"),)
CHANNEL_PAIRS: Final = _keyed(
    ("title", "atom:title"),
    ("description", "atom:subtitle"),
    ("managingEditor", "dc:creator"),
    ("managingEditor", "atom:author"),
    ("webMaster", "dc:publisher"),
    ("copyright", "dc:rights"),
    ("copyright", "atom:rights"),
    ("language", "dc:language"),
    ("category", "dc:subject"),
    ("category", "atom:category"),
    ("pubDate", "dc:date"),
    ("pubDate", "atom:published"),
    ("lastBuildDate", "dcterms:modified"),
    ("lastBuildDate", "atom:updated"),
    *_LICENSES,
)
ITEM_PAIRS: Final = _keyed(
    ("title", "atom:title"),
    ("description", "atom:summary"),
    ("author", "dc:creator"),
    ("author", "atom:author"),
    ("category", "dc:subject"),
    ("category", "atom:category"),
    ("guid", "dc:identifier"),
    ("guid", "atom:id"),
    ("pubDate", "dc:date"),
    ("pubDate", "atom:published"),
    ("source", "dc:source"),
    ("source", "atom:source"),
    *_LICENSES,
)


def said_twice(node: Node, pairs: _Pairs, rule: Rule, context: Context) -> None:
    """Report each pair of which both stand in the element, at the later of the two."""
    counts = node.counts
    if len(counts) < 2:  # noqa: PLR2004  # of a pair
        return
    for first, second, core, extension in pairs:
        if first in counts and second in counts:
            context.ending(rule, node, other=core, value=extension)
