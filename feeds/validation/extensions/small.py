"""Syndication, slash and threading."""

from __future__ import annotations

from typing import Final

from feeds.validation._context import Context
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
from feeds.validation.extensions._places import FEEDS, ITEMS
from feeds.validation.markup import plain_text
from feeds.validation.rules import extensions, modules

__all__ = ["ELEMENTS", "GLOBAL"]


def thread_when(value: str, node: Node, attribute: str, context: Context) -> None:
    context.at(modules.THREAD_WHEN, node, attribute)


def slash_comments(node: Node, context: Context) -> None:
    """The count is as old as the channel's lastBuildDate."""
    channel = node.parent.parent if node.parent else None
    if channel is None or channel.tag.name != "channel" or context.state.slash_told:
        return
    if "lastBuildDate" not in channel.counts:
        context.state.slash_told = True
        context.on(modules.SLASH_DATE, node)


def frequency(value: str, node: Node, attribute: str, context: Context) -> None:
    """A whole number above zero; an empty one is worth two words."""
    not_blank(value, node, attribute, context)
    positive(value, node, attribute, context)


period: Final = one_of("hourly daily weekly monthly yearly", modules.UPDATE_PERIOD)
hit_parade: Final = matching(r"\d+(?:,\s*\d+)*", modules.HIT_PARADE)
GLOBAL: Final[dict[str, Check | None]] = {
    key("thr", "count"): not_negative,
    key("thr", "updated"): atom_date,
    key("thr", "when"): thread_when,
}
ELEMENTS: tuple[Element, ...] = (
    Element(name="sy:updatePeriod", within=FEEDS, value=period),
    Element(name="sy:updateFrequency", within=FEEDS, value=frequency),
    Element(name="sy:updateBase", within=FEEDS, value=dc_date),
    Element(name="slash:comments", within=ITEMS, value=not_negative, leave=slash_comments),
    Element(name="slash:section", within=ITEMS, value=plain_text),
    Element(name="slash:department", within=ITEMS, value=plain_text),
    Element(name="slash:hit_parade", within=ITEMS, value=hit_parade),
    Element(name="thr:total", within=ITEMS, value=not_negative),
    Element(
        name="thr:in-reply-to", within=(*ITEMS, *FEEDS), many=True, text="any", foreign=True,
        attributes={
            "ref": Attribute(filled(full_iri), required=extensions.NO_ATTRIBUTE),
            "href": Attribute(iri),
            "source": Attribute(iri),
            "type": Attribute(mime),
        },
    ),
)  # fmt: skip
