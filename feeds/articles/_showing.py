"""From when and until when an article is to be shown, whatever its own date is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from feeds.dates import Moment
from feeds.errors import DateError, Problem
from feeds.model import Document, Field, Value
from feeds.patterns import lazy_regex
from feeds.reading import UNCLEAR

__all__ = ["faults_of_state", "first_day", "last_day"]

Read = Callable[[Field], Moment]
"""The moment that a field states; raises DateError."""

_RELEASE_KEYS = frozenset({"publishdate"})
_FLAG_KEYS = frozenset({"published"})  # which else say whether it is published at all
_NOTHING = frozenset({"", "false", "no", "off", "none", "null", "0", "0001-01-01"})
"""What states no day, in any of these keys."""

_ALREADY = frozenset({"lifted", "over", "ended", "passed", "past", "released", "published"})
_BY_DATE = ("scheduled", frozenset({"true", "yes", "on", "1"}))
"""A key that says so stands beside the day: the article's date."""

_NEVER = frozenset({"never"})

_OF_OTHERS: Mapping[str, frozenset[str]] = {"release": frozenset({"true", "yes", "on", "1"})}
"""A key by which an article may as well speak of the release of something else: that it does so,
or which version that is, states no day.
"""

_VERSION = lazy_regex(r"v ?\d[\w.+-]*|\d+(?:\.\d+)+(?:[.+-]?[a-z]\w*)?")


def first_day(
    document: Document, chosen: Field | None, read: Read, problems: list[Problem]
) -> Moment | None:
    """The last of the days from which on it may be shown, beside its `chosen` date.

    What cannot be read is an error, added to `problems`: the day may be still to come.
    """
    if len(document.named("date")) == 1 and not document.named("release"):
        return None  # as nearly always
    found = list(_stated(document, _releases(document, chosen), _ALREADY, read, problems))
    found += filter(None, (_readable(item, read) for item in _other_dates(document, chosen)))
    return max(found, key=lambda one: one.start, default=None)


def last_day(document: Document, read: Read, problems: list[Problem]) -> Moment | None:
    """The first of the days from which on it is not to be shown; likewise."""
    stated = document.named("expires")
    if not stated:
        return None
    found = _stated(document, stated, _NEVER, read, problems)
    return min(found, key=lambda one: one.start, default=None)


def faults_of_state(document: Document) -> tuple[Problem, ...]:
    """Errors for what a key says, of who may see the article, that is not understood."""
    return tuple(
        _fault(
            document,
            item,
            f"{item.value!r} says neither yes nor no: whether it is to be published is not known",
            f"write {item.key}: true or {item.key}: false",
        )
        for item in document.named(UNCLEAR)
    )


def _releases(document: Document, chosen: Field | None) -> Iterator[Field]:
    for item in document.fields:
        if item is chosen:
            continue
        if item.name == "release":
            if item.key.lower() != _BY_DATE[0] or _word(item.value) not in _BY_DATE[1]:
                yield item
        elif item.name == "date" and _plain(item) in _KEYS:
            yield item


_KEYS = _RELEASE_KEYS | _FLAG_KEYS


def _other_dates(document: Document, chosen: Field | None) -> Iterator[Field]:
    """Days of publication by other keys: one that is to come counts, and none is asked for."""
    for item in document.named("date"):
        is_one = item is not chosen and "publi" in _plain(item)
        if is_one and _plain(item) not in _KEYS:
            yield item


def _stated(
    document: Document,
    items: Iterable[Field],
    nothing: frozenset[str],
    read: Read,
    problems: list[Problem],
) -> Iterator[Moment]:
    for item in items:
        if _word(item.value) in _NOTHING | nothing:
            continue
        if _word(item.value) in _OF_OTHERS.get(_plain(item), ()):
            continue
        try:
            yield read(item)
        except DateError as error:
            if _plain(item) in _OF_OTHERS and _VERSION.fullmatch(_word(item.value)):
                continue
            hint = error.hint or "write it as 2030-05-15"
            problems.append(_fault(document, item, f"{item.key}: {error.message}", hint))


def _readable(item: Field, read: Read) -> Moment | None:
    try:
        return read(item)
    except DateError:
        return None


def _fault(document: Document, item: Field, message: str, hint: str) -> Problem:
    other = f'or, if {item.key} says something else here, set fields = {{"{item.key}" = "other"}}'
    return Problem(
        path=document.path,
        line=item.line or document.line or 1,
        message=message,
        hint=f"{hint}; {other}",
    )


def _plain(item: Field) -> str:
    return item.key.replace("_", "").replace("-", "").lower()


def _word(value: Value) -> str:
    """The text alone, as far as it tells a flag or a zero date; what has another shape is none."""
    if not isinstance(value, str):
        return "" if not value else "\0"
    return value.strip().lower().partition("t00:")[0]
