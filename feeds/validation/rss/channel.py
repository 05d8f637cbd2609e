"""The root and the channel of RSS."""

from __future__ import annotations

from typing import Final

from feeds.validation._context import Context
from feeds.validation._finding import Rule
from feeds.validation._grammar import Attribute, Element
from feeds.validation._namespaces import ATOM
from feeds.validation._node import Node
from feeds.validation.atom._children import link_facts
from feeds.validation.checks.addresses import full_uri
from feeds.validation.checks.dates import rss_date
from feeds.validation.checks.people import rss_person
from feeds.validation.checks.types import language
from feeds.validation.checks.words import not_blank, positive
from feeds.validation.extensions.history import feed_history
from feeds.validation.extensions.itunes import channel_of_itunes
from feeds.validation.markup import plain_text
from feeds.validation.rss.twice import CHANNEL_PAIRS, said_twice
from feeds.validation.rules import addresses, rss, rss_parts
from feeds.validation.values.dates import moment_of, rfc822

__all__ = ["ELEMENTS"]

VERSIONS: Final = frozenset({"0.91", "0.92", "0.93", "0.94", "2.0"})
NEEDS: Final = (
    ("title", rss.NO_CHANNEL_TITLE),
    ("link", rss.NO_CHANNEL_LINK),
    ("description", rss.NO_CHANNEL_DESCRIPTION),
)
LANGUAGES: Final = ("language", "{http://purl.org/dc/elements/1.1/}language")
IMAGE_DIFFERS: Final = {"title": rss_parts.IMAGE_TITLE, "link": rss_parts.IMAGE_LINK}
ATOM_LINK: Final = f"{{{ATOM}}}link"


def version(value: str, node: Node, attribute: str, context: Context) -> None:
    """One of the versions there ever were."""
    if value not in VERSIONS:
        context.at(rss.VERSION, node, attribute, value=value)


def text(value: str, node: Node, attribute: str, context: Context) -> None:
    """A text for people, plain."""
    not_blank(value, node, attribute, context)
    plain_text(value, node, attribute, context)


def root(node: Node, context: Context) -> None:
    if "channel" not in {one.tag.name for one in node.children} | node.meant:
        context.ending(rss.NO_CHANNEL, node)


def channel_started(node: Node, context: Context) -> None:
    facts = context.facts
    facts.line, facts.column, facts.path = node.line, node.column, node.path


def value_of(node: Node, key: str) -> str:
    """The text of a child, without outer space; "" where there is none."""
    found = node.find(key)
    return found.text.strip() if found else ""


def channel(node: Node, context: Context) -> None:
    """The channel as a whole, once all its items have been looked at."""
    missing(node, NEEDS, context)
    context.count(rss.EMPTY_ITEM, context.facts.unread)
    if context.format == "rss-2.0":
        context.count(rss.NO_GUID, context.facts.unread)
    said_twice(node, CHANNEL_PAIRS, rss.SAID_TWICE, context)
    facts = context.facts
    facts.title, facts.link = value_of(node, "title"), value_of(node, "link")
    facts.language = next((value for key in LANGUAGES if (value := value_of(node, key))), "")
    facts.links = [link_facts(one) for one in node.children if one.tag.key == ATOM_LINK]
    for key in ("lastBuildDate", "pubDate"):
        reading = rfc822(value_of(node, key))
        if reading and facts.updated is None:
            facts.updated = moment_of(reading)
    if not node.lang and not (
        any(one.tag.key in LANGUAGES for one in node) or node.meant.intersection(LANGUAGES)
    ):
        context.ending(addresses.NO_LANGUAGE, node, expected="<language>…</language>")
    if context.format == "rss-2.0" and not (
        any(one.rel == "self" for one in facts.links) or ATOM_LINK in node.meant
    ):
        context.ending(rss.NO_SELF, node)
    feed_history(node, context)
    image_matches(node, context)
    if context.state.itunes:
        channel_of_itunes(node, context)


def core_names(node: Node) -> set[str]:
    """The names of the children in RSS's own vocabulary, and those meant by a slip."""
    return {one.tag.name for one in node.children if one.tag.ns == node.tag.ns} | node.meant


def missing(node: Node, needs: tuple[tuple[str, Rule], ...], context: Context) -> None:
    """The children that an element may not be without."""
    names = core_names(node)
    for name, rule in needs:
        if name not in names:
            context.ending(rule, node)


def image_matches(node: Node, context: Context) -> None:
    """The image has the channel's title and link."""
    for image in (one for one in node.children if one.tag.key == "image"):
        for one in image.children:
            rule = IMAGE_DIFFERS.get(one.tag.key)
            theirs = value_of(node, one.tag.key) if rule else ""
            if rule and theirs and one.text.strip() != theirs:
                context.on(rule, one, expected=theirs)


ELEMENTS: tuple[Element, ...] = (
    Element(
        name="rss", within=("document",), place="rss", text="none", leave=root,
        attributes={"version": Attribute(version, required=rss.NO_VERSION)},
    ),
    Element(
        name="channel", within=("rss",), place="channel", text="none", enter=channel_started,
        leave=channel, ahead=rss.MISPLACED_ITEM,
    ),
    Element(name="title", within=("channel",), value=text),
    Element(name="link", within=("channel",), value=full_uri),
    Element(name="description", within=("channel",), value=text),
    Element(name="language", within=("channel",), value=language),
    Element(name="copyright", within=("channel",), value=text),
    Element(name="managingEditor", within=("channel",), value=rss_person),
    Element(name="webMaster", within=("channel",), value=rss_person),
    Element(name="pubDate", within=("channel",), value=rss_date),
    Element(name="lastBuildDate", within=("channel",), value=rss_date),
    Element(name="generator", within=("channel",), value=text),
    Element(name="docs", within=("channel",), value=full_uri),
    Element(name="ttl", within=("channel",), value=positive),
    Element(name="rating", within=("channel",), value=text),
)  # fmt: skip
