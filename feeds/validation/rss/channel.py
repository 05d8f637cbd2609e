"""The root and the channel of RSS."""

from __future__ import annotations

from typing import Final

from feeds.validation._context import Context
from feeds.validation._finding import Rule
from feeds.validation._grammar import Attribute, Element
from feeds.validation._namespaces import ATOM
from feeds.validation._node import Node
from feeds.validation.atom._children import link_facts
from feeds.validation.atom.text import NO_LANGUAGE
from feeds.validation.checks.addresses import full_uri
from feeds.validation.checks.dates import rss_date
from feeds.validation.checks.people import rss_person
from feeds.validation.checks.types import language
from feeds.validation.checks.words import not_blank, positive
from feeds.validation.extensions.history import feed_history
from feeds.validation.extensions.itunes import channel_of_itunes
from feeds.validation.markup import plain_text
from feeds.validation.rss.twice import CHANNEL_PAIRS, said_twice
from feeds.validation.values.dates import moment_of, rfc822

__all__ = [
    "ELEMENTS",
    "EMPTY_ITEM",
    "NO_GUID",
    "RULES",
    "core_names",
    "missing",
    "text",
    "value_of",
]

_VERSIONS: Final = frozenset({"0.91", "0.92", "0.93", "0.94", "2.0"})

NO_CHANNEL_TITLE = Rule(
    code="R121",
    name="rss-channel-without-title",
    severity="error",
    message="the channel has no title",
    hint="write <title>…</title>",
    spec="https://www.rssboard.org/rss-specification#requiredChannelElements",
)
NO_CHANNEL_LINK = Rule(
    code="R122",
    name="rss-channel-without-link",
    severity="error",
    message="the channel has no link",
    hint="write <link>…</link> with the address of the site",
    spec="https://www.rssboard.org/rss-specification#requiredChannelElements",
)
NO_CHANNEL_DESCRIPTION = Rule(
    code="R123",
    name="rss-channel-without-description",
    severity="error",
    message="the channel has no description",
    hint="write <description>…</description>",
    spec="https://www.rssboard.org/rss-specification#requiredChannelElements",
)

_NEEDS: Final = (
    ("title", NO_CHANNEL_TITLE),
    ("link", NO_CHANNEL_LINK),
    ("description", NO_CHANNEL_DESCRIPTION),
)
_LANGUAGES: Final = ("language", "{http://purl.org/dc/elements/1.1/}language")

IMAGE_LINK = Rule(
    code="R306",
    name="rss-image-link-differs",
    severity="warning",
    message="the link of the image is not that of the channel",
    hint="write {expected}",
    spec="https://www.rssboard.org/rss-profile#element-channel-image-link",
)
IMAGE_TITLE = Rule(
    code="R307",
    name="rss-image-title-differs",
    severity="warning",
    message="the title of the image is not that of the channel",
    hint="write {expected}",
    spec="https://www.rssboard.org/rss-profile#element-channel-image-title",
)

_IMAGE_DIFFERS: Final = {"title": IMAGE_TITLE, "link": IMAGE_LINK}
_ATOM_LINK: Final = f"{{{ATOM}}}link"

VERSION = Rule(
    code="R102",
    name="rss-version",
    severity="error",
    message="there is no RSS {value}",
    hint='write version="2.0"',
    spec="https://www.rssboard.org/rss-specification#whatIsRss",
)


def _version(value: str, node: Node, attribute: str, context: Context) -> None:
    """One of the versions there ever were."""
    if value not in _VERSIONS:
        context.at(VERSION, node, attribute, value=value)


def text(value: str, node: Node, attribute: str, context: Context) -> None:
    """A text for people, plain."""
    not_blank(value, node, attribute, context)
    plain_text(value, node, attribute, context)


NO_CHANNEL = Rule(
    code="R104",
    name="rss-without-channel",
    severity="error",
    message="rss has no channel",
    hint="put everything into <channel>…</channel>",
    spec="https://www.rssboard.org/rss-specification#whatIsRss",
)


def _root(node: Node, context: Context) -> None:
    if "channel" not in {one.tag.name for one in node.children} | node.meant:
        context.ending(NO_CHANNEL, node)


def _channel_started(node: Node, context: Context) -> None:
    facts = context.facts
    facts.line, facts.column, facts.path = node.line, node.column, node.path


def value_of(node: Node, key: str) -> str:
    """The text of a child, without outer space; "" where there is none."""
    found = node.find(key)
    return found.text.strip() if found else ""


