"""The checks of single values that the tables of elements name; each reports what it finds.

A check gets the value, the element, the attribute ("" for the element's text) and the context.
"""

from __future__ import annotations

import re
from typing import Final

from feeds.validation._context import Context
from feeds.validation._finding import Rule
from feeds.validation._grammar import Check
from feeds.validation._node import Node
from feeds.validation.markup import plain_text
from feeds.validation.rules import addresses, values
from feeds.validation.values.addresses import AddressFault, address_fault, normal_form, scheme_of
from feeds.validation.values.dates import DateValue, is_zero, iso8601, rfc822, rfc3339, w3cdtf
from feeds.validation.values.languages import language_fault
from feeds.validation.values.people import addr_spec, contact
from feeds.validation.values.schemes import known_scheme
from feeds.validation.values.types import media_type

EMPTY = "an empty text"
EARLIEST = 1990  # before the web there were no feeds
PRINTING = 1450  # before it, texts were hardly dated
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


def plausible(reading: DateValue, value: str, node: Node, attribute: str, context: Context) -> None:
    """Neither older than the web nor, where the time is known, of a day to come."""
    moment = reading.moment
    if moment is None:
        return
    if is_zero(moment):
        context.at(values.ZERO_DATE, node, attribute, value=value)
    elif PRINTING <= moment.year < EARLIEST:
        context.at(values.OLD_DATE, node, attribute, value=value)
    elif moment.year < PRINTING:
        context.at(values.IMPLAUSIBLE_DATE, node, attribute, value=value, when="before the web")
    elif context.is_to_come(moment):
        context.at(values.IMPLAUSIBLE_DATE, node, attribute, value=value, when="in the future")


def atom_date(value: str, node: Node, attribute: str, context: Context) -> None:
    """RFC 4287 section 3.3."""
    value = strict_text(value, node, attribute, context)
    reading = rfc3339(value)
    if reading is None:
        context.at(values.RFC3339_DATE, node, attribute, value=value)
    else:
        plausible(reading, value, node, attribute, context)


def rss_date(value: str, node: Node, attribute: str, context: Context) -> None:
    """RFC 822 as RSS uses it."""
    value = value.strip()
    reading = rfc822(value)
    if reading is None:
        context.at(values.RFC822_DATE, node, attribute, value=value)
        return
    if reading.odd:
        context.at(values.ODD_RFC822_DATE, node, attribute, value=value)
    if reading.weekday:
        context.at(values.WEEKDAY, node, attribute, value=reading.weekday)
    plausible(reading, value, node, attribute, context)


def dc_date(value: str, node: Node, attribute: str, context: Context) -> None:
    """W3CDTF."""
    value = value.strip()
    reading = w3cdtf(value)
    if reading is None:
        context.at(values.W3CDTF_DATE, node, attribute, value=value)
    else:
        plausible(reading, value, node, attribute, context)


def iso_date(value: str, node: Node, attribute: str, context: Context) -> None:
    """ISO 8601, loosely."""
    if iso8601(value.strip()) is None:
        context.at(values.ISO8601_DATE, node, attribute, value=value.strip())


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


def matching(pattern: str, rule: Rule) -> Check:
    """A check that the value, without outer space, has a form; else `rule`."""
    form = re.compile(pattern, re.ASCII)

    def check(value: str, node: Node, attribute: str, context: Context) -> None:
        if not form.fullmatch(value.strip()):
            context.at(rule, node, attribute, value=value)

    return check


integer = matching(r"[+-]?\d+", values.INTEGER)
not_negative = matching(r"\+?\d+", values.NOT_NEGATIVE)
positive = matching(r"\+?0*[1-9]\d*", values.POSITIVE)
number = matching(r"[+-]?(?:\d+\.?\d*|\.\d+)", values.NUMBER)
true_false = matching(r"true|false", values.TRUE_FALSE)
OLD_WORDS = {"yes": "true", "explicit": "true", "no": "false", "clean": "false"}


def explicit(value: str, node: Node, attribute: str, context: Context) -> None:
    """true or false; Apple's older words are named with their replacement."""
    if value.strip() in ("true", "false"):
        return
    now = OLD_WORDS.get(value.strip().lower())
    own = {"hint": f"write {now}, as Apple has since 2019"} if now else {}
    context.at(values.TRUE_FALSE, node, attribute, value=value, **own)


yes_no = matching(r"yes|no", values.YES_NO)


def one_of(words: str, rule: Rule, *, ignore_case: bool = False) -> Check:
    """A check that the value is one of the words; else `rule`."""
    known = frozenset(words.split())

    def check(value: str, node: Node, attribute: str, context: Context) -> None:
        word = value.strip()
        if (word.lower() if ignore_case else word) not in known:
            context.at(rule, node, attribute, value=value)

    return check


def all_of(*checks: Check) -> Check:
    """Several checks of one value."""

    def check(value: str, node: Node, attribute: str, context: Context) -> None:
        for one in checks:
            one(value, node, attribute, context)

    return check


def filled(check: Check) -> Check:
    """A check of values that have to say something besides."""
    return all_of(not_blank, check)


def not_blank(value: str, node: Node, attribute: str, context: Context) -> None:
    """Something has to be said."""
    if value.strip():
        return
    if attribute:
        context.at(values.ATTRIBUTE_BLANK, node, attribute)
        return
    place = node.parent.spec.place if node.parent and node.parent.spec else ""
    advice = KEPT.get((place, node.tag.name))
    context.at(values.BLANK, node, **({"hint": advice} if advice else {}))


SAY: Final = "say something: the element may not be left out"
KEPT: Final = {  # elements that may not be left out, by their place
    **{("channel", name): SAY for name in ("title", "link", "description")},
    **{("image", name): SAY for name in ("url", "title", "link")},
    ("feed", "title"): SAY,
    ("person", "name"): SAY,
    ("entry", "title"): "give it a title; a text that has none keeps the element, empty",
}
