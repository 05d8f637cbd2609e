"""Tags as they are written: `figure src="a.png"`, `youtube(id="x")`, `include a.html b='c'`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field

from feeds.generators import Source
from feeds.model import Field
from feeds.patterns import lazy_regex
from feeds.records import dataclass

_LONGEST = 20_000  # characters of the arguments of a tag

__all__ = ["Call", "parse_call"]

_TOKEN = lazy_regex(
    r"(?:(?P<key>[A-Za-z_][\w.-]*)\s*(?:=|:(?!//))\s*)?"
    r"(?P<value>\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|`[^`]*`|\{[^{}]*\}|[^\s,|()]+)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A tag as it is written: its name, its arguments, and what it holds."""

    name: str
    values: tuple[str, ...] = ()
    named: Mapping[str, str] = field(default_factory=dict)
    inner: str = ""
    is_alone: bool = False  # on lines of its own
    source: Source
    fields: tuple[Field, ...] = ()

    def get(self, *keys: str, place: int | None = None) -> str:
        """The first of these named arguments, else the one at that place."""
        for key in keys:
            if self.named.get(key):
                return self.named[key]
        is_there = place is not None and 0 <= place < len(self.values)
        return self.values[place] if place is not None and is_there else ""


def parse_call(
    text: str, source: Source, fields: tuple[Field, ...], *, inner: str = "", is_alone: bool = False
) -> Call:
    """The parts of a tag; of an include the name is that of the part, without its ending."""
    name, _, rest = re.sub(r"[\s(]", "\0", text.strip(), count=1).partition("\0")
    values: list[str] = []
    named: dict[str, str] = {}
    for match in _TOKEN.finditer(rest[:_LONGEST]):
        value = match["value"]
        if value[0] in "\"'`" and len(value) > 1:
            value = re.sub(r"\\([\"'\\])", r"\1", value[1:-1])
        elif value[0] == "{":
            value = value[1:-1].strip("\"' ")
        if match["key"]:
            named.setdefault(match["key"].lower(), value)
        else:
            values.append(value)
    name = name.strip("/").lower()
    if name.startswith("include") and values:
        name = values.pop(0).rpartition("/")[2].partition(".")[0].lower()
    return Call(
        name=name,
        values=tuple(values),
        named=named,
        inner=inner,
        is_alone=is_alone,
        source=source,
        fields=fields,
    )
