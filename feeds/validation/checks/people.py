"""People, as RSS and podcasts name them."""

from __future__ import annotations

from feeds.validation._context import Context
from feeds.validation._node import Node
from feeds.validation.markup import plain_text
from feeds.validation.rules import addresses
from feeds.validation.values.people import addr_spec, contact

__all__ = ["EMPTY", "email", "rss_person"]

EMPTY = "an empty text"


def email(value: str, node: Node, attribute: str, context: Context) -> None:
    """A bare address."""
    if not addr_spec(value.strip()):
        context.at(addresses.ADDR_SPEC, node, attribute, value=value)


CONTACTS = {
    "no-name": addresses.NO_REAL_NAME,
    "format": addresses.CONTACT_FORMAT,
    "none": addresses.CONTACT,
}


def rss_person(value: str, node: Node, attribute: str, context: Context) -> None:
    """`address (Name)`."""
    way = contact(value)
    if way:
        context.at(CONTACTS[way], node, attribute, value=value.strip() or EMPTY)
    if way != "format":
        plain_text(value, node, attribute, context)
