"""Media RSS 1.5: groups, contents, and what describes them."""

from __future__ import annotations

import re
from typing import Final

from feeds.validation._context import Context
from feeds.validation._grammar import Attribute, Check, Element
from feeds.validation._namespaces import key
from feeds.validation._node import Node
from feeds.validation.checks.addresses import full_iri, full_uri, iri
from feeds.validation.checks.types import language, mime_attribute
from feeds.validation.checks.words import (
    all_of,
    matching,
    not_blank,
    not_negative,
    number,
    one_of,
    positive,
    true_false,
)
from feeds.validation.extensions._roles import ROLES
from feeds.validation.markup import html_in, plain_text
from feeds.validation.rss.items import html_text
from feeds.validation.rules import atom_text, extensions, media
from feeds.validation.values.languages import country

__all__ = ["ELEMENTS", "EVERYWHERE"]

MUST: Final = extensions.NO_ATTRIBUTE
TOP: Final = ("channel", "item", "feed", "entry")
EVERYWHERE: Final = (*TOP, "media:group", "media:content")
CONTENT: Final = key("media", "content")
PLAYER: Final = key("media", "player")
TWO: Final = 2


def group(node: Node, context: Context) -> None:
    if node.counts.get(CONTENT, 0) < TWO:
        context.on(media.ONE_IN_GROUP, node)


def content(node: Node, context: Context) -> None:
    """Either the medium itself, or a page that plays it."""
    if "url" not in node.attributes and PLAYER not in node.counts:
        context.on(extensions.NO_ATTRIBUTE, node, element="url", parent="media:content")


def typed_text(value: str, node: Node, attribute: str, context: Context) -> None:
    """Plain by default, HTML if it says so."""
    if node.attributes.get("type") == "html":
        html_text(value, node, attribute, context)
    elif found := html_in(value):
        context.at(atom_text.UNDECLARED_HTML, node, value=found)


def scheme(value: str, node: Node, attribute: str, context: Context) -> None:
    """An address, or one of the short names urn:ebu, urn:mpaa …, which are no real URNs."""
    if not re.fullmatch(r"urn:[a-z][a-z-]*", value):
        full_iri(value, node, attribute, context)


def role(value: str, node: Node, attribute: str, context: Context) -> None:
    if value != value.lower():
        context.at(media.ROLE_CASE, node, attribute, value=value)
    elif node.attributes.get("scheme", "urn:ebu") == "urn:ebu" and value not in ROLES:
        context.at(media.ROLE, node, attribute, value=value)


DIGITS: Final = {"md5": 32, "sha-1": 40}


def media_hash(value: str, node: Node, attribute: str, context: Context) -> None:
    algorithm = node.attributes.get("algo", "md5")
    length = DIGITS.get(algorithm)
    if length is None:
        expected = "algorithm, which is md5 or sha-1"
        context.at(media.HASH, node, "algo", value=algorithm, expected=expected)
    elif not re.fullmatch(rf"[0-9A-Fa-f]{{{length}}}", value.strip()):
        context.at(media.HASH, node, attribute, value=value, expected=f"{algorithm} hash")


RATINGS: Final = {
    "urn:simple": "adult nonadult",
    "urn:mpaa": "g nc-17 pg pg-13 r",
    "urn:v-chip": "14 g ma pg tv-14 tv-g tv-ma tv-pg tv-y tv-y7 tv-y7-fv y y7 y7-fv",
}
ICRA = re.compile(r"r \((?:[clnosv][a-z] [01](?: |(?=\))))+\)")


def rating(value: str, node: Node, attribute: str, context: Context) -> None:
    scheme = node.attributes.get("scheme", "urn:simple")
    known = RATINGS.get(scheme)
    word = value.strip()
    wrong = known is not None and word.lower() not in known.split()
    if scheme == "urn:icra":
        wrong = not ICRA.fullmatch(word)
    if wrong:
        context.at(media.RATING, node, attribute, value=word, expected=scheme)


