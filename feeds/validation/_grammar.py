"""What an element is to the engine: where it may stand, what it takes, who checks it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from typing import Literal

from feeds.records import dataclass
from feeds.validation._context import Context
from feeds.validation._finding import Rule
from feeds.validation._namespaces import key
from feeds.validation._node import Node

__all__ = ["FOREIGN", "WHOLE", "Attribute", "Check", "Element", "Hook", "by_place"]

Check = Callable[[str, Node, str, Context], None]
"""Looks at a value: of the attribute named, or with "" of the element's text."""

Hook = Callable[[Node, Context], None]


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute that an element takes."""

    check: Check | None = None
    required: Rule | None = None  # what its absence breaks


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One element of a vocabulary, at the places where it may stand.

    A place is what an element is for its children: "feed", "entry", "person", "media:group".
    """

    name: str  # with the usual prefix: "dc:date"; the core of a format has none
    ns: str = ""  # of a name without a prefix
    within: tuple[str, ...]
    place: str = ""  # "" takes no children
    many: bool = False  # may stand more than once
    attributes: Mapping[str, Attribute] = field(default_factory=dict)
    text: Literal["none", "value", "any"] = "value"
    value: Check | None = None
    enter: Hook | None = None
    leave: Hook | None = None
    foreign: bool = False  # whatever stands inside is not looked at by the tables
    kept: bool = False  # what stands inside a foreign one is kept, for `leave` to look at
    ahead: Rule | None = None  # broken by children of its own vocabulary after an entry
    streamed: bool = False  # not kept in the tree once it has been looked at

    @property
    def key(self) -> str:
        """The name as the parser has it: "{ns}name", or bare."""
        prefix, colon, bare = self.name.partition(":")
        if colon:
            return key(prefix, bare)
        return f"{{{self.ns}}}{self.name}" if self.ns else self.name


FOREIGN = Element(name="", within=(), foreign=True, text="any")
WHOLE = Element(name="", within=(), foreign=True, kept=True, text="any")


def by_place(*tables: Iterable[Element]) -> dict[str, dict[str, Element]]:
    """Children by place and key; two elements of one key at one place are a mistake here."""
    places: dict[str, dict[str, Element]] = {}
    for element in (one for table in tables for one in table):
        key = element.key
        for place in element.within:
            children = places.setdefault(place, {})
            assert key not in children, (element.name, place)
            children[key] = element
    return places
