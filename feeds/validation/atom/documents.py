"""The feed, its entries and their sources: RFC 4287 sections 4.1.1, 4.1.2 and 4.2.11."""

from __future__ import annotations

from typing import Final

from feeds.validation._context import Context
from feeds.validation._finding import Rule
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
from feeds.validation.atom.entries import ENTRY_NEEDS, NO_AUTHOR
from feeds.validation.extensions.history import feed_history
from feeds.validation.values.dates import moment_of, rfc3339

__all__ = ["ELEMENTS", "RULES", "source"]

_MANY_ENTRIES: Final = 10  # from here on one id for all is a fault of the program

NO_FEED_ID = Rule(
    code="A121",
    name="atom-feed-without-id",
    severity="error",
    message="the feed has no id",
    hint="write <id> with an address or urn:uuid: of the feed's own, and never change it",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-4.1.1",
)
NO_FEED_TITLE = Rule(
    code="A122",
    name="atom-feed-without-title",
    severity="error",
    message="the feed has no title",
    hint="write <title>…</title>",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-4.1.1",
)
NO_FEED_UPDATED = Rule(
    code="A123",
    name="atom-feed-without-updated",
    severity="error",
    message="the feed has no updated",
    hint="write the updated of its newest entry",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-4.1.1",
)

_FEED_NEEDS: Final = (
    ("title", NO_FEED_TITLE),
    ("id", NO_FEED_ID),
    ("updated", NO_FEED_UPDATED),
)


def _feed_started(node: Node, context: Context) -> None:
    facts = context.facts
    facts.line, facts.column, facts.path = node.line, node.column, node.path
    facts.language = node.lang


NO_SELF = Rule(
    code="A124",
    name="atom-feed-without-self",
    severity="warning",
    message='the feed has no link rel="self"',
    hint='write <link rel="self" href="…"/> with the feed\'s own address',
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-4.1.1",
)
ONE_ID_FOR_ALL = Rule(
    code="A140",
    name="atom-one-id-for-all",
    severity="error",
    message="all {count} entries have one id",
    hint="give each new entry an id of its own; an id that was published stays as it is",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-4.2.6",
)


def _feed(node: Node, context: Context) -> None:
    """The feed as a whole, once all its entries have been looked at."""
    for rule in lacking(node, _FEED_NEEDS):
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
        context.on(NO_SELF, node)
    if not state.feed_author and not is_meant(node, "author"):
        for line, column, path in state.authorless:
            context.add(NO_AUTHOR, line, column, path)
    if state.entries >= _MANY_ENTRIES and len(state.ids) == 1 and not state.other_ids:
        context.on(ONE_ID_FOR_ALL, node, count=state.entries)
    feed_history(node, context)


SOURCE = Rule(
    code="A182",
    name="atom-source-incomplete",
    severity="warning",
    message="the source has no {value}",
    hint="copy id, title and updated of the feed it came from",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-4.2.11",
)


def source(node: Node, context: Context) -> None:
    """Section 4.2.11: what should be copied of the other feed."""
    names = {one.tag.name for one in node.children}
    for name in ("title", "id", "updated"):
        if name not in names:
            context.ending(SOURCE, node, value=name)
    alternates(node, context)


MISPLACED_METADATA = Rule(
    code="A109",
    name="atom-metadata-after-entry",
    severity="error",
    message="{element} of the feed follows an entry",
    hint="put the feed's own elements ahead of the first entry",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-4.1.1",
)

ELEMENTS: tuple[Element, ...] = (
    Element(
        name="feed", ns=ATOM, within=("document",), place="feed", text="none",
        enter=_feed_started, leave=_feed, ahead=MISPLACED_METADATA,
    ),
    Element(
        name="source", ns=ATOM, within=("entry",), place="source", text="none", leave=source,
    ),
)  # fmt: skip

RULES: tuple[Rule, ...] = (
    MISPLACED_METADATA,
    NO_FEED_ID,
    NO_FEED_TITLE,
    NO_FEED_UPDATED,
    NO_SELF,
    ONE_ID_FOR_ALL,
    SOURCE,
)
