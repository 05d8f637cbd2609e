"""Dates of each format, and whether they can be meant."""

from __future__ import annotations

from feeds.validation._context import Context
from feeds.validation._finding import Rule
from feeds.validation._node import Node
from feeds.validation.checks.addresses import strict_text
from feeds.validation.values.dates import DateValue, is_zero, iso8601, rfc822, rfc3339, w3cdtf

__all__ = [
    "EARLIEST",
    "IMPLAUSIBLE_DATE",
    "OLD_DATE",
    "PRINTING",
    "RULES",
    "ZERO_DATE",
    "atom_date",
    "dc_date",
    "iso_date",
    "rss_date",
]

EARLIEST = 1990  # before the web there were no feeds
PRINTING = 1450  # before it, texts were hardly dated

IMPLAUSIBLE_DATE = Rule(
    code="V107",
    name="implausible-date",
    severity="warning",
    message="{element}: {value} lies {when}",
    hint="check the year; an entry of the future should not be published yet",
    spec="https://www.rssboard.org/rss-profile#data-types-datetime",
)
ZERO_DATE = Rule(
    code="V108",
    name="zero-date",
    severity="warning",
    message="{element}: {value} is what programs write where there is no date",
    hint="give the article its date, or leave the element out",
    spec="https://www.rssboard.org/rss-profile#data-types-datetime",
    once="feed",
)
OLD_DATE = Rule(
    code="V109",
    name="date-before-the-web",
    severity="info",
    message="{element}: {value} lies before the web",
    hint="check the year, unless the text is as old as that",
    spec="https://www.rssboard.org/rss-profile#data-types-datetime",
    once="feed",
)


def _plausible(
    reading: DateValue, value: str, node: Node, attribute: str, context: Context
) -> None:
    """Neither older than the web nor, where the time is known, of a day to come."""
    moment = reading.moment
    if moment is None:
        return
    if is_zero(moment):
        context.at(ZERO_DATE, node, attribute, value=value)
    elif PRINTING <= moment.year < EARLIEST:
        context.at(OLD_DATE, node, attribute, value=value)
    elif moment.year < PRINTING:
        context.at(IMPLAUSIBLE_DATE, node, attribute, value=value, when="before the web")
    elif context.is_to_come(moment):
        context.at(IMPLAUSIBLE_DATE, node, attribute, value=value, when="in the future")


RFC3339_DATE = Rule(
    code="V101",
    name="rfc3339-date",
    severity="error",
    message="{element}: {value} is no date by RFC 3339",
    hint="write it like 2026-01-31T09:30:00Z, or with an offset: 2026-01-31T09:30:00+01:00",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-3.3",
)


def atom_date(value: str, node: Node, attribute: str, context: Context) -> None:
    """RFC 4287 section 3.3."""
    value = strict_text(value, node, attribute, context)
    reading = rfc3339(value)
    if reading is None:
        context.at(RFC3339_DATE, node, attribute, value=value)
    else:
        _plausible(reading, value, node, attribute, context)


RFC822_DATE = Rule(
    code="V102",
    name="rfc822-date",
    severity="error",
    message="{element}: {value} is no date by RFC 822",
    hint="write it like Sat, 31 Jan 2026 09:30:00 +0100",
    spec="https://www.rssboard.org/rss-specification#optionalChannelElements",
)
WEEKDAY = Rule(
    code="V103",
    name="weekday",
    severity="error",
    message="{element}: {value} is not the weekday of that date",
    hint="write the right weekday, or none",
    spec="https://www.rfc-editor.org/rfc/rfc822#section-5.2",
)
ODD_RFC822_DATE = Rule(
    code="V104",
    name="odd-rfc822-date",
    severity="warning",
    message="{element}: only a lenient reader understands the date {value}",
    hint="write it like Sat, 31 Jan 2026 09:30:00 +0100",
    spec="https://www.rssboard.org/rss-profile#data-types-datetime",
    once="name",
)


def rss_date(value: str, node: Node, attribute: str, context: Context) -> None:
    """RFC 822 as RSS uses it."""
    value = value.strip()
    reading = rfc822(value)
    if reading is None:
        context.at(RFC822_DATE, node, attribute, value=value)
        return
    if reading.odd:
        context.at(ODD_RFC822_DATE, node, attribute, value=value)
    if reading.weekday:
        context.at(WEEKDAY, node, attribute, value=reading.weekday)
    _plausible(reading, value, node, attribute, context)


W3CDTF_DATE = Rule(
    code="V105",
    name="w3cdtf-date",
    severity="error",
    message="{element}: {value} is no date by W3CDTF",
    hint="write 2026, 2026-01, 2026-01-31, or 2026-01-31T09:30:00+01:00",
    spec="https://www.w3.org/TR/NOTE-datetime",
)


def dc_date(value: str, node: Node, attribute: str, context: Context) -> None:
    """W3CDTF."""
    value = value.strip()
    reading = w3cdtf(value)
    if reading is None:
        context.at(W3CDTF_DATE, node, attribute, value=value)
    else:
        _plausible(reading, value, node, attribute, context)


ISO8601_DATE = Rule(
    code="V106",
    name="iso8601-date",
    severity="error",
    message="{element}: {value} is no date by ISO 8601",
    hint="write it like 2026-01-31T09:30:00",
    spec="https://www.w3.org/TR/NOTE-datetime",
)


def iso_date(value: str, node: Node, attribute: str, context: Context) -> None:
    """ISO 8601, loosely."""
    if iso8601(value.strip()) is None:
        context.at(ISO8601_DATE, node, attribute, value=value.strip())


RULES: tuple[Rule, ...] = (
    RFC3339_DATE,
    RFC822_DATE,
    WEEKDAY,
    ODD_RFC822_DATE,
    W3CDTF_DATE,
    ISO8601_DATE,
    IMPLAUSIBLE_DATE,
    ZERO_DATE,
    OLD_DATE,
)
