"""Patterns of addresses: the parts they are made of, and which one holds in which folder."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

__all__ = ["OWN_PARTS", "PART", "Permalinks", "Rule", "faults_of"]

PART = re.compile(r"\{(\w+)\}")
OWN_PARTS = frozenset(
    "categories slugified_categories below file title_slug short_year i_month short_month "
    "long_month i_day y_day short_day long_day w_day w_year week hour minute second".split()
)
"""Parts that only the article itself can tell, but for its slug."""

_KNOWN = OWN_PARTS | {"slug", "year", "month", "day", "title", "path", "name", "language"}
_TELLING = frozenset({"slug", "path", "name", "title", "below", "file", "title_slug"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One pattern; `{path}` in it is the path below `folder` ("" for the source folder)."""

    folder: str
    pattern: str

    def __str__(self) -> str:
        """As feeds.lock has it: what an article was published under."""
        return f"{self.folder} = {self.pattern}" if self.folder else self.pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Permalinks:
    """The default pattern, and those of folders (or files of many) below the source folder."""

    default: str = ""
    folders: Mapping[str, str] = field(default_factory=dict)

    def of(self, path: str) -> Rule:
        """The rule for a file: that of the nearest folder above it that has one."""
        place = path if self.folders else ""
        while place:
            if place in self.folders:
                return Rule(folder=place, pattern=self.folders[place])
            place = place.rpartition("/")[0]
        return Rule(folder="", pattern=self.default)

    def __iter__(self) -> Iterator[Rule]:
        yield Rule(folder="", pattern=self.default)
        for folder in sorted(self.folders):
            yield Rule(folder=folder, pattern=self.folders[folder])


Fault = tuple[tuple[str, ...], str, str]
"""Where a setting stands, what is wrong with it, and what to write."""


def faults_of(permalinks: Permalinks) -> Iterator[Fault]:
    """What is wrong with the settings permalink and permalinks."""
    if permalinks.default:
        yield from _faults(("permalink",), permalinks.default)
    for folder, pattern in permalinks.folders.items():
        where = ("permalinks", folder)
        yield from _faults(where, pattern)
        if not folder or "*" in folder or {"", ".", ".."} & set(folder.split("/")):
            hint = 'write it as posts = "posts/{slug}/"; for all the others there is permalink'
            yield where, f"permalinks.{folder!r} is no folder below the source folder", hint


def _faults(where: tuple[str, ...], pattern: str) -> Iterator[Fault]:
    name = ".".join(where)
    parts = set(PART.findall(pattern))
    unknown = sorted(parts - _KNOWN)
    if unknown or re.search(r"[{}]", PART.sub("", pattern)):
        what = ", ".join(unknown) or "a lone brace"
        known = ", ".join(f"{{{part}}}" for part in sorted(_KNOWN))
        yield where, f"{name} = {pattern!r} has {what}", f"the parts are {known}"
    elif not parts & _TELLING:
        fault = f"{name} = {pattern!r} gives all articles one address"
        yield where, fault, 'add {slug}, as in "{year}/{slug}/"'
