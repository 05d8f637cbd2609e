"""Patterns of addresses: the parts they are made of, and which one holds in which folder."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import field

from feeds.patterns import lazy_regex
from feeds.records import dataclass

__all__ = ["KNOWN_PARTS", "OWN_PARTS", "PART", "PermalinkRule", "Permalinks", "faults_of"]

PART = lazy_regex(r"\{(\w+(?:\|\w+)*)\}")
"""One part, or several with bars between them, of which the first that says anything counts."""
_LANGUAGE = lazy_regex(r"\.([\w-]+)\.\w+$")
OWN_PARTS = frozenset(
    "categories slugified_categories below file_path file title_slug plain_slug stated undated "
    "named short_year i_month short_month long_month i_day y_day i_y_day short_day long_day w_day "
    "w_year week hour minute second".split()
)
"""Parts that only the article itself can tell, but for its slug."""

KNOWN_PARTS = OWN_PARTS | frozenset("slug year month day title path folder name language".split())
_TELLING = frozenset(
    "slug path file_path name title below file title_slug plain_slug undated named".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PermalinkRule:
    """One pattern, under its key in the settings ("" for `permalink`)."""

    key: str
    pattern: str

    @property
    def folder(self) -> str:
        """The folder below which `{path}` in it begins; "" for the source folder."""
        folder, _, name = self.key.rpartition("/")
        return folder if name.startswith("*.") else self.key

    def __str__(self) -> str:
        """As feeds.lock has it: what an article was published under."""
        return f"{self.key} = {self.pattern}" if self.key else self.pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Permalinks:
    """The default pattern, and those of folders (or files of many) below the source folder.

    A key such as `posts/*.nl` is for the files there whose names end so: `a.nl.md`.
    """

    default: str = ""
    folders: Mapping[str, str] = field(default_factory=dict)

    def of(self, path: str) -> PermalinkRule:
        """The rule for a file: that of the nearest folder above it that has one."""
        if not self.folders:
            return PermalinkRule(key="", pattern=self.default)
        name = _LANGUAGE.search(path)
        for place in _upwards(path):
            keys = (f"{place}/*.{name[1]}".lstrip("/"), place) if name else (place,)
            for key in keys:
                if key in self.folders:
                    return PermalinkRule(key=key, pattern=self.folders[key])
        return PermalinkRule(key="", pattern=self.default)

    def __iter__(self) -> Iterator[PermalinkRule]:
        yield PermalinkRule(key="", pattern=self.default)
        for folder in sorted(self.folders):
            yield PermalinkRule(key=folder, pattern=self.folders[folder])


def _upwards(path: str) -> Iterator[str]:
    """The path, the folders above it, and "" for the source folder."""
    while path:
        yield path
        path = path.rpartition("/")[0]
    yield ""


Fault = tuple[tuple[str, ...], str, str]
"""Where a setting stands, what is wrong with it, and what to write."""


def faults_of(permalinks: Permalinks) -> Iterator[Fault]:
    """What is wrong with the settings permalink and permalinks."""
    if permalinks.default:
        yield from _faults(("permalink",), permalinks.default)
    for folder, pattern in permalinks.folders.items():
        where = ("permalinks", folder)
        yield from _faults(where, pattern)
        plain = re.sub(r"(?:^|/)\*\.[\w-]+$", "/x", folder).removeprefix("/")
        if not folder or "*" in plain or {"", ".", ".."} & set(plain.split("/")):
            hint = 'write it as posts = "posts/{slug}/"; for all the others there is permalink'
            yield where, f"permalinks.{folder!r} is no folder below the source folder", hint


def _faults(where: tuple[str, ...], pattern: str) -> Iterator[Fault]:
    name = ".".join(where)
    parts = {part for found in PART.findall(pattern) for part in found.split("|")}
    unknown = sorted(parts - KNOWN_PARTS)
    if unknown or re.search(r"[{}]", PART.sub("", pattern)):
        what = ", ".join(unknown) or "a lone brace"
        known = ", ".join(f"{{{part}}}" for part in sorted(KNOWN_PARTS))
        yield where, f"{name} = {pattern!r} has {what}", f"the parts are {known}"
    elif not parts & _TELLING:
        fault = f"{name} = {pattern!r} gives all articles one address"
        yield where, fault, 'add {slug}, as in "{year}/{slug}/"'
