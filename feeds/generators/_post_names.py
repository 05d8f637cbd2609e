"""Names of posts that begin with their day, as Jekyll has them: `2019-05-15-slug.md`."""

from __future__ import annotations

import re
from datetime import date as real_date

from feeds.config import SourceSite
from feeds.generators._generator import Named
from feeds.patterns import lazy_regex

__all__ = ["post_of", "whole_name"]

_POST = lazy_regex(r"(?P<year>\d{2,4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})-(?P<slug>[^/]*)\.[^./]+")
_CENTURY = 69  # two digits from here on are of the 20th century


def whole_name(name: str, _keys: frozenset[str], _site: SourceSite | None) -> Named | None:
    """Where a day in a name dates an article that states none, and stays in its address."""
    found = re.match(r"\d{4}-\d\d-\d\d(?!\d)", name)
    return Named(date=found[0], slug=name) if found and _is_day(found[0]) else None


def _is_day(text: str) -> bool:
    try:
        real_date.fromisoformat(text)
    except ValueError:
        return False
    return True


def post_of(name: str) -> tuple[str, str] | None:
    """The day and the slug in the name of a post; None for what is none."""
    match = _POST.fullmatch(name)
    if match is None:
        return None
    year = int(match["year"])
    if year < 100:  # noqa: PLR2004 - two digits
        year += 1900 if year >= _CENTURY else 2000
    try:
        day = real_date(year, int(match["month"]), int(match["day"]))
    except ValueError:
        return None
    return day.isoformat(), match["slug"].rstrip(".")
