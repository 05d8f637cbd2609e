"""YAML front matter → raw entries: no type is guessed, nothing is built but text.

Every scalar stays as written (`2019-05-15`, `1.10`, `no`, `2e5`), so that a title and a date
reach the article the way their author typed them. Built on the parser's events (YAML 1.1
through libyaml) rather than on a loader: tags build nothing, and the number and depth of
nodes are bounded, aliases counted at the size of what they repeat.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Any

import yaml

from feeds.model import Value
from feeds.reading._raw_fields import DEEPEST, MOST_NODES, Malformed, RawField
from feeds.records import dataclass

__all__ = ["parse_events"]

_PLAIN_TAGS = frozenset({"str", "timestamp", "int", "float", "bool", "null", "seq", "map"})
_MERGED = "<<"
"""The key under which YAML repeats the keys of other tables."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def parse_events(text: str, line: int) -> list[RawField] | None:
    """The top-level entries of a mapping; None where the text is no mapping at all.

    `line` is the line of the file on which the text begins. Raises Malformed.
    """
    try:
        return _Composer(line).entries(yaml.parse(text, Loader=_LOADER))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = line + (mark.line if mark else 0)
        column = mark.column + 1 if mark else 0
        raise Malformed(place, column, f"this is not YAML: {error.problem or error}") from error
    except yaml.YAMLError as error:  # a character that YAML does not allow
        raise Malformed(line, 0, f"this is not YAML: {_first_line(error)}") from error


def _first_line(error: Exception) -> str:
    return str(error).split("\n", maxsplit=1)[0]


@dataclass(slots=True)
class _Composer:
    line: int
    nodes: int = 0
    anchors: dict[str, tuple[Value, int]] = field(default_factory=dict)

    def entries(self, events: Iterator[Any]) -> list[RawField] | None:
        first = self._content(events)
        if first is None:
            return []
        if isinstance(first, yaml.ScalarEvent) and not first.value:
            return []
        if not isinstance(first, yaml.MappingStartEvent):
            return None
        found: list[RawField] = []
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._key(event)
            opening = next(events)
            value = self._value(opening, events, 1)
            found.append(RawField(key, value, self._line(event), quoted=_is_quoted(opening)))
        said = {one.key for one in found}
        found += [
            RawField(key, value, one.line)
            for one in found
            if one.key == _MERGED
            for key, value in _merged(one.value).items()
            if key not in said
        ]
        for _ in events:  # a second document, or text behind the mapping, is an error in there
            pass
        return found

    @staticmethod
    def _content(events: Iterator[Any]) -> Any:
        skipped = (yaml.StreamStartEvent, yaml.DocumentStartEvent)
        ended = (yaml.StreamEndEvent, yaml.DocumentEndEvent)
        for event in events:
            if isinstance(event, ended):
                return None
            if not isinstance(event, skipped):
                return event
        return None

    def _value(self, event: Any, events: Iterator[Any], depth: int) -> Value:
        """The value that begins with this event."""
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event)
        before = self.nodes
        self._count(event, 1)
        self._refuse_tag(event)
        if depth > DEEPEST:
            raise Malformed(self._line(event), 0, f"values are nested more than {DEEPEST} deep")
        value: Value
        if isinstance(event, yaml.ScalarEvent):
            value = "" if _is_null(event) else event.value
        elif isinstance(event, yaml.SequenceStartEvent):
            value = self._sequence(events, depth)
        else:
            value = self._mapping(events, depth)
        if event.anchor:
            self.anchors[event.anchor] = (value, self.nodes - before)
        return value

    def _sequence(self, events: Iterator[Any], depth: int) -> Value:
        items: list[Value] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self._value(event, events, depth + 1))
        return tuple(items)

    def _mapping(self, events: Iterator[Any], depth: int) -> Value:
        table: dict[str, Value] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._key(event)
            table[key] = self._value(next(events), events, depth + 1)
        return {**_merged(table.pop(_MERGED)), **table} if _MERGED in table else table

    def _key(self, event: Any) -> str:
        if not isinstance(event, yaml.ScalarEvent):
            raise Malformed(self._line(event), 0, "a key has to be a word")
        self._refuse_tag(event)
        return str(event.value)

    def _alias(self, event: Any) -> Value:
        if event.anchor not in self.anchors:
            raise Malformed(
                self._line(event),
                event.start_mark.column + 1,
                f"*{event.anchor} repeats a value that no &{event.anchor} names",
            )
        value, size = self.anchors[event.anchor]
        self._count(event, size)
        return value

    def _count(self, event: Any, size: int) -> None:
        self.nodes += size
        if self.nodes > MOST_NODES:
            raise Malformed(self._line(event), 0, f"there are more than {MOST_NODES} values")

    def _refuse_tag(self, event: Any) -> None:
        tag = event.tag
        if tag and tag != "!" and tag.removeprefix("tag:yaml.org,2002:") not in _PLAIN_TAGS:
            raise Malformed(
                self._line(event), event.start_mark.column + 1, f"the tag {tag!r} is not read here"
            )

    def _line(self, event: Any) -> int:
        return int(self.line + event.start_mark.line)


def _merged(value: Value) -> dict[str, Value]:
    """The keys of a table, or of several, that are to be those of the one it stands in."""
    tables = value if isinstance(value, tuple) else (value,)
    found: dict[str, Value] = {}
    for table in tables:
        if isinstance(table, Mapping):
            found = {**table, **found}
    return found


def _is_null(event: Any) -> bool:
    return not event.style and event.value in {"~", "null"}  # None or "": a plain scalar


def _is_quoted(event: Any) -> bool:
    return isinstance(event, yaml.ScalarEvent) and event.style in {"'", '"'}
