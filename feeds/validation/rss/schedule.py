"""When a reader need not ask: the hours and days of a channel."""

from __future__ import annotations

from typing import Final

from feeds.validation._context import Context
from feeds.validation._grammar import Element
from feeds.validation._node import Node
from feeds.validation.rules import rss_values

__all__ = ["ELEMENTS"]

DAYS: Final = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


HOURS: Final = 24


def day(value: str, node: Node, attribute: str, context: Context) -> None:
    value = value.strip()
    if value not in DAYS:
        context.at(rss_values.DAY, node, attribute, value=value)
    else:
        once("day", value, node, context)


def hour(value: str, node: Node, attribute: str, context: Context) -> None:
    value = value.strip()
    if not (value.isascii() and value.isdigit()) or int(value[:9]) > HOURS:
        context.at(rss_values.HOUR, node, attribute, value=value)
        return
    if int(value) == HOURS:
        context.at(rss_values.MIDNIGHT, node, attribute)
    once("hour", str(int(value) % HOURS), node, context)


def once(kind: str, value: str, node: Node, context: Context) -> None:
    """An hour or a day that has been named already."""
    seen = context.state.values.setdefault(kind, set())
    if value in seen:
        context.on(rss_values.SAME_VALUE, node, value=value)
    seen.add(value)


def days(node: Node, context: Context) -> None:
    count = node.counts.get("day", 0)
    if not count:
        context.ending(rss_values.NO_DAY, node)
    elif count > len(DAYS):
        context.ending(rss_values.TOO_MANY_DAYS, node)


def hours(node: Node, context: Context) -> None:
    count = node.counts.get("hour", 0)
    if not count:
        context.ending(rss_values.NO_HOUR, node)
    elif count > HOURS:
        context.ending(rss_values.TOO_MANY_HOURS, node)


ELEMENTS: tuple[Element, ...] = (
    Element(name="skipHours", within=("channel",), place="skipHours", text="none", leave=hours),
    Element(name="hour", within=("skipHours",), many=True, value=hour),
    Element(name="skipDays", within=("channel",), place="skipDays", text="none", leave=days),
    Element(name="day", within=("skipDays",), many=True, value=day),
)  # fmt: skip
