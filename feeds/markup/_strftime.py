"""A date in the form that a template asks for, with the English names that Ruby has."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime

from feeds.dates import Moment
from feeds.patterns import lazy_regex

__all__ = ["strftime"]

_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_DIRECTIVE = lazy_regex(r"%(?P<flag>[-^#0_]?)(?P<name>:?[A-Za-z%])")

Made = Callable[[datetime], "str | tuple[int, int, str]"]
"""A text, or (number, width, what fills it)."""

_DATE: Mapping[str, Made] = {
    "Y": lambda at: (at.year, 4, "0"),
    "y": lambda at: (at.year % 100, 2, "0"),
    "C": lambda at: (at.year // 100, 2, "0"),
    "m": lambda at: (at.month, 2, "0"),
    "B": lambda at: _MONTHS[at.month - 1],
    "b": lambda at: _MONTHS[at.month - 1][:3],
    "h": lambda at: _MONTHS[at.month - 1][:3],
    "d": lambda at: (at.day, 2, "0"),
    "e": lambda at: (at.day, 2, " "),
    "j": lambda at: (at.timetuple().tm_yday, 3, "0"),
    "A": lambda at: _DAYS[at.weekday()],
    "a": lambda at: _DAYS[at.weekday()][:3],
    "u": lambda at: (at.isoweekday(), 1, "0"),
    "w": lambda at: (at.isoweekday() % 7, 1, "0"),
    "V": lambda at: (at.isocalendar().week, 2, "0"),
    "G": lambda at: (at.isocalendar().year, 4, "0"),
}
_TIME: Mapping[str, Made] = {
    "H": lambda at: (at.hour, 2, "0"),
    "k": lambda at: (at.hour, 2, " "),
    "I": lambda at: (at.hour % 12 or 12, 2, "0"),
    "l": lambda at: (at.hour % 12 or 12, 2, " "),
    "M": lambda at: (at.minute, 2, "0"),
    "S": lambda at: (at.second, 2, "0"),
    "L": lambda at: (at.microsecond // 1000, 3, "0"),
    "p": lambda at: "AM" if at.hour < 12 else "PM",  # noqa: PLR2004 - noon
    "P": lambda at: "am" if at.hour < 12 else "pm",  # noqa: PLR2004 - noon
}
_ZONE: Mapping[str, Made] = {
    "z": lambda at: at.strftime("%z"),
    ":z": lambda at: re.sub(r"(\d\d)(\d\d)\Z", r"\1:\2", at.strftime("%z")),
    "s": lambda at: str(int(at.timestamp())),
}
_LONGER = {"F": "%Y-%m-%d", "D": "%m/%d/%y", "x": "%m/%d/%y", "T": "%H:%M:%S", "X": "%H:%M:%S"}
_LONGER |= {"R": "%H:%M", "r": "%I:%M:%S %p", "v": "%e-%^b-%Y", "c": "%a %b %e %H:%M:%S %Y"}
_OF_YEAR = frozenset("YyC")
_OF_MONTH = frozenset("mBbh") | _OF_YEAR
_WITH_DAY = frozenset({"day", "hour", "minute", "second"})


def strftime(moment: Moment, form: str) -> str:
    """The date in that form (Ruby's `Time#strftime`).

    Raises ValueError for what the date does not state: a day of a month, a time of a day, a
    zone that is only the default; and for a directive that is not known.
    """
    for name, longer in _LONGER.items():
        form = form.replace(f"%{name}", longer)
    return _DIRECTIVE.sub(lambda match: _written(moment, match["flag"], match["name"]), form)


def _written(moment: Moment, flag: str, name: str) -> str:
    if name == "%":
        return "%"
    made = _made(moment, name)(moment.start)
    if isinstance(made, str):
        return made.upper() if flag in {"^", "#"} else made
    number, width, filling = made
    filling = {"-": "", "_": " ", "0": "0"}.get(flag, filling)
    return str(number).rjust(width, filling) if filling else str(number)


def _made(moment: Moment, name: str) -> Made:
    """How to write one directive. Raises ValueError where the date says too little for it."""
    found = _DATE.get(name) or _TIME.get(name) or _ZONE.get(name)
    if found is None:
        raise ValueError(f"%{name} is no directive that is known")
    if name in _ZONE:
        is_stated = moment.has_time and moment.zone_source != "default"
    elif name in _TIME:
        is_stated = moment.has_time
    else:
        stated = _OF_MONTH if moment.precision == "month" else _OF_YEAR
        is_stated = name in stated or moment.precision in _WITH_DAY
    if not is_stated:
        raise ValueError(f"the date {moment.value} does not state %{name}")
    return found
