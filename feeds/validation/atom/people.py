"""Persons, ids, dates, icons and the generator: RFC 4287 sections 3.2, 3.3 and 4.2."""

from __future__ import annotations

from typing import Final

from feeds.patterns import lazy_regex
from feeds.validation._context import Context
from feeds.validation._finding import Rule
from feeds.validation._grammar import Attribute, Element
from feeds.validation._namespaces import ATOM
from feeds.validation._node import Node
from feeds.validation.checks.addresses import atom_id, iri
from feeds.validation.checks.dates import atom_date
from feeds.validation.checks.people import email
from feeds.validation.checks.words import filled, not_blank
from feeds.validation.markup import plain_text

__all__ = ["ELEMENTS", "RULES"]

_ADDRESS = lazy_regex(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")

NO_NAME = Rule(
    code="A141",
    name="atom-person-without-name",
    severity="error",
    message="{parent} has no name",
    hint="write <name>…</name>",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-3.2.1",
)


def _person(node: Node, context: Context) -> None:
    """Section 3.2: a name is required."""
    named = any(one.tag.name == "name" and one.tag.ns in (ATOM, node.tag.ns) for one in node)
    if not named and f"{{{ATOM}}}name" not in node.meant:
        context.ending(NO_NAME, node, parent=node.tag.label)


EMAIL_IN_NAME = Rule(
    code="A142",
    name="atom-email-in-name",
    severity="warning",
    message="{element} holds an e-mail address",
    hint="put it into <email>",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-3.2.3",
    once="name",
)


def _name(value: str, node: Node, attribute: str, context: Context) -> None:
    """A name is plain text, and no address."""
    not_blank(value, node, attribute, context)
    plain_text(value, node, attribute, context)
    if "@" in value and _ADDRESS.search(value):
        context.at(EMAIL_IN_NAME, node, attribute)


def _generator(value: str, node: Node, attribute: str, context: Context) -> None:
    """A name that people can read."""
    not_blank(value, node, attribute, context)
    plain_text(value, node, attribute, context)


def _author_of_feed(node: Node, context: Context) -> None:
    """Entries may go without an author of their own from here on."""
    if node.parent is not None and node.parent.tag.name == "feed":
        context.state.feed_author = True
    _person(node, context)


_PEOPLE: Final = ("feed", "entry", "source")
ELEMENTS: tuple[Element, ...] = (
    Element(
        name="author", ns=ATOM, within=_PEOPLE, place="person", many=True, text="none",
        leave=_author_of_feed,
    ),
    Element(
        name="contributor", ns=ATOM, within=_PEOPLE, place="person", many=True, text="none",
        leave=_person,
    ),
    Element(name="name", ns=ATOM, within=("person",), value=_name),
    Element(name="uri", ns=ATOM, within=("person",), value=filled(iri)),
    Element(name="email", ns=ATOM, within=("person",), value=email),
    Element(name="id", ns=ATOM, within=_PEOPLE, value=filled(atom_id)),
    Element(name="updated", ns=ATOM, within=_PEOPLE, value=atom_date),
    Element(name="published", ns=ATOM, within=("entry",), value=atom_date),
    Element(name="icon", ns=ATOM, within=("feed", "source"), value=filled(iri)),
    Element(name="logo", ns=ATOM, within=("feed", "source"), value=filled(iri)),
    Element(
        name="generator", ns=ATOM, within=("feed", "source"), value=_generator,
        attributes={"uri": Attribute(iri), "version": Attribute(not_blank)},
    ),
)  # fmt: skip

RULES: tuple[Rule, ...] = (
    NO_NAME,
    EMAIL_IN_NAME,
)
