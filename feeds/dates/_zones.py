"""Zones: the abbreviations that have one meaning, and the IANA names, from the tzdata package.

The machine's own zone files are never looked at, so that two machines agree.
"""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from functools import lru_cache
from typing import TYPE_CHECKING

from feeds.errors import DateError
from feeds.records import NamedTuple

if TYPE_CHECKING:
    from dateutil.tz import tzfile

__all__ = [
    "ABBREVIATIONS",
    "Local",
    "agrees",
    "fixed",
    "is_zone_name",
    "local",
    "offset_of",
    "zone_key",
]

_HOUR = 3600
_NAMED = {
    0: "UT UTC GMT Z",
    1: "CET MET MEZ",
    2: "CEST MEST MESZ",
    3: "MSK",
    -4: "EDT",
    -5: "EST CDT",
    -6: "CST MDT",
    -7: "MST PDT",
    -8: "PST",
}
ABBREVIATIONS = {name: hour * _HOUR for hour, names in _NAMED.items() for name in names.split()}
"""Offsets in seconds: RFC 822 section 5.1, and the European ones that nobody else uses."""

_BESIDE_OFFSETS = {
    "ACST": (9.5,),
    "ACDT": (10.5,),
    "AEDT": (11,),
    "AEST": (10,),
    "AWST": (8,),
    "BRT": (-3,),
    "BST": (1, 6),
    "CAT": (2,),
    "CST": (8, -5),
    "EAT": (3,),
    "EEST": (3,),
    "EET": (2,),
    "HKT": (8,),
    "HST": (-10,),
    "IST": (5.5, 1, 2),
    "JST": (9,),
    "KST": (9,),
    "NZDT": (13,),
    "NZST": (12,),
    "PKT": (5,),
    "PST": (8,),
    "SAST": (2,),
    "SGT": (8,),
    "SST": (-11, 8),
    "WAT": (1,),
    "WEST": (1,),
    "WET": (0,),
    "WIB": (7,),
}


def agrees(name: str, offset: int) -> bool:
    """Whether an abbreviation may name that offset (in seconds), as in Go's `+0800 CST`.

    Beside an offset a name that has several meanings, or is used in one country, says no less.
    """
    others = _BESIDE_OFFSETS.get(name, ())
    return ABBREVIATIONS.get(name) == offset or any(hours * _HOUR == offset for hours in others)


class Local(NamedTuple):
    """A wall clock time in a zone: the clock as it was, its offset, and what was odd."""

    wall: datetime  # naive; moved where the stated one was skipped
    offset: timedelta
    warning: str = ""


@lru_cache(maxsize=1024)
def fixed(offset: timedelta) -> timezone:
    """The time zone of one offset (its instances are shared)."""
    return timezone(offset)


@lru_cache(maxsize=1)
def _keys() -> dict[str, str]:
    """Every name of the zone database, by its lower case form."""
    from importlib.resources import files  # noqa: PLC0415 - most dates name no zone

    names = files("tzdata").joinpath("zones").read_text(encoding="utf-8").split()
    return {name.lower(): name for name in names}


def zone_key(name: str) -> str:
    """The IANA name in its own letter case; raises DateError for an unknown one."""
    if name == "UTC":
        return name
    key = _keys().get(name.strip().lower())
    if key is None:
        raise DateError(
            f"time zone {name[:60]!r} is not known",
            hint='write an IANA name such as "Europe/Amsterdam"',
        )
    return key


def is_zone_name(name: str) -> bool:
    """Whether that is an IANA name of the form Area/Place, in any letter case."""
    return "/" in name and name.lower() in _keys()


@lru_cache(maxsize=64)
def _zone(name: str) -> tzfile:
    from importlib.resources import files  # noqa: PLC0415 - most dates name no zone

    from dateutil.tz import tzfile  # noqa: PLC0415 - likewise

    key = zone_key(name)
    # Not tz.gettz(key), which prefers the files of the machine.
    with files("tzdata.zoneinfo").joinpath(*key.split("/")).open("rb") as file:
        return tzfile(file, filename=key)


@lru_cache(maxsize=1024)
def local(wall: datetime, zone: str, *, shift: bool = False, later: bool = False) -> Local:
    """Where a wall clock time (naive) lies in an IANA zone.

    A time that was skipped raises DateError, or with `shift` is moved on by the length of the
    gap; of one that came twice the first is taken, or with `later` the second, with a warning.
    """
    if zone == "UTC":
        return Local(wall, timedelta())
    there = wall.replace(tzinfo=_zone(zone), fold=0)
    first, second = _offset(there), _offset(there.replace(fold=1))
    if first == second:
        return Local(wall, first)
    from dateutil.tz import datetime_ambiguous, resolve_imaginary  # noqa: PLC0415 - likewise

    if datetime_ambiguous(there):
        chosen, which = (second, "second") if later else (first, "first")
        return Local(wall, chosen, f"{_clock(wall)} came twice in {zone}; the {which} is taken")
    there = resolve_imaginary(there)
    moved = there.replace(tzinfo=None)
    if not shift:
        raise DateError(
            f"{_clock(wall)} does not exist in {zone}: the clocks went forward",
            hint=f"write {moved:%H:%M}, or state an offset such as +00:00",
            readings=(moved.isoformat(timespec="minutes"),),
        )
    message = f"{_clock(wall)} does not exist in {zone}; moved to {_clock(moved)}"
    return Local(moved, _offset(there), message)


def offset_of(when: datetime, zone: str) -> timedelta:
    """The offset of an IANA zone at an instant."""
    return timedelta() if zone == "UTC" else _offset(when.astimezone(_zone(zone)))


def _offset(when: datetime) -> timedelta:
    return when.utcoffset() or timedelta()


def _clock(wall: datetime) -> str:
    return f"{wall:%Y-%m-%d %H:%M}" if wall.year >= 1000 else wall.isoformat(" ")  # noqa: PLR2004
