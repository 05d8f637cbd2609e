"""A Moment as people say it: the CLDR's patterns, filled in (UTS 35, part 4, section 8)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from feeds.dates._cldr_patterns import parts
from feeds.dates._lexicon import written

if TYPE_CHECKING:
    from feeds.dates._moment import Moment

__all__ = ["in_words"]


_Writer: TypeAlias = "Callable[[datetime], str]"
"""Writes a part of a date."""

_SAME_ALL_MONTH = ("", "y", "M", "L", "Q")
"""Letters of fields; "" for what stands between them."""


def in_words(moment: Moment, language: str) -> str:
    """The moment in that language; its value where the language has no patterns here."""
    patterns = written(language) if language else None
    if patterns is None:
        return moment.value
    start = moment.start
    if moment.precision == "day":
        return _of_day(language, start.year, start.month, start.day)
    if not moment.has_time:
        return _fill(_writers(language, moment.precision), start)
    day = _of_day(language, start.year, start.month, start.day)
    time = _of_clock(language, start.hour, start.minute)
    return _join(language).replace("{1}", day).replace("{0}", time)


@lru_cache(maxsize=256)
def _join(language: str) -> str:
    return str((written(language) or {})["join"]).replace("'", "")


@lru_cache(maxsize=4096)  # a site's articles come from few days
def _of_day(language: str, year: int, month: int, day: int) -> str:
    start = datetime(year, month, day)  # noqa: DTZ001 - as clocks there show it
    pieces = _of_month(language, year, month)
    return "".join([one if isinstance(one, str) else one(start) for one in pieces]).strip()


@lru_cache(maxsize=1024)  # and from fewer months
def _of_month(language: str, year: int, month: int) -> tuple[str | _Writer, ...]:
    """What stands in all dates of a month, and what writes the rest."""
    start = datetime(year, month, 1)  # noqa: DTZ001 - likewise
    made: list[str | _Writer] = []
    for field, writer in _writers(language, "day"):
        if field[:1] not in _SAME_ALL_MONTH:
            made.append(writer)
        elif made and isinstance(made[-1], str):
            made[-1] += writer(start)
        else:
            made.append(writer(start))
    return tuple(made)


@lru_cache(maxsize=1440)
def _of_clock(language: str, hour: int, minute: int) -> str:
    return _fill(_writers(language, "time"), datetime(1, 1, 1, hour, minute))  # noqa: DTZ001 - likewise


def _fill(writers: Iterable[tuple[str, _Writer]], start: datetime) -> str:
    return "".join([write(start) for _, write in writers]).strip()


@lru_cache(maxsize=256)
def _writers(language: str, precision: str) -> tuple[tuple[str, _Writer], ...]:
    """Each field of a pattern with what writes it; "" is what stands between them."""
    names = written(language) or {}
    return tuple(
        (field, _writer(field, names) if field else _literal(literal))
        for field, literal in parts(names[precision])
    )


def _literal(text: str) -> _Writer:
    return lambda _: text


def _writer(field: str, names: dict[str, Any]) -> _Writer:
    width = len(field)
    letter = field[0]
    if letter in "ML" and width > 2:  # noqa: PLR2004 - three letters and more are a name
        months = names["MMMM" if letter == "M" else "LLLL"]
        return lambda start: str(months[start.month - 1])
    if letter == "Q" and width > 2:  # noqa: PLR2004 - likewise
        quarters = names["QQQQ"]
        return lambda start: str(quarters[(start.month - 1) // 3])
    number = _NUMBERS[letter]
    return lambda start: str(number(start)).zfill(width)


_NUMBERS: dict[str, Callable[[datetime], int]] = {
    "y": lambda start: start.year,
    "M": lambda start: start.month,
    "L": lambda start: start.month,
    "d": lambda start: start.day,
    "H": lambda start: start.hour,
    "m": lambda start: start.minute,
    "Q": lambda start: (start.month - 1) // 3 + 1,
    "Y": lambda start: start.isocalendar().year,
    "w": lambda start: start.isocalendar().week,
}
