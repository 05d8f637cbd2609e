"""The podcast namespace ("Podcasting 2.0"): what a channel and an item say."""

from __future__ import annotations

from typing import Final

from feeds.validation._context import Context
from feeds.validation._finding import Rule
from feeds.validation._grammar import Attribute, Check, Element
from feeds.validation._node import Node
from feeds.validation.checks.addresses import full_uri, http_url
from feeds.validation.checks.dates import iso_date, rss_date
from feeds.validation.checks.people import email
from feeds.validation.checks.types import language, mime_attribute
from feeds.validation.checks.words import (
    filled,
    integer,
    not_blank,
    not_negative,
    number,
    positive,
    true_false,
)
from feeds.validation.extensions._places import NO_ATTRIBUTE

__all__ = ["CHANNEL", "ELEMENTS", "ITEM", "MUST", "RULES", "choice"]

MUST: Final = NO_ATTRIBUTE
_LIVE: Final = "item"  # a live item takes what an item takes
CHANNEL: Final = ("channel",)
ITEM: Final = ("item",)
_BOTH: Final = ("channel", "item")

CHOICE = Rule(
    code="E112",
    name="extension-choice",
    severity="error",
    message="{element}: {value} is none of {expected}",
    hint="write one of {expected}",
    spec="https://podcasting2.org/docs/podcast-namespace",
)


def choice(words: str) -> Check:
    """A check that the value is one of the words."""
    known = words.split()
    shown = ", ".join(known)

    def check(value: str, node: Node, attribute: str, context: Context) -> None:
        if value.strip() not in known:
            context.at(CHOICE, node, attribute, value=value, expected=shown)

    return check


_MEDIUMS: Final = """podcast music video film audiobook newsletter blog publisher course mixed
    podcastL musicL videoL filmL audiobookL newsletterL blogL publisherL courseL"""
_FILE: Final = {
    "url": Attribute(filled(http_url), required=MUST),
    "type": Attribute(mime_attribute, required=MUST),
}

ELEMENTS: tuple[Element, ...] = (
    Element(name="podcast:locked", within=CHANNEL, value=choice("yes no"),
            attributes={"owner": Attribute(email)}),
    Element(name="podcast:guid", within=CHANNEL, value=not_blank),
    Element(name="podcast:medium", within=CHANNEL, value=choice(_MEDIUMS)),
    Element(name="podcast:funding", within=_BOTH, many=True, value=not_blank,
            attributes={"url": Attribute(full_uri, required=MUST)}),
    Element(name="podcast:transcript", within=ITEM, many=True, text="none", attributes={
        **_FILE, "language": Attribute(language), "rel": Attribute(choice("captions"))}),
    Element(name="podcast:chapters", within=ITEM, text="none", attributes=_FILE),
    Element(name="podcast:soundbite", within=ITEM, many=True, text="any", attributes={
        "startTime": Attribute(number, required=MUST),
        "duration": Attribute(number, required=MUST)}),
    Element(name="podcast:person", within=_BOTH, many=True, value=not_blank, attributes={
        "role": Attribute(not_blank), "group": Attribute(not_blank),
        "img": Attribute(full_uri), "href": Attribute(full_uri)}),
    Element(name="podcast:location", within=_BOTH, many=True, value=not_blank, attributes={
        "geo": Attribute(not_blank), "osm": Attribute(not_blank),
        "rel": Attribute(choice("subject creator")), "country": Attribute(not_blank)}),
    Element(name="podcast:season", within=ITEM, value=integer,
            attributes={"name": Attribute(not_blank)}),
    Element(name="podcast:episode", within=ITEM, value=number,
            attributes={"display": Attribute(not_blank)}),
    Element(name="podcast:trailer", within=CHANNEL, many=True, value=not_blank, attributes={
        "url": Attribute(filled(http_url), required=MUST),
        "pubdate": Attribute(rss_date, required=MUST), "length": Attribute(not_negative),
        "type": Attribute(mime_attribute), "season": Attribute(integer)}),
    Element(name="podcast:license", within=_BOTH, value=not_blank,
            attributes={"url": Attribute(full_uri)}),
    Element(name="podcast:alternateEnclosure", within=ITEM, many=True, text="none",
            place="podcast:alternateEnclosure", attributes={
        "type": Attribute(mime_attribute, required=MUST), "length": Attribute(not_negative),
        "bitrate": Attribute(number), "height": Attribute(positive), "lang": Attribute(language),
        "title": Attribute(not_blank), "rel": Attribute(not_blank), "codecs": Attribute(not_blank),
        "default": Attribute(true_false)}),
    Element(name="podcast:source", within=("podcast:alternateEnclosure",), many=True, text="none",
            attributes={"uri": Attribute(full_uri, required=MUST),
                        "contentType": Attribute(mime_attribute)}),
    Element(name="podcast:integrity", within=("podcast:alternateEnclosure",), text="none",
            attributes={"type": Attribute(choice("sri pgp-signature"), required=MUST),
                        "value": Attribute(not_blank, required=MUST)}),
    Element(name="podcast:liveItem", within=CHANNEL, many=True, text="none", place=_LIVE,
            attributes={"status": Attribute(choice("pending live ended"), required=MUST),
                        "start": Attribute(iso_date, required=MUST), "end": Attribute(iso_date)}),
)  # fmt: skip

RULES: tuple[Rule, ...] = (CHOICE,)
