"""The time of a run. Nothing else in the package asks a clock for the time."""

from __future__ import annotations

import os
import time
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from feeds.dates import zone_key
from feeds.errors import Problem, UsageError

__all__ = ["clock_ns", "day_of_run", "time_of_run"]


def time_of_run(stated: datetime | None = None) -> datetime:
    """`stated`, else SOURCE_DATE_EPOCH, else the clock; aware, whole seconds.

    Raises UsageError for a SOURCE_DATE_EPOCH that is no number of seconds.
    """
    if stated is not None:
        return stated
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not epoch:
        return datetime.now(UTC).replace(microsecond=0)
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(
            Problem(
                path="SOURCE_DATE_EPOCH",
                message=f"{epoch!r} is no number of seconds since 1970",
                hint="unset it, or write a whole number",
            )
        ) from error


def day_of_run(stated: datetime | None, zone: str) -> date:
    """Today, by the clocks of an IANA zone. Raises UsageError, as above."""
    return time_of_run(stated).astimezone(ZoneInfo(zone_key(zone))).date()


def clock_ns() -> int:
    """Nanoseconds since 1970, only to tell whether a file has rested; never part of a site."""
    return time.time_ns()
