"""Podcasts by Apple's rules for RSS, as of 2025."""

from __future__ import annotations

import re
from typing import Final

from feeds.patterns import lazy_regex
from feeds.validation._context import Context
from feeds.validation._finding import Rule
from feeds.validation._grammar import Attribute, Check, Element
from feeds.validation._namespaces import key
from feeds.validation._node import Node
from feeds.validation.checks.addresses import full_uri, http_url
from feeds.validation.checks.people import email
from feeds.validation.checks.words import (
    all_of,
    explicit,
    filled,
    matching,
    not_blank,
    one_of,
    positive,
)
from feeds.validation.extensions._categories import OBSOLETE, PRESENT
from feeds.validation.extensions._places import NO_ATTRIBUTE, NO_ELEMENT
from feeds.validation.markup import plain_text

__all__ = ["ELEMENTS", "RULES", "channel_of_itunes", "item_of_itunes"]

_CHANNEL: Final = ("channel", "feed")
_ITEM: Final = ("item", "entry")
_BOTH: Final = (*_CHANNEL, *_ITEM)
_LONGEST: Final = 255
_LONGEST_SUMMARY: Final = 4000
_PLAYED: Final = frozenset({"m4a", "mp3", "mov", "mp4", "m4v", "pdf", "epub"})
_EXTENSION = lazy_regex(r"\.([A-Za-z0-9]{2,5})$")
_NEEDED: Final = (
    ("language", "language"),
    (key("itunes", "category"), "itunes:category"),
    (key("itunes", "explicit"), "itunes:explicit"),
    (key("itunes", "image"), "itunes:image"),
)
_OWNER: Final = key("itunes", "owner")
_NAMESPACE: Final = key("itunes", "x")[:-1]

NOT_UTF8 = Rule(
    code="E212",
    name="itunes-not-utf-8",
    severity="warning",
    message="the podcast is in {value}",
    hint="save as UTF-8",
    spec="https://help.apple.com/itc/podcasts_connect/#/itcb54353390",
)


def _in_use(node: Node, context: Context) -> None:
    """The first element of the vocabulary makes the channel a podcast."""
    if context.state.itunes:
        return
    context.state.itunes = True
    if context.encoding != "utf-8":
        context.on(NOT_UTF8, node, value=context.encoding)


NO_ITUNES_ELEMENT = Rule(
    code="E208",
    name="itunes-incomplete",
    severity="warning",
    message="the podcast has no {value}",
    hint="write it; Apple's directory requires it",
    spec="https://help.apple.com/itc/podcasts_connect/#/itcb54353390",
)
NO_OWNER = Rule(
    code="E209",
    name="itunes-without-owner",
    severity="warning",
    message="the podcast has no itunes:owner with an address",
    hint="write itunes:owner with itunes:name and itunes:email while you submit it",
    spec="https://help.apple.com/itc/podcasts_connect/#/itcb54353390",
)


def channel_of_itunes(node: Node, context: Context) -> None:
    """What Apple's directory asks of a podcast."""
    for name, shown in _NEEDED:
        if name not in node.counts and name not in node.meant:
            context.ending(NO_ITUNES_ELEMENT, node, value=shown)
    if _OWNER not in node.counts and _OWNER not in node.meant:
        context.ending(NO_OWNER, node)


FORMAT = Rule(
    code="E210",
    name="itunes-format",
    severity="warning",
    message="Apple plays no .{value} files",
    hint="publish m4a, mp3, mov, mp4, m4v, pdf or epub",
    spec="https://help.apple.com/itc/podcasts_connect/#/itcb54353390",
)


def item_of_itunes(node: Node, context: Context) -> None:
    """The formats that Apple's programs play, in an item that speaks to them."""
    if not any(name.startswith(_NAMESPACE) for name in node.counts):
        return
    for one in node.children:
        if one.tag.key == "enclosure":
            path = re.split(r"[?#]", one.attributes.get("url", "").strip())[0]
            found = _EXTENSION.search(path)
            if found and found[1].lower() not in _PLAYED:
                context.at(FORMAT, one, "url", value=found[1].lower())


CATEGORY = Rule(
    code="E201",
    name="itunes-category",
    severity="error",
    message="{element}: {value} is not on Apple's list{where}",
    hint="take a category from the list, letter for letter",
    spec="https://podcasters.apple.com/support/1691-apple-podcasts-categories",
)
OLD_CATEGORY = Rule(
    code="E202",
    name="itunes-old-category",
    severity="warning",
    message="{element}: {value} left Apple's list in 2019",
    hint="take a category from the present list",
    spec="https://podcasters.apple.com/support/1691-apple-podcasts-categories",
)


def _category(value: str, node: Node, attribute: str, context: Context) -> None:
    """A name of Apple's list; a second level belongs to its first."""
    parent = node.parent
    inner = parent is not None and parent.tag.key == node.tag.key
    above = parent.attributes.get("text", "") if inner and parent is not None else ""
    known = PRESENT.get(above, frozenset()) if inner else PRESENT.keys()
    if value in known:
        return
    if value in OBSOLETE:
        context.at(OLD_CATEGORY, node, attribute, value=value)
        return
    if above in OBSOLETE and above not in PRESENT:
        return
    where = f" under {above}" if inner else ""
    context.at(CATEGORY, node, attribute, value=value, where=where)


TOO_LONG = Rule(
    code="E207",
    name="itunes-too-long",
    severity="error",
    message="{element} has {value} characters; Apple takes {expected}",
    hint="shorten it",
    spec="https://help.apple.com/itc/podcasts_connect/#/itcb54353390",
)


