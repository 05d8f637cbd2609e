"""Where day, month and year stand in a text of words: 15 mei 2019, May 15, 2019, 05.2019.

A text has become a shape: a letter for each token (see feeds.dates._tokens), and a low line for
each that says nothing of the date.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from feeds.dates._lexicon import order_of
from feeds.dates._mail import full_year
from feeds.dates._numeric import Sequence, numeric_date
from feeds.dates._reading import DateRules, Reading
from feeds.dates._tokens import Tokens
from feeds.errors import DateError
from feeds.patterns import lazy_regex

__all__ = ["find_date", "year_of"]

_SEPARATOR = r"[_.,/\-]*"
_NTH = r"(?:[\-.:]?o\.?)?"
_EDGE = r"[_.,]*"


def _whole(pattern: str) -> re.Pattern[str]:
    spelt = pattern.replace("S", _SEPARATOR).replace("O", _NTH)
    return re.compile(f"{_EDGE}(?:{spelt}){_EDGE}")


_WORDED = tuple(
    map(
        _whole,
        (
            "(?P<d>n)OS(?P<m>m)S(?P<y>y)",
            "(?P<m>m)S(?P<d>n)OS(?P<y>y)",
            "(?P<y>y)S(?P<m>m)S(?P<d>n)O",
            "(?P<y>y)S(?P<d>n)OS(?P<m>m)",
            "(?P<m>m)S(?P<y>y)",
            "(?P<y>y)S(?P<m>m)",
        ),
    )
)
_SHORT = tuple(
    map(
        _whole,
        (
            "(?P<d>n)OS(?P<m>m)S(?P<quote>'?)(?P<y>n)",
            "(?P<m>m)S(?P<d>n)OS(?P<quote>'?)(?P<y>n)",
        ),
    )
)
_NUMBERS = lazy_regex(r"_*(?P<a>[ny])_?(?P<mark>[./\-_])_*(?P<b>n)_?(?P=mark)_*(?P<c>[ny])\.?[_,]*")
_NORDIC = lazy_regex(r"_*(?P<a>n)(?P<mark>/)(?P<b>n)[_-](?P<c>y)_*")  # 15/5-2019
_MONTH_YEAR = lazy_regex(r"[_,]*(?:(?P<m>n)(?P<mark>[/\-.])(?P<y>y)|(?P<y2>y)/(?P<m2>n))[_,]*")
_NORTH = frozenset("da fi fo is nb nn no sv".split())
_DECEMBER = 12
_LAST_DAY = 31
_MIN_YEAR, _MAX_YEAR = 1000, 2400
_TWO = 2


def find_date(shape: str, tokens: Tokens, rules: DateRules, weekday: int) -> Reading | None:
    """The day, month and year of a shape (see feeds.dates._tokens); None where it has another.

    `weekday` is the one beside it, -1 for none. Raises DateError for what can be read twice.
    """
    if "m" in shape:
        return _worded(shape, tokens, weekday) or _short(shape, tokens, rules, weekday)
    match = _NUMBERS.fullmatch(shape)
    if match is None and rules.base in _NORTH:
        match = _NORDIC.fullmatch(shape)
    if match is not None:
        a, b, c = (tokens.texts[match.start(name)] for name in "abc")
        language_order = order_of(rules.language) if rules.language else ""
        return numeric_date(
            Sequence(
                (a, b, c), match["mark"], weekday, rules.language, language_order, rules.order or ""
            )
        )
    match = _MONTH_YEAR.fullmatch(shape)
    return _month_year(match, tokens, rules) if match is not None else None


def _worded(shape: str, tokens: Tokens, weekday: int) -> Reading | None:
    for pattern in _WORDED:
        match = pattern.fullmatch(shape)
        if match is not None:
            day = 0
            if "d" in pattern.groupindex:
                day = _day_number(tokens.texts[match.start("d")])
            year = year_of(tokens.texts[match.start("y")])
            return Reading(year, _month(match, tokens, (year, day, weekday)), day)
    return None


def _short(shape: str, tokens: Tokens, rules: DateRules, weekday: int) -> Reading | None:
    """With a year of two digits: 7 oct 70, oct. 7, '70."""
    for pattern in _SHORT:
        match = pattern.fullmatch(shape)
        if match is None:
            continue
        first, last = (tokens.texts[match.start(name)] for name in "dy")
        day_first = pattern is _SHORT[0]
        if day_first and int(first) > _LAST_DAY >= int(last):
            first, last = last, first
        certain = bool(match["quote"]) or int(last) > _LAST_DAY
        year_first = "ymd" in {rules.order, order_of(rules.language) if rules.language else ""}
        dashed = shape.count("-") == _TWO
        if not certain and (year_first or not (day_first or dashed)):
            return None
        if len(last) != _TWO:
            return None
        year, warnings = full_year(last)
        day = _day_number(first)
        month = _month(match, tokens, (year, day, weekday))
        return Reading(year, month, day, warnings=warnings, has_short_year=True)
    return None


def _month(match: re.Match[str], tokens: Tokens, beside: tuple[int, int, int]) -> int:
    """The month of a name; where a short one can mean two, the weekday has to decide.

    `beside` holds year, day (0 for none) and weekday (-1 for none).
    """
    place = match.start("m")
    months = tokens.values(place, "m")
    if len(months) == 1:
        return months[0]
    year, day, weekday = beside
    readings = [f"{year}-{month:02d}" + (f"-{day:02d}" if day else "") for month in months]
    if day and weekday >= 0:
        fitting = [
            month
            for month, text in zip(months, readings, strict=True)
            if day <= monthrange(year, month)[1] and date.fromisoformat(text).weekday() == weekday
        ]
        if len(fitting) == 1:
            return fitting[0]
    raise DateError(
        f"{tokens.texts[place]!r} can be month {' or '.join(map(str, months))}",
        hint=f"write {' or '.join(readings)}",
        readings=tuple(readings),
    )


def _month_year(match: re.Match[str], tokens: Tokens, rules: DateRules) -> Reading | None:
    """7/2008, 01-1998, and with dots 05.2019 where the language is known; 2014/04.

    2011/12 and the like are seasons or financial years as well: refused.
    """
    year_first = bool(match["y2"])
    month = tokens.texts[match.start("m2" if year_first else "m")]
    year = tokens.texts[match.start("y2" if year_first else "y")]
    if year_first and int(month) == (int(year) + 1) % 100:
        raise DateError(
            f"{year}/{month} can be a month or two years", hint=f"write {year}-{month} or {year}"
        )
    if match["mark"] == "." and (len(month) != _TWO or rules.language in {"", "en"}):
        return None
    if not 1 <= int(month) <= _DECEMBER:
        return None
    return Reading(year_of(year), int(month))


def year_of(text: str) -> int:
    """The year of four digits; raises DateError for one that cannot be meant."""
    year = int(text)
    if not _MIN_YEAR <= year <= _MAX_YEAR:
        raise DateError(
            f"the year {year} cannot be meant", hint="write the date as 2019-05-15 if it is"
        )
    return year


def _day_number(text: str) -> int:
    day = int(text)
    if not 1 <= day <= _LAST_DAY:
        raise DateError(f"there is no day {day}", hint="write a day from 1 to 31")
    return day
