"""What a layer found in a text, and the Moment that it makes."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, timedelta

from feeds.dates._moment import Moment, Precision
from feeds.dates._zones import Local, fixed, local, zone_key
from feeds.errors import DateError
from feeds.records import NamedTuple

__all__ = ["DateRules", "Reading", "read_utc", "to_moment"]

_NO_DAY = timedelta(days=1)
_LEAP = 60
_LAST_SECOND = 59
_MAX_OFFSET = 15 * 3600
_DECEMBER = 12
_MONTH_NAMES = (  # those of the calendar module depend on the locale
    "January February March April May June July August September October November December"
).split()
_ZERO = timedelta()
_UTC = len("2019-05-15T14:30:00Z")
_UNITS = {
    "hour": timedelta(hours=1),
    "minute": timedelta(minutes=1),
    "second": timedelta(seconds=1),
}
_LATEST = datetime.max  # noqa: DTZ901 - the zone is added by `local`

# Languages whose own calendar counts other years: a year outside of these is not of ours.
_YEARS = {
    **dict.fromkeys(("fa", "ps"), (1700, 2400)),
    **dict.fromkeys(("ar", "ckb", "dv", "sd", "ug", "ur"), (1600, 2400)),
    **dict.fromkeys(("km", "lo", "si", "th"), (1000, 2400)),
    **dict.fromkeys(("he", "yi"), (1, 3000)),
    "my": (1600, 2400),
    "ne": (1000, 2050),
}
_LONG_YEARS = frozenset({"fa", "km", "lo", "my", "ne", "ps", "si", "th"})
"""Those in which a year of two digits is one of their own calendar."""


class DateRules(NamedTuple):
    """What the caller says of the text: immutable, shared by many texts."""

    language: str = ""  # BCP 47
    base: str = ""  # its first part
    zone: str = ""  # IANA name, known to exist
    order: str = ""  # dmy, mdy, ymd; "" leaves it to the language
    shift: bool = False  # move a time that was skipped, rather than refuse it
    later: bool = False  # of a time that came twice, take the second


class Reading(NamedTuple):
    """The parts that a text states; -1 or 0 where it is silent."""

    year: int
    month: int = 0
    day: int = 0
    hour: int = -1
    minute: int = -1
    second: int = -1
    micro: int = -1
    offset: int | None = None  # seconds
    zone: str = ""  # IANA name
    quarter: int = 0
    week: int = 0
    weekday: int = -1  # Monday is 0
    warnings: tuple[str, ...] = ()
    has_short_year: bool = False  # of two digits


def read_utc(text: str, rules: DateRules) -> Moment | None:
    """The Moment of a whole second in UTC, `2019-05-15T14:30:00Z`; None for any other text.

    As most programs write it, so that it pays to read it at once.
    """
    if len(text) != _UTC or text[-1] != "Z" or rules.base in _YEARS or not text.isascii():
        return None
    if text[4] + text[7] + text[10] + text[13] + text[16] != "--T::" or text[11:13] == "24":
        return None
    try:
        start = datetime.fromisoformat(text).replace(tzinfo=fixed(_ZERO))
        end = start + _UNITS["second"]
    except (ValueError, OverflowError):
        return None
    return Moment(
        value=text,
        precision="second",
        start=start,
        end=end,
        offset=_ZERO,
        zone="",
        zone_source="stated",
        raw=text,
        layer="iso",
    )


def to_moment(reading: Reading, rules: DateRules, raw: str, layer: str) -> Moment:
    """The Moment of a reading; raises DateError for a day or time that does not exist."""
    if rules.base in _YEARS:
        _check_year(reading, rules.base)
    if reading.hour >= 0:
        return _timed(reading, rules, raw, layer)
    return _dated(reading, rules, raw, layer)


def _check_year(reading: Reading, language: str) -> None:
    first, last = _YEARS[language]
    year, is_short = reading.year, reading.has_short_year and language in _LONG_YEARS
    if is_short or not first <= year <= last:
        stated = f"{year % 100:02d}" if is_short else year
        raise DateError(
            f"the year {stated} counts in another calendar",
            hint="write the date in the Gregorian calendar, such as 2019-05-15",
        )


def _dated(reading: Reading, rules: DateRules, raw: str, layer: str) -> Moment:
    first, after, value, precision = _period(reading)
    warnings = reading.warnings
    if reading.weekday >= 0 and precision == "day" and first.weekday() != reading.weekday:
        warnings += (_weekday_warning(value),)
    if reading.offset is not None or reading.zone:
        warnings += ("an offset says nothing of a day without a time; it is left out",)
    zone = zone_key(rules.zone) if rules.zone else "UTC"
    start = local(first, zone, shift=True)
    end = local(after, zone, shift=True) if after < _LATEST else Local(after, start.offset)
    return Moment(
        value=value,
        precision=precision,
        start=start.wall.replace(tzinfo=fixed(start.offset)),
        end=end.wall.replace(tzinfo=fixed(end.offset)),
        zone=zone,
        zone_source="configured" if rules.zone else "default",
        raw=raw,
        layer=layer,
        warnings=warnings,
    )


def _period(reading: Reading) -> tuple[datetime, datetime, str, Precision]:
    """First day, the day after the last one, value and precision of a date without a time."""
    year, month, day = reading.year, reading.month, reading.day
    if day:
        first = _day(year, month, day)
        after = first + _NO_DAY if first.date() < date.max else _LATEST
        return first, after, f"{year:04d}-{month:02d}-{day:02d}", "day"
    if month:
        first = _day(year, month, 1)
        return first, _next_month(year, month), f"{year:04d}-{month:02d}", "month"
    if reading.quarter:
        last = 3 * reading.quarter
        first = _day(year, last - 2, 1)
        return first, _next_month(year, last), f"{year:04d}-Q{reading.quarter}", "quarter"
    if reading.week:
        return _week(year, reading.week)
    return _day(year, 1, 1), _next_month(year, _DECEMBER), f"{year:04d}", "year"


def _week(year: int, week: int) -> tuple[datetime, datetime, str, Precision]:
    try:
        first = datetime.fromisocalendar(year, week, 1)
    except ValueError:
        raise DateError(
            f"{year:04d} has no week {week}", hint=f"write a week such as {year:04d}-W20"
        ) from None
    after = first + timedelta(days=7) if _LATEST - first > timedelta(days=7) else _LATEST
    return first, after, f"{year:04d}-W{week:02d}", "week"


def _next_month(year: int, month: int) -> datetime:
    if month < _DECEMBER:
        return datetime(year, month + 1, 1)  # noqa: DTZ001 - the zone is added by `local`
    return datetime(year + 1, 1, 1) if year < _LATEST.year else _LATEST  # noqa: DTZ001


def _day(year: int, month: int, day: int) -> datetime:
    try:
        return datetime(year, month, day)  # noqa: DTZ001 - the zone is added by `local`
    except ValueError:
        raise _no_such_day(year, month, day) from None


def _no_such_day(year: int, month: int, day: int) -> DateError:
    if not 1 <= year <= _LATEST.year:
        return DateError(f"there is no year {year}", hint="write a year such as 2019")
    if not 1 <= month <= _DECEMBER:
        return DateError(f"there is no month {month}", hint="write a month from 01 to 12")
    last = monthrange(year, month)[1]
    return DateError(
        f"there is no {day} {_MONTH_NAMES[month - 1]} {year}",
        hint=f"write a day from {year:04d}-{month:02d}-01 to {year:04d}-{month:02d}-{last}",
    )


def _timed(reading: Reading, rules: DateRules, raw: str, layer: str) -> Moment:
    wall, warnings = _wall(reading)
    if reading.weekday >= 0 and wall.weekday() != reading.weekday:
        warnings += (_weekday_warning(wall.date().isoformat()),)
    zone = ""
    stated: timedelta | None = None
    if reading.offset is not None:
        stated = offset = _offset(reading.offset)
    else:
        name = reading.zone or rules.zone
        zone = zone_key(name) if name else "UTC"
        place = local(wall, zone, shift=rules.shift, later=rules.later)
        wall, offset = place.wall, place.offset
        if place.warning:
            warnings += (place.warning,)
        if reading.zone:
            stated = offset
    start = wall.replace(tzinfo=fixed(offset))
    precision: Precision = (
        "second" if reading.second >= 0 else "minute" if reading.minute >= 0 else "hour"
    )
    unit = timedelta(microseconds=1) if reading.micro >= 0 else _UNITS[precision]
    try:
        _ = wall - offset  # an instant outside of the years 1 to 9999 can be written nowhere
    except OverflowError:
        raise DateError("the date lies outside of the years 1 to 9999") from None
    end = start + unit if _LATEST - wall >= unit else _LATEST.replace(tzinfo=start.tzinfo)
    return Moment(
        value=_timed_value(wall, precision, stated),
        precision=precision,
        start=start,
        end=end,
        offset=stated,
        zone=zone,
        zone_source="stated" if stated is not None else "configured" if rules.zone else "default",
        raw=raw,
        layer=layer,
        warnings=warnings,
    )


def _wall(reading: Reading) -> tuple[datetime, tuple[str, ...]]:
    """The wall clock time; 24:00 is the next midnight, a leap second the second before it."""
    year, month, day, hour, minute, second, micro = reading[:7]
    warnings = reading.warnings
    if second == _LEAP:
        instant = hour * 60 + minute - (reading.offset or 0) // 60
        if instant % 1440 != 1439:  # noqa: PLR2004 - 23:59 UTC
            raise DateError("there is no second 60 but in a leap second, at 23:59:60 UTC")
        second, micro = _LAST_SECOND, min(micro, 0)
        warnings += ("the leap second is written as the second before it",)
    midnight = hour == 24 and minute <= 0 and second <= 0 and micro <= 0  # noqa: PLR2004
    try:
        wall = datetime(  # noqa: DTZ001 - the offset is added later
            year,
            month,
            day,
            0 if midnight else hour,
            max(minute, 0),
            max(second, 0),
            max(micro, 0),
        )
        return (wall + _NO_DAY if midnight else wall), warnings
    except OverflowError:
        raise DateError("the date lies outside of the years 1 to 9999") from None
    except ValueError:
        _day(year, month, day)
        clock = ":".join(f"{part:02d}" for part in (hour, minute, second) if part >= 0)
        raise DateError(
            f"there is no time {clock}", hint="write a time from 00:00 to 23:59"
        ) from None


def _offset(seconds: int) -> timedelta:
    if abs(seconds) > _MAX_OFFSET:
        raise DateError(
            "no place has an offset of more than 15 hours", hint="write one such as +02:00"
        )
    return timedelta(seconds=seconds)


def _timed_value(wall: datetime, precision: Precision, offset: timedelta | None) -> str:
    if precision == "second":
        text = wall.isoformat(timespec="auto")
        if wall.microsecond:
            text = text.rstrip("0")
    else:
        text = wall.isoformat(timespec="hours" if precision == "hour" else "minutes")
    if offset is None:
        return text
    if offset == _ZERO:
        return text + "Z"
    seconds = offset.days * 86400 + offset.seconds
    sign = "-" if seconds < 0 else "+"
    minutes, rest = divmod(abs(seconds), 60)
    text = f"{text}{sign}{minutes // 60:02d}:{minutes % 60:02d}"
    return f"{text}:{rest:02d}" if rest else text


def _weekday_warning(day: str) -> str:
    return f"the weekday is not that of {day}; the date is taken"
