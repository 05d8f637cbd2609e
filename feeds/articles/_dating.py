"""When an article was published and updated, as far as it says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TypedDict

import msgspec

from feeds.articles._draft import NO_DATE
from feeds.articles._showing import first_day, last_day
from feeds.articles._slips import date_meant
from feeds.config import Config
from feeds.dates import Moment, parse_date, zone_key
from feeds.errors import DateError, Problem
from feeds.model import Document, Field
from feeds.patterns import lazy_regex
from feeds.reading import NAMES

__all__ = ["Dating", "Missing", "date_of", "read_date", "zone_of"]

_EPOCH = lazy_regex(r"-?(?:\d{9,10}(?:\.\d{1,9})?|\d{13}|\d{16})", re.ASCII)
_DATE_KEYS = frozenset({"date", "year", "issued"})  # keys that do not speak of timestamps
_SECOND_LENGTH = 10  # digits of a count of seconds; 13 count milliseconds, 16 microseconds
_START = datetime(1970, 1, 1, tzinfo=UTC)

_NO_DATE = (
    "add a line such as `date: 2019-05` at its head (or `page: yes` for a page of the site), "
    "name the file 2019-05-15-….txt, "
    'leave such articles out with undated = "skip", or publish such files as they stand '
    'with static = ["files/*"]'
)
_NO_DATE_IN_ROW = (
    'add a `date` to it, say which key holds it with fields = {KEY = "date"}, '
    'or leave such articles out with undated = "skip"'
)
_BARE = lazy_regex(r"[A-Za-z0-9_-]+", re.ASCII)  # a key of TOML without quotes
_LONGEST_DATE = 60  # characters
_EXACT = frozenset({"day", "hour", "minute", "second"})  # what no mere number is read as


class Dating(msgspec.Struct, frozen=True, kw_only=True):
    """The dates of an article. `published_at` is the instant that formats write."""

    published: Moment
    published_at: datetime
    updated: datetime | None
    updated_as: Moment | None = None  # the same as exactly as it is stated
    source: str
    due: datetime  # when it may appear: its date, or a later day stated for that
    expires: Moment | None = None  # from when on it is not to be shown
    problems: tuple[Problem, ...] = ()


class Missing(msgspec.Struct, frozen=True, kw_only=True):
    """No date anywhere."""

    problem: Problem | None  # of an article; None for a whole HTML page, which may be none
    is_meant: bool = False  # something is surely meant as a date


def date_of(
    document: Document, config: Config, *, language: str
) -> Dating | Missing | tuple[Problem, ...]:
    """The article's dates; `Missing` where it has none; else errors.

    Its own field comes first, then what the reader inferred, as far as `date_sources` allows
    it and in the order given there. A stated date that cannot be read is an error, whatever
    could be inferred: another date than the stated one would be a wrong one.
    """
    item = _chosen(document, config)
    if item is None:
        return _missing(document, config, language)
    at: Field | None = document.first("timezone")
    try:
        zone = zone_of(document, config)
        at = item
        published = read_date(item, config, language, zone)
    except DateError as error:
        return (_problem(document, at, error.message, error.hint),)
    published_at = published.instant(config.date_only_time)
    updated, problems = _updated(document, config, language, zone)
    faults: list[Problem] = []

    def read(one: Field) -> Moment:
        return read_date(one, config, language, zone)

    due = first_day(document, item, read, faults)
    expires = last_day(document, read, faults)
    if faults:
        return tuple(faults)
    return Dating(
        published=published,
        published_at=published_at,
        **_changed(updated, published_at, config),
        source=item.source,
        due=max(published.start, due.start) if due else published.start,
        expires=expires,
        problems=(*_warnings(document, item, published), *problems),
    )


def _warnings(document: Document, item: Field, published: Moment) -> Iterator[Problem]:
    """What is odd about a date that could be read."""
    for warning in published.warnings:
        yield _problem(document, item, warning, "write the date as 2019-05-15", "warning")


def _missing(document: Document, config: Config, language: str) -> Missing:
    empty = document.first("date")
    if empty is None:
        if document.is_page:
            return Missing(problem=None)
        return _unstated(document, config, language)
    if _text(empty):
        what = f"the date found in its {empty.source} is none of date_sources"
    else:
        blank = isinstance(empty.value, str) or not empty.value
        what = "the date is empty" if blank else "the date is no text"
    return Missing(problem=_problem(document, empty, what, _NO_DATE), is_meant=True)


def _unstated(document: Document, config: Config, language: str) -> Missing:
    for key, value, line in date_meant(document):
        if _is_date(value, config, language):
            fault = Problem(
                path=document.path,
                line=line or document.line or 1,
                message=NO_DATE,
                hint=f"did you mean date? ({key}: {value})",
            )
            return Missing(problem=fault, is_meant=True)
    hint = _no_date(document, config, language)
    return Missing(problem=_problem(document, None, NO_DATE, hint))


def _is_date(text: str, config: Config, language: str) -> bool:
    try:
        parse_date(
            text, language=language or None, zone=config.timezone, order=config.date_order or None
        )
    except DateError:
        return False
    return True


def _no_date(document: Document, config: Config, language: str) -> str:
    """What to write, with the key of the article's own that may hold its date."""
    usual = _NO_DATE_IN_ROW if document.line else _NO_DATE
    for item in document.fields:
        if item.name in NAMES or not item.key or len(_text(item)) > _LONGEST_DATE:
            continue
        try:
            precision = read_date(item, config, language, config.timezone).precision
        except DateError:
            continue
        if precision in _EXACT:
            key = item.key if _BARE.fullmatch(item.key) else json.dumps(item.key)
            return f'if {item.key} says it, set fields = {{{key} = "date"}}; else {usual}'
    return usual


