"""The commonest forms, read without cleaning: W3CDTF and its like, and RFC 822.

They have this module to themselves because most dates need no other: the further layers and
their patterns are imported when a text reaches them.
"""

from __future__ import annotations

import re

from feeds.dates._reading import Reading
from feeds.errors import DateError
from feeds.patterns import lazy_regex

__all__ = ["DAY", "FORM", "MONTH", "offset_seconds", "read_iso_plain", "read_mail_plain"]

DAY = {name: number for number, name in enumerate("Mon Tue Wed Thu Fri Sat Sun".split())}
"""English weekdays, as mail has them; Monday is 0."""
MONTH = {
    name: number
    for number, name in enumerate("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), 1)
}
"""English months, as mail has them."""

_ISO = lazy_regex(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)"
    r"(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,12}))?)?(?:(Z)|([+-]\d\d):(\d\d))?)?)?)?",
    re.ASCII,
)
_MAIL = lazy_regex(
    r"(?:(Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?(\d\d?) "
    r"(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d{4}) "
    r"(\d\d):(\d\d)(?::(\d\d))? (?:([+-]\d\d)(\d\d)|(GMT|UTC|Z))",
    re.ASCII,
)
_OFFSET = lazy_regex(r"([+-])(\d\d?)(?::?(\d\d)(?::?(\d\d))?)?", re.ASCII)
_FIRST_YEAR, _LAST_YEAR = 1000, 2400  # of a number that stands alone
FORM = "write 2019, 2019-05, 2019-05-15 or 2019-05-15T14:30"
"""What to write instead, where nothing better can be said."""


def offset_seconds(text: str) -> int:
    """Seconds of `+02:00`, `+0200`, `-5`, `+00:17:30`; raises DateError beyond 59 minutes."""
    match = _OFFSET.fullmatch(text)
    if match is None:
        raise DateError(f"{text!r} is no offset", hint="write one such as +02:00")
    sign, hours, minutes, seconds = match.groups(default="0")
    if minutes > "59" or seconds > "59":
        raise DateError(f"there is no offset {text}", hint="write one such as +02:00")
    total = int(hours) * 3600 + int(minutes) * 60 + int(seconds)
    return -total if sign == "-" else total


def read_iso_plain(text: str) -> Reading | None:
    """W3CDTF and its like, with or without an offset; None where the text is not in that form."""
    match = _ISO.fullmatch(text)
    if match is None:
        return None
    year, month, day, hour, minute, second, fraction, utc, hours, minutes = match.groups()
    if hour is None:
        if month is None and not _FIRST_YEAR <= int(year) <= _LAST_YEAR:
            raise DateError(f"{year} is a number rather than a year", hint=FORM)
        if "00" not in {month, day}:
            return Reading(int(year), int(month or 0), int(day or 0))
        raise DateError(f"there is no date {text}", hint=FORM)
    offset = None
    if utc:
        offset = 0
    elif hours:
        if second is None and text[10] == " ":
            return None  # perhaps opening hours: the next layer looks closer
        offset = offset_seconds(f"{hours}:{minutes}")
    return Reading(
        int(year),
        int(month),
        int(day),
        int(hour),
        int(minute),
        -1 if second is None else int(second),
        -1 if fraction is None else int(fraction[:6].ljust(6, "0")),
        offset,
    )


def read_mail_plain(text: str) -> Reading | None:
    """RFC 822 with a year of four digits and a plain zone; None for any other text."""
    match = _MAIL.fullmatch(text)
    if match is None:
        return None
    weekday, day, month, year, hour, minute, second, hours, minutes, _utc = match.groups()
    return Reading(
        int(year),
        MONTH[month],
        int(day),
        int(hour),
        int(minute),
        -1 if second is None else int(second),
        -1,
        offset_seconds(hours + minutes) if hours else 0,
        weekday=DAY[weekday] if weekday else -1,
    )
