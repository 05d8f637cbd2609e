"""Dates by the grammars of RFC 3339, RFC 822/1123/2822 and W3CDTF, letter for letter."""

from __future__ import annotations

import calendar
import re
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache

from feeds.patterns import lazy_regex
from feeds.records import dataclass

__all__ = [
    "DateValue",
    "day_exists",
    "is_zero",
    "iso8601",
    "moment_of",
    "rfc822",
    "rfc3339",
    "w3cdtf",
]

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_DAYS = "mon tue wed thu fri sat sun".split()
_ZONES = {  # RFC 822 section 5.1; the military letters count as unknown (RFC 1123 section 5.2.14)
    "ut": 0, "gmt": 0, "z": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6,
    "pst": -8, "pdt": -7,
}  # fmt: skip
_WIDE_ZONES = _ZONES | {
    "utc": 0, "wet": 0, "west": 1, "bst": 1, "ist": 1, "cet": 1, "cest": 2, "met": 1, "mest": 2,
    "mez": 1, "mesz": 2, "eet": 2, "eest": 3, "msk": 3, "jst": 9, "kst": 9, "hst": -10,
    "akst": -9, "akdt": -8, "ast": -4, "adt": -3, "nst": -3.5, "ndt": -2.5,
    "aest": 10, "aedt": 11, "acst": 9.5, "acdt": 10.5, "awst": 8, "nzst": 12, "nzdt": 13,
}  # fmt: skip
_RFC3339 = lazy_regex(
    r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:Z|([+-])(\d\d):(\d\d))", re.ASCII
)
_W3CDTF = lazy_regex(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?"
    r"(?P<zone>Z|[+-]\d\d:\d\d)?)?)?)?",
    re.ASCII,
)
_STRICT = lazy_regex(
    r"(?:(?P<weekday>Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?(?P<day>\d\d?) "
    r"(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (?P<year>\d{4}) "
    r"(?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d))? "
    r"(?P<zone>UT|GMT|Z|[ECMP][SD]T|[+-]\d{4})",
    re.ASCII,
)
_LENIENT = lazy_regex(
    r"(?:(?P<weekday>[a-z]+)\.?\s*,?\s*)?(?P<day>\d{1,2})\s*[\s-]\s*(?P<month>[a-z]+)\.?\s*[\s-]\s*"
    r"(?P<year>\d{4}|\d\d)\s+(?P<hour>\d{1,2})\s*:\s*(?P<minute>\d\d)"
    r"(?:\s*:\s*(?P<second>\d\d)(?:\.\d+)?)?\s*(?P<zone>[a-z]+|[+-]\d{4})",
    re.ASCII | re.IGNORECASE,
)
_COMMENT = lazy_regex(r"\((?:[^()\\]|\\.)*\)")
_MILITARY = lazy_regex(r"[A-IK-Z]", re.IGNORECASE)  # RFC 1123 section 5.2.14: as if unknown
_ISO8601 = lazy_regex(
    r"\d{4}(?:-?(?:\d\d(?:-?\d\d)?|\d{3}|W\d\d(?:-?[1-7])?))?"
    r"(?:T\d\d(?::?\d\d(?::?\d\d(?:[.,]\d+)?)?)?(?:Z|[+-]\d\d(?::?\d\d)?)?)?",
    re.ASCII,
)
_CENTURY = 50  # RFC 2822 section 4.3: two digits from 50 on are of the nineteen hundreds


@dataclass(frozen=True, slots=True)
class DateValue:
    """A date that was understood: its instant, and what is odd about how it is written.

    `moment` is None where no such instant can be held (year 0, no zone stated).
    """

    moment: datetime | None
    weekday: str = ""  # the name as stated where it is not that day's
    odd: bool = False  # only a lenient reader understands it


def day_exists(year: int, month: int, day: int) -> bool:
    """Whether the calendar has this day; the year 0 counts as a leap year (ISO 8601)."""
    if not 1 <= month <= 12 or day < 1:  # noqa: PLR2004  # the months of a year
        return False
    return day <= calendar.monthrange(year or 2000, month)[1]


def _time_exists(hour: int, minute: int, second: int) -> bool:
    """Whether a clock shows this; second 60 is a leap second."""
    return hour <= 23 and minute <= 59 and second <= 60  # noqa: PLR2004  # a clock's own figures


def _instant(
    year: int, month: int, day: int, clock: tuple[int, int, int], offset: timedelta
) -> datetime | None:
    """The aware datetime; None where the type cannot hold it."""
    hour, minute, second = clock
    try:
        zone = timezone(offset) if offset else UTC
        return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=zone)
    except (ValueError, OverflowError):
        return None


def moment_of(reading: DateValue | None) -> datetime | None:
    """The instant that is meant; None where there is none to go by."""
    moment = reading.moment if reading else None
    return None if moment is None or is_zero(moment) else moment


