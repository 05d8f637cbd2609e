"""Media types and languages."""

from __future__ import annotations

from feeds.validation._context import Context
from feeds.validation._node import Node
from feeds.validation.rules import addresses
from feeds.validation.values.languages import language_fault
from feeds.validation.values.types import media_type

__all__ = ["language", "mime", "mime_attribute"]


def mime(value: str, node: Node, attribute: str, context: Context) -> None:
    """A media type, in Atom."""
    if not media_type(value):
        context.at(addresses.MEDIA_TYPE, node, attribute, value=value)


def mime_attribute(value: str, node: Node, attribute: str, context: Context) -> None:
    """A media type of an enclosure."""
    if not media_type(value):
        context.at(addresses.MEDIA_TYPE_ATTRIBUTE, node, attribute, value=value)


def language(value: str, node: Node, attribute: str, context: Context) -> None:
    """BCP 47; an empty one says that there is no language."""
    fault = language_fault(value.strip())
    if fault == "language" and not (attribute and not value):
        context.at(addresses.LANGUAGE, node, attribute, value=value)
    elif fault == "subtag":
        context.at(addresses.LANGUAGE_SUBTAG, node, attribute, value=value)
