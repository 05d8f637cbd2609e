"""ISO 8601 as it is met: W3CDTF, RFC 3339 and 9557, SQL, basic, week, ordinal, partial.

Four digits of a year in front: no day/month order ever applies here.
"""

from __future__ import annotations

import re
from datetime import date

from feeds.dates._common_forms import FORM, offset_seconds, read_iso_plain
from feeds.dates._reading import Reading
from feeds.dates._zones import ABBREVIATIONS, agrees, is_zone_name
from feeds.errors import DateError
from feeds.patterns import lazy_regex

__all__ = ["half_day", "is_range", "read_iso", "unknown_zone"]

_TIME = (
    r"(?:(?P<hour>\d\d)(?:(?P<colon>:?)(?P<minute>\d\d)(?:(?P=colon)(?P<second>\d\d)"
    r"(?:[.,](?P<fraction>\d{1,12}))?)?)?)"
)
_ZONE = (
    r"(?:(?P<utc>[Zz]|UTC|GMT)|(?P<name>[A-Z][a-z_A-Z]+/[A-Za-z_/+-]+\d{0,2})|(?P<abbr>[A-Z]{2,5})"
    r"|(?:UTC|GMT)?(?P<offset>[+-]\d\d(?::?\d\d(?::?\d\d)?)?)"
    r"(?: \(?(?P<tail>[A-Z]{1,5}|[+-]\d\d(?:\d\d)?)\)?)?"
    r"(?:\[(?P<place>[A-Za-z_/+-]+)\])?)"
)
_DATE = (
    r"(?P<year>\d{4})(?:"
    r"-(?P<month>\d\d)-(?P<day>\d\d)|(?P<bmonth>\d\d)(?P<bday>\d\d)"
    r"|-(?P<ordinal>\d{3})|(?P<bordinal>\d{3})"
    r"|-?W(?P<week>\d\d)(?:-?(?P<weekday>\d))?"
    r"|:(?P<emonth>\d\d):(?P<eday>\d\d)(?= \d\d:))"
)
_FULL = lazy_regex(
    rf"{_DATE}(?:(?P<sep> ?[Tt] ?| +)?{_TIME}(?P<half> ?[AaPp]\.?[Mm]\.?)?(?P<gap> *)(?:{_ZONE})?)?"
    rf"|(?P<qyear>\d{{4}})-?Q(?P<quarter>[1-4])",
    re.ASCII,
)
_SHORT = lazy_regex(
    r"(\d{4})-(\d\d?)-(\d\d?)([Tt]|[ \t]+)(\d\d?):(\d\d)"
    r"(?:(:\d\d(?:\.\d+)?)[ \t]*(?:([+-])(\d\d(?=\d\d)|\d\d?(?!\d))(?::?(\d\d)|\.00)?)?)?([Zz]?)",
    re.ASCII,
)
"""With fewer digits, as YAML 1.1 has it: `2019-5-3T7:30:00-5`. Behind seconds that is an offset."""
_DAY_WITH_OFFSET = lazy_regex(
    r"(?P<day>\d{4}-\d\d-\d\d)(?:[Zz]|(?P<offset>\+[01]\d:?\d\d)|[ \t]+(?P<far>[+-][01]\d:?\d\d))",
    re.ASCII,
)
"""A minus that follows at once may as well lead to a time: `2021-08-01-12:00`."""
_BASIC_YEARS = range(1800, 2200)
_NOON = 12


def read_iso(text: str) -> Reading | None:
    """Every form of ISO 8601 and its neighbours; None where the text has none of them."""
    plain = read_iso_plain(text)
    if plain is not None:
        return plain
    match = _FULL.fullmatch(_with_all_digits(text))
    if match is None:
        return _day_with_offset(text)
    if match["quarter"]:
        return Reading(int(match["qyear"]), quarter=int(match["quarter"]))
    day = _date(match)
    if day is None:
        return None
    if match["hour"] is None:
        return day
    if not _separated(match) or (day.week and not day.day):
        return None
    return _with_time(day, match)


def _with_all_digits(text: str) -> str:
    """`2019-05-03T07:30:00-05:00` for `2019-5-3T7:30:00-5`."""
    match = _SHORT.fullmatch(text)
    if match is None:
        return text
    year, month, day, sep, hour, minute, second, sign, hours, minutes, utc = match.groups("")
    offset = f"{sign}{hours:0>2}:{minutes or '00'}" if sign else utc
    return f"{year}-{month:0>2}-{day:0>2}{sep}{hour:0>2}:{minute}{second}{offset}"


def _day_with_offset(text: str) -> Reading | None:
    """`2018-12-21 +0800`, and `2018-12-21Z` as XML Schema has it."""
    match = _DAY_WITH_OFFSET.fullmatch(text)
    day = read_iso(match["day"]) if match else None
    if match is None or day is None or not day.day:
        return None
    offset = match["offset"] or match["far"]
    return day._replace(offset=offset_seconds(offset) if offset else 0)


