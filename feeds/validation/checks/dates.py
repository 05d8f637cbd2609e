"""Dates of each format, and whether they can be meant."""

from __future__ import annotations

from feeds.validation._context import Context
from feeds.validation._node import Node
from feeds.validation.checks.addresses import strict_text
from feeds.validation.rules import values
from feeds.validation.values.dates import DateValue, is_zero, iso8601, rfc822, rfc3339, w3cdtf

__all__ = ["EARLIEST", "PRINTING", "atom_date", "dc_date", "iso_date", "rss_date"]

EARLIEST = 1990  # before the web there were no feeds


PRINTING = 1450  # before it, texts were hardly dated


def plausible(reading: DateValue, value: str, node: Node, attribute: str, context: Context) -> None:
    """Neither older than the web nor, where the time is known, of a day to come."""
    moment = reading.moment
    if moment is None:
        return
    if is_zero(moment):
        context.at(values.ZERO_DATE, node, attribute, value=value)
    elif PRINTING <= moment.year < EARLIEST:
        context.at(values.OLD_DATE, node, attribute, value=value)
    elif moment.year < PRINTING:
        context.at(values.IMPLAUSIBLE_DATE, node, attribute, value=value, when="before the web")
    elif context.is_to_come(moment):
        context.at(values.IMPLAUSIBLE_DATE, node, attribute, value=value, when="in the future")


def atom_date(value: str, node: Node, attribute: str, context: Context) -> None:
    """RFC 4287 section 3.3."""
    value = strict_text(value, node, attribute, context)
    reading = rfc3339(value)
    if reading is None:
        context.at(values.RFC3339_DATE, node, attribute, value=value)
    else:
        plausible(reading, value, node, attribute, context)


def rss_date(value: str, node: Node, attribute: str, context: Context) -> None:
    """RFC 822 as RSS uses it."""
    value = value.strip()
    reading = rfc822(value)
    if reading is None:
        context.at(values.RFC822_DATE, node, attribute, value=value)
        return
    if reading.odd:
        context.at(values.ODD_RFC822_DATE, node, attribute, value=value)
    if reading.weekday:
        context.at(values.WEEKDAY, node, attribute, value=reading.weekday)
    plausible(reading, value, node, attribute, context)


def dc_date(value: str, node: Node, attribute: str, context: Context) -> None:
    """W3CDTF."""
    value = value.strip()
    reading = w3cdtf(value)
    if reading is None:
        context.at(values.W3CDTF_DATE, node, attribute, value=value)
    else:
        plausible(reading, value, node, attribute, context)


def iso_date(value: str, node: Node, attribute: str, context: Context) -> None:
    """ISO 8601, loosely."""
    if iso8601(value.strip()) is None:
        context.at(values.ISO8601_DATE, node, attribute, value=value.strip())
