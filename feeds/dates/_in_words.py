"""Dates in the words of a language: every word has to be known, or the text is refused."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from feeds.dates._clock import Clock, find_clock
from feeds.dates._iso import read_iso
from feeds.dates._lexicon import Lexicon, base_language, fold_case, lexicon, order_of
from feeds.dates._mail import full_year, read_mail
from feeds.dates._numeric import Sequence, numeric_date
from feeds.dates._reading import DateRules, Reading
from feeds.dates._tokens import Tokens, tokenize
from feeds.errors import DateError

__all__ = ["describe", "read_words"]

_LEAD = re.compile(r"_*(?:[lgb](?:[_.:,']|_-_)*)*(?:a_+(?=m))?")
_WEEKDAY = re.compile(r"\(?w\)?(?:[.,]|_-(?=_))*")
_YEAR_WORD = re.compile(r"(?:(?<=y)|(?<=[./\-]n))[_.\-]*c\.?|c\.?(?=_*y)")
_GLUE = re.compile(r"[gb]['.\-]?")
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
_NUMBERS = re.compile(r"_*(?P<a>[ny])_?(?P<mark>[./\-_])_*(?P<b>n)_?(?P=mark)_*(?P<c>[ny])\.?[_,]*")
_NORDIC = re.compile(r"_*(?P<a>n)(?P<mark>/)(?P<b>n)[_-](?P<c>y)_*")  # 15/5-2019
_MONTH_YEAR = re.compile(r"[_,]*(?:(?P<m>n)(?P<mark>[/\-.])(?P<y>y)|(?P<y2>y)/(?P<m2>n))[_,]*")
_YEAR = re.compile(rf"{_EDGE}(?P<y>y){_EDGE}")
_ENGLISH = re.compile(
    r"(?i)jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"  # a month in English
)
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_KINDS = {
    "n": "number",
    "y": "year",
    "k": "number of no date",
    "h": "hour",
    "i": "minutes",
    "a": "before a time",
    "b": "before a date or time",
    "o": "after the number of a day",
    "c": "beside a year",
    "g": "without a meaning of its own",
    "l": "as publishers write before a date",
    "z": "zone",
}
_NORTH = frozenset("da fi fo is nb nn no sv".split())
_DECEMBER = 12
_LAST_DAY = 31
_MIN_YEAR, _MAX_YEAR = 1000, 2400
_TWO = 2


def read_words(text: str, rules: DateRules) -> Reading:
    """The date in the words of the language, or in English where it names an English month.

    Raises DateError: for an unknown word, for what is missing, and for what can be read twice.
    """
    base = base_language(rules.language) if rules.language else ""
    try:
        return _read(text, rules, base)
    except DateError as error:
        if base in {"", "en"} or not _ENGLISH.search(text):
            raise
        own = error
    try:
        return _read(text, rules, "en")
    except DateError:
        raise own from None


def describe(text: str, rules: DateRules) -> tuple[str, ...]:
    """What each word and number can mean in the language: `mei: month 5`; () if one is unknown."""
    words = lexicon((base_language(rules.language) if rules.language else "") or "en")
    try:
        tokens = tokenize(text, words)
    except DateError:
        return ()
    found = []
    for letter, token, meanings in zip(*tokens, strict=True):
        named = [f"month {value}" for kind, value in meanings if kind == "m" and letter in "mx"]
        named += [_WEEKDAYS[value] for kind, value in meanings if kind == "w" and letter in "wx"]
        named += [("am", "pm")[value] for kind, value in meanings if kind == "p" and letter == "p"]
        meaning = " or ".join(named) or _KINDS.get(letter, "")
        if meaning:
            found.append(f"{token}: {meaning}")
    return tuple(found)


def _read(text: str, rules: DateRules, language: str) -> Reading:
    """The date that a cleaned text states in a language of the table.

    Raises DateError: for an unknown word, for what is missing, and for what can be read twice.
    """
    words = lexicon(language or "en")
    labelled = _labelled(text, words)
    if labelled is not None:
        return labelled
    tokens = tokenize(text, words)
    tokens = tokens._replace(shape=_settled(tokens.shape))
    clock = find_clock(tokens, dotted=language not in {"", "en"})
    shape, weekday = _without_weekday(clock.rest, tokens)
    shape, says_year = _without_year_word(_GLUE.sub(_blank, shape))
    day = _date(shape, tokens, rules, weekday)
    if day is None and says_year:
        match = _YEAR.fullmatch(shape)
        if match is not None:
            day = Reading(_year(tokens.texts[match.start("y")]))
    if day is None:
        raise _unread(shape, clock)
    if weekday >= 0 and not day.day:
        raise DateError("a weekday without a day is no date", hint="write the day: 2019-05-15")
    if clock.hour >= 0 and not day.day:
        raise DateError("a time without a day is no date", hint="write the day: 2019-05-15T14:30")
    return day._replace(
        hour=clock.hour,
        minute=clock.minute,
        second=clock.second,
        micro=clock.micro,
        offset=clock.offset,
        zone=clock.zone,
        weekday=weekday,
    )


def _labelled(text: str, words: Lexicon) -> Reading | None:
    """`Published: 2019-05-15T14:30Z`: what earlier layers know, behind words of publishing."""
    label, mark, rest = text.partition(":")
    if not mark or any(letter.isdecimal() for letter in label):
        return None
    kinds = [words.find(fold_case(word, words.language)) for word in label.split()]
    if not kinds or not all(any(kind in "lg" for kind, _ in found) for found in kinds):
        return None
    rest = rest.strip()
    return read_iso(rest) or read_mail(rest)


def _blank(match: re.Match[str]) -> str:
    return "_" * len(match[0])


def _settled(shape: str) -> str:
    """The shape without "published on", and with each doubtful name taken for what it is.

    `mar` is Tuesday beside a month, and March where there is no other month.
    """
    lead = _LEAD.match(shape)
    if lead is not None:
        shape = "_" * lead.end() + shape[lead.end() :]
    if "x" in shape and "m" not in shape:
        last = shape.rindex("x")
        shape = f"{shape[:last]}m{shape[last + 1 :]}"
    return shape.replace("x", "w")


def _without_weekday(shape: str, tokens: Tokens) -> tuple[str, int]:
    match = _WEEKDAY.search(shape)
    if match is None:
        return shape, -1
    place = match.start() + match[0].index("w")
    return shape[: match.start()] + _blank(match) + shape[match.end() :], tokens.values(place, "w")[
        0
    ]


def _without_year_word(shape: str) -> tuple[str, bool]:
    found = _YEAR_WORD.sub(_blank, shape, count=1)
    return found, found != shape


def _date(shape: str, tokens: Tokens, rules: DateRules, weekday: int) -> Reading | None:
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
            year = _year(tokens.texts[match.start("y")])
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
        return Reading(year, month, day, warnings=warnings)
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
    return Reading(_year(year), int(month))


def _year(text: str) -> int:
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


def _unread(shape: str, clock: Clock) -> DateError:
    """Why nothing was read: what is missing, or what is too much."""
    if re.fullmatch(r"_*k(?:\.[nyk])?_*", shape):
        return DateError(
            "a number alone is no date",
            hint="write 2019-05-15; seconds since 1970 belong in a field such as timestamp",
        )
    numbers = sum(shape.count(letter) for letter in "nyk")
    if "y" not in shape and "k" not in shape and numbers < 3:  # noqa: PLR2004 - d, m, y
        what = "no year is stated" if numbers or clock.hour < 0 else "no day is stated"
        return DateError(what, hint="write the whole date, such as 2019-05-15 or 2019-05")
    return DateError(
        "this is no single date", hint="write one date, such as 2019-05-15, 2019-05 or 2019"
    )