SAID_TWICE = Rule(
    code="R113",
    name="rss-channel-says-twice",
    severity="warning",
    message="{value} says what {other} says already",
    hint="keep {other}",
    spec="https://www.rssboard.org/rss-profile#namespace-elements-dublin",
    once="name",
)
NO_SELF = Rule(
    code="R124",
    name="rss-without-self",
    severity="warning",
    message='the channel has no atom:link rel="self"',
    hint='write <atom:link rel="self" href="…"/> with the feed\'s own address',
    spec="https://www.rssboard.org/rss-profile#namespace-elements-atom-link",
)
EMPTY_ITEM = Rule(
    code="R131",
    name="rss-item-without-title-or-description",
    severity="error",
    message="the item has neither title nor description",
    hint="write <title>…</title> or <description>…</description>",
    spec="https://www.rssboard.org/rss-specification#hrelementsOfLtitemgt",
    once="feed",
)
NO_GUID = Rule(
    code="R132",
    name="rss-item-without-guid",
    severity="warning",
    message="the item has no guid",
    hint="write <guid> with the address in link, by which readers know the item, and keep it",
    spec="https://www.rssboard.org/rss-profile#element-channel-item-guid",
    once="feed",
)


def _channel(node: Node, context: Context) -> None:
    """The channel as a whole, once all its items have been looked at."""
    missing(node, _NEEDS, context)
    context.count(EMPTY_ITEM, context.facts.unread)
    if context.format == "rss-2.0":
        context.count(NO_GUID, context.facts.unread)
    said_twice(node, CHANNEL_PAIRS, SAID_TWICE, context)
    facts = context.facts
    facts.title, facts.link = value_of(node, "title"), value_of(node, "link")
    facts.language = next((value for key in _LANGUAGES if (value := value_of(node, key))), "")
    facts.links = [link_facts(one) for one in node.children if one.tag.key == _ATOM_LINK]
    for key in ("lastBuildDate", "pubDate"):
        reading = rfc822(value_of(node, key))
        if reading and facts.updated is None:
            facts.updated = moment_of(reading)
    if not node.lang and not (
        any(one.tag.key in _LANGUAGES for one in node) or node.meant.intersection(_LANGUAGES)
    ):
        context.ending(NO_LANGUAGE, node, expected="<language>…</language>")
    if context.format == "rss-2.0" and not (
        any(one.rel == "self" for one in facts.links) or _ATOM_LINK in node.meant
    ):
        context.ending(NO_SELF, node)
    feed_history(node, context)
    _image_matches(node, context)
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


def _image_matches(node: Node, context: Context) -> None:
    """The image has the channel's title and link."""
    for image in (one for one in node.children if one.tag.key == "image"):
        for one in image.children:
            rule = _IMAGE_DIFFERS.get(one.tag.key)
            theirs = value_of(node, one.tag.key) if rule else ""
            if rule and theirs and one.text.strip() != theirs:
                context.on(rule, one, expected=theirs)


NO_VERSION = Rule(
    code="R103",
    name="rss-without-version",
    severity="error",
    message="rss has no version",
    hint='write <rss version="2.0">',
    spec="https://www.rssboard.org/rss-specification#whatIsRss",
)
MISPLACED_ITEM = Rule(
    code="R112",
    name="rss-channel-after-item",
    severity="warning",
    message="{element} of the channel follows an item",
    hint="put the channel's own elements ahead of the first item",
    spec="https://www.rssboard.org/rss-profile#element-channel-item",
)

ELEMENTS: tuple[Element, ...] = (
    Element(
        name="rss", within=("document",), place="rss", text="none", leave=_root,
        attributes={"version": Attribute(_version, required=NO_VERSION)},
    ),
    Element(
        name="channel", within=("rss",), place="channel", text="none", enter=_channel_started,
        leave=_channel, ahead=MISPLACED_ITEM,
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

RULES: tuple[Rule, ...] = (
    VERSION,
    NO_VERSION,
    NO_CHANNEL,
    MISPLACED_ITEM,
    SAID_TWICE,
    NO_CHANNEL_TITLE,
    NO_CHANNEL_LINK,
    NO_CHANNEL_DESCRIPTION,
    NO_SELF,
    EMPTY_ITEM,
    NO_GUID,
    IMAGE_LINK,
    IMAGE_TITLE,
)
