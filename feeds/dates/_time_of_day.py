"""The time of day within a text: 14:30, 14.30 uur, 14h30, 2:30 pm, kl. 14."""

from __future__ import annotations

import re

from feeds.dates._common_forms import offset_seconds
from feeds.dates._iso import half_day, is_range
from feeds.dates._mail import zone_of
from feeds.dates._tokens import Tokens
from feeds.errors import DateError
from feeds.patterns import lazy_regex
from feeds.records import NamedTuple

__all__ = ["Clock", "find_clock"]

_HALF = r"(?:_*(?P<half>p)\.?)"
_HOUR_WORD = r"(?:_*h(?:\.(?!n))?)"
_BEFORE = r"(?<![nyk.:/+\-])"
_AFTER = r"(?![nyk:]|[./][nyk])"
_SECONDS = r"(?::(?P<second>n)(?:[.,](?P<fraction>[nyk]))?)?"
_SHAPES = tuple(
    lazy_regex(f"{_BEFORE}{pattern}{_AFTER}")
    for pattern in (
        rf"(?:(?P<first>p)_*)?(?P<hour>n):(?P<minute>n){_SECONDS}{_HOUR_WORD}?{_HALF}?",
        r"(?P<hour>n)_*h\.?_*(?P<minute>n)(?!o|[_.,]*m)(?:_*i\.?)?",
        rf"(?P<hour>n)\.(?P<minute>n)(?:\.(?P<second>n))?(?:{_HOUR_WORD}|{_HALF})",
        rf"(?P<hour>n)(?:{_HOUR_WORD}{_HALF}?|{_HALF.replace('half', 'half2')})",
        r"(?<=[ab])[_.:]*(?P<hour>n)\.(?P<minute>n)(?:\.(?P<second>n))?",
    )
)
_LATE_HOUR = lazy_regex(r"(?<=[ab])[_.:]+(?P<hour>n)(?=_*$)")
_AT_END = lazy_regex(r"(?<=_)(?P<hour>n)\.(?P<minute>n)(?:\.(?P<second>n))?(?=_*$)")
_FULL_DATE = lazy_regex(r"y|n[./\-]n[./\-]n")
_ZONE = lazy_regex(
    r"_*(?:(?P<prefix>z)_?)?(?P<sign>[+\-])(?P<hours>[ny])(?::(?P<minutes>n))?(?![nyk:./\-])"
    r"(?:_*\(z\))?|_*\(?(?P<name>z)\)?\.?"
)
_AROUND_BEFORE = "_ab.,-("
_AROUND_AFTER = "_,-)"
_AFTERNOON = 13
_TWO = 2
_HOURS_ALONE = 3  # characters of an offset such as -05


class Clock(NamedTuple):
    """A time of day, its zone, and the shape that is left for the date."""

    rest: str  # of the tokens, with "_" where the time was
    hour: int = -1
    minute: int = -1
    second: int = -1
    micro: int = -1
    offset: int | None = None
    zone: str = ""


def find_clock(tokens: Tokens, *, dotted: bool) -> Clock:
    """The time in the tokens, if there is one; raises DateError for an impossible one."""
    shape = tokens.shape
    match = _search(tokens, dotted=dotted)
    if match is None:
        return _zone_alone(tokens)
    clock = _read(match, tokens)
    begin, end = match.span()
    offset, zone, end = _zone(tokens, end, clock)
    while begin and shape[begin - 1] in _AROUND_BEFORE:
        begin -= 1
    while end < len(shape) and shape[end] in _AROUND_AFTER:
        end += 1
    rest = shape[:begin] + "_" * (end - begin) + shape[end:]
    return clock._replace(rest=rest, offset=offset, zone=zone)


def _search(tokens: Tokens, *, dotted: bool) -> re.Match[str] | None:
    shape = tokens.shape
    for pattern in _SHAPES:
        match = pattern.search(shape)
        if match is not None:
            return match
    match = _LATE_HOUR.search(shape)
    if match is not None and int(tokens.texts[match.start("hour")]) >= _AFTERNOON:
        return match
    match = _AT_END.search(shape) if dotted else None
    return match if match is not None and _FULL_DATE.search(shape, 0, match.start()) else None


def _read(match: re.Match[str], tokens: Tokens) -> Clock:
    places = match.re.groupindex

    def number(name: str) -> int:
        if name not in places or match[name] is None:
            return -1
        text = tokens.texts[match.start(name)]
        if name != "hour" and len(text) != _TWO:
            raise DateError(f"{text!r} is no minute or second", hint="write a time such as 14:05")
        return int(text)

    hour = number("hour")
    half = next(
        (
            match.start(name)
            for name in ("first", "half", "half2")
            if name in places and match[name]
        ),
        -1,
    )
    if half >= 0:
        hour = half_day(hour, afternoon=bool(tokens.values(half, "p")[0]))
    fraction = ""
    if "fraction" in places and match["fraction"]:
        fraction = tokens.texts[match.start("fraction")]
    return Clock(
        "",
        hour,
        number("minute"),
        number("second"),
        int(fraction[:6].ljust(6, "0")) if fraction else -1,
    )


def _zone(tokens: Tokens, end: int, clock: Clock) -> tuple[int | None, str, int]:
    """Offset, IANA name, and where the zone ends, of a zone right after the time."""
    match = _ZONE.match(tokens.shape, end)
    if match is None:
        return None, "", end
    texts = tokens.texts
    if match["name"]:
        return (*zone_of(texts[match.start("name")]), match.end())
    hours, minutes = texts[match.start("hours")], ""
    if match["minutes"]:
        minutes = ":" + texts[match.start("minutes")]
    offset = f"{match['sign']}{hours:0>2}{minutes}"
    if match["sign"] == "-" and not match["prefix"]:
        glued = match.start("sign") == end and clock.second < 0
        if len(offset) == _HOURS_ALONE:
            return None, "", end
        if glued and is_range(f"{clock.hour:02d}{max(clock.minute, 0):02d}", offset):
            return None, "", end
    return offset_seconds(offset), "", match.end()


def _zone_alone(tokens: Tokens) -> Clock:
    """A date with a zone and no time: `26 Sep 2022 GMT`."""
    shape = tokens.shape.rstrip("_")
    if not shape.endswith("z"):
        return Clock(tokens.shape)
    offset, zone = zone_of(tokens.texts[len(shape) - 1])
    rest = shape[:-1] + "_" * (len(tokens.shape) - len(shape) + 1)
    return Clock(rest, offset=offset, zone=zone)
