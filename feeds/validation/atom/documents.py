"""The feed, its entries and their sources: RFC 4287 sections 4.1.1, 4.1.2 and 4.2.11."""

from __future__ import annotations

from typing import Final

from feeds.validation._context import Context
from feeds.validation._grammar import Element
from feeds.validation._namespaces import ATOM
from feeds.validation._node import Node
from feeds.validation.atom._children import (
    alternates,
    is_meant,
    lacking,
    link_facts,
    value_of,
)
from feeds.validation.atom.entries import ENTRY_NEEDS
from feeds.validation.extensions.history import feed_history
from feeds.validation.rules import atom, atom_text
from feeds.validation.values.dates import moment_of, rfc3339

__all__ = ["ELEMENTS", "source"]

MANY_ENTRIES: Final = 10  # from here on one id for all is a fault of the program
FEED_NEEDS: Final = (
    ("title", atom.NO_FEED_TITLE),
    ("id", atom.NO_FEED_ID),
    ("updated", atom.NO_FEED_UPDATED),
)


def feed_started(node: Node, context: Context) -> None:
    facts = context.facts
    facts.line, facts.column, facts.path = node.line, node.column, node.path
    facts.language = node.lang


def feed(node: Node, context: Context) -> None:
    """The feed as a whole, once all its entries have been looked at."""
    for rule in lacking(node, FEED_NEEDS):
        context.on(rule, node)
    alternates(node, context)
    for _, rule in ENTRY_NEEDS:
        context.count(rule, context.facts.unread)
    facts, state = context.facts, context.state
    facts.id, facts.title = value_of(node, "id"), value_of(node, "title")
    reading = rfc3339(value_of(node, "updated"))
    facts.updated = moment_of(reading)
    facts.links = [link_facts(one) for one in node.children if one.tag.name == "link"]
    facts.link = next((one.href for one in facts.links if one.rel == "alternate"), "")
    if not any(one.rel == "self" for one in facts.links) and not is_meant(node, "link"):
        context.on(atom.NO_SELF, node)
    if not state.feed_author and not is_meant(node, "author"):
        for line, column, path in state.authorless:
            context.add(atom.NO_AUTHOR, line, column, path)
    if state.entries >= MANY_ENTRIES and len(state.ids) == 1 and not state.other_ids:
        context.on(atom.ONE_ID_FOR_ALL, node, count=state.entries)
    feed_history(node, context)


def source(node: Node, context: Context) -> None:
    """Section 4.2.11: what should be copied of the other feed."""
    names = {one.tag.name for one in node.children}
    for name in ("title", "id", "updated"):
        if name not in names:
            context.ending(atom_text.SOURCE, node, value=name)
    alternates(node, context)


ELEMENTS: tuple[Element, ...] = (
    Element(
        name="feed", ns=ATOM, within=("document",), place="feed", text="none",
        enter=feed_started, leave=feed, ahead=atom.MISPLACED_METADATA,
    ),
    Element(
        name="source", ns=ATOM, within=("entry",), place="source", text="none", leave=source,
    ),
)  # fmt: skip
