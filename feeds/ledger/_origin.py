"""What the last build made an article of, so that an upgrade of this program is no news.

An origin is one text of five words: the digest of the source; the digest of what the article
states of its date, language and address, and behind a dot a checksum of its title; its
language; its date; the instant of that date where the date alone does not tell it. `-` stands
for nothing.
"""

from __future__ import annotations

from datetime import datetime

import msgspec

from feeds.dates import Moment, parse_date
from feeds.errors import DateError
from feeds.patterns import lazy_regex
from feeds.records import dataclass

__all__ = ["Origin", "Settings", "moment_of", "origin_of"]

_NOTHING = "-"
_WORDS = 5
_WITH_OFFSET = lazy_regex(r"T.*(?:Z|[+-]\d\d:\d\d)$")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Settings:
    """Digests of the settings that articles are read by.

    `stated` is what people wrote, in whatever files; the others are what this version of the
    program takes of it, each for one purpose. Where the former is the same, a difference of
    the latter is one of the program.
    """

    coverage: int = 0  # of the digests of sources, as feeds.reading.COVERAGE
    stated: str = ""
    dates: str = ""
    language: str = ""
    addresses: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The parts of one origin."""

    source: str
    statement: str
    title: str
    language: str
    date: str  # as Moment.value; "" where it was not known
    at: datetime | None  # the instant that was published for it

    @classmethod
    def parse(cls, text: str) -> Origin:
        """The parts of a text; those that are not there, or cannot be read, are empty."""
        words = [word if word != _NOTHING else "" for word in text.split(" ")]
        source, said, language, date, at = (*words, *[""] * _WORDS)[:_WORDS]
        statement, _, title = said.partition(".")
        try:
            instant = datetime.fromisoformat(at or date) if at or "T" in date else None
        except ValueError:
            instant = None
        is_known = instant is not None and instant.tzinfo is not None
        return cls(
            source=source,
            statement=statement,
            title=title,
            language=language,
            date=date if is_known else "",
            at=instant if is_known else None,
        )


def origin_of(
    source: str,
    statement: str,
    title: str,
    language: str,
    published: Moment,
    published_at: datetime,
) -> str:
    """The text; "" for an article whose source is not known."""
    if not source:
        return ""
    date = published.value
    said = f"{statement}.{title}" if title else statement
    words = f"{source} {said or _NOTHING} {language or _NOTHING} {date}"
    is_whole = published.has_time and _WITH_OFFSET.search(date) is not None
    return words if is_whole else f"{words} {published_at.isoformat()}"


def moment_of(origin: Origin) -> Moment | None:
    """The date of an origin, in the offset of its instant; None where there is none."""
    if origin.at is None:
        return None
    try:
        made = parse_date(origin.date)
    except DateError:
        return None
    if made.offset is not None:
        return made
    zone = origin.at.tzinfo
    start, end = made.start.replace(tzinfo=zone), made.end.replace(tzinfo=zone)
    return msgspec.structs.replace(made, start=start, end=end, zone="")
