"""The feed, its entries and their sources: RFC 4287 sections 4.1.1, 4.1.2 and 4.2.11."""

from __future__ import annotations

from typing import Final

from feeds.validation._bodies import Body, body_of
from feeds.validation._context import Context
from feeds.validation._facts import EntryFacts, LinkFacts
from feeds.validation._finding import Rule
from feeds.validation._grammar import Element
from feeds.validation._namespaces import ATOM
from feeds.validation._node import Node
from feeds.validation.atom.links import relation_of
from feeds.validation.atom.text import is_xml_type
from feeds.validation.extensions.history import feed_history
from feeds.validation.rules import atom, atom_text
from feeds.validation.values.dates import moment_of, rfc3339
from feeds.validation.values.types import type_and_subtype

__all__ = ["ELEMENTS", "link_facts"]

MANY_ENTRIES: Final = 10  # from here on one id for all is a fault of the program
FEED_NEEDS: Final = (
    ("title", atom.NO_FEED_TITLE),
    ("id", atom.NO_FEED_ID),
    ("updated", atom.NO_FEED_UPDATED),
)
ENTRY_NEEDS: Final = (
    ("title", atom.NO_ENTRY_TITLE),
    ("id", atom.NO_ENTRY_ID),
    ("updated", atom.NO_ENTRY_UPDATED),
)


def child(node: Node, name: str) -> Node | None:
    """The first Atom element of this name, whatever namespace the document gives it."""
    return next((one for one in node.children if one.tag.name == name and is_core(one, node)), None)


def is_core(one: Node, parent: Node) -> bool:
    return one.tag.ns in (ATOM, parent.tag.ns)


def states(node: Node, *names: str) -> bool:
    """Whether one of the Atom elements is there, or something that was meant for it."""
    return any(child(node, name) or is_meant(node, name) for name in names)


def is_meant(node: Node, name: str) -> bool:
    """Whether a child was meant for this Atom element."""
    return bool(node.meant) and f"{{{ATOM}}}{name}" in node.meant


def value_of(node: Node, name: str) -> str:
    """The text of a child, without outer space; "" where there is none."""
    found = child(node, name)
    return found.text.strip() if found else ""


def lacking(node: Node, table: tuple[tuple[str, Rule], ...]) -> list[Rule]:
    """What the element may not be without."""
    names = {one.tag.name for one in node.children if is_core(one, node)}
    return [rule for name, rule in table if name not in names and not is_meant(node, name)]


def link_facts(node: Node) -> LinkFacts:
    """One atom:link as stated."""
    stated = node.attributes
    return LinkFacts(
        rel=relation_of(node),
        href=stated.get("href", ""),
        type=stated.get("type", ""),
        length=stated.get("length", ""),
        line=node.line,
        column=node.column,
        path=node.path,
    )


def alternates(node: Node, context: Context) -> None:
    """Section 4.1.2: one alternate for each type and language."""
    seen = set()
    for one in node.children:
        if one.tag.name != "link" or one.attributes.get("rel", "alternate") != "alternate":
            continue
        kind = one.attributes.get("type", ""), one.attributes.get("hreflang", "")
        if kind in seen:
            context.on(atom_text.TWO_ALTERNATES, one)
        seen.add(kind)


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
        name="entry", ns=ATOM, within=("document", "feed"), place="entry", many=True,
        text="none", enter=entry_started, leave=entry, streamed=True,
    ),
    Element(
        name="source", ns=ATOM, within=("entry",), place="source", text="none", leave=source,
    ),
)  # fmt: skip
