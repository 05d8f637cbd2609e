"""What no table expects: unknown elements, attributes and namespaces, and text astray."""

from __future__ import annotations

from typing import Final

from feeds.validation._context import Context
from feeds.validation._finding import Rule
from feeds.validation._grammar import FOREIGN, Element
from feeds.validation._html_names import ELEMENTS
from feeds.validation._namespaces import ATOM, RDF, XHTML
from feeds.validation._near import meant_element, misplaced
from feeds.validation._node import Node, Tag
from feeds.validation._prefixes import unknown_namespace
from feeds.validation._vocabulary import VOCABULARIES, family, is_atom
from feeds.validation.rules import atom, extensions, rss

__all__ = ["duplicate", "stray_text", "unexpected"]

ENTRIES: Final = frozenset({"item", f"{{{ATOM}}}entry"})
MOST_GUESSES: Final = 500  # different names for which a likely one is looked for
ESCAPE: Final = "escape its markup, with &lt; for each <, or put it into CDATA"
PAGE_PARTS: Final = frozenset({"div", "meta", "link"})  # for browsers and crawlers


def duplicate(node: Node, context: Context) -> None:
    """A second of what may stand once."""
    rule = family(node, context, atom.DUPLICATE, rss.DUPLICATE, extensions.DUPLICATE)
    context.on(rule, node)


def stray_text(node: Node, context: Context) -> None:
    """Text where only elements are expected."""
    text = node.text
    if not text or text.isspace():
        return
    rule = family(node, context, atom.TEXT, rss.TEXT, extensions.TEXT)
    at = len(text) - len(text.lstrip())
    place = node.text_place(at) if not node.children else (node.end_line, node.end_column)
    context.add(rule, *place, node.path, element=node.tag.label)


def unexpected(node: Node, parent: Node, context: Context) -> Element:
    """Tell of an element that its place does not know; what stands in it is not looked at."""
    tag = node.tag
    place = parent.spec.place if parent.spec else ""
    alias = context.state.aliases.get(tag.ns)
    if alias is not None:  # the slip in the namespace has been reported
        parent.meant |= {f"{{{alias}}}{tag.name}"}
        return FOREIGN
    if tag.ns in (ATOM, context.state.core):
        rule = atom.UNKNOWN_ELEMENT if is_atom(context) else extensions.UNKNOWN_ELEMENT
        if "app" in parent.tag.label:
            rule = atom.QUESTIONABLE
        report_unknown(rule, node, parent, place, context)
    elif not tag.ns:
        report_unknown(without_namespace(node, parent, context), node, parent, place, context)
    elif tag.ns == XHTML:
        xhtml(node, parent, context)
    elif tag.ns == RDF and parent.spec is not None and parent.spec.text == "value":
        context.on(extensions.MISPLACED, node)
    elif tag.ns in VOCABULARIES:
        known = tag.key in VOCABULARIES[tag.ns]
        if "." in tag.name and tag.label.startswith("dc:"):
            return FOREIGN  # Dublin Core's old way to refine an element: date.Taken
        rule = extensions.MISPLACED if known else extensions.UNKNOWN_ELEMENT
        if tag.label.startswith("app:") and known and is_atom(context):
            rule = atom.QUESTIONABLE
        report_unknown(rule, node, parent, place, context)
    else:
        unknown_namespace(tag.ns, node, context)
    return FOREIGN


def report_unknown(rule: Rule, node: Node, parent: Node, place: str, context: Context) -> None:
    """Report with what was probably meant; that counts as being there from then on."""
    tag = node.tag
    state = context.state
    if is_markup(tag, parent, state.core):
        if sum(parent.counts.values()) == 1:  # its neighbours have the same cause
            params = {"element": tag.label, "parent": parent.tag.label, "hint": ESCAPE}
            context.add(rule, node.line, node.column, parent.path, **params)
        return
    state.unknown.add(tag.key)
    guess = rule not in (extensions.MISPLACED, rss.BLINK) and len(state.unknown) < MOST_GUESSES
    meant = meant_element(tag, place, state.core) if guess else None
    own = {}
    if meant is not None:
        own["hint"] = meant.advice
        parent.meant |= {meant.key}
        state.entry_meant |= meant.key in ENTRIES
    elif advice := misplaced(tag.key):
        own["hint"] = advice
    context.on(rule, node, **own)


def is_markup(tag: Tag, parent: Node, core: str | None) -> bool:
    """Whether an element is HTML in a text that holds it escaped."""
    plain = not tag.ns or tag.ns in (ATOM, core)
    return plain and parent.spec is not None and parent.spec.text != "none" and tag.name in ELEMENTS


def without_namespace(node: Node, parent: Node, context: Context) -> Rule:
    """The rule for an element without a namespace: RSS's own, or nobody's."""
    if is_atom(context):
        inside_text = parent.spec is not None and parent.spec.text == "value"
        return atom.UNKNOWN_ELEMENT if inside_text else atom.UNDETERMINABLE
    if parent.tag.ns and parent.tag.ns != context.state.core:
        return rss.NOT_IN_A_NAMESPACE
    return rss.BLINK if node.tag.name == "blink" else rss.UNKNOWN_ELEMENT


def xhtml(node: Node, parent: Node, context: Context) -> None:
    """XHTML outside of content: a page for browsers at the feed's level, nothing elsewhere."""
    place = parent.spec.place if parent.spec else ""
    if place in ("feed", "channel") and node.tag.name in PAGE_PARTS:
        return
    if place == "item" and node.tag.name == "body":
        return
    if not place:
        context.on(atom.UNKNOWN_ELEMENT if is_atom(context) else rss.UNKNOWN_ELEMENT, node)
    elif is_atom(context) and node.tag.name not in PAGE_PARTS:
        context.on(atom.MISPLACED_XHTML, node)
