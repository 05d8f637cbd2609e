"""What a later element has to know of the earlier ones of its document."""

from __future__ import annotations

from dataclasses import field

from feeds.records import dataclass

__all__ = ["State"]


@dataclass(slots=True)
class State:
    """Grows while one XML document is read; holds strings and places, never elements."""

    core: str | None = None  # the root's namespace where it is not the right one
    entries: int = 0
    feed_author: bool = False
    authorless: list[tuple[int, int, str]] = field(default_factory=list)  # entries, by place
    ids: dict[str, set[str]] = field(default_factory=dict)  # the updated of each id
    other_ids: bool = False  # an entry without an id
    updated: set[str] = field(default_factory=set)
    values: dict[str, set[str]] = field(default_factory=dict)  # of guid, hour, day
    namespaces: set[str] = field(default_factory=set)  # unknown ones, reported once
    aliases: dict[str, str] = field(default_factory=dict)  # wrong namespaces, and the right ones
    unknown: set[str] = field(default_factory=set)  # keys of elements that no table has
    prefixes: list[tuple[str, str, tuple[int, int]]] = field(default_factory=list)
    doctype_091: bool = False
    itunes: bool = False  # whether the channel uses that vocabulary
    entry_meant: bool = False  # an element or key stands for entries by another name
    language_told: bool = False  # one text without a language is enough
    slash_told: bool = False  # one word on lastBuildDate is enough
