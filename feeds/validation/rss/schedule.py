"""When a reader need not ask: the hours and days of a channel."""

from __future__ import annotations

from typing import Final

from feeds.validation._context import Context
from feeds.validation._finding import Rule
from feeds.validation._grammar import Element
from feeds.validation._node import Node
from feeds.validation.rss.guids import SAME_VALUE

__all__ = ["ELEMENTS", "RULES"]

_DAYS: Final = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_HOURS: Final = 24

DAY = Rule(
    code="R322",
    name="rss-day",
    severity="error",
    message="{element}: {value} is no day of the week",
    hint="write Monday, Tuesday, Wednesday, Thursday, Friday, Saturday or Sunday",
    spec="https://www.rssboard.org/rss-specification#skipHoursAndSkipDays",
)


def _day(value: str, node: Node, attribute: str, context: Context) -> None:
    value = value.strip()
    if value not in _DAYS:
        context.at(DAY, node, attribute, value=value)
    else:
        _once("day", value, node, context)


HOUR = Rule(
    code="R325",
    name="rss-hour",
    severity="error",
    message="{element}: {value} is no hour",
    hint="write 0 to 23, in Greenwich time",
    spec="https://www.rssboard.org/rss-specification#skipHoursAndSkipDays",
)
MIDNIGHT = Rule(
    code="R327",
    name="rss-midnight",
    severity="warning",
    message="{element}: midnight is 0",
    hint="write 0",
    spec="https://www.rssboard.org/rss-profile#element-channel-skiphours",
)


def _hour(value: str, node: Node, attribute: str, context: Context) -> None:
    value = value.strip()
    if not (value.isascii() and value.isdigit()) or int(value[:9]) > _HOURS:
        context.at(HOUR, node, attribute, value=value)
        return
    if int(value) == _HOURS:
        context.at(MIDNIGHT, node, attribute)
    _once("hour", str(int(value) % _HOURS), node, context)


def _once(kind: str, value: str, node: Node, context: Context) -> None:
    """An hour or a day that has been named already."""
    seen = context.state.values.setdefault(kind, set())
    if value in seen:
        context.on(SAME_VALUE, node, value=value)
    seen.add(value)


NO_DAY = Rule(
    code="R321",
    name="rss-skip-days-without-day",
    severity="error",
    message="skipDays has no day",
    hint="write <day>Sunday</day>, or leave skipDays out",
    spec="https://www.rssboard.org/rss-specification#skipHoursAndSkipDays",
)
TOO_MANY_DAYS = Rule(
    code="R323",
    name="rss-too-many-days",
    severity="error",
    message="skipDays has more than seven days",
    hint="name each day once",
    spec="https://www.rssboard.org/rss-specification#skipHoursAndSkipDays",
)


def _days(node: Node, context: Context) -> None:
    count = node.counts.get("day", 0)
    if not count:
        context.ending(NO_DAY, node)
    elif count > len(_DAYS):
        context.ending(TOO_MANY_DAYS, node)


NO_HOUR = Rule(
    code="R324",
    name="rss-skip-hours-without-hour",
    severity="error",
    message="skipHours has no hour",
    hint="write <hour>0</hour>, or leave skipHours out",
    spec="https://www.rssboard.org/rss-specification#skipHoursAndSkipDays",
)
TOO_MANY_HOURS = Rule(
    code="R326",
    name="rss-too-many-hours",
    severity="error",
    message="skipHours has more than 24 hours",
    hint="name each hour once",
    spec="https://www.rssboard.org/rss-specification#skipHoursAndSkipDays",
)


def _hours(node: Node, context: Context) -> None:
    count = node.counts.get("hour", 0)
    if not count:
        context.ending(NO_HOUR, node)
    elif count > _HOURS:
        context.ending(TOO_MANY_HOURS, node)


ELEMENTS: tuple[Element, ...] = (
    Element(name="skipHours", within=("channel",), place="skipHours", text="none", leave=_hours),
    Element(name="hour", within=("skipHours",), many=True, value=_hour),
    Element(name="skipDays", within=("channel",), place="skipDays", text="none", leave=_days),
    Element(name="day", within=("skipDays",), many=True, value=_day),
)  # fmt: skip

RULES: tuple[Rule, ...] = (
    NO_DAY,
    DAY,
    TOO_MANY_DAYS,
    NO_HOUR,
    HOUR,
    TOO_MANY_HOURS,
    MIDNIGHT,
)
