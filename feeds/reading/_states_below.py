"""What an article says of who may see it in a table of its metadata: `meta: {draft: true}`.

Only what keeps it back counts, so that no table ever publishes what the keys above it keep back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from feeds.dates import parse_date
from feeds.errors import DateError
from feeds.model import Field, Value
from feeds.patterns import lazy_regex
from feeds.reading._raw_fields import RawField
from feeds.reading._states import KEPT_OUT, UNCLEAR, state_of
from feeds.reading.keys import fold, meaning

__all__ = ["says_of_showing", "state_of_path", "states_below"]

_TABLES = frozenset(
    "extra params custom seo og taxonomies "
    "meta metadata meta_data frontmatter front_matter matter page_data "
    "attributes attrs properties props fields options config settings flags "
    "page post article entry doc document "
    "publish publishing publication editorial workflow lifecycle "
    "status state visibility access".split()
)
"""Tables that speak of the article itself. Of any other (`cover: {hidden: true}`, `repository:
{private: true}`) such a key says something else."""

_DEEPEST = 4
_FOR_CACHES = frozenset({"expires", "expiration"})
_OF_PAGES = frozenset({"meta"})
"""What is written into the head of a page, where `expires` is for caches."""

_DIGIT = lazy_regex(r"\d")


def states_below(entries: Iterable[RawField], mapping: Mapping[str, str]) -> Iterator[Field]:
    """The fields that keep the article back, of all tables that are its own.

    `mapping` are the keys that the settings give a meaning.
    """
    for entry in entries:
        if isinstance(entry.value, Mapping) and fold(entry.key) in _TABLES:
            yield from _below(entry.key, entry.value, entry.line, mapping, 0)


def state_of_path(path: str, value: Value, mapping: Mapping[str, str]) -> tuple[str, Value] | None:
    """The same of a key that names its table as well, as columns have it: `meta.draft`."""
    table, _, key = path.rpartition(".")
    is_own = all(fold(one) in _TABLES for one in table.split("."))
    return _said(fold(table), key, value, mapping) if is_own else None


def says_of_showing(key: str, value: Value, mapping: Mapping[str, str]) -> bool:
    """Whether a key, or a table of that name, says something that keeps it back."""
    if isinstance(value, Mapping) and fold(key) in _TABLES:
        return next(_below(key, value, 0, mapping, 0), None) is not None
    return _said("", key, value, mapping) is not None


def _below(
    table: str, value: Mapping[str, Value], line: int, mapping: Mapping[str, str], depth: int
) -> Iterator[Field]:
    for key, said in value.items():
        found = _said(fold(table), key, said, mapping)
        if found is not None:
            yield Field(name=found[0], value=found[1], line=line, key=key)
        elif isinstance(said, Mapping) and fold(key) in _TABLES and depth < _DEEPEST:
            yield from _below(key, said, line, mapping, depth + 1)


def _said(
    table: str, key: str, value: Value, mapping: Mapping[str, str]
) -> tuple[str, Value] | None:
    """The name and the value of the field that keeps it back; None where nothing does."""
    folded, name = meaning(key, mapping)
    if name in {"expires", "release"}:
        is_for_caches = table in _OF_PAGES and folded in _FOR_CACHES
        return None if is_for_caches or not _is_day(folded, value) else (name, value)
    if name == "date" and "publi" in folded and _is_day("publish", value):
        return "release", value
    found = state_of(folded, name, key, value)
    if found is None or found[1] == "false":
        return None
    if found[0] in {"expires", "release"}:
        return found if _is_day(folded, found[1]) else None
    keeps_back = found[0] in {"draft", "hidden", KEPT_OUT}
    return found if keeps_back or (found[0] == UNCLEAR and name == "draft") else None


def _is_day(folded: str, value: Value) -> bool:
    """Whether it is one. Or nearly: of a key that means nothing else, a fault is reported later."""
    if not isinstance(value, str):
        return False
    try:
        parse_date(value)
    except DateError:
        return folded not in {"release", "publish"} and _DIGIT.search(value) is not None
    return True