def _at_most(most: int) -> Check:
    """A check of the length, in characters."""

    def check(value: str, node: Node, attribute: str, context: Context) -> None:
        if len(value.strip()) > most:
            length = len(value.strip())
            context.at(TOO_LONG, node, attribute, value=length, expected=most)

    return check


KEYWORDS = Rule(
    code="E211",
    name="itunes-keywords",
    severity="warning",
    message="{element} has spaces and no commas",
    hint="separate keywords with commas",
    spec="https://help.apple.com/itc/podcasts_connect/#/itcb54353390",
)


def _keywords(value: str, node: Node, attribute: str, context: Context) -> None:
    if " " in value.strip() and "," not in value:
        context.at(KEYWORDS, node, attribute)


def _owner(node: Node, context: Context) -> None:
    if key("itunes", "email") not in node.counts and key("itunes", "email") not in node.meant:
        context.ending(NO_ELEMENT, node, element="itunes:email", parent="itunes:owner")


_line: Final = all_of(not_blank, plain_text, _at_most(_LONGEST))

BLOCK = Rule(
    code="E205",
    name="itunes-block",
    severity="error",
    message="{element}: {value} is not yes",
    hint="write Yes, or leave the element out",
    spec="https://help.apple.com/itc/podcasts_connect/#/itcb54353390",
)

_block: Final = one_of("yes no clean", BLOCK, ignore_case=True)

DURATION = Rule(
    code="E206",
    name="itunes-duration",
    severity="error",
    message="{element}: {value} is no duration",
    hint="write seconds, or H:MM:SS",
    spec="https://help.apple.com/itc/podcasts_connect/#/itcb54353390",
)

_duration: Final = matching(r"\d+(?:\.\d+)?|(?:\d+:)?[0-5]?\d:[0-5]\d", DURATION)
_TEXT: Final = {"text": Attribute(_category, required=NO_ATTRIBUTE)}

TYPE = Rule(
    code="E203",
    name="itunes-type",
    severity="error",
    message="{element}: {value} is neither episodic nor serial",
    hint="write episodic or serial",
    spec="https://help.apple.com/itc/podcasts_connect/#/itcb54353390",
)
EPISODE_TYPE = Rule(
    code="E204",
    name="itunes-episode-type",
    severity="error",
    message="{element}: {value} is none of full, trailer and bonus",
    hint="write full, trailer or bonus",
    spec="https://help.apple.com/itc/podcasts_connect/#/itcb54353390",
)

ELEMENTS: tuple[Element, ...] = (
    Element(name="itunes:author", within=_BOTH, value=_line, enter=_in_use),
    Element(name="itunes:block", within=_BOTH, value=_block, enter=_in_use),
    Element(
        name="itunes:category", within=_BOTH, many=True, place="itunes:category", text="none",
        enter=_in_use, attributes=_TEXT,
    ),
    Element(
        name="itunes:category", within=("itunes:category",), many=True, text="none",
        attributes=_TEXT,
    ),
    Element(name="itunes:complete", within=_CHANNEL, value=_block, enter=_in_use),
    Element(name="itunes:duration", within=_ITEM, value=_duration, enter=_in_use),
    Element(name="itunes:episode", within=_ITEM, value=positive, enter=_in_use),
    Element(
        name="itunes:episodeType", within=_ITEM, enter=_in_use,
        value=one_of("full trailer bonus", EPISODE_TYPE, ignore_case=True),
    ),
    Element(name="itunes:explicit", within=_BOTH, value=explicit, enter=_in_use),
    Element(
        name="itunes:image", within=_BOTH, text="none", enter=_in_use,
        attributes={"href": Attribute(http_url, required=NO_ATTRIBUTE)},
    ),
    Element(name="itunes:isClosedCaptioned", within=_ITEM, value=_block, enter=_in_use),
    Element(
        name="itunes:keywords", within=_BOTH, enter=_in_use,
        value=all_of(_keywords, plain_text, _at_most(_LONGEST)),
    ),
    Element(name="itunes:new-feed-url", within=_CHANNEL, value=full_uri, enter=_in_use),
    Element(name="itunes:order", within=_ITEM, value=positive, enter=_in_use),
    Element(
        name="itunes:owner", within=_CHANNEL, place="itunes:owner", text="none", enter=_in_use,
        leave=_owner,
    ),
    Element(name="itunes:name", within=("itunes:owner",), value=_line),
    Element(name="itunes:email", within=("itunes:owner",), value=filled(email)),
    Element(name="itunes:season", within=_ITEM, value=positive, enter=_in_use),
    Element(name="itunes:subtitle", within=_BOTH, value=_line, enter=_in_use),
    Element(
        name="itunes:summary", within=_BOTH, enter=_in_use,
        value=all_of(not_blank, _at_most(_LONGEST_SUMMARY)),
    ),
    Element(name="itunes:title", within=_BOTH, value=_line, enter=_in_use),
    Element(
        name="itunes:type", within=_CHANNEL, enter=_in_use,
        value=one_of("episodic serial", TYPE, ignore_case=True),
    ),
    Element(name="itunes:applepodcastsverify", within=_CHANNEL, enter=_in_use),
)  # fmt: skip

RULES: tuple[Rule, ...] = (
    CATEGORY,
    OLD_CATEGORY,
    TYPE,
    EPISODE_TYPE,
    BLOCK,
    DURATION,
    TOO_LONG,
    NO_ITUNES_ELEMENT,
    NO_OWNER,
    FORMAT,
    KEYWORDS,
    NOT_UTF8,
)
