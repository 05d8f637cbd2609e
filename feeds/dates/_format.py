"""Instants as the formats write them: no locale, no invalid offset, no short year."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

__all__ = ["format_rfc822", "format_rfc3339"]

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MINUTE = timedelta(minutes=1)
_DAY = timedelta(days=1)


def format_rfc3339(instant: datetime) -> str:
    """RFC 3339, section 5.6: `2019-05-01T12:00:00+00:00`; a fraction only where there is one.

    Offsets with seconds (before standard time) have no form there: such instants are
    written in UTC. Raises ValueError for a naive datetime.
    """
    instant = _writable(instant)
    fraction = f".{instant.microsecond:06d}".rstrip("0") if instant.microsecond else ""
    return (
        f"{instant.year:04d}-{instant.month:02d}-{instant.day:02d}"
        f"T{instant.hour:02d}:{instant.minute:02d}:{instant.second:02d}{fraction}"
        f"{_offset(instant, ':')}"
    )


def format_rfc822(instant: datetime) -> str:
    """RFC 822 with a four-digit year (RFC 2822, 3.3): `Wed, 01 May 2019 12:00:00 +0000`."""
    instant = _writable(instant)
    return (
        f"{_DAYS[instant.weekday()]}, {instant.day:02d} {_MONTHS[instant.month - 1]} "
        f"{instant.year:04d} {instant.hour:02d}:{instant.minute:02d}:{instant.second:02d} "
        f"{_offset(instant, '')}"
    )


def _writable(instant: datetime) -> datetime:
    offset = instant.utcoffset()
    if offset is None:
        raise ValueError("an instant needs an offset")
    if offset % _MINUTE or abs(offset) >= _DAY:
        return instant.astimezone(UTC)
    return instant


def _offset(instant: datetime, colon: str) -> str:
    minutes = int((instant.utcoffset() or timedelta()) / _MINUTE)
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02d}{colon}{rest:02d}"
