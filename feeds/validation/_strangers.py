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
from feeds.validation.atom.inline import ATOM_TEXT, ATOM_UNKNOWN_ELEMENT

__all__ = ["RULES", "duplicate", "stray_text", "unexpected"]

_ENTRIES: Final = frozenset({"item", f"{{{ATOM}}}entry"})
_MOST_GUESSES: Final = 500  # different names for which a likely one is looked for
_ESCAPE: Final = "escape its markup, with &lt; for each <, or put it into CDATA"
_PAGE_PARTS: Final = frozenset({"div", "meta", "link"})  # for browsers and crawlers

ATOM_DUPLICATE = Rule(
    code="A106",
    name="atom-duplicate-element",
    severity="error",
    message="{parent} has {element} twice",
    hint="leave one of them out",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-4.1",
    once="name",
    hint_for_id="keep the one that subscribers know their entries by",
)
MODULE_DUPLICATE = Rule(
    code="E108",
    name="extension-duplicate-element",
    severity="error",
    message="{parent} has {element} twice",
    hint="leave one of them out",
    spec="https://www.rssboard.org/rss-specification#extendingRss",
    once="name",
    hint_for_id="keep the one that subscribers know their entries by",
)
RSS_DUPLICATE = Rule(
    code="R106",
    name="rss-duplicate-element",
    severity="error",
    message="{parent} has {element} twice",
    hint="leave one of them out",
    spec="https://www.rssboard.org/rss-profile",
    once="name",
    hint_for_id="keep the one that subscribers know their entries by",
)


def duplicate(node: Node, context: Context) -> None:
    """A second of what may stand once."""
    rule = family(node, context, ATOM_DUPLICATE, RSS_DUPLICATE, MODULE_DUPLICATE)
    context.on(rule, node)


MODULE_TEXT = Rule(
    code="E109",
    name="extension-unexpected-text",
    severity="error",
    message="{element} takes no text",
    hint="put the value where the specification has it, in an attribute or an element",
    spec="https://www.rssboard.org/rss-specification#extendingRss",
    once="name",
)
RSS_TEXT = Rule(
    code="R108",
    name="rss-unexpected-text",
    severity="error",
    message="{element} takes elements, not text",
    hint="put the text into an element, such as description",
    spec="https://www.rssboard.org/rss-specification",
)


def stray_text(node: Node, context: Context) -> None:
    """Text where only elements are expected."""
    text = node.text
    if not text or text.isspace():
        return
    rule = family(node, context, ATOM_TEXT, RSS_TEXT, MODULE_TEXT)
    at = len(text) - len(text.lstrip())
    place = node.text_place(at) if not node.children else (node.end_line, node.end_column)
    context.add(rule, *place, node.path, element=node.tag.label)


QUESTIONABLE = Rule(
    code="A112",
    name="atom-questionable-usage",
    severity="warning",
    message="no specification puts {element} into {parent}",
    hint="check the place",
    spec="https://www.rfc-editor.org/rfc/rfc5023",
    once="name",
)
MODULE_UNKNOWN_ELEMENT = Rule(
    code="E105",
    name="extension-unknown-element",
    severity="error",
    message="there is no {element} in that vocabulary",
    hint="check the spelling",
    spec="https://www.rssboard.org/rss-specification#extendingRss",
    once="name",
)
MISPLACED = Rule(
    code="E106",
    name="extension-misplaced",
    severity="error",
    message="{element} does not belong into {parent}",
    hint="move it to where the specification puts it",
    spec="https://www.rssboard.org/rss-specification#extendingRss",
    once="name",
)


def unexpected(node: Node, parent: Node, context: Context) -> Element:
    """Tell of an element that its place does not know; what stands in it is not looked at."""
    tag = node.tag
    place = parent.spec.place if parent.spec else ""
    alias = context.state.aliases.get(tag.ns)
    if alias is not None:  # the slip in the namespace has been reported
        parent.meant |= {f"{{{alias}}}{tag.name}"}
        return FOREIGN
    if tag.ns in (ATOM, context.state.core):
        rule = ATOM_UNKNOWN_ELEMENT if is_atom(context) else MODULE_UNKNOWN_ELEMENT
        if "app" in parent.tag.label:
            rule = QUESTIONABLE
        _report_unknown(rule, node, parent, place, context)
    elif not tag.ns:
        _report_unknown(_without_namespace(node, parent, context), node, parent, place, context)
    elif tag.ns == XHTML:
        _xhtml(node, parent, context)
    elif tag.ns == RDF and parent.spec is not None and parent.spec.text == "value":
        context.on(MISPLACED, node)
    elif tag.ns in VOCABULARIES:
        known = tag.key in VOCABULARIES[tag.ns]
        if "." in tag.name and tag.label.startswith("dc:"):
            return FOREIGN  # Dublin Core's old way to refine an element: date.Taken
        rule = MISPLACED if known else MODULE_UNKNOWN_ELEMENT
        if tag.label.startswith("app:") and known and is_atom(context):
            rule = QUESTIONABLE
        _report_unknown(rule, node, parent, place, context)
    else:
        unknown_namespace(tag.ns, node, context)
    return FOREIGN


