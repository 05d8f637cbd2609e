"""What no table expects: unknown elements, attributes and namespaces, and text astray."""

from __future__ import annotations

from typing import Final

from feeds.validation._context import Context
from feeds.validation._finding import Rule
from feeds.validation._grammar import FOREIGN, Element
from feeds.validation._namespaces import ATOM, PREFIXES, RDF, SPOKEN_FOR, XHTML, XML
from feeds.validation._node import Node
from feeds.validation._vocabulary import GLOBAL_ATTRIBUTES, VOCABULARIES
from feeds.validation.checks import FAULTS, iri, language
from feeds.validation.rules import atom, extensions, media, rss
from feeds.validation.values.addresses import address_fault

__all__ = ["attributes", "declared", "duplicate", "prefix_warnings", "stray_text", "unexpected"]

LANG: Final = f"{{{XML}}}lang"
BASE: Final = f"{{{XML}}}base"
FROM_NO_VOCABULARY: Final = frozenset({XML, "http://www.w3.org/2000/xmlns/"})
MEDIA_WITHOUT_SLASH: Final = "http://search.yahoo.com/mrss"
PAGE_PARTS: Final = frozenset({"div", "meta", "link"})  # shown by browsers, told to crawlers


def is_atom(context: Context) -> bool:
    return context.format.startswith("atom")


def family(node: Node, context: Context, of_atom: Rule, of_rss: Rule, other: Rule) -> Rule:
    """The rule of the vocabulary that an element is of."""
    ns = node.tag.ns
    if ns and ns not in (ATOM, context.state.core):
        return other
    return of_atom if is_atom(context) or ns == ATOM else of_rss


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
    if tag.ns in (ATOM, context.state.core):
        rule = atom.UNKNOWN_ELEMENT if is_atom(context) else extensions.UNKNOWN_ELEMENT
        if "app" in parent.tag.label:
            rule = atom.QUESTIONABLE
        context.on(rule, node)
    elif not tag.ns:
        without_namespace(node, parent, context)
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
        context.on(rule, node)
    else:
        unknown_namespace(tag.ns, node, context)
    return FOREIGN


def without_namespace(node: Node, parent: Node, context: Context) -> None:
    """An element without a namespace: RSS's own, or nobody's."""
    if is_atom(context):
        inside_text = parent.spec is not None and parent.spec.text == "value"
        context.on(atom.UNKNOWN_ELEMENT if inside_text else atom.UNDETERMINABLE, node)
    elif parent.tag.ns and parent.tag.ns != context.state.core:
        context.on(rss.NOT_IN_A_NAMESPACE, node)
    else:
        context.on(rss.BLINK if node.tag.name == "blink" else rss.UNKNOWN_ELEMENT, node)


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


def unknown_namespace(ns: str, node: Node, context: Context) -> None:
    """Let pass, and said once for each namespace."""
    if ns in context.state.namespaces:
        return
    context.state.namespaces.add(ns)
    name = SPOKEN_FOR.get(ns)
    if name:
        context.on(extensions.UNCHECKED_NAMESPACE, node, value=ns, name=name)
    else:
        context.on(extensions.UNKNOWN_NAMESPACE, node, value=ns)


def attributes(node: Node, spec: Element, context: Context) -> None:
    """Every attribute by the table of its element, and what is missing."""
    stated = node.attributes
    for name, value in stated.items():
        attribute = spec.attributes.get(name)
        if attribute is not None:
            if attribute.check:
                attribute.check(value, node, name, context)
        elif name[0] == "{":
            prefixed(name, value, node, context)
        else:
            rule = family(
                node,
                context,
                atom.UNKNOWN_ATTRIBUTE,
                rss.UNKNOWN_ATTRIBUTE,
                extensions.UNKNOWN_ATTRIBUTE,
            )
            context.at(rule, node, name, element=name, parent=node.tag.label)
    for name, attribute in spec.attributes.items():
        if attribute.required and name not in stated:
            params = {"element": name.rpartition("}")[2], "parent": node.tag.label}
            context.on(attribute.required, node, **params)


def prefixed(name: str, value: str, node: Node, context: Context) -> None:
    """An attribute in a namespace: XML's own, a module's, or anybody's."""
    if name == LANG:
        language(value, node, name, context)
    elif name == BASE:
        iri(value, node, name, context)
    elif name in GLOBAL_ATTRIBUTES:
        check = GLOBAL_ATTRIBUTES[name]
        if check:
            check(value, node, name, context)
    else:
        ns = name[1:].partition("}")[0]
        if ns in FROM_NO_VOCABULARY:
            return
        if ns in VOCABULARIES or ns == ATOM:
            params = {"element": name.rpartition("}")[2], "parent": node.tag.label}
            context.at(extensions.UNKNOWN_ATTRIBUTE, node, name, **params)
        else:
            unknown_namespace(ns, node, context)
            if not node.tag.ns:
                context.at(rss.EXTENSION_ATTRIBUTE, node, name)


def declared(prefix: str, uri: str, place: tuple[int, int], context: Context) -> None:
    """A namespace declaration: the prefix that people and simple programs expect."""
    usual = PREFIXES.get(uri)
    fault = None if usual else address_fault(uri)
    if fault:
        context.add(FAULTS[fault.kind], *place, "", element="xmlns", value=uri, char=fault.detail)
    if uri == MEDIA_WITHOUT_SLASH:
        context.add(media.MEDIA_NAMESPACE, *place, "")
    if not prefix or not uri:
        return
    if usual and usual != prefix:
        context.add(extensions.UNUSUAL_PREFIX, *place, "", value=prefix, expected=usual)
    elif not usual and prefix in PREFIXES.values():
        context.add(extensions.RESERVED_PREFIX, *place, "", value=prefix, uri=uri)
    if uri in (ATOM, XHTML) and context.format in ("", "atom", "atom-entry"):
        context.state.prefixes.append((prefix, uri, place))
        if context.format:
            prefix_warnings(context)


def prefix_warnings(context: Context) -> None:
    """Atom and XHTML under a prefix, once it is known that the document is Atom."""
    if is_atom(context):
        for prefix, uri, place in context.state.prefixes:
            context.add(atom.PREFIX, *place, "", value=prefix, expected=uri)
    context.state.prefixes.clear()
