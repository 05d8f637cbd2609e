"""The entries of Atom: RFC 4287 section 4.1.2."""

from __future__ import annotations

from typing import Final

from feeds.validation._bodies import Body, body_of
from feeds.validation._context import Context
from feeds.validation._facts import EntryFacts, LinkFacts
from feeds.validation._grammar import Element
from feeds.validation._namespaces import ATOM
from feeds.validation._node import Node
from feeds.validation.atom._children import (
    alternates,
    child,
    is_core,
    is_meant,
    lacking,
    link_facts,
    states,
    value_of,
)
from feeds.validation.atom.text import is_xml_type
from feeds.validation.rules import atom
from feeds.validation.values.dates import moment_of, rfc3339
from feeds.validation.values.types import type_and_subtype

__all__ = ["ELEMENTS", "ENTRY_NEEDS"]

ENTRY_NEEDS: Final = (
    ("title", atom.NO_ENTRY_TITLE),
    ("id", atom.NO_ENTRY_ID),
    ("updated", atom.NO_ENTRY_UPDATED),
)


def entry_started(node: Node, context: Context) -> None:
    context.state.entries += 1


def entry(node: Node, context: Context) -> None:
    """One entry, whole; what later ones need of it is noted."""
    if not node.counts and not node.pieces and context.facts.is_enough_of_nothing():
        return
    for rule in lacking(node, ENTRY_NEEDS):
        context.ending(rule, node)
    alternates(node, context)
    links = [link_facts(one) for one in node.children if one.tag.name == "link"]
    content, summary = child(node, "content"), child(node, "summary")
    no_content = content is None and not is_meant(node, "content")
    if no_content and not any(one.rel == "alternate" for one in links):
        context.ending(atom.NO_CONTENT_OR_ALTERNATE, node)
    if no_content and summary is None and not is_meant(node, "summary"):
        context.ending(atom.NO_TEXT, node)
    if summary is None and content is not None and needs_summary(content):
        context.ending(atom.NO_SUMMARY, node)
    author(node, context)
    same(node, context)
    full = content.text if content is not None and not content.counts else ""
    note(node, links, body_of(full, full), context)


def needs_summary(content: Node) -> bool:
    """Section 4.1.2: content elsewhere, or in base64."""
    if "src" in content.attributes:
        return True
    kind = type_and_subtype(content.attributes.get("type", ""))
    return "/" in kind and not kind.startswith("text/") and not is_xml_type(kind)


def author(node: Node, context: Context) -> None:
    """Section 4.2.1: of the entry, of its source, or of the feed."""
    source = child(node, "source")
    if states(node, "author") or (source and child(source, "author")):
        return
    place = node.end_line, node.end_column, node.path
    if node.parent is None or node.parent.parent is None:
        context.add(atom.NO_AUTHOR, *place)
    elif not context.state.feed_author and len(context.state.authorless) < MOST_AUTHORLESS:
        context.state.authorless.append(place)


MOST_AUTHORLESS: Final = 2000  # more than are ever shown


def same(node: Node, context: Context) -> None:
    """Entries of one id, and of one instant."""
    state = context.state
    updated = value_of(node, "updated")
    state.other_ids |= child(node, "id") is None
    for one in node:
        text = one.text.strip() if is_core(one, node) else ""
        if text and one.tag.name == "id":
            dates = state.ids.setdefault(text, set())
            if updated in dates:
                context.on(atom.SAME_ENTRY, one, value=text)
            dates.add(updated)
        elif text and one.tag.name == "updated":
            if text in state.updated:
                context.on(atom.SAME_UPDATED, one, value=text)
            state.updated.add(text)


def note(node: Node, links: list[LinkFacts], body: Body, context: Context) -> None:
    """The facts of the entry, for the rules that look at the feed as a whole."""
    updated, published = rfc3339(value_of(node, "updated")), rfc3339(value_of(node, "published"))
    page = next((one.href for one in links if one.rel == "alternate"), "")
    context.facts.entries.append(
        EntryFacts(
            id=value_of(node, "id"),
            title=value_of(node, "title"),
            link=page,
            updated=moment_of(updated),
            published=moment_of(published),
            dated=states(node, "updated", "published"),
            language=node.lang if node.lang != context.facts.language else "",
            body=body,
            links=tuple(one for one in links if one.href != page or one.rel != "alternate"),
            line=node.line,
            column=node.column,
            path=node.path,
        )
    )


ELEMENTS: tuple[Element, ...] = (
    Element(
        name="entry", ns=ATOM, within=("document", "feed"), place="entry", many=True,
        text="none", enter=entry_started, leave=entry, streamed=True,
    ),
)  # fmt: skip