BLINK = Rule(
    code="R109",
    name="rss-blink",
    severity="error",
    message="RSS has no element blink",
    hint="leave it out",
    spec="https://www.rssboard.org/rss-specification",
    once="name",
)


def _report_unknown(rule: Rule, node: Node, parent: Node, place: str, context: Context) -> None:
    """Report with what was probably meant; that counts as being there from then on."""
    tag = node.tag
    state = context.state
    if _is_markup(tag, parent, state.core):
        if sum(parent.counts.values()) == 1:  # its neighbours have the same cause
            params = {"element": tag.label, "parent": parent.tag.label, "hint": _ESCAPE}
            context.add(rule, node.line, node.column, parent.path, **params)
        return
    state.unknown.add(tag.key)
    guess = rule not in (MISPLACED, BLINK) and len(state.unknown) < _MOST_GUESSES
    meant = meant_element(tag, place, state.core) if guess else None
    own = {}
    if meant is not None:
        own["hint"] = meant.advice
        parent.meant |= {meant.key}
        state.entry_meant |= meant.key in _ENTRIES
    elif advice := misplaced(tag.key):
        own["hint"] = advice
    context.on(rule, node, **own)


def _is_markup(tag: Tag, parent: Node, core: str | None) -> bool:
    """Whether an element is HTML in a text that holds it escaped."""
    plain = not tag.ns or tag.ns in (ATOM, core)
    return plain and parent.spec is not None and parent.spec.text != "none" and tag.name in ELEMENTS


UNDETERMINABLE = Rule(
    code="A105",
    name="atom-element-without-namespace",
    severity="warning",
    message="{element} is in no namespace",
    hint="give it a namespace of its own",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-6.4",
    once="name",
)
RSS_UNKNOWN_ELEMENT = Rule(
    code="R105",
    name="rss-unknown-element",
    severity="error",
    message="{parent} has no element {element}",
    hint="check the spelling and the place; elements of your own need a namespace",
    spec="https://www.rssboard.org/rss-specification#extendingRss",
    once="name",
)
NOT_IN_A_NAMESPACE = Rule(
    code="R110",
    name="rss-not-in-a-namespace",
    severity="error",
    message="{element} stands in {parent} without a namespace",
    hint="give it the prefix of {parent}",
    spec="https://www.rssboard.org/rss-specification#extendingRss",
    once="name",
)


def _without_namespace(node: Node, parent: Node, context: Context) -> Rule:
    """The rule for an element without a namespace: RSS's own, or nobody's."""
    if is_atom(context):
        inside_text = parent.spec is not None and parent.spec.text == "value"
        return ATOM_UNKNOWN_ELEMENT if inside_text else UNDETERMINABLE
    if parent.tag.ns and parent.tag.ns != context.state.core:
        return NOT_IN_A_NAMESPACE
    return BLINK if node.tag.name == "blink" else RSS_UNKNOWN_ELEMENT


MISPLACED_XHTML = Rule(
    code="A111",
    name="atom-misplaced-xhtml",
    severity="warning",
    message="{element} stands directly in {parent}",
    hint='put it into a div of content type="xhtml"',
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-6.4",
)


def _xhtml(node: Node, parent: Node, context: Context) -> None:
    """XHTML outside of content: a page for browsers at the feed's level, nothing elsewhere."""
    place = parent.spec.place if parent.spec else ""
    if place in ("feed", "channel") and node.tag.name in _PAGE_PARTS:
        return
    if place == "item" and node.tag.name == "body":
        return
    if not place:
        context.on(ATOM_UNKNOWN_ELEMENT if is_atom(context) else RSS_UNKNOWN_ELEMENT, node)
    elif is_atom(context) and node.tag.name not in _PAGE_PARTS:
        context.on(MISPLACED_XHTML, node)


RULES: tuple[Rule, ...] = (
    UNDETERMINABLE,
    ATOM_DUPLICATE,
    MISPLACED_XHTML,
    QUESTIONABLE,
    MODULE_UNKNOWN_ELEMENT,
    MISPLACED,
    MODULE_DUPLICATE,
    MODULE_TEXT,
    RSS_UNKNOWN_ELEMENT,
    RSS_DUPLICATE,
    RSS_TEXT,
    BLINK,
    NOT_IN_A_NAMESPACE,
)