def _chosen(document: Document, config: Config) -> Field | None:
    """The field that dates the article: its own first, unless `date_sources` lists that too."""
    if not config.date_sources:
        dates = [item for item in document.named("date") if _text(item)]
        stated = (item for item in dates if item.source == "field")
        return next(stated, dates[0] if dates else None)
    ranks: dict[str, int] = {source: place for place, source in enumerate(config.date_sources, 1)}
    ranks.setdefault("field", 0)
    found = [
        (ranks.get(item.source, 1), item)
        for item in document.named("date")
        if _text(item) and item.source in ranks
    ]
    return min(found, key=lambda pair: pair[0])[1] if found else None


def _text(item: Field) -> str:
    """The text of a field; of a list of one text that one; "" where it has another shape."""
    value = item.value
    if isinstance(value, tuple) and len(value) == 1:
        value = value[0]
    return value.strip() if isinstance(value, str) else ""


def zone_of(document: Document, config: Config) -> str:
    """The zone of dates without an offset; raises DateError for an unknown one."""
    stated = document.first("timezone")
    return zone_key(_text(stated)) if stated and _text(stated) else config.timezone


def read_date(item: Field, config: Config, language: str, zone: str) -> Moment:
    """The moment that a field states; raises DateError."""
    text = _text(item)
    if not text:
        raise DateError("this is no text that states a date", hint="write it as 2019-05-15")
    if _EPOCH.fullmatch(text) and item.key.strip().lower() not in _DATE_KEYS:
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
    """Seconds since 1970 (milli- and microseconds by their digits), where the field counts so."""
    whole, _, fraction = text.partition(".")
    digits = len(whole.lstrip("-"))
    scale = 10 ** max(0, digits - _SECOND_LENGTH)
    micro = int(whole) * 1_000_000 // scale
    if fraction:
        micro += int(fraction[:6].ljust(6, "0")) * (-1 if whole.startswith("-") else 1)
    instant = _START + timedelta(microseconds=micro)
    moment = parse_date(instant.replace(tzinfo=None).isoformat() + "Z")
    return msgspec.structs.replace(moment, raw=text, layer="epoch")


class _Changed(TypedDict):
    updated: datetime | None
    updated_as: Moment | None


def _changed(stated: Moment | None, published_at: datetime, config: Config) -> _Changed:
    """When it was changed; no earlier than it was published, whatever is stated."""
    if stated is None:
        return {"updated": None, "updated_as": None}
    instant = stated.instant(config.date_only_time)
    if instant < published_at:
        return {"updated": published_at, "updated_as": None}
    return {"updated": instant, "updated_as": stated}


def _updated(
    document: Document, config: Config, language: str, zone: str
) -> tuple[Moment | None, tuple[Problem, ...]]:
    item = document.first("updated")
    if item is None or not _text(item):
        return None, ()
    try:
        return read_date(item, config, language, zone), ()
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
