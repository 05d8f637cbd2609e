"""The entries of Atom: RFC 4287 section 4.1.2."""

from __future__ import annotations

from typing import Final

from feeds.validation._bodies import Body, body_of
from feeds.validation._context import Context
from feeds.validation._facts import EntryFacts, LinkFacts
from feeds.validation._finding import Rule
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
from feeds.validation.values.dates import moment_of, rfc3339
from feeds.validation.values.types import type_and_subtype

__all__ = ["ELEMENTS", "ENTRY_NEEDS", "NO_AUTHOR", "RULES"]

NO_ENTRY_ID = Rule(
    code="A131",
    name="atom-entry-without-id",
    severity="error",
    message="the entry has no id",
    hint="write <id> with the address of the entry's page, and never change it",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-4.1.2",
    once="feed",
)
NO_ENTRY_TITLE = Rule(
    code="A132",
    name="atom-entry-without-title",
    severity="error",
    message="the entry has no title",
    hint="write <title>…</title>; an entry without one may have an empty title",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-4.1.2",
    once="feed",
)
NO_ENTRY_UPDATED = Rule(
    code="A133",
    name="atom-entry-without-updated",
    severity="error",
    message="the entry has no updated",
    hint="write when it last changed in a way that matters",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-4.1.2",
    once="feed",
)

ENTRY_NEEDS: Final = (
    ("title", NO_ENTRY_TITLE),
    ("id", NO_ENTRY_ID),
    ("updated", NO_ENTRY_UPDATED),
)


def _entry_started(node: Node, context: Context) -> None:
    context.state.entries += 1


NO_CONTENT_OR_ALTERNATE = Rule(
    code="A135",
    name="atom-entry-without-content-or-alternate",
    severity="error",
    message='the entry has neither content nor a link rel="alternate"',
    hint='write <link rel="alternate" href="…"/> with the address of its page',
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-4.1.2",
    once="feed",
)
NO_SUMMARY = Rule(
    code="A136",
    name="atom-entry-without-summary",
    severity="error",
    message="the entry has no summary, and content that readers cannot show as text",
    hint="write <summary>…</summary>",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-4.1.2",
    once="feed",
)
NO_TEXT = Rule(
    code="A137",
    name="atom-entry-without-text",
    severity="warning",
    message="the entry has neither summary nor content",
    hint='write <summary>…</summary> or <content type="html">…</content>',
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-4.1.2",
    once="feed",
)


def _entry(node: Node, context: Context) -> None:
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
        context.ending(NO_CONTENT_OR_ALTERNATE, node)
    if no_content and summary is None and not is_meant(node, "summary"):
        context.ending(NO_TEXT, node)
    if summary is None and content is not None and _needs_summary(content):
        context.ending(NO_SUMMARY, node)
    _author(node, context)
    _same(node, context)
    full = content.text if content is not None and not content.counts else ""
    _note(node, links, body_of(full, full), context)


def _needs_summary(content: Node) -> bool:
    """Section 4.1.2: content elsewhere, or in base64."""
    if "src" in content.attributes:
        return True
    kind = type_and_subtype(content.attributes.get("type", ""))
    return "/" in kind and not kind.startswith("text/") and not is_xml_type(kind)


NO_AUTHOR = Rule(
    code="A134",
    name="atom-without-author",
    severity="error",
    message="neither the entry nor the feed has an author",
    hint="write <author><name>…</name></author> once, in the feed",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-4.2.1",
    once="feed",
)


def _author(node: Node, context: Context) -> None:
    """Section 4.2.1: of the entry, of its source, or of the feed."""
    source = child(node, "source")
    if states(node, "author") or (source and child(source, "author")):
        return
    place = node.end_line, node.end_column, node.path
    if node.parent is None or node.parent.parent is None:
        context.add(NO_AUTHOR, *place)
    elif not context.state.feed_author and len(context.state.authorless) < _MOST_AUTHORLESS:
        context.state.authorless.append(place)


_MOST_AUTHORLESS: Final = 2000  # more than are ever shown

SAME_ENTRY = Rule(
    code="A138",
    name="atom-same-entry",
    severity="warning",
    message="two entries have the id {value} and the same updated",
    hint="leave one out, or give the later version a later updated",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-4.1.1",
    once="name",
    hint_for_id="leave one out, or give the later version a later updated",
)
SAME_UPDATED = Rule(
    code="A139",
    name="atom-same-updated",
    severity="info",
    message="two entries have the updated {value}",
    hint="give each entry the time of its own last change",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-4.2.15",
    once="feed",
    opt_in=True,
)


def _same(node: Node, context: Context) -> None:
    """Entries of one id, and of one instant."""
    state = context.state
    updated = value_of(node, "updated")
    state.other_ids |= child(node, "id") is None
    for one in node:
        text = one.text.strip() if is_core(one, node) else ""
        if text and one.tag.name == "id":
            dates = state.ids.setdefault(text, set())
            if updated in dates:
                context.on(SAME_ENTRY, one, value=text)
            dates.add(updated)
        elif text and one.tag.name == "updated":
            if text in state.updated:
                context.on(SAME_UPDATED, one, value=text)
            state.updated.add(text)


def _note(node: Node, links: list[LinkFacts], body: Body, context: Context) -> None:
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
        text="none", enter=_entry_started, leave=_entry, streamed=True,
    ),
)  # fmt: skip

RULES: tuple[Rule, ...] = (
    NO_ENTRY_ID,
    NO_ENTRY_TITLE,
    NO_ENTRY_UPDATED,
    NO_AUTHOR,
    NO_CONTENT_OR_ALTERNATE,
    NO_SUMMARY,
    NO_TEXT,
    SAME_ENTRY,
    SAME_UPDATED,
)
