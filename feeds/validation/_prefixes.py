"""Namespaces: the prefix that people and simple programs expect, and those that nobody knows."""

from __future__ import annotations

from typing import Final

from feeds.validation._context import Context
from feeds.validation._namespaces import ATOM, PREFIXES, SPOKEN_FOR, XHTML
from feeds.validation._near import meant_namespace
from feeds.validation._node import Node
from feeds.validation._vocabulary import is_atom
from feeds.validation.checks.addresses import FAULTS
from feeds.validation.rules import atom, extensions, media
from feeds.validation.values.addresses import address_fault

__all__ = ["declared", "prefix_warnings", "unknown_namespace"]

MEDIA_WITHOUT_SLASH: Final = "http://search.yahoo.com/mrss"


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
