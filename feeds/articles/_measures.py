"""How long a recording is, and how large its file, as people write them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from feeds.patterns import lazy_regex

if TYPE_CHECKING:
    from fractions import Fraction

__all__ = ["bytes_of", "seconds_of"]

_LONGEST = 60  # characters
_CLOCK = lazy_regex(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{2})(?:[.,]\d{1,9})?")
_ISO = lazy_regex(
    r"P(?:(\d{1,4}(?:[.,]\d{1,9})?)D)?"
    r"(?:T(?:(\d{1,6}(?:[.,]\d{1,9})?)H)?(?:(\d{1,6}(?:[.,]\d{1,9})?)M)?"
    r"(?:(\d{1,8}(?:[.,]\d{1,9})?)S)?)?",
    re.IGNORECASE,
)
_SECONDS = lazy_regex(r"\d{1,9}(?:\.\d{1,9})?")
_STEP = lazy_regex(r"(\d{1,8}(?:[.,]\d{1,9})?)\s*([^\W\d_]+\.?|['′’\"″”])")
_BETWEEN = lazy_regex(r"[\s,;&+-]*(?:(?:and|und|en|et|e|y|og|och|i)\s)?\s*")
_LAST = lazy_regex(r"\d{1,2}")

_UNITS: Mapping[int, str] = {
    86400: "d day days tag tage dag dagen jour jours día días giorno giorni",
    3600: "h hr hrs hour hours std stunde stunden u uur uren heure heures ora ore hora horas "
    "time timer timme timmar tim tunti tuntia godz godzina godziny hodina hodiny ч час часа часов",
    60: "m min mins minute minutes minuten minuut mn minuto minuti minutos minutt minutter "
    "minut minuter minuuttia minuta minuty мин минута минуты минут",
    1: "s sec secs second seconds sek sekunde sekunden seconde secondes secondi segundo "
    "segundos sekund sekunder sekuntia sekunda sekundy с сек секунда секунды секунд",
}
_SECONDS_IN: Mapping[str, int] = {
    **{word: size for size, words in _UNITS.items() for word in words.split()},
    **dict.fromkeys("'′’", 60),
    **dict.fromkeys('"″”', 1),
}

_PARTED = (3600, 60)  # units of which the next smaller one may stand behind without a name

_PLAIN = lazy_regex(r"\d{1,15}")
_GROUPED = lazy_regex(r"\d{1,3}(?:([,._'’ \u00a0\u202f])\d{3})(?:\1\d{3}){0,4}")
_SIZE = lazy_regex(
    r"(\d{1,15}(?:[.,]\d{1,9})?)\s*([KMGT])(i?)(?:B(?:ytes?)?|o(?:ctets?)?)?", re.IGNORECASE
)
_BYTES = lazy_regex(r"(.*\d)\s*(?:b|bytes?|octets?)", re.IGNORECASE)
_POWERS: Mapping[str, int] = {"K": 1, "M": 2, "G": 3, "T": 4}


def seconds_of(text: str) -> int | None:
    """`1:02:03`, `54:19`, `62 min`, `1h 2m`, `PT1H2M`, `3723`: whole seconds, rounded down.

    A bare number is seconds. None for what is no duration.
    """
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return None
    if _SECONDS.fullmatch(text):
        return int(_number(text))
    clock = _CLOCK.fullmatch(text)
    if clock:
        hours, minutes, seconds = (int(part or 0) for part in clock.groups())
        return hours * 3600 + minutes * 60 + seconds
    iso = _ISO.fullmatch(text)
    if iso and any(iso.groups()):
        sizes = zip(iso.groups(), (86400, 3600, 60, 1), strict=True)
        return int(sum(_number(part) * size for part, size in sizes if part))
    return _in_words(text.lower())


def _in_words(text: str) -> int | None:
    """Numbers, each with its unit, the larger first; a last one without is of the next unit."""
    total, place, last = _number("0"), 0, 0
    while place < len(text):
        step = _STEP.match(text, place)
        size = _SECONDS_IN.get(step[2].rstrip(".")) if step else None
        if step is None or size is None:
            rest = _LAST.fullmatch(text, place)
            return int(total + int(rest[0]) * (last // 60)) if rest and last in _PARTED else None
        if last and size >= last:
            return None
        total += _number(step[1]) * size
        last = size
        between = _BETWEEN.match(text, step.end())
        place = between.end() if between else step.end()
    return int(total)


def _number(text: str) -> Fraction:
    from fractions import Fraction  # noqa: PLC0415 - few articles have a recording

    return Fraction(text.replace(",", "."))


def bytes_of(text: str) -> int | None:
    """`10150137`, `10,150,137`, `10 150 137 bytes`, `12.3 MB`, `8 MiB`; None for no size."""
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return None
    named = _BYTES.fullmatch(text)
    number = named[1].strip() if named else text
    if _PLAIN.fullmatch(number) or _GROUPED.fullmatch(number):
        return int(re.sub(r"\D", "", number))
    sized = _SIZE.fullmatch(text)
    if sized is None:
        return None
    step = 1024 if sized[3] else 1000
    return int(_number(sized[1]) * step ** _POWERS[sized[2].upper()])
