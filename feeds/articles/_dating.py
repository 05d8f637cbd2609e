"""When an article was published and updated, as far as it says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from feeds.config import Config
from feeds.dates import Moment, parse_date
from feeds.errors import DateError, Problem
from feeds.model import Document, Field

__all__ = ["Dating", "date_of"]

_EPOCH = re.compile(r"-?\d{9,10}(?:\.\d+)?|\d{13}")
_MILLISECONDS = 13

_NO_DATE = (
    "add a line such as `date: 2019-05` at its head, name the file 2019-05-15-….txt, "
    'or leave such articles out with undated = "skip"'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """The dates of an article. `published_at` is the instant that formats write."""

    published: Moment
    published_at: datetime
    updated: datetime | None
    source: str
    problems: tuple[Problem, ...] = ()


class Undated:
    """No date anywhere, and the configuration says to leave such articles out."""


def date_of(
    document: Document, config: Config, *, language: str
) -> Dating | Undated | tuple[Problem, ...]:
    """The article's dates; `Undated` where it has none and may be skipped; else errors.

    Its own field comes first, then what the reader inferred, as far as `date_sources`
    allows it.
    """
    item = _chosen(document, config)
    if item is None:
        if config.undated == "skip":
            return Undated()
        return (_problem(document, None, "no date is stated", _NO_DATE),)
    zone = _zone(document, config)
    try:
        published = _read(item, config, language, zone)
    except DateError as error:
        return (_problem(document, item, error.message, error.hint),)
    published_at = published.instant(config.date_only_time)
    updated, problems = _updated(document, config, language, zone)
    if updated is not None:
        updated = max(updated, published_at)
    warnings = tuple(
        _problem(document, item, warning, "write the date as 2019-05-15", "warning")
        for warning in published.warnings
    )
    return Dating(
        published=published,
        published_at=published_at,
        updated=updated,
        source=item.source,
        problems=(*warnings, *problems),
    )


def _chosen(document: Document, config: Config) -> Field | None:
    allowed = config.date_sources
    for item in document.fields:
        if item.name != "date" or not isinstance(item.value, str) or not item.value.strip():
            continue
        if item.source == "field" or not allowed or item.source in allowed:
            return item
    return None


def _zone(document: Document, config: Config) -> str:
    stated = document.first("timezone")
    return stated.value if stated and isinstance(stated.value, str) else config.timezone


def _read(item: Field, config: Config, language: str, zone: str) -> Moment:
    text = str(item.value).strip()
    if _EPOCH.fullmatch(text) and item.key.lower().strip() not in {"year", "date"}:
        return _from_epoch(text)
    return parse_date(
        text,
        language=language or None,
        zone=zone,
        order=config.date_order or None,
        gap=config.dst_gap,
        fold=config.dst_fold,
    )


def _from_epoch(text: str) -> Moment:
    """Seconds (or 13 digits of milliseconds) since 1970, where the field is a timestamp."""
    seconds = int(text) / 1000 if len(text) == _MILLISECONDS else float(text)
    instant = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    return parse_date(instant.strftime("%Y-%m-%dT%H:%M:%SZ"))


def _updated(
    document: Document, config: Config, language: str, zone: str
) -> tuple[datetime | None, tuple[Problem, ...]]:
    item = document.first("updated")
    if item is None or not isinstance(item.value, str) or not item.value.strip():
        return None, ()
    try:
        return _read(item, config, language, zone).instant(config.date_only_time), ()
    except DateError as error:
        hint = f"{error.hint} (until then the article counts as not updated)"
        return None, (_problem(document, item, error.message, hint, "warning"),)


def _problem(
    document: Document, item: Field | None, message: str, hint: str, severity: str = "error"
) -> Problem:
    line = (item.line if item else 0) or document.line or 1
    return Problem(
        path=document.path,
        line=line,
        message=message,
        hint=hint,
        severity="warning" if severity == "warning" else "error",
    )
