"""Which files of a source folder may hold articles, by their names."""

from __future__ import annotations

from dataclasses import field

from feeds.patterns import lazy_regex
from feeds.reading.globs import matches, named_by
from feeds.records import dataclass

__all__ = ["OWN", "Wanted"]

OWN = lazy_regex(r"feeds(-\d{4})?\.lock|feeds\.toml|pyproject\.toml")
"""Names of files that are of this project's own making, and no article's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is asked for, as `scan` has it."""

    suffixes: frozenset[str] | None  # None: all
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    static: tuple[str, ...] = ()
    by_case: dict[str, str] = field(default_factory=dict)  # pattern → path in other capitals

    def wants(self, relative: str) -> bool:
        """Whether a file of that path below the source folder is taken."""
        name = relative.rpartition("/")[2]
        if OWN.fullmatch(name) or (self.exclude and self.is_excluded(relative)):
            return False
        if self.static and named_by(relative, self.static):
            return False
        if self.include:
            return any(matches(relative, pattern) for pattern in self.include)
        if self.suffixes is None:
            return True
        _, dot, end = name.rpartition(".")
        return (dot + end).lower() in self.suffixes

    def is_excluded(self, relative: str) -> bool:
        """Whether a pattern leaves it out; notes one that does so in other capitals."""
        path = relative.rstrip("/")
        for pattern in self.exclude:
            if matches(path, pattern, folded=True):
                if not matches(path, pattern):
                    self.by_case.setdefault(pattern, path)
                return True
        return False
