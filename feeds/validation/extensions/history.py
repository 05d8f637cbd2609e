"""RFC 5005: complete feeds, pages and archives."""

from __future__ import annotations

from typing import Final

from feeds.validation._context import Context
from feeds.validation._namespaces import key
from feeds.validation._node import Node
from feeds.validation.rules import modules

__all__ = ["feed_history", "relation_in_entry"]

COMPLETE: Final = key("fh", "complete")
ARCHIVE: Final = key("fh", "archive")
PAGES: Final = frozenset({"first", "previous", "prev", "next", "last"})
ARCHIVES: Final = frozenset({"prev-archive", "next-archive"})
IN_FEEDS_ONLY: Final = (PAGES | ARCHIVES | {"current"}) - {"prev"}


def feed_history(node: Node, context: Context) -> None:
    """What the links of a feed or channel say of its pages, against what it says it is."""
    complete, archive = COMPLETE in node.counts, ARCHIVE in node.counts
    facts = context.facts
    facts.complete, facts.archive = complete, archive
    links: dict[str, str] = {}
    for one in facts.links:
        links.setdefault(one.rel, one.href)
    if complete:
        for rel in sorted((PAGES | ARCHIVES) & links.keys()):
            context.on(modules.PAGED_AND_COMPLETE, node, value=rel)
        if "current" in links and links["current"] != links.get("self"):
            context.on(modules.CURRENT_NOT_SELF, node)
    own = links.get("self")
    for end, beyond in (("first", "previous"), ("first", "prev"), ("last", "next")):
        if own and links.get(end) == own and beyond in links:
            context.on(modules.PAST_END, node, other=end, value=beyond)
    if archive:
        if "current" not in links:
            context.on(modules.NO_CURRENT, node)
        if not ARCHIVES & links.keys() and "current" not in links:  # else it is the first
            context.on(modules.NO_NEIGHBOUR, node)


def relation_in_entry(rel: str, node: Node, context: Context) -> None:
    """Relations of pages and archives are of feeds."""
    if rel in IN_FEEDS_ONLY:
        context.on(modules.HISTORY_IN_ENTRY, node, value=rel)