def is_zero(moment: datetime) -> bool:
    """Whether this is what programs write where they have no date: their calendar's first day."""
    return moment.year == 1 or moment in _ZEROS


_ZEROS = frozenset(
    datetime(*day, tzinfo=UTC)
    for day in ((1601, 1, 1), (1899, 12, 30), (1900, 1, 1), (1904, 1, 1), (1970, 1, 1))
)


@lru_cache(maxsize=8)  # asked where the value stands, and for the facts of its entry
def rfc3339(text: str) -> DateValue | None:
    """RFC 3339 `date-time` with T and Z in capitals, as RFC 4287 section 3.3 asks."""
    found = _RFC3339.fullmatch(text)
    if found is None:
        return None
    year, month, day, hour, minute, second = map(int, found.group(1, 2, 3, 4, 5, 6))
    if not day_exists(year, month, day) or not _time_exists(hour, minute, second):
        return None
    offset = timedelta()
    if found[8]:
        if int(found[9]) > 23 or int(found[10]) > 59:  # noqa: PLR2004  # time-numoffset
            return None
        offset = timedelta(hours=int(found[9]), minutes=int(found[10]))
        offset = -offset if found[8] == "-" else offset
    return DateValue(_instant(year, month, day, (hour, minute, second), offset))


def w3cdtf(text: str) -> DateValue | None:
    """The W3C profile of ISO 8601: six granularities, a time always with its zone."""
    return _dated(text, zone_needed=True)


def iso8601(text: str) -> DateValue | None:
    """ISO 8601 as modules use it: W3CDTF, the zone optional, or the basic and week forms."""
    return _dated(text, zone_needed=False) or (
        DateValue(None) if _ISO8601.fullmatch(text) else None
    )


def _dated(text: str, *, zone_needed: bool) -> DateValue | None:
    """W3CDTF, with or without the zone of a time."""
    found = _W3CDTF.fullmatch(text)
    if found is None:
        return None
    year, month, day = int(found[1]), int(found[2] or 1), int(found[3] or 1)
    if not day_exists(year, month, day):
        return None
    clock = int(found[4] or 0), int(found[5] or 0), int(found[6] or 0)
    zone = found["zone"] or ""
    if not _time_exists(*clock) or (found[4] and zone_needed and not zone):
        return None
    if not zone:
        return DateValue(None)
    offset = timedelta()
    if zone != "Z":
        hours, minutes = int(zone[1:3]), int(zone[4:6])
        if not _time_exists(hours, minutes, 0):
            return None
        offset = timedelta(hours=hours, minutes=minutes) * (-1 if zone[0] == "-" else 1)
    return DateValue(_instant(year, month, day, clock, offset))


@lru_cache(maxsize=8)  # likewise
def rfc822(text: str) -> DateValue | None:
    """RFC 822 section 5 with the years of RFC 1123; `odd` if only a lenient reader takes it."""
    found = _STRICT.fullmatch(text)
    odd = found is None
    if found is None:
        found = _LENIENT.fullmatch(_without_comments(text))
    if found is None:
        return None
    month = found["month"].lower()[:3]
    stated = found["weekday"] or ""
    offset = _zone_offset(found["zone"])
    if month not in _MONTHS or offset is None or (stated and stated[:3].lower() not in _DAYS):
        return None
    year = int(found["year"])
    if len(found["year"]) == 2:  # noqa: PLR2004  # two digits
        year += 1900 if year >= _CENTURY else 2000
    number, day = _MONTHS.index(month) + 1, int(found["day"])
    clock = int(found["hour"]), int(found["minute"]), int(found["second"] or 0)
    if not day_exists(year, number, day) or not _time_exists(*clock):
        return None
    right = _DAYS[calendar.weekday(year or 2000, number, day)]
    wrong = stated if stated and stated[:3].lower() != right else ""
    return DateValue(_instant(year, number, day, clock, offset), weekday=wrong, odd=odd)


def _without_comments(text: str) -> str:
    """The text without (nested) comments and outer space; RFC 822 section 3.4.3."""
    for _ in range(10):
        bare = _COMMENT.sub(" ", text)
        if bare == text:
            break
        text = bare
    return text.strip()


def _zone_offset(zone: str) -> timedelta | None:
    """What a zone stands for; None if no reader knows it."""
    if zone[0] in "+-":
        hours, minutes = int(zone[1:3]), int(zone[3:5])
        if not _time_exists(hours, minutes, 0):
            return None
        return timedelta(hours=hours, minutes=minutes) * (-1 if zone[0] == "-" else 1)
    known = 0 if _MILITARY.fullmatch(zone) else _WIDE_ZONES.get(zone.lower())
    return None if known is None else timedelta(hours=known)
