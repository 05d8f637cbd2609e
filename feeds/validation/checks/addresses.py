"""Addresses and ids."""

from __future__ import annotations

from feeds.validation._context import Context
from feeds.validation._finding import Rule
from feeds.validation._node import Node
from feeds.validation.checks.people import EMPTY
from feeds.validation.rules import addresses
from feeds.validation.values.addresses import AddressFault, address_fault, normal_form, scheme_of
from feeds.validation.values.schemes import known_scheme

__all__ = ["FAULTS", "atom_id", "full_iri", "full_uri", "http_url", "iri", "strict_text", "uri"]

FAULTS: dict[str, Rule] = {
    "character": addresses.CHARACTER,
    "syntax": addresses.SYNTAX,
    "non-ascii": addresses.NOT_ASCII,
    "tag": addresses.TAG_URI,
    "urn": addresses.URN,
    "uuid": addresses.UUID,
    "scheme": addresses.SYNTAX,
}


def strict_text(value: str, node: Node, attribute: str, context: Context) -> str:
    """The value without outer white space, which Atom's addresses and dates may not have."""
    bare = value.strip(" \t\r\n")
    if bare != value and not attribute:
        context.at(addresses.WHITE_SPACE, node, attribute)
        return bare
    return value


def tell(fault: AddressFault, value: str, node: Node, attribute: str, context: Context) -> None:
    """Report a fault of an address."""
    char = {" ": "a space", "\n": "a line break", "\t": "a tab"}.get(fault.detail, fault.detail)
    context.at(FAULTS[fault.kind], node, attribute, value=value, char=char)


def address(
    value: str,
    node: Node,
    attribute: str,
    context: Context,
    *,
    full: bool,
    ascii_only: bool,
    followed: bool = True,
) -> bool:
    """An IRI or URI, or a reference to one; whether it stands.

    One that nobody follows, an id, may have any scheme.
    """
    fault = address_fault(value, ascii_only=ascii_only)
    if fault is not None and not (full and fault.kind == "scheme"):
        tell(fault, value, node, attribute, context)
        return False
    scheme = scheme_of(value)
    if full and not scheme:
        context.at(addresses.NOT_ABSOLUTE, node, attribute, value=value)
        return False
    if scheme and followed and not known_scheme(scheme):
        context.at(addresses.UNKNOWN_SCHEME, node, attribute, value=scheme)
    return True


def iri(value: str, node: Node, attribute: str, context: Context) -> None:
    """RFC 3987, relative or not."""
    value = strict_text(value, node, attribute, context)
    address(value, node, attribute, context, full=False, ascii_only=False)


def full_iri(value: str, node: Node, attribute: str, context: Context) -> None:
    """RFC 3987, with its scheme."""
    value = strict_text(value, node, attribute, context)
    address(value, node, attribute, context, full=True, ascii_only=False)


def atom_id(value: str, node: Node, attribute: str, context: Context) -> None:
    """RFC 4287 section 4.2.6: a full IRI, preferably in normal form."""
    value = strict_text(value, node, attribute, context)
    stands = address(value, node, attribute, context, full=True, ascii_only=False, followed=False)
    if not stands:
        return
    normal = normal_form(value)
    if normal != value:
        context.at(addresses.NOT_CANONICAL, node, attribute, value=value, expected=normal)


def uri(value: str, node: Node, attribute: str, context: Context) -> None:
    """RFC 3986, relative or not."""
    address(value.strip(), node, attribute, context, full=False, ascii_only=True)


def full_uri(value: str, node: Node, attribute: str, context: Context) -> None:
    """RFC 3986, with its scheme."""
    if not value.strip():
        context.at(addresses.NOT_ABSOLUTE, node, attribute, value=EMPTY)
        return
    address(value.strip(), node, attribute, context, full=True, ascii_only=True)


def http_url(value: str, node: Node, attribute: str, context: Context) -> None:
    """A full http or https URL, as enclosures and images of podcasts need it."""
    fault = address_fault(value, ascii_only=True)
    if scheme_of(value) not in ("http", "https") or (fault and fault.kind == "syntax"):
        context.at(addresses.NOT_HTTP, node, attribute, value=value)
    elif fault:
        tell(fault, value, node, attribute, context)
