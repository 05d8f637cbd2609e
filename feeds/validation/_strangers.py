"""What no table expects: unknown elements, attributes and namespaces, and text astray."""

from __future__ import annotations

from typing import Final

from feeds.validation._context import Context
from feeds.validation._finding import Rule
from feeds.validation._grammar import FOREIGN, Element
from feeds.validation._html_names import ELEMENTS
from feeds.validation._namespaces import ATOM, PREFIXES, RDF, SPOKEN_FOR, XHTML, XML
from feeds.validation._near import meant_attribute, meant_element, meant_namespace, misplaced
from feeds.validation._node import Node, Tag
from feeds.validation._vocabulary import GLOBAL_ATTRIBUTES, VOCABULARIES
from feeds.validation.checks import FAULTS, iri, language
from feeds.validation.rules import atom, extensions, media, rss
from feeds.validation.values.addresses import address_fault

__all__ = ["attributes", "declared", "duplicate", "prefix_warnings", "stray_text", "unexpected"]

LANG: Final = f"{{{XML}}}lang"
BASE: Final = f"{{{XML}}}base"
FROM_NO_VOCABULARY: Final = frozenset({XML, "http://www.w3.org/2000/xmlns/"})
MEDIA_WITHOUT_SLASH: Final = "http://search.yahoo.com/mrss"
ENTRIES: Final = frozenset({"item", f"{{{ATOM}}}entry"})
MOST_GUESSES: Final = 500  # different names for which a likely one is looked for
ESCAPE: Final = "escape its markup, with &lt; for each <, or put it into CDATA"
PAGE_PARTS: Final = frozenset({"div", "meta", "link"})  # for browsers and crawlers


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


def unknown_namespace(ns: str, node: Node, context: Context) -> None:
    """Let pass, and said once for each namespace."""
    if ns in context.state.namespaces or ns in context.state.aliases:
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
    slips: dict[str, str] = {}
    for name, value in stated.items():
        attribute = spec.attributes.get(name)
        if attribute is not None:
            if attribute.check:
                attribute.check(value, node, name, context)
        elif name[0] == "{":
            prefixed(name, value, node, context)
        else:
            unknown_attribute(name, node, spec, slips, context)
    stated |= slips
    for name, attribute in spec.attributes.items():
        if attribute.required and name not in stated:
            params = {"element": name.rpartition("}")[2], "parent": node.tag.label}
            context.on(attribute.required, node, **params)


def unknown_attribute(
    name: str, node: Node, spec: Element, slips: dict[str, str], context: Context
) -> None:
    """Report an attribute; what it was meant for counts as stated, its value as right."""
    rule = family(
        node,
        context,
        atom.UNKNOWN_ATTRIBUTE,
        rss.UNKNOWN_ATTRIBUTE,
        extensions.UNKNOWN_ATTRIBUTE,
    )
    own = {}
    if context.enough(rule):
        return
    meant = meant_attribute(name, spec.attributes, node.attributes | slips)
    if meant:
        own["hint"] = f'write {meant}="…"'
        slips[meant] = node.attributes[name]
    context.at(rule, node, name, element=name, parent=node.tag.label, **own)


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
    meant = "" if usual or not uri else meant_namespace(prefix, uri)
    if meant and uri not in SPOKEN_FOR:
        context.state.aliases[uri] = meant
    if uri == MEDIA_WITHOUT_SLASH:
        context.add(media.MEDIA_NAMESPACE, *place, "")
        return
    if not prefix or not uri:
        return
    if usual and usual != prefix:
        context.add(extensions.UNUSUAL_PREFIX, *place, "", value=prefix, expected=usual)
    elif meant and uri not in SPOKEN_FOR:
        context.add(extensions.RESERVED_PREFIX, *place, "", value=prefix, uri=uri, expected=meant)
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
