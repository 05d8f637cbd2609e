"""XHTML as it stands in a text: RFC 4287 section 3.1.1.3."""

from __future__ import annotations

from typing import Final

from feeds.validation._context import Context, Where
from feeds.validation._finding import Rule
from feeds.validation._namespaces import XHTML
from feeds.validation._node import Node
from feeds.validation.markup import html_in
from feeds.validation.xhtml import check_xhtml

__all__ = ["ATOM_TEXT", "ATOM_UNKNOWN_ELEMENT", "NO_NAMESPACE", "RULES", "xhtml"]

_DIV: Final = f"{{{XHTML}}}div"
_APP: Final = "http://www.w3.org/2007/app"  # whose elements no XHTML has

ATOM_TEXT = Rule(
    code="A108",
    name="atom-unexpected-text",
    severity="error",
    message="{element} takes elements, not text",
    hint='put the text into an element, or escape the markup: type="html"',
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-4",
)


XHTML_DIV = Rule(
    code="A152",
    name="atom-xhtml-div",
    severity="error",
    message="{element} of type xhtml does not hold exactly one div in the XHTML namespace",
    hint='write <div xmlns="http://www.w3.org/1999/xhtml">…</div> around it',
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-3.1.1.3",
)


NOT_INLINE = Rule(
    code="A153",
    name="atom-escaped-in-xhtml",
    severity="warning",
    message="{element} of type xhtml holds escaped markup: {value}",
    hint='write type="html", or unescape it',
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-3.1.1.3",
)


def xhtml(node: Node, value: str, context: Context) -> None:
    """Section 3.1.1.3: one div, and markup in it that is none when escaped."""
    children = node.children
    stray = bool(value.strip())
    if len(children) != 1 or children[0].tag.key != _DIV or stray:
        context.on(XHTML_DIV, node)
        if stray and children:
            context.ending(ATOM_TEXT, node)
    holder = children[0] if len(children) == 1 else node
    if not holder.children:
        found = html_in(holder.text) if "<" in holder.text else ""
        if found:
            context.at(NOT_INLINE, holder, value=found)
    for child in children:
        _nameless(child, context)
        where = Where(child.line, child.column, child.path, child.base)
        if context.looks_at_html:
            check_xhtml(child, where, context)


NO_NAMESPACE = Rule(
    code="A101",
    name="atom-namespace-missing",
    severity="error",
    message="{element} is in no namespace",
    hint='write xmlns="{expected}"',
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-2",
)


ATOM_UNKNOWN_ELEMENT = Rule(
    code="A104",
    name="atom-unknown-element",
    severity="error",
    message="{parent} has no element {element}",
    hint="check the spelling and the place; elements of your own need a namespace of their own",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-6.1",
    once="name",
)


def _nameless(node: Node, context: Context) -> None:
    """Every element of XHTML is in its namespace; an xmlns="" takes it out."""
    stack = [node]
    while stack:
        one = stack.pop()
        if not one.tag.ns:
            context.on(NO_NAMESPACE, one, expected=XHTML)
        elif one.tag.ns == _APP:
            context.on(ATOM_UNKNOWN_ELEMENT, one)
        stack += reversed(one.children)


RULES: tuple[Rule, ...] = (
    NO_NAMESPACE,
    ATOM_UNKNOWN_ELEMENT,
    ATOM_TEXT,
    XHTML_DIV,
    NOT_INLINE,
)
