"""The podcast namespace: value, social and the rest."""

from __future__ import annotations

from typing import Final

from feeds.validation._grammar import Attribute, Element
from feeds.validation.checks.addresses import full_uri, http_url
from feeds.validation.checks.dates import iso_date
from feeds.validation.checks.types import language, mime_attribute
from feeds.validation.checks.words import filled, not_blank, not_negative, number, true_false
from feeds.validation.extensions.podcast import CHANNEL, ITEM, MUST, choice

__all__ = ["ELEMENTS"]

_BOTH: Final = (*CHANNEL, *ITEM)
_SAYS: Final = Attribute(not_blank)
_REMOTE_PLACES: Final = (
    "channel", "item", "podcast:podroll", "podcast:publisher", "podcast:valueTimeSplit",
)  # fmt: skip
_PURPOSES: Final = Attribute(not_blank)

ELEMENTS: tuple[Element, ...] = (
    Element(name="podcast:value", within=(*_BOTH, "podcast:valueTimeSplit"), many=True,
            text="none", place="podcast:value", attributes={
        "type": Attribute(not_blank, required=MUST),
        "method": Attribute(not_blank, required=MUST), "suggested": Attribute(number)}),
    Element(name="podcast:valueRecipient", within=("podcast:value", "podcast:valueTimeSplit"),
            many=True, text="none", attributes={
        "name": _SAYS, "customKey": _SAYS, "customValue": _SAYS,
        "type": Attribute(not_blank, required=MUST),
        "address": Attribute(not_blank, required=MUST),
        "split": Attribute(not_negative, required=MUST), "fee": Attribute(true_false)}),
    Element(name="podcast:valueTimeSplit", within=("podcast:value",), many=True, text="none",
            place="podcast:valueTimeSplit", attributes={
        "startTime": Attribute(number, required=MUST),
        "duration": Attribute(number, required=MUST), "remoteStartTime": Attribute(number),
        "remotePercentage": Attribute(number)}),
    Element(name="podcast:images", within=_BOTH, text="none",
            attributes={"srcset": Attribute(not_blank, required=MUST)}),
    Element(name="podcast:image", within=_BOTH, many=True, text="none", attributes={
        "href": Attribute(filled(http_url), required=MUST), "alt": Attribute(),
        "aspect-ratio": _SAYS, "width": Attribute(number), "height": Attribute(number),
        "type": Attribute(mime_attribute), "purpose": _PURPOSES}),
    Element(name="podcast:contentLink", within=ITEM, many=True, value=not_blank,
            attributes={"href": Attribute(full_uri, required=MUST)}),
    Element(name="podcast:socialInteract", within=_BOTH, many=True, text="any", attributes={
        "protocol": Attribute(not_blank, required=MUST), "uri": Attribute(full_uri),
        "accountId": _SAYS, "accountUrl": Attribute(full_uri), "priority": Attribute(not_negative),
        "contentLink": _SAYS}),
    Element(name="podcast:block", within=CHANNEL, many=True, value=choice("yes no"),
            attributes={"id": _SAYS}),
    Element(name="podcast:txt", within=_BOTH, many=True, value=not_blank,
            attributes={"purpose": _PURPOSES}),
    Element(name="podcast:remoteItem", within=_REMOTE_PLACES, many=True, text="none", attributes={
        "feedGuid": Attribute(not_blank, required=MUST), "feedUrl": Attribute(full_uri),
        "itemGuid": _SAYS, "medium": _SAYS, "title": _SAYS}),
    Element(name="podcast:podroll", within=CHANNEL, text="none", place="podcast:podroll"),
    Element(name="podcast:publisher", within=CHANNEL, text="none", place="podcast:publisher"),
    Element(name="podcast:updateFrequency", within=CHANNEL, value=not_blank, attributes={
        "complete": Attribute(true_false), "dtstart": Attribute(iso_date), "rrule": _SAYS}),
    Element(name="podcast:podping", within=CHANNEL, text="any",
            attributes={"usesPodping": Attribute(true_false)}),
    Element(name="podcast:chat", within=_BOTH, text="any", attributes={
        "server": Attribute(not_blank, required=MUST),
        "protocol": Attribute(not_blank, required=MUST),
        "accountId": _SAYS, "space": _SAYS, "embedUrl": Attribute(full_uri)}),
    Element(name="podcast:metaBoost", within=("podcast:value",), value=full_uri,
            attributes={"standard": _SAYS}),
    Element(name="podcast:hash", within=ITEM, many=True, value=not_blank,
            attributes={"type": _SAYS, "lang": Attribute(language)}),
)  # fmt: skip