def restriction(node: Node, context: Context) -> None:
    """All, none, countries, or addresses, by its type."""
    kind = node.attributes.get("type", "")
    words = node.text.split()
    if kind == "country":
        for word in words:
            if not country(word):
                context.at(media.COUNTRY, node, value=word)
    elif kind == "uri":
        for word in words:
            full_uri(word, node, "", context)
    elif not kind and node.text.strip() not in ("all", "none", ""):
        context.at(media.RESTRICTION, node, value=node.text.strip())


def adult(node: Node, context: Context) -> None:
    context.on(media.ADULT, node)


said: Final = all_of(not_blank, plain_text)
npt: Final = matching(r"now|\d+(?:\.\d*)?|\d+:[0-5]?\d:[0-5]?\d(?:\.\d*)?", media.NPT)
text_type: Final = one_of("plain html", media.TEXT_TYPE)
SIZE: Final = {"width": Attribute(positive), "height": Attribute(positive)}
TYPED: Final = {"type": Attribute(text_type)}
TIMES: Final[dict[str, Attribute]] = {"start": Attribute(npt), "end": Attribute(npt)}
CONTENT_ATTRIBUTES: Final = {
    "url": Attribute(full_uri),
    "fileSize": Attribute(positive),
    "type": Attribute(mime_attribute),
    "medium": Attribute(one_of("image audio video document executable", media.MEDIUM)),
    "isDefault": Attribute(true_false),
    "expression": Attribute(one_of("sample full nonstop", media.EXPRESSION)),
    "bitrate": Attribute(number),
    "framerate": Attribute(number),
    "samplingrate": Attribute(number),
    "channels": Attribute(not_negative),
    "duration": Attribute(number),
    "lang": Attribute(language),
    **SIZE,
}
media_url: Final[Check] = full_uri

ELEMENTS: tuple[Element, ...] = (
    Element(name="media:group", within=TOP, many=True, text="none", place="media:group",
            leave=group),
    Element(name="media:content", within=(*TOP, "media:group"), many=True, text="none",
            place="media:content", attributes=CONTENT_ATTRIBUTES, leave=content),
    Element(name="media:title", within=EVERYWHERE, attributes=TYPED, value=typed_text),
    Element(name="media:description", within=EVERYWHERE, attributes=TYPED, value=typed_text),
    Element(name="media:keywords", within=EVERYWHERE, value=plain_text),
    Element(
        name="media:thumbnail", within=EVERYWHERE, many=True, text="none",
        attributes={"url": Attribute(media_url, required=MUST), "time": Attribute(npt), **SIZE},
    ),
    Element(
        name="media:category", within=EVERYWHERE, many=True, value=said,
        attributes={"scheme": Attribute(scheme), "label": Attribute(said)},
    ),
    Element(name="media:hash", within=EVERYWHERE, many=True, value=media_hash,
            attributes={"algo": Attribute()}),
    Element(
        name="media:player", within=EVERYWHERE, text="any",
        attributes={"url": Attribute(media_url, required=MUST), **SIZE},
    ),
    Element(
        name="media:credit", within=EVERYWHERE, many=True, value=plain_text,
        attributes={"role": Attribute(role), "scheme": Attribute(scheme)},
    ),
    Element(name="media:copyright", within=EVERYWHERE, value=plain_text,
            attributes={"url": Attribute(iri)}),
    Element(
        name="media:text", within=EVERYWHERE, many=True, value=typed_text,
        attributes={"lang": Attribute(language), **TYPED, **TIMES},
    ),
    Element(
        name="media:restriction", within=EVERYWHERE, many=True, text="any", leave=restriction,
        attributes={
            "relationship": Attribute(one_of("allow deny", media.RELATIONSHIP), required=MUST),
            "type": Attribute(one_of("country uri sharing", media.RESTRICTION_TYPE)),
        },
    ),
    Element(name="media:rating", within=EVERYWHERE, many=True, value=rating,
            attributes={"scheme": Attribute(scheme)}),
    Element(name="media:adult", within=EVERYWHERE, value=true_false, enter=adult),
)  # fmt: skip
