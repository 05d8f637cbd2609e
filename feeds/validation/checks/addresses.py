"""Addresses and ids."""

from __future__ import annotations

from feeds.validation._context import Context
from feeds.validation._finding import Rule
from feeds.validation._node import Node
from feeds.validation.checks.people import EMPTY
from feeds.validation.values.addresses import AddressFault, address_fault, normal_form, scheme_of
from feeds.validation.values.schemes import known_scheme

__all__ = [
    "FAULTS",
    "RULES",
    "atom_id",
    "full_iri",
    "full_uri",
    "http_url",
    "iri",
    "strict_text",
    "uri",
]

SYNTAX = Rule(
    code="V111",
    name="address-syntax",
    severity="error",
    message="{element}: {value} is no address",
    hint="check the host, the port and the slashes",
    spec="https://www.rfc-editor.org/rfc/rfc3986#section-3",
)
CHARACTER = Rule(
    code="V113",
    name="address-character",
    severity="error",
    message="{element}: {char} cannot stand in an address, in {value}",
    hint="percent-encode it, a space as %20; and leave no space around the address",
    spec="https://www.rfc-editor.org/rfc/rfc3986#section-2",
)
NOT_ASCII = Rule(
    code="V114",
    name="uri-not-iri",
    severity="error",
    message="{element}: {char} has to be percent-encoded in {value}",
    hint="write the address as a browser sends it: UTF-8, percent-encoded",
    spec="https://www.rfc-editor.org/rfc/rfc3987#section-3.1",
)
TAG_URI = Rule(
    code="V121",
    name="tag-uri",
    severity="error",
    message="{element}: {value} is no tag: URI",
    hint="write tag:example.org,2026:something or tag:example.org,2026-01-31:something",
    spec="https://www.rfc-editor.org/rfc/rfc4151#section-2.1",
)
URN = Rule(
    code="V122",
    name="urn",
    severity="error",
    message="{element}: {value} is no URN",
    hint="write urn:NAMESPACE:NAME with a registered namespace",
    spec="https://www.rfc-editor.org/rfc/rfc8141#section-2",
)
UUID = Rule(
    code="V123",
    name="uuid",
    severity="error",
    message="{element}: {value} is no UUID",
    hint="write urn:uuid: and 8-4-4-4-12 hexadecimal digits",
    spec="https://www.rfc-editor.org/rfc/rfc9562#section-4",
)

FAULTS: dict[str, Rule] = {
    "character": CHARACTER,
    "syntax": SYNTAX,
    "non-ascii": NOT_ASCII,
    "tag": TAG_URI,
    "urn": URN,
    "uuid": UUID,
    "scheme": SYNTAX,
}

WHITE_SPACE = Rule(
    code="V117",
    name="white-space",
    severity="error",
    message="{element} has white space around its value",
    hint="write the value right between the tags",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-2",
)


def strict_text(value: str, node: Node, attribute: str, context: Context) -> str:
    """The value without outer white space, which Atom's addresses and dates may not have."""
    bare = value.strip(" \t\r\n")
    if bare != value and not attribute:
        context.at(WHITE_SPACE, node, attribute)
        return bare
    return value


def _tell(fault: AddressFault, value: str, node: Node, attribute: str, context: Context) -> None:
    """Report a fault of an address."""
    char = {" ": "a space", "\n": "a line break", "\t": "a tab"}.get(fault.detail, fault.detail)
    context.at(FAULTS[fault.kind], node, attribute, value=value, char=char)


NOT_ABSOLUTE = Rule(
    code="V112",
    name="absolute-address",
    severity="error",
    message="{element}: {value} is no full address",
    hint="write it whole, with its scheme: https://example.org/…",
    spec="https://www.rfc-editor.org/rfc/rfc3986#section-4.3",
)
UNKNOWN_SCHEME = Rule(
    code="V119",
    name="unknown-scheme",
    severity="warning",
    message="{element}: the scheme {value} is not registered",
    hint="check for a slip of the pen; mostly https is meant",
    spec="https://www.iana.org/assignments/uri-schemes/uri-schemes.xhtml",
    once="name",
)


def _address(
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
        _tell(fault, value, node, attribute, context)
        return False
    scheme = scheme_of(value)
    if full and not scheme:
        context.at(NOT_ABSOLUTE, node, attribute, value=value)
        return False
    if scheme and followed and not known_scheme(scheme):
        context.at(UNKNOWN_SCHEME, node, attribute, value=scheme)
    return True


def iri(value: str, node: Node, attribute: str, context: Context) -> None:
    """RFC 3987, relative or not."""
    value = strict_text(value, node, attribute, context)
    _address(value, node, attribute, context, full=False, ascii_only=False)


def full_iri(value: str, node: Node, attribute: str, context: Context) -> None:
    """RFC 3987, with its scheme."""
    value = strict_text(value, node, attribute, context)
    _address(value, node, attribute, context, full=True, ascii_only=False)


NOT_CANONICAL = Rule(
    code="V118",
    name="canonical-id",
    severity="warning",
    message="{element}: {value} is not in normal form",
    hint="write {expected}",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-4.2.6.1",
    once="name",
    hint_for_id="in a new feed write ids in normal form; an id that was published stays as it is",
    opt_in=True,
)


def atom_id(value: str, node: Node, attribute: str, context: Context) -> None:
    """RFC 4287 section 4.2.6: a full IRI, preferably in normal form."""
    value = strict_text(value, node, attribute, context)
    stands = _address(value, node, attribute, context, full=True, ascii_only=False, followed=False)
    if not stands:
        return
    normal = normal_form(value)
    if normal != value:
        context.at(NOT_CANONICAL, node, attribute, value=value, expected=normal)


def uri(value: str, node: Node, attribute: str, context: Context) -> None:
    """RFC 3986, relative or not."""
    _address(value.strip(), node, attribute, context, full=False, ascii_only=True)


def full_uri(value: str, node: Node, attribute: str, context: Context) -> None:
    """RFC 3986, with its scheme."""
    if not value.strip():
        context.at(NOT_ABSOLUTE, node, attribute, value=EMPTY)
        return
    _address(value.strip(), node, attribute, context, full=True, ascii_only=True)


NOT_HTTP = Rule(
    code="V116",
    name="http-address",
    severity="error",
    message="{element}: {value} is no full http or https address",
    hint="write it whole: https://example.org/…",
    spec="https://www.rssboard.org/rss-specification#ltenclosuregtSubelementOfLtitemgt",
)


def http_url(value: str, node: Node, attribute: str, context: Context) -> None:
    """A full http or https URL, as enclosures and images of podcasts need it."""
    fault = address_fault(value, ascii_only=True)
    if scheme_of(value) not in ("http", "https") or (fault and fault.kind == "syntax"):
        context.at(NOT_HTTP, node, attribute, value=value)
    elif fault:
        _tell(fault, value, node, attribute, context)


RULES: tuple[Rule, ...] = (
    SYNTAX,
    NOT_ABSOLUTE,
    CHARACTER,
    NOT_ASCII,
    NOT_HTTP,
    WHITE_SPACE,
    NOT_CANONICAL,
    UNKNOWN_SCHEME,
    TAG_URI,
    URN,
    UUID,
)
