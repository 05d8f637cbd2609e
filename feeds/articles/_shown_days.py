"""From when and until when something is to be shown that has no date, or an error."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import msgspec

from feeds.articles._dating import Dating, Missing, read_date, zone_of
from feeds.articles._showing import first_day, last_day
from feeds.config import Config
from feeds.dates import Moment
from feeds.errors import DateError, Problem
from feeds.model import Document, Field

__all__ = ["Showing", "expiry_of", "showing_of"]


class Showing(msgspec.Struct, frozen=True, kw_only=True):
    """From when and until when a page is to be shown."""

    due: datetime | None
    expires: datetime | None


def showing_of(
    document: Document, config: Config, dating: Dating | Missing
) -> Showing | tuple[Problem, ...]:
    """That of a page, or errors: its own date counts as a day from which on it may be shown."""
    if isinstance(dating, Dating) and dating.source == "field":
        return Showing(due=dating.due, expires=dating.expires.start if dating.expires else None)
    faults: list[Problem] = []
    read = _reader_of(document, config)
    due = first_day(document, None, read, faults)
    expires = last_day(document, read, faults)
    return tuple(faults) or Showing(
        due=due.start if due else None, expires=expires.start if expires else None
    )


def expiry_of(document: Document, config: Config) -> Moment | None:
    """From when on an article that has an error is not to be shown, as far as that can be read."""
    return last_day(document, _reader_of(document, config), [])


def _reader_of(document: Document, config: Config) -> Callable[[Field], Moment]:
    """What reads the dates of a document whose own date, or zone, is not known."""
    try:
        zone = zone_of(document, config)
    except DateError:
        zone = config.timezone

    def read(one: Field) -> Moment:
        return read_date(one, config, config.language, zone)

    return read
