"""Objects of dumps and programming interfaces → flat rows: what is wrapped is unwrapped.

WordPress' `{"rendered": …}`, MongoDB's `{"$date": …}`, an article inside `{"article": {…}}`,
times in seconds under `time`, dates that stand there a second time in UTC.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping

from feeds.model import Value
from feeds.patterns import lazy_regex
from feeds.reading._raw_fields import RawField
from feeds.reading.keys import KNOWN, canonical, fold

__all__ = ["unwrapped"]

_WRAPPERS = frozenset(
    "article post item entry story document node data attributes source fields record".split()
)
_MAIN = frozenset({"title", "body"})
_INNER = ("rendered", "$date", "$oid", "$numberlong", "main", "original", "value", "#text", "_text")
_TAG = lazy_regex(r"<[^<>]*>")
_BY = lazy_regex(r"^by\s+", re.IGNORECASE)
_NUMBER = lazy_regex(r"\d{9,13}")
_NO_ZONE = lazy_regex(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?")
_UTC = {"date_gmt": "date", "modified_gmt": "modified", "post_date_gmt": "post_date",
        "post_modified_gmt": "post_modified"}  # fmt: skip
_RENAMED = {"user": "author", "tag_list": "tags"}


def unwrapped(entries: Iterable[RawField]) -> list[RawField]:
    """The entries of an article, however deep an interface or a dump has put them."""
    rows = _out_of_wrapper(list(entries))
    found = [entry._replace(value=_plain(entry.key, entry.value)) for entry in rows]
    if any(entry.key in _UTC for entry in found):  # a row of WordPress
        found = [entry for entry in found if not _is_number_of_another(entry)]
    return _in_utc([_renamed(entry) for entry in found])


def _out_of_wrapper(entries: list[RawField]) -> list[RawField]:
    """An object that holds the article as one of its values: that one's entries come first."""
    if {canonical(entry.key) for entry in entries if _says(entry)} >= _MAIN:
        return entries
    for entry in entries:
        if fold(entry.key).strip("_") in _WRAPPERS and isinstance(entry.value, Mapping):
            inner = [RawField(key, value, entry.line) for key, value in entry.value.items()]
            if any(KNOWN.get(fold(one.key)) in _MAIN for one in inner):
                rest = [one for one in entries if one is not entry]
                names = {canonical(one.key) for one in inner}
                return inner + [one for one in rest if canonical(one.key) not in names]
    return entries


def _says(entry: RawField) -> bool:
    wrapped = isinstance(entry.value, Mapping) and not set(map(str.lower, entry.value)) & {*_INNER}
    return bool(entry.value) and not wrapped


def _plain(key: str, value: Value, depth: int = 0) -> Value:
    """The text that an object only dresses; other objects stay as they are."""
    if not isinstance(value, Mapping) or depth > len(_INNER):
        return value
    folded = {name.lower(): one for name, one in value.items()}
    name = next((name for name in _INNER if name in folded), "")
    if not name or (name == "value" and len(folded) > 1):
        return value
    if name == "rendered":
        if canonical(key) == "body":
            return value  # its reader knows that it is HTML
        text = folded[name]
        return html.unescape(_TAG.sub("", text)).strip() if isinstance(text, str) else text
    inner = _plain(key, folded[name], depth + 1)
    if name == "original" and isinstance(inner, str):
        return _BY.sub("", inner)
    return inner


def _is_number_of_another(entry: RawField) -> bool:
    """Whether an author or tag is only the number of one, which another table would resolve."""
    if canonical(entry.key) not in {"author", "tags"}:
        return False
    values = entry.value if isinstance(entry.value, tuple) else (entry.value,)
    return bool(values) and all(isinstance(one, str) and one.isdecimal() for one in values)


def _renamed(entry: RawField) -> RawField:
    folded = fold(entry.key)
    if folded == "time" and isinstance(entry.value, str) and _NUMBER.fullmatch(entry.value):
        return entry._replace(key="timestamp")
    return entry._replace(key=_RENAMED[folded]) if folded in _RENAMED else entry


def _in_utc(entries: list[RawField]) -> list[RawField]:
    """A date that is also there in UTC is that instant; it states no zone of its own."""
    instants = {
        _UTC[entry.key.lower()]: f"{entry.value}Z"
        for entry in entries
        if entry.key.lower() in _UTC
        and isinstance(entry.value, str)
        and _NO_ZONE.fullmatch(entry.value)
        and not entry.value.startswith("0000")
    }
    return [
        entry._replace(value=instants.get(entry.key.lower(), entry.value))
        for entry in entries
        if entry.key.lower() not in _UTC
    ]
