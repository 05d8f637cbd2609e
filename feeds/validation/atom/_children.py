"""What an element of Atom holds: the children that it may not be without, and its links."""

from __future__ import annotations

from feeds.validation._context import Context
from feeds.validation._facts import LinkFacts
from feeds.validation._finding import Rule
from feeds.validation._namespaces import ATOM
from feeds.validation._node import Node
from feeds.validation.atom.links import relation_of

__all__ = [
    "RULES",
    "alternates",
    "child",
    "is_core",
    "is_meant",
    "lacking",
    "link_facts",
    "states",
    "value_of",
]


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


TWO_ALTERNATES = Rule(
    code="A174",
    name="atom-two-alternates",
    severity="error",
    message='a second rel="alternate" of the same type and language',
    hint='keep one of them; others are rel="related"',
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-4.1.2",
)


def alternates(node: Node, context: Context) -> None:
    """Section 4.1.2: one alternate for each type and language."""
    seen = set()
    for one in node.children:
        if one.tag.name != "link" or one.attributes.get("rel", "alternate") != "alternate":
            continue
        kind = one.attributes.get("type", ""), one.attributes.get("hreflang", "")
        if kind in seen:
            context.on(TWO_ALTERNATES, one)
        seen.add(kind)


RULES: tuple[Rule, ...] = (TWO_ALTERNATES,)