def _separated(match: re.Match[str]) -> bool:
    """Whether date and time are separate: by T or space, or as 12 or 14 digits."""
    if match["sep"]:
        return match["sep"].strip() in {"T", "t"} or match["minute"] is not None
    return bool(match["bmonth"] and match["minute"] and not match["colon"] and not match["offset"])


def _date(match: re.Match[str]) -> Reading | None:
    year = int(match["year"])
    if match["week"]:
        return _week_date(year, int(match["week"]), match["weekday"])
    ordinal = match["ordinal"] or match["bordinal"]
    if ordinal:
        if match["bordinal"] and year not in _BASIC_YEARS:
            return None
        return _ordinal_date(year, int(ordinal))
    if match["bmonth"] and year not in _BASIC_YEARS:
        return None
    month = int(match["month"] or match["bmonth"] or match["emonth"])
    day = int(match["day"] or match["bday"] or match["eday"])
    if not month or not day:
        raise DateError(f"there is no date {match[0]}", hint=FORM)
    return Reading(year, month, day)


def _week_date(year: int, week: int, weekday: str | None) -> Reading:
    try:
        day = date.fromisocalendar(year, week, int(weekday) if weekday else 1)
    except ValueError:
        raise DateError(
            f"there is no week date {year:04d}-W{week:02d}" + (f"-{weekday}" if weekday else ""),
            hint=f"write a week such as {year:04d}-W20, or a day such as {year:04d}-W20-3",
        ) from None
    return Reading(day.year, day.month, day.day) if weekday else Reading(year, week=week)


def _ordinal_date(year: int, number: int) -> Reading:
    try:
        first = date(year, 1, 1).toordinal()
        day = date.fromordinal(first + number - 1)
    except (ValueError, OverflowError):
        day = None
    if day is None or day.year != year:
        raise DateError(f"the year {year:04d} has no day {number}", hint=FORM)
    return Reading(day.year, day.month, day.day)


def _with_time(day: Reading, match: re.Match[str]) -> Reading | None:
    hour = int(match["hour"])
    if match["half"]:
        hour = half_day(hour, afternoon=match["half"].strip()[0] in "pP")
    offset, zone = _zone(match)
    if (
        match["offset"]
        and match["second"] is None
        and not match["gap"]
        and not match["sep"].strip()
        and is_range(f"{match['hour']}{match['minute']}", match["offset"])
    ):
        return None
    fraction = match["fraction"]
    return day._replace(
        hour=hour,
        minute=-1 if match["minute"] is None else int(match["minute"]),
        second=-1 if match["second"] is None else int(match["second"]),
        micro=-1 if fraction is None else int(fraction[:6].ljust(6, "0")),
        offset=offset,
        zone=zone,
    )


def half_day(hour: int, *, afternoon: bool) -> int:
    """The hour of the 24; 0 am is taken for midnight."""
    if hour > _NOON or (hour == 0 and afternoon):
        word = "pm" if afternoon else "am"
        raise DateError(
            f"there is no {hour} o'clock {word}",
            hint="write the hour of the 24 alone, or one from 1 to 12 with am or pm",
        )
    return hour % _NOON + (_NOON if afternoon else 0)


def _zone(match: re.Match[str]) -> tuple[int | None, str]:
    if match["place"] and not is_zone_name(match["place"]):
        raise unknown_zone(match["place"])
    if match["offset"]:
        offset = offset_seconds(match["offset"])
        tail = match["tail"]
        if tail and not (
            offset_seconds(tail) == offset if tail[0] in "+-" else agrees(tail, offset)
        ):
            raise unknown_zone(f"{match['offset']} {tail}")
        return offset, ""
    if match["utc"]:
        return 0, ""
    if match["abbr"]:
        if match["abbr"] not in ABBREVIATIONS:
            raise unknown_zone(match["abbr"])
        return ABBREVIATIONS[match["abbr"]], ""
    if match["name"]:
        if not is_zone_name(match["name"]):
            raise unknown_zone(match["name"])
        return None, match["name"]
    return None, ""


def unknown_zone(name: str) -> DateError:
    """The refusal of a zone that is unknown, or that is the name of several."""
    return DateError(
        f"the time zone {name[:40]!r} is unknown, or means several",
        hint="write an offset such as +02:00, or a name such as Europe/Amsterdam",
    )


def is_range(clock: str, offset: str) -> bool:
    """Whether `10:00-12:00` looks like opening hours more than like a time with an offset.

    `clock` is the time of day as HH:MM, `offset` what follows it at once.
    """
    return offset[0] == "-" and offset[1:6].replace(":", "") > clock.replace(":", "")
