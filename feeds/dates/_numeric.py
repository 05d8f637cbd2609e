"""Which number is the day and which the month: never a guess."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from feeds.dates._mail import full_year
from feeds.dates._reading import Reading
from feeds.errors import DateError

__all__ = ["Sequence", "numeric_date"]

_ORDERS = ("dmy", "mdy", "ymd")
_FULL = 4
_TWO = 2
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

    The configured order decides, then the language's, then the only possible reading, then
    the weekday. With dots between the numbers the day is first, as no country writes it
    otherwise.
    """
    possible = _possible(sequence)
    if sequence.order:
        if sequence.order not in possible:
            raise _impossible(sequence, f" in the order {sequence.order}")
        return possible[sequence.order]
    if not possible:
        raise _impossible(sequence, "")
    preferred = _preferred(sequence)
    if preferred in possible:
        chosen = possible[preferred]
        if not _weekday_objects(sequence, chosen, possible):
            return chosen
    readings = {(item.year, item.month, item.day): item for item in possible.values()}
    if len(readings) > 1 and sequence.weekday >= 0:
        readings = {
            parts: item
            for parts, item in readings.items()
            if date(*parts).weekday() == sequence.weekday
        } or readings
    if len(readings) > 1:
        raise _ambiguous(sequence, [date(*parts).isoformat() for parts in readings])
    (reading,) = readings.values()
    if preferred and preferred not in possible:
        warning = _OTHER_ORDER.format(sequence.language or "dates with dots")
        reading = reading._replace(warnings=(*reading.warnings, warning))
    return reading


def _preferred(sequence: Sequence) -> str:
    if sequence.mark == "." and len(sequence.numbers[0]) <= _TWO:
        return "dmy" if sequence.language_order in {"", "dmy"} else ""
    return sequence.language_order


def _possible(sequence: Sequence) -> dict[str, Reading]:
    found = {}
    for order in _ORDERS:
        parts = dict(zip(order, sequence.numbers, strict=True))
        if len(parts["y"]) not in {_TWO, _FULL} or max(len(parts["d"]), len(parts["m"])) > _TWO:
            continue
        year, warnings = full_year(parts["y"])
        try:
            day = date(year, int(parts["m"]), int(parts["d"]))
        except ValueError:
            continue
        found[order] = Reading(day.year, day.month, day.day, warnings=warnings)
    return found


def _weekday_objects(sequence: Sequence, chosen: Reading, possible: dict[str, Reading]) -> bool:
    """Whether the stated weekday is that of another reading, and not of the preferred one."""
    if sequence.weekday < 0:
        return False
    fitting = {
        (item.year, item.month, item.day)
        for item in possible.values()
        if date(item.year, item.month, item.day).weekday() == sequence.weekday
    }
    if fitting and (chosen.year, chosen.month, chosen.day) not in fitting:
        readings = sorted({date(*parts).isoformat() for parts in fitting})
        chosen_day = date(chosen.year, chosen.month, chosen.day).isoformat()
        raise _ambiguous(sequence, [chosen_day, *readings])
    return False


def _text(sequence: Sequence) -> str:
    return sequence.mark.replace("_", " ").join(sequence.numbers)


def _ambiguous(sequence: Sequence, readings: list[str]) -> DateError:
    choices = " or ".join(readings)
    return DateError(
        f"{_text(sequence)} can be {choices}",
        hint=f"write {choices}, or set date_order",
        readings=tuple(readings),
    )


def _impossible(sequence: Sequence, how: str) -> DateError:
    return DateError(
        f"{_text(sequence)} is no date{how}", hint="write the date as year-month-day: 2019-05-15"
    )
