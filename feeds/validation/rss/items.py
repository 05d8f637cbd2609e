"""The items of RSS."""

from __future__ import annotations

from typing import Final

from feeds.validation._bodies import body_of
from feeds.validation._context import Context, Where
from feeds.validation._facts import EntryFacts, LinkFacts
from feeds.validation._finding import Rule
from feeds.validation._grammar import Attribute, Element
from feeds.validation._namespaces import key
from feeds.validation._node import Node
from feeds.validation.checks.addresses import full_uri, http_url
from feeds.validation.checks.dates import rss_date
from feeds.validation.checks.people import rss_person
from feeds.validation.checks.types import mime_attribute
from feeds.validation.checks.words import filled
from feeds.validation.extensions.itunes import item_of_itunes
from feeds.validation.html import check_content
from feeds.validation.rss.channel import EMPTY_ITEM, NO_GUID, core_names, text, value_of
from feeds.validation.rss.guids import guid, is_permalink
from feeds.validation.rss.twice import ITEM_PAIRS, said_twice
from feeds.validation.values.dates import moment_of, rfc822

__all__ = ["ELEMENTS", "INTEGER", "RULES", "html_text"]

_ENCODED: Final = key("content", "encoded")
_DATES: Final = (
    "pubDate",
    *(key("atom", name) for name in ("published", "updated")),
    *(key("dcterms", name) for name in ("created", "issued", "modified")),
    key("dc", "date"),
)
_SECOND: Final = (key("atom", "content"), key("xhtml", "body"))


def _item_started(node: Node, context: Context) -> None:
    context.state.entries += 1


ITEM_SAID_TWICE = Rule(
    code="R114",
    name="rss-item-says-twice",
    severity="warning",
    message="{value} says what {other} says already",
    hint="keep {other}",
    spec="https://www.rssboard.org/rss-profile#namespace-elements-dublin",
    once="name",
)
SECOND_DESCRIPTION = Rule(
    code="R115",
    name="rss-second-description",
    severity="warning",
    message="{element} does what description and content:encoded are for",
    hint="use description, and content:encoded for the full text",
    spec="https://www.rssboard.org/rss-profile#namespace-elements-content-encoded",
)


def _item(node: Node, context: Context) -> None:
    """One item, whole; what later ones need of it is noted."""
    counts = node.counts
    if not counts and not node.pieces and context.facts.is_enough_of_nothing():
        return
    names = core_names(node)
    if "title" not in names and "description" not in names:
        context.ending(EMPTY_ITEM, node)
    if "guid" not in names and context.format == "rss-2.0":
        context.ending(NO_GUID, node)
    said_twice(node, ITEM_PAIRS, ITEM_SAID_TWICE, context)
    for name in _SECOND:
        if name in counts:
            context.ending(SECOND_DESCRIPTION, node, element=name.rpartition("}")[2])
    item_of_itunes(node, context)
    _note(node, context)


def _note(node: Node, context: Context) -> None:
    """The facts of the item, for the rules that look at the feed as a whole."""
    published = rfc822(value_of(node, "pubDate"))
    encoded = node.find(_ENCODED)
    full = encoded.text if encoded is not None else ""
    short = node.find("description")
    text = full or (short.text.strip() if short is not None and not short.counts else "")
    links = tuple(
        LinkFacts(
            rel="enclosure",
            href=one.attributes.get("url", ""),
            type=one.attributes.get("type", ""),
            length=one.attributes.get("length", ""),
            line=one.line,
            column=one.column,
            path=one.path,
        )
        for one in node.children
        if one.tag.key == "enclosure"
    )
    context.facts.entries.append(
        EntryFacts(
            id=value_of(node, "guid"),
            title=value_of(node, "title"),
            link=value_of(node, "link"),
            published=moment_of(published),  # RSS has no place for when an item changed
            dated=any(name in node.counts or name in node.meant for name in _DATES),
            body=body_of(text, full),
            links=links,
            line=node.line,
            column=node.column,
            path=node.path,
        )
    )


