"""RFC 5005: complete feeds, pages and archives."""

from __future__ import annotations

from typing import Final

from feeds.validation._context import Context
from feeds.validation._finding import Rule
from feeds.validation._namespaces import key
from feeds.validation._node import Node

__all__ = ["RULES", "feed_history", "relation_in_entry"]

_COMPLETE: Final = key("fh", "complete")
_ARCHIVE: Final = key("fh", "archive")
_PAGES: Final = frozenset({"first", "previous", "prev", "next", "last"})
_ARCHIVES: Final = frozenset({"prev-archive", "next-archive"})
_IN_FEEDS_ONLY: Final = (_PAGES | _ARCHIVES | {"current"}) - {"prev"}

PAGED_AND_COMPLETE = Rule(
    code="E421",
    name="fh-complete-with-pages",
    severity="error",
    message='a complete feed has a link rel="{value}"',
    hint="leave the link out, or fh:complete",
    spec="https://www.rfc-editor.org/rfc/rfc5005#section-2",
)
CURRENT_NOT_SELF = Rule(
    code="E422",
    name="fh-complete-not-current",
    severity="error",
    message='the rel="current" of a complete feed is not itself',
    hint="leave the link out",
    spec="https://www.rfc-editor.org/rfc/rfc5005#section-2",
)
PAST_END = Rule(
    code="E423",
    name="fh-past-the-end",
    severity="error",
    message='this is the {other} page, and it has a rel="{value}"',
    hint="leave the link out",
    spec="https://www.rfc-editor.org/rfc/rfc5005#section-3",
)
NO_CURRENT = Rule(
    code="E424",
    name="fh-archive-without-current",
    severity="warning",
    message='the archive has no rel="current"',
    hint="link the feed that people subscribe to",
    spec="https://www.rfc-editor.org/rfc/rfc5005#section-4",
)
NO_NEIGHBOUR = Rule(
    code="E425",
    name="fh-archive-alone",
    severity="warning",
    message="the archive names neither a neighbour nor the current feed",
    hint='link its rel="prev-archive"; the first archive has none, and links rel="current"',
    spec="https://www.rfc-editor.org/rfc/rfc5005#section-4",
)


def feed_history(node: Node, context: Context) -> None:
    """What the links of a feed or channel say of its pages, against what it says it is."""
    complete, archive = _COMPLETE in node.counts, _ARCHIVE in node.counts
    facts = context.facts
    facts.complete, facts.archive = complete, archive
    links: dict[str, str] = {}
    for one in facts.links:
        links.setdefault(one.rel, one.href)
    if complete:
        for rel in sorted((_PAGES | _ARCHIVES) & links.keys()):
            context.on(PAGED_AND_COMPLETE, node, value=rel)
        if "current" in links and links["current"] != links.get("self"):
            context.on(CURRENT_NOT_SELF, node)
    own = links.get("self")
    for end, beyond in (("first", "previous"), ("first", "prev"), ("last", "next")):
        if own and links.get(end) == own and beyond in links:
            context.on(PAST_END, node, other=end, value=beyond)
    if archive:
        if "current" not in links:
            context.on(NO_CURRENT, node)
        if not _ARCHIVES & links.keys() and "current" not in links:  # else it is the first
            context.on(NO_NEIGHBOUR, node)


HISTORY_IN_ENTRY = Rule(
    code="E426",
    name="fh-relation-in-entry",
    severity="warning",
    message='rel="{value}" on an entry says nothing',
    hint="put the link into the feed",
    spec="https://www.rfc-editor.org/rfc/rfc5005#section-3",
)


def relation_in_entry(rel: str, node: Node, context: Context) -> None:
    """Relations of pages and archives are of feeds."""
    if rel in _IN_FEEDS_ONLY:
        context.on(HISTORY_IN_ENTRY, node, value=rel)


RULES: tuple[Rule, ...] = (
    PAGED_AND_COMPLETE,
    CURRENT_NOT_SELF,
    PAST_END,
    NO_CURRENT,
    NO_NEIGHBOUR,
    HISTORY_IN_ENTRY,
)
