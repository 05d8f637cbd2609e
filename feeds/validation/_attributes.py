"""Attributes by the table of their element: unknown ones, and what is missing."""

from __future__ import annotations

from typing import Final

from feeds.validation._context import Context
from feeds.validation._finding import Rule
from feeds.validation._grammar import Element
from feeds.validation._namespaces import ATOM, XML
from feeds.validation._near import meant_attribute
from feeds.validation._node import Node
from feeds.validation._prefixes import unknown_namespace
from feeds.validation._vocabulary import GLOBAL_ATTRIBUTES, VOCABULARIES, family
from feeds.validation.checks.addresses import iri
from feeds.validation.checks.types import language

__all__ = ["RULES", "attributes"]

_LANG: Final = f"{{{XML}}}lang"
_BASE: Final = f"{{{XML}}}base"
_FROM_NO_VOCABULARY: Final = frozenset({XML, "http://www.w3.org/2000/xmlns/"})


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
            _prefixed(name, value, node, context)
        else:
            _unknown_attribute(name, node, spec, slips, context)
    stated |= slips
    for name, attribute in spec.attributes.items():
        if attribute.required and name not in stated:
            params = {"element": name.rpartition("}")[2], "parent": node.tag.label}
            context.on(attribute.required, node, **params)


ATOM_UNKNOWN_ATTRIBUTE = Rule(
    code="A107",
    name="atom-unknown-attribute",
    severity="error",
    message="{parent} has no attribute {element}",
    hint="check the spelling; attributes of your own need a prefix with a namespace",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-2",
    once="name",
)
MODULE_UNKNOWN_ATTRIBUTE = Rule(
    code="E107",
    name="extension-unknown-attribute",
    severity="error",
    message="{parent} has no attribute {element}",
    hint="check the spelling",
    spec="https://www.rssboard.org/rss-specification#extendingRss",
    once="name",
)
RSS_UNKNOWN_ATTRIBUTE = Rule(
    code="R107",
    name="rss-unknown-attribute",
    severity="error",
    message="{parent} has no attribute {element}",
    hint="check the spelling; attributes of your own need a prefix with a namespace",
    spec="https://www.rssboard.org/rss-specification#extendingRss",
    once="name",
)


def _unknown_attribute(
    name: str, node: Node, spec: Element, slips: dict[str, str], context: Context
) -> None:
    """Report an attribute; what it was meant for counts as stated, its value as right."""
    rule = family(
        node,
        context,
        ATOM_UNKNOWN_ATTRIBUTE,
        RSS_UNKNOWN_ATTRIBUTE,
        MODULE_UNKNOWN_ATTRIBUTE,
    )
    own = {}
    if context.enough(rule):
        return
    meant = meant_attribute(name, spec.attributes, node.attributes | slips)
    if meant:
        own["hint"] = f'write {meant}="…"'
        slips[meant] = node.attributes[name]
    context.at(rule, node, name, element=name, parent=node.tag.label, **own)


EXTENSION_ATTRIBUTE = Rule(
    code="R111",
    name="rss-extension-attribute",
    severity="info",
    message="{element} adds to an element of RSS",
    hint="use an element of your own namespace",
    spec="https://www.rssboard.org/rss-specification#extendingRss",
    once="feed",
)


def _prefixed(name: str, value: str, node: Node, context: Context) -> None:
    """An attribute in a namespace: XML's own, a module's, or anybody's."""
    if name == _LANG:
        language(value, node, name, context)
    elif name == _BASE:
        iri(value, node, name, context)
    elif name in GLOBAL_ATTRIBUTES:
        check = GLOBAL_ATTRIBUTES[name]
        if check:
            check(value, node, name, context)
    else:
        ns = name[1:].partition("}")[0]
        if ns in _FROM_NO_VOCABULARY:
            return
        if ns in VOCABULARIES or ns == ATOM:
            params = {"element": name.rpartition("}")[2], "parent": node.tag.label}
            context.at(MODULE_UNKNOWN_ATTRIBUTE, node, name, **params)
        else:
            unknown_namespace(ns, node, context)
            if not node.tag.ns:
                context.at(EXTENSION_ATTRIBUTE, node, name)


RULES: tuple[Rule, ...] = (
    ATOM_UNKNOWN_ATTRIBUTE,
    MODULE_UNKNOWN_ATTRIBUTE,
    RSS_UNKNOWN_ATTRIBUTE,
    EXTENSION_ATTRIBUTE,
)
