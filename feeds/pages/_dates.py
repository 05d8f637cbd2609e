"""Dates as people say them, on every page: never a machine's date."""

from __future__ import annotations

from datetime import UTC, datetime

from markupsafe import Markup

from feeds.dates import Moment
from feeds.pages._languages import attributes

__all__ = ["month_in_words", "said"]


def said(moment: Moment, language: str, *others: str) -> tuple[str, Markup]:
    """The words of a date in the first of these languages that has any for dates.

    Also the attributes that name the language, for an element that is in `language`. The value
    itself is left for a year alone, which reads alike everywhere.
    """
    for one in (language, *others):
        words = moment.words(one) if one else moment.value
        if words != moment.value:
            return words, _NONE if one == language else attributes(one)
    return moment.value, _NONE


_NONE = Markup()


def month_in_words(value: str, language: str) -> str:
    """`2019-05` → "May 2019", in that language where it has words for dates, else in English."""
    year, month = map(int, value.split("-"))
    start = datetime(year, month, 1, tzinfo=UTC)
    end = start  # nobody asks how long it lasts
    moment = Moment(value=value, precision="month", start=start, end=end)
    return said(moment, language, "en")[0]
