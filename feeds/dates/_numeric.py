"""Which number is the day and which the month: never a guess."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from feeds.dates._mail import full_year
from feeds.dates._reading import Reading
from feeds.errors import DateError
from feeds.records import NamedTuple

__all__ = ["Sequence", "numeric_date"]

_ORDER_WORDS = {"dmy": "day-month-year", "mdy": "month-day-year", "ymd": "year-month-day"}
_FULL = 4
_TWO = 2
_DOTS_AFTER_YEAR = frozenset({"hu", "ja", "ko", "zh"})  # 19.05.15 is a day of 2019 there
_OTHER_ORDER = "the day and the month are not in the order of {}; the only possible date is taken"


class Sequence(NamedTuple):
    """Three numbers as written, the mark between them, and what is known beside them."""

    numbers: tuple[str, str, str]
    mark: str
    weekday: int = -1  # as stated; Monday is 0
    language: str = ""  # for messages
    language_order: str = ""  # the CLDR's; "" where the language has none
    order: str = ""  # configured


def numeric_date(sequence: Sequence) -> Reading:
    """The date of three numbers; DateError where it can be two, or none.

    Four digits in front are a year, then month and day follow. Else the configured order
    decides, then the language's, then the only possible reading, then the weekday.
    """
    possible = _possible(sequence)
    if len(sequence.numbers[0]) == _FULL:
        return _in_order("ymd", sequence, possible)
    if sequence.order:
        return _in_order(sequence.order, sequence, possible)
    short = max(map(len, sequence.numbers)) == _TWO
    if short and sequence.mark == "." and not sequence.language_order:
        if min(map(len, sequence.numbers)) == _TWO:
            return _only_one(sequence, possible)
        raise DateError(
            f"{_text(sequence)} can be a version as well as a date",
            hint="write the year in full, or state the language of the text",
        )
    preferred = _preferred(sequence)
    if preferred in possible or (preferred and short):
        reading = _in_order(preferred, sequence, possible)
        _let_weekday_object(sequence, reading, possible)
        return reading
    reading = _only_one(sequence, possible)
    if preferred:
        warning = _OTHER_ORDER.format(sequence.language or "dates with dots")
        reading = reading._replace(warnings=(*reading.warnings, warning))
    return reading


def _in_order(order: str, sequence: Sequence, possible: dict[str, Reading]) -> Reading:
    if order not in possible:
        raise DateError(
            f"{_text(sequence)} is no date in the order {_ORDER_WORDS[order]}",
            hint="write the date as year-month-day: 2019-05-15",
        )
    return possible[order]


def _only_one(sequence: Sequence, possible: dict[str, Reading]) -> Reading:
    """The only possible reading, or the only one that has the stated weekday."""
    readings = {_day(item): item for item in possible.values()}
    if not readings:
        raise DateError(
            f"{_text(sequence)} is no date in any order",
            hint="write the date as year-month-day: 2019-05-15",
        )
    if len(readings) > 1:
        fitting = [day for day in readings if day.weekday() == sequence.weekday]
        if len(fitting) != 1:
            raise _ambiguous(sequence, readings)
        return readings[fitting[0]]
    return next(iter(readings.values()))


def _let_weekday_object(sequence: Sequence, reading: Reading, possible: dict[str, Reading]) -> None:
    """Refuse where the stated weekday is that of another reading, and not of the chosen one."""
    if sequence.weekday < 0 or _day(reading).weekday() == sequence.weekday:
        return
    days = {_day(item) for item in possible.values()}
    if any(day.weekday() == sequence.weekday for day in days):
        raise _ambiguous(sequence, days)


def _day(reading: Reading) -> date:
    return date(reading.year, reading.month, reading.day)


def _preferred(sequence: Sequence) -> str:
    """The order to read in: with dots the day is first, but where the year comes first."""
    if sequence.mark != "." or len(sequence.numbers[0]) > _TWO:
        return sequence.language_order
    if sequence.language_order == "ymd" and len(sequence.numbers[2]) <= _TWO:
        base = sequence.language.split("-")[0].lower()
        return "ymd" if base in _DOTS_AFTER_YEAR else ""
    return "" if sequence.language_order == "mdy" else "dmy"


def _possible(sequence: Sequence) -> dict[str, Reading]:
    found = {}
    for order in _ORDER_WORDS:
        parts = dict(zip(order, sequence.numbers, strict=True))
        if not _can_be(parts, certain=order in {sequence.order, sequence.language_order}):
            continue
        year, warnings = full_year(parts["y"])
        try:
            day = date(year, int(parts["m"]), int(parts["d"]))
        except ValueError:
            continue
        short = bool(warnings)
        found[order] = Reading(
            day.year, day.month, day.day, warnings=warnings, has_short_year=short
        )
    return found


def _can_be(parts: dict[str, str], *, certain: bool) -> bool:
    """Whether the numbers have the lengths for it.

    A short year in front of numbers that are not all of two digits (22.4.1) is taken for one
    only where the order is known.
    """
    lengths = {part: len(text) for part, text in parts.items()}
    if lengths["y"] not in {_TWO, _FULL} or max(lengths["d"], lengths["m"]) > _TWO:
        return False
    short_year_first = lengths["y"] == _TWO and next(iter(parts)) == "y"
    return certain or not short_year_first or lengths["d"] == lengths["m"] == _TWO


def _text(sequence: Sequence) -> str:
    return sequence.mark.replace("_", " ").join(sequence.numbers)


def _ambiguous(sequence: Sequence, days: Iterable[date]) -> DateError:
    readings = tuple(day.isoformat() for day in sorted(days))
    choices = " or ".join(readings)
    return DateError(
        f"{_text(sequence)} can be {choices}",
        hint=f"write {choices}, or set date_order",
        readings=readings,
    )
