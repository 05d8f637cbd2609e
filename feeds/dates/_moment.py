"""A date with the precision it was stated in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

__all__ = ["Moment", "Precision"]

Precision = Literal["year", "quarter", "month", "week", "day", "hour", "minute", "second"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """What a text says of a point in time, and no more than that.

    It covers the half-open interval from `start` to `end`, both aware.
    """

    value: str  # shortest true W3CDTF/EDTF text: 2019, 2019-05, 2019-05-15T14:30+02:00
    precision: Precision
    start: datetime
    end: datetime
    offset: timedelta | None = None  # stated in the text
    zone: str = ""  # IANA name, stated or configured
    zone_source: Literal["stated", "configured", "default"] = "default"
    raw: str = ""
    layer: str = ""  # which layer read it: iso, rfc822, text, …
    warnings: tuple[str, ...] = ()

    @property
    def has_time(self) -> bool:
        """Whether a time of day is stated."""
        return self.precision in {"hour", "minute", "second"}

    def instant(self, hour: int = 12) -> datetime:
        """The instant that Atom, RSS and JSON Feed are given.

        The start where a time is stated, else `hour` o'clock of the first day in the zone.
        """
        if self.has_time:
            return self.start
        return self.start.replace(hour=hour)

    def words(self, language: str) -> str:
        """As people say it in that language: "mei 2019"."""
        del language
        return self.value

    def html_datetime(self) -> str:
        """The value of <time datetime>: a valid HTML date or time string."""
        return self.value
