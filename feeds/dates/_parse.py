"""parse_date: the layers in their order."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from feeds.dates._moment import Moment
from feeds.errors import DateError


def parse_date(
    text: str,
    *,
    language: str | None = None,
    zone: str | None = None,
    order: str | None = None,
    gap: str = "error",
    fold: str = "first",
) -> Moment:
    """Read a date; raise DateError where it cannot be read with certainty."""
    del language, order, gap, fold
    match = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", text.strip())
    if match is None:
        raise DateError(f"date {text!r} cannot be read", hint="write 2019, 2019-05 or 2019-05-15")
    year, month, day = (int(part) if part else 0 for part in match.groups())
    try:
        start = datetime(year, month or 1, day or 1, tzinfo=UTC)
    except ValueError as error:
        raise DateError(f"date {text!r} does not exist", hint="write a real day") from error
    return Moment(
        value=text.strip(),
        precision="day" if day else "month" if month else "year",
        start=start,
        end=start + timedelta(days=1),
        zone=zone or "UTC",
        raw=text,
        layer="iso",
    )
