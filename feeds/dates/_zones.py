"""Zones: the abbreviations that have one meaning, and the IANA names, from the tzdata package.

The machine's own zone files are never looked at, so that two machines agree.
"""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from feeds.errors import DateError

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

__all__ = [
    "ABBREVIATIONS",
    "Local",
    "fixed",
    "is_zone_name",
    "local",
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
def _zone(name: str) -> ZoneInfo:
    from importlib.resources import files  # noqa: PLC0415 - most dates name no zone
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - likewise

    key = zone_key(name)
    with files("tzdata.zoneinfo").joinpath(*key.split("/")).open("rb") as file:
        return ZoneInfo.from_file(file, key=key)


def local(wall: datetime, zone: str, *, shift: bool = False, later: bool = False) -> Local:
    """Where a wall clock time (naive) lies in an IANA zone.

    A time that was skipped raises DateError, or with `shift` is moved on by the length of the
    gap; of one that came twice the first is taken, or with `later` the second, with a warning.
    """
    if zone == "UTC":
        return Local(wall, timedelta())
    info = _zone(zone)
    before = wall.replace(tzinfo=info, fold=0).utcoffset() or timedelta()
    after = wall.replace(tzinfo=info, fold=1).utcoffset() or timedelta()
    if before == after:
        return Local(wall, before)
    if before > after:
        chosen, which = (after, "second") if later else (before, "first")
        return Local(wall, chosen, f"{_clock(wall)} came twice in {zone}; the {which} is taken")
    if not shift:
        moved = wall + (after - before)
        raise DateError(
            f"{_clock(wall)} does not exist in {zone}: the clocks went forward",
            hint=f"write {moved:%H:%M}, or state an offset such as +00:00",
            readings=(moved.isoformat(timespec="minutes"),),
        )
    moved = wall + (after - before)
    return Local(moved, after, f"{_clock(wall)} does not exist in {zone}; moved to {_clock(moved)}")


def _clock(wall: datetime) -> str:
    return f"{wall:%Y-%m-%d %H:%M}" if wall.year >= 1000 else wall.isoformat(" ")  # noqa: PLR2004