def html_text(value: str, node: Node, attribute: str, context: Context) -> None:
    """Escaped HTML: for the rooms that know HTML."""
    if context.looks_at_html and value:
        where = Where(*node.text_place(), node.path, node.base, node.text_place)
        check_content(value, where, context)


MANY_ENCLOSURES = Rule(
    code="R133",
    name="rss-several-enclosures",
    severity="warning",
    message="a second enclosure",
    hint="keep one, or use media:content for the others",
    spec="https://www.rssboard.org/rss-profile#element-channel-item-enclosure",
)


def _second_enclosure(node: Node, context: Context) -> None:
    if node.number > 1:
        context.on(MANY_ENCLOSURES, node)


INTEGER = Rule(
    code="R344",
    name="rss-attribute-integer",
    severity="error",
    message="{element}: {value} is not a whole number",
    hint="write digits only",
    spec="https://www.rssboard.org/rss-specification",
)
UNKNOWN_LENGTH = Rule(
    code="R345",
    name="rss-unknown-length",
    severity="error",
    message="{element}: an unknown length is 0, not {value}",
    hint="write 0",
    spec="https://www.rssboard.org/rss-profile#element-channel-item-enclosure",
)


def _length(value: str, node: Node, attribute: str, context: Context) -> None:
    """Bytes; 0 where they are not known."""
    if value == "-1":
        context.at(UNKNOWN_LENGTH, node, attribute, value=value)
    elif not (value.isascii() and value.isdigit()):
        context.at(INTEGER, node, attribute, value=value)


NO_ENCLOSURE_PART = Rule(
    code="R342",
    name="rss-enclosure-incomplete",
    severity="error",
    message="enclosure has no {element}",
    hint="write url, length and type",
    spec="https://www.rssboard.org/rss-specification#ltenclosuregtSubelementOfLtitemgt",
    once="name",
)
NO_SOURCE_URL = Rule(
    code="R343",
    name="rss-source-without-url",
    severity="error",
    message="source has no url",
    hint="write the address of the feed it came from",
    spec="https://www.rssboard.org/rss-specification#ltsourcegtSubelementOfLtitemgt",
)

ELEMENTS: tuple[Element, ...] = (
    Element(
        name="item", within=("channel",), place="item", many=True, text="none",
        enter=_item_started, leave=_item, streamed=True,
    ),
    Element(name="title", within=("item",), value=text),
    Element(name="link", within=("item",), value=full_uri),
    Element(name="description", within=("item",), value=html_text),
    Element(name="author", within=("item",), value=rss_person),
    Element(name="comments", within=("item",), value=full_uri),
    Element(name="pubDate", within=("item",), value=rss_date),
    Element(name="expirationDate", within=("item",), value=rss_date),  # 0.93
    Element(
        name="guid", within=("item",), value=filled(guid),
        attributes={"isPermaLink": Attribute(is_permalink)},
    ),
    Element(
        name="enclosure", within=("item",), many=True, text="none", leave=_second_enclosure,
        attributes={
            "url": Attribute(http_url, required=NO_ENCLOSURE_PART),
            "length": Attribute(_length, required=NO_ENCLOSURE_PART),
            "type": Attribute(mime_attribute, required=NO_ENCLOSURE_PART),
        },
    ),
    Element(
        name="source", within=("item",), value=text,
        attributes={"url": Attribute(full_uri, required=NO_SOURCE_URL)},
    ),
)  # fmt: skip

RULES: tuple[Rule, ...] = (
    ITEM_SAID_TWICE,
    SECOND_DESCRIPTION,
    MANY_ENCLOSURES,
    NO_ENCLOSURE_PART,
    NO_SOURCE_URL,
    INTEGER,
    UNKNOWN_LENGTH,
)
