"""Raw entries → Fields: each under the name of its meaning, the surest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from feeds.deferred import deferred
from feeds.errors import Problem
from feeds.generators import Source
from feeds.model import Field, Value
from feeds.patterns import lazy_regex
from feeds.reading._defaults import categories
from feeds.reading._raw_fields import RawField
from feeds.reading._states import state_of
from feeds.reading.keys import fold, meaning, rank

__all__ = ["fields_of"]

_state_of_path = deferred("feeds.reading._states_below:state_of_path")
_states_below = deferred("feeds.reading._states_below:states_below")

_GROUPS = frozenset({"taxonomies", "extra", "params", "seo", "og", "custom"})
"""Tables whose entries are the article's own, behind those of the top level."""

_CLOCK_WORDS = frozenset(
    {"last modified", "created", "git last modified", "git created", "now", "today"}
)
_PATTERN = lazy_regex(r"\{\{|(?:^|[/-]):[a-z]")
_TEMPLATE = lazy_regex(r"\{\{|\{%|/:|\bfunction\s*\(|=>")


def fields_of(
    entries: Iterable[RawField], source: Source
) -> tuple[tuple[Field, ...], tuple[Problem, ...]]:
    """The fields, and warnings; of a key that stands there twice the last one counts."""
    problems: list[Problem] = []
    entries = tuple(entries)
    once = _once(entries, source, problems)
    if {type(entry.value) for entry in once} <= _PLAIN:
        found = [_field(entry, source) for entry in once if fold(entry.key) not in _GROUPS]
    else:
        found = _with_tables(once, source)
    kept = [item for item in found if item.value and _is_said(item, source, problems)]
    kept.sort(key=_rank)  # stable: it orders only what means the same
    return (*kept, *categories(entries, source)), tuple(problems)


_PLAIN = {str, tuple}


def _rank(item: Field) -> int:
    return rank(item.key)


def _with_tables(once: Iterable[RawField], source: Source) -> list[Field]:
    """The fields of entries of which some may be tables."""
    once = [part for entry in once for part in _dates(entry)]
    top = [_field(entry, source) for entry in once if fold(entry.key) not in _GROUPS]
    below = [
        _field(RawField(key, value, entry.line), source)
        for entry in once
        if fold(entry.key) in _GROUPS and isinstance(entry.value, Mapping)
        for key, value in entry.value.items()
    ]
    names = {item.name for item in top}
    found = [*top, *(item for item in below if item.name not in names or item.name in _MANY)]
    return [*found, *(item for item in _states_below(once, source.mapping) if item not in found)]


def _dates(entry: RawField) -> Iterator[RawField]:
    """`date: {created: …, updated: …}`, as Material for MkDocs has it, is two dates."""
    value = entry.value
    if fold(entry.key) == "date" and isinstance(value, Mapping) and "created" in value:
        yield entry._replace(value=value["created"])
        if value.get("updated"):
            yield RawField("updated", value["updated"], entry.line)
    else:
        yield entry


_MANY = frozenset({"tags", "author", "aliases"})


def _once(
    entries: Sequence[RawField], source: Source, problems: list[Problem]
) -> Sequence[RawField]:
    if len({entry.key for entry in entries}) == len(entries):
        return entries
    found: dict[str, RawField] = {}
    for entry in entries:
        before = found.pop(entry.key, None)
        counts = before if before is not None and _keeps_out(before, source) else entry
        if before is not None:
            which = "this one counts" if counts is entry else "that one keeps it out"
            problems.append(
                _warning(
                    source,
                    entry.line,
                    f"{entry.key} is stated twice, first on line {before.line}; {which}",
                    "delete one of them",
                )
            )
        found[entry.key] = counts
    return list(found.values())


def _keeps_out(entry: RawField, source: Source) -> bool:
    folded, name = meaning(entry.key, source.mapping)
    return state_of(folded, name, entry.key, entry.value) in {("draft", "true"), ("hidden", "true")}


def _field(entry: RawField, source: Source) -> Field:
    (folded, name), value = meaning(entry.key, source.mapping), entry.value
    state: tuple[str, Value] | None = state_of(folded, name, entry.key, value)
    if state is None and "." in entry.key:
        state = _state_of_path(entry.key, value, source.mapping)
    if state is not None:
        return Field(name=state[0], value=state[1], line=entry.line, key=entry.key)
    if isinstance(value, str):
        value = value.strip()
        if folded == "tag_status":
            values = source.site.values if source.site else {}
            name, value = "draft", values.get("use_tag_metadata", value)
    if name == "updated" and isinstance(value, Mapping):
        value = value.get("date", "")
    if name == "tags":
        value = _tags(value, folded, source)
    elif name == "url" and isinstance(value, str) and _PATTERN.search(value):
        name = "pattern"
    elif name in {"date", "updated"} and _is_utc(entry, source):
        value = f"{value}Z"
    return Field(
        name=name,
        value=value,
        line=entry.line,
        key=entry.key,
        source=entry.computed or "field",
    )


def _tags(value: Value, folded: str, source: Source) -> Value:
    """As the site's generator means them: parted at blanks, without the names of collections."""
    meant = source.generator.metadata
    if isinstance(value, str):
        if meant.blanks_part_tags and "," not in value:
            return tuple(value.split()) if folded in {"tags", "categories"} else value
        return "" if value in meant.no_tags else value
    if isinstance(value, tuple) and meant.no_tags:
        return tuple(tag for tag in value if tag not in meant.no_tags)
    return value


_DOUBTED = frozenset({"date", "url", "slug"})
_STAMP = lazy_regex(r"\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?")


def _is_utc(entry: RawField, source: Source) -> bool:
    """Whether this is a time that YAML takes for UTC, since it states no offset."""
    is_bare = isinstance(entry.value, str) and not entry.quoted
    is_meant = source.generator.metadata.bare_times_are_utc
    return is_meant and is_bare and _STAMP.fullmatch(str(entry.value)) is not None


def _is_said(item: Field, source: Source, problems: list[Problem]) -> bool:
    """Whether a field with a value says anything that can be used here."""
    if item.name not in _DOUBTED or not isinstance(item.value, str):
        return True
    if item.name == "date" and item.value.lower() in _CLOCK_WORDS:
        problems.append(
            _warning(
                source,
                item.line,
                f"{item.key}: {item.value} is no date, but one that changes with the file",
                "write the day it was published, such as 2019-05-15",
            )
        )
        return False
    if item.name in {"url", "slug"} and _TEMPLATE.search(item.value):
        problems.append(
            _warning(
                source,
                item.line,
                f"{item.key} is a pattern, which only the site's generator can fill in",
                "write the address itself, or set permalink for the whole site",
            )
        )
        return False
    return True


def _warning(source: Source, line: int, message: str, hint: str) -> Problem:
    return Problem(path=source.path, line=line, message=message, hint=hint, severity="warning")
