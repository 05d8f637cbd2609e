"""Dates in the words of a language: every word has to be known, or the text is refused."""

from __future__ import annotations

import re

from feeds.dates._date_shapes import find_date, year_of
from feeds.dates._iso import read_iso
from feeds.dates._lexicon import Lexicon, base_language, fold_case, lexicon
from feeds.dates._mail import read_mail
from feeds.dates._reading import DateRules, Reading
from feeds.dates._time_of_day import Clock, find_clock
from feeds.dates._tokens import Tokens, tokenize
from feeds.errors import DateError
from feeds.patterns import lazy_regex

__all__ = ["describe", "read_words"]

_LEAD = lazy_regex(r"_*(?:[lgb](?:[_.:,']|_-_)*)*(?:a_+(?=m))?")
_WEEKDAY = lazy_regex(r"\(?w\)?(?:[.,]|_-(?=_))*")
_YEAR_WORD = lazy_regex(r"(?:(?<=y)|(?<=[./\-]n))[_.\-]*c\.?|c\.?(?=_*y)")
_GLUE = lazy_regex(r"[gb]['.\-]?")
_YEAR = lazy_regex(r"[_.,]*(?P<y>y)[_.,]*")
_ENGLISH = lazy_regex(
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
    day = find_date(shape, tokens, rules, weekday)
    if day is None and says_year:
        match = _YEAR.fullmatch(shape)
        if match is not None:
            day = Reading(year_of(tokens.texts[match.start("y")]))
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
