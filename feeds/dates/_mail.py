"""Dates as programs print them in English: mail (RFC 822, 2822, 5322), asctime, Git, Java,
JavaScript, Go and server logs. The same in every language."""

from __future__ import annotations

import re

from feeds.dates._common_forms import DAY, MONTH, offset_seconds, read_mail_plain
from feeds.dates._iso import half_day, is_range, unknown_zone
from feeds.dates._reading import Reading
from feeds.dates._zones import ABBREVIATIONS, is_zone_name
from feeds.patterns import lazy_regex

__all__ = ["full_year", "read_mail", "zone_of"]

_WEEKDAY = (
    r"(?:(?P<weekday>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?"
    r"|fri(?:day)?|sat(?:urday)?|sun(?:day)?)(?:[.,]\s*|\s+)(?:,\s*)?)?"
)
_MON = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_CLOCK = (
    r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,](?P<fraction>\d{1,12}))?)?"
    r"(?:\s*(?P<half>[ap]\.?m\.?)(?![a-z]))?"
)
_ZONE = (
    r"(?P<zone>(?:GMT|UTC|UT)\s?[+-]\d{1,2}(?::?\d\d)?|[+-]\d\d:?\d\d|[+-]\d\d|[a-z]{1,5}"
    r"|[a-z_]+/[a-z_/+-]+\d{0,2})"
)
_TAIL = r"(?:\s*\([^()]*\)|\s+(?P<tail>[a-z]{1,5}))?"
_Y4 = r"(?P<year>\d{4})"

# RFC 5322 with what feeds make of it: Mon, 13th Feb, 2012 06:28:00 UTC
_MAIL = (
    rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+{_MON},?[\s-]+"
    rf"(?P<year>\d{{4}}|\d\d),?\s+{_CLOCK}\s*{_ZONE}{_TAIL}"
)
# asctime, date(1), Java: Tue Apr  4 00:22:12 PDT 1995
_ASCTIME = rf"{_WEEKDAY}{_MON}\s+(?P<day>\d{{1,2}}),?\s+{_CLOCK}(?:\s+{_ZONE})?\s+{_Y4}"
# Git, Mercurial: Sun Aug 12 17:03:29 2018 +0200
_GIT = rf"{_WEEKDAY}{_MON}\s+(?P<day>\d{{1,2}})\s+{_CLOCK}\s+{_Y4}\s+{_ZONE}{_TAIL}"
# JavaScript: Fri Sep 23 2016 10:34:51 GMT+0200 (CEST)
_SCRIPT = rf"{_WEEKDAY}{_MON}\s+(?P<day>\d{{1,2}}),?\s+{_Y4},?\s+{_CLOCK}(?:\s+{_ZONE}{_TAIL})?"
# server logs: 06/May/2008:08:11:17 -0700
_LOG = rf"\[?(?P<day>\d\d)/{_MON}/{_Y4}[:\s]{_CLOCK}(?:\s+{_ZONE})?\]?"
# Perforce: Fri, 2006/09/15 08:19:53 EDT
_PERFORCE = rf"{_WEEKDAY}{_Y4}/(?P<mm>\d\d)/(?P<day>\d\d)\s+{_CLOCK}\s+{_ZONE}"
_PATTERNS = tuple(
    lazy_regex(pattern, re.ASCII | re.IGNORECASE)
    for pattern in (_MAIL, _ASCTIME, _GIT, _SCRIPT, _LOG, _PERFORCE)
)
_COMMENT = lazy_regex(r"\([^()]*\)")
_MILITARY = frozenset("ABCDEFGHIKLMNOPQRSTUVWXY")
_PIVOT = 69
_CENTURY = 100
_SHORT = 2
_PRINTED_YEAR = "the year {} is read as {}"


def read_mail(text: str) -> Reading | None:
    """What a program printed in English; None where the text is nothing of the kind."""
    plain = read_mail_plain(text)
    if plain is not None:
        return plain
    match = _match(text)
    if match is None and "(" in text:
        match = _PATTERNS[0].fullmatch(" ".join(_COMMENT.sub("", text).split()))
    if match is None:
        return None
    parts = match.groupdict()
    year, warnings = full_year(parts["year"])
    hour = int(parts["hour"])
    if parts.get("half"):
        hour = half_day(hour, afternoon=parts["half"][0] in "pP")
    if parts["zone"] and parts["zone"].isalpha() and not _is_known(parts["zone"].upper()):
        return None  # it may be a word of the language; the next layers know
    if _opening_hours(text, match):
        return None
    offset, zone = zone_of(parts["zone"]) if parts["zone"] else (None, "")
    if parts.get("tail") and ABBREVIATIONS.get(parts["tail"].upper()) != offset:
        return None
    fraction = parts["fraction"]
    return Reading(
        year,
        MONTH[parts["month"][:3].title()] if parts.get("month") else int(parts["mm"]),
        int(parts["day"]),
        hour,
        int(parts["minute"]),
        -1 if parts["second"] is None else int(parts["second"]),
        -1 if fraction is None else int(fraction[:6].ljust(6, "0")),
        offset,
        zone,
        weekday=DAY[parts["weekday"][:3].title()] if parts.get("weekday") else -1,
        warnings=warnings,
        has_short_year=bool(warnings),
    )


def _match(text: str) -> re.Match[str] | None:
    for pattern in _PATTERNS:
        match = pattern.fullmatch(text)
        if match is not None:
            return match
    return None


def full_year(digits: str) -> tuple[int, tuple[str, ...]]:
    """The year of two or four digits; two have a fixed pivot (POSIX: 69 is 1969, 68 is 2068)."""
    year = int(digits)
    if len(digits) != _SHORT:
        return year, ()
    year += 1900 if year >= _PIVOT else 2000
    return year, (_PRINTED_YEAR.format(digits, year),)


def _opening_hours(text: str, match: re.Match[str]) -> bool:
    """Whether the offset follows the minutes at once, as in `10:00-11:00`."""
    return (
        match["second"] is None
        and bool(match["zone"])
        and match["zone"][0] == "-"
        and text[match.start("zone") - 1].isdigit()
        and is_range(f"{match['hour']:0>2}{match['minute']}", match["zone"])
    )


def _is_known(name: str) -> bool:
    return name in ABBREVIATIONS or name in _MILITARY


def zone_of(text: str) -> tuple[int | None, str]:
    """Offset in seconds, or IANA name, of a zone as it is written; DateError where unknown.

    A military letter says nothing certain and is UTC (RFC 5322, 4.3); Z is UTC.
    """
    name = text.upper().replace(" ", "")
    offset = ABBREVIATIONS.get(name)
    if offset is not None:
        return offset, ""
    if name in _MILITARY:
        return 0, ""
    for prefix in ("GMT", "UTC", "UT", ""):
        if name.startswith((prefix + "+", prefix + "-")):
            return offset_seconds(name.removeprefix(prefix)), ""
    if is_zone_name(text):
        return None, text
    raise unknown_zone(text)
