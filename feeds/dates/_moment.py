"""A date with the precision it was stated in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Literal

import msgspec

from feeds.dates._zones import fixed, local, offset_of
from feeds.deferred import deferred

__all__ = ["Moment", "Precision"]

Precision = Literal["year", "quarter", "month", "week", "day", "hour", "minute", "second"]

_in_words = deferred("feeds.dates._display:in_words")  # most moments are never said
_WITH_TIME = frozenset({"hour", "minute", "second"})
_MINUTES = len("2019-05-15T14:30")
_SECONDS = len("2019-05-15T14:30:59")
_UTC = "+00:00"
_OFFSET = len(_UTC)


class Moment(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """What a text says of a point in time, and no more than that.

    It covers the half-open interval from `start` to `end`, both aware. Moments are ordered
    by their start; equal are those whose fields are.
    """

    value: str  # shortest true text: 2019, 2019-05, 2019-W20, 2019-05-15T14:30+02:00
    precision: Precision
    start: datetime  # in a fixed offset, so that it can be pickled and compared anywhere
    end: datetime
    offset: timedelta | None = None  # stated in the text
    zone: str = ""  # IANA name, stated or configured; "" where an offset alone is stated
    zone_source: Literal["stated", "configured", "default"] = "default"
    raw: str = ""  # the text as it was given
    layer: str = ""  # which layer read it: iso, mail, marked or words
    warnings: tuple[str, ...] = ()

    def __lt__(self, other: Moment) -> bool:
        return self.start < other.start if isinstance(other, Moment) else NotImplemented

    def __le__(self, other: Moment) -> bool:
        return self.start <= other.start if isinstance(other, Moment) else NotImplemented

    def __gt__(self, other: Moment) -> bool:
        return self.start > other.start if isinstance(other, Moment) else NotImplemented

    def __ge__(self, other: Moment) -> bool:
        return self.start >= other.start if isinstance(other, Moment) else NotImplemented

    @property
    def has_time(self) -> bool:
        """Whether a time of day is stated."""
        return self.precision in _WITH_TIME

    def instant(self, hour: int = 12) -> datetime:
        """The instant that Atom, RSS and JSON Feed are given.

        The start where a time is stated, else `hour` o'clock of the first day in the zone
        (an hour that was skipped there is moved on).
        """
        if self.has_time:
            return self.start
        wall = self.start.replace(tzinfo=None, hour=hour, minute=0, second=0, microsecond=0)
        place = local(wall, self.zone or "UTC", shift=True)
        return place.wall.replace(tzinfo=fixed(place.offset))

    def in_zone(self, zone: str) -> datetime:
        """The start as the clocks of a zone (an IANA name) show it."""
        return self.start.astimezone(fixed(offset_of(self.start, zone)))

    def words(self, language: str) -> str:
        """As people say it in that language: "mei 2019", "15 mei 2019 om 14:30".

        By the patterns of the CLDR; the value itself where the language has none here.
        """
        said: str = _in_words(self, language)
        return said

    def html_datetime(self) -> str:
        """A valid <time datetime> (HTML, 4.5.14): the value, or the nearest that HTML has.

        HTML has no quarters (the year stands for them), no hours without minutes, no more
        than milliseconds, and no offsets with seconds (those are written as UTC). A time has
        the offset of its zone, so that it is one instant for every reader of the page.
        """
        if self.precision == "quarter":
            return self.value[:4]
        if not self.has_time:
            return self.value
        text = _in_whole_minutes(self.start)
        shown = text[:_MINUTES]
        if self.precision == "second":
            shown = text[:_SECONDS]
            if text[_SECONDS] == ".":
                shown += text[_SECONDS : _SECONDS + len(".123")].rstrip(".0")
        offset = text[-_OFFSET:]
        return shown + ("Z" if offset == _UTC else offset)

    def w3cdtf(self) -> str:
        """A valid W3CDTF text (NOTE-datetime), for `dcterms:issued`; "" where it has none.

        There a time needs an offset: the zone's own is written. Weeks and quarters have no
        form there, nor have hours without minutes.
        """
        if self.precision in {"year", "month", "day"}:
            return self.value
        if self.precision not in {"minute", "second"}:
            return ""
        text = _in_whole_minutes(self.start)
        local, offset = text[:-_OFFSET], text[-_OFFSET:]
        shown = local[:_MINUTES] if self.precision == "minute" else local
        return shown + ("Z" if offset == _UTC else offset)


def _in_whole_minutes(start: datetime) -> str:
    """That instant as text, in UTC where its offset has seconds."""
    text = start.isoformat()
    return text if text[-_OFFSET] in "+-" else start.astimezone(UTC).isoformat()
