"""Syndication, slash and threading."""

from __future__ import annotations

from typing import Final

from feeds.validation._context import Context
from feeds.validation._finding import Rule
from feeds.validation._grammar import Attribute, Check, Element
from feeds.validation._namespaces import key
from feeds.validation._node import Node
from feeds.validation.checks.addresses import full_iri, iri
from feeds.validation.checks.dates import atom_date, dc_date
from feeds.validation.checks.types import mime
from feeds.validation.checks.words import (
    filled,
    matching,
    not_blank,
    not_negative,
    one_of,
    positive,
)
from feeds.validation.extensions._places import FEEDS, ITEMS, NO_ATTRIBUTE
from feeds.validation.markup import plain_text

__all__ = ["ELEMENTS", "GLOBAL", "RULES"]

THREAD_WHEN = Rule(
    code="E404",
    name="thr-when",
    severity="error",
    message="thr:when became thr:updated",
    hint="write thr:updated",
    spec="https://www.rfc-editor.org/rfc/rfc4685#section-4",
)


def _thread_when(value: str, node: Node, attribute: str, context: Context) -> None:
    context.at(THREAD_WHEN, node, attribute)


SLASH_DATE = Rule(
    code="E403",
    name="slash-without-last-build-date",
    severity="warning",
    message="slash:comments in a channel without lastBuildDate",
    hint="write lastBuildDate",
    spec="https://web.resource.org/rss/1.0/modules/slash/",
)


def _slash_comments(node: Node, context: Context) -> None:
    """The count is as old as the channel's lastBuildDate."""
    channel = node.parent.parent if node.parent else None
    if channel is None or channel.tag.name != "channel" or context.state.slash_told:
        return
    if "lastBuildDate" not in channel.counts:
        context.state.slash_told = True
        context.on(SLASH_DATE, node)


def _frequency(value: str, node: Node, attribute: str, context: Context) -> None:
    """A whole number above zero; an empty one is worth two words."""
    not_blank(value, node, attribute, context)
    positive(value, node, attribute, context)


UPDATE_PERIOD = Rule(
    code="E401",
    name="sy-update-period",
    severity="error",
    message="{element}: {value} is no period",
    hint="write hourly, daily, weekly, monthly or yearly",
    spec="https://web.resource.org/rss/1.0/modules/syndication/",
)

_period: Final = one_of("hourly daily weekly monthly yearly", UPDATE_PERIOD)

HIT_PARADE = Rule(
    code="E402",
    name="slash-hit-parade",
    severity="error",
    message="{element}: {value} is not numbers with commas",
    hint="write it like 10,4,2,0",
    spec="https://web.resource.org/rss/1.0/modules/slash/",
)

_hit_parade: Final = matching(r"\d+(?:,\s*\d+)*", HIT_PARADE)
GLOBAL: Final[dict[str, Check | None]] = {
    key("thr", "count"): not_negative,
    key("thr", "updated"): atom_date,
    key("thr", "when"): _thread_when,
}
ELEMENTS: tuple[Element, ...] = (
    Element(name="sy:updatePeriod", within=FEEDS, value=_period),
    Element(name="sy:updateFrequency", within=FEEDS, value=_frequency),
    Element(name="sy:updateBase", within=FEEDS, value=dc_date),
    Element(name="slash:comments", within=ITEMS, value=not_negative, leave=_slash_comments),
    Element(name="slash:section", within=ITEMS, value=plain_text),
    Element(name="slash:department", within=ITEMS, value=plain_text),
    Element(name="slash:hit_parade", within=ITEMS, value=_hit_parade),
    Element(name="thr:total", within=ITEMS, value=not_negative),
    Element(
        name="thr:in-reply-to", within=(*ITEMS, *FEEDS), many=True, text="any", foreign=True,
        attributes={
            "ref": Attribute(filled(full_iri), required=NO_ATTRIBUTE),
            "href": Attribute(iri),
            "source": Attribute(iri),
            "type": Attribute(mime),
        },
    ),
)  # fmt: skip

RULES: tuple[Rule, ...] = (
    UPDATE_PERIOD,
    HIT_PARADE,
    SLASH_DATE,
    THREAD_WHEN,
)
