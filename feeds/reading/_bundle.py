"""What the folders of Hugo and Zola say of a page: bundles of it, and what sections hand down."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from functools import lru_cache

from feeds.errors import ReadError
from feeds.generators import Source
from feeds.model import Value
from feeds.patterns import lazy_regex
from feeds.reading._front_matter import split_front_matter
from feeds.reading._raw_fields import RawField
from feeds.reading._side_files import read_small
from feeds.reading.keys import fold

__all__ = ["SECTIONS", "handed_down", "indexes", "is_resource", "up_to_root"]

SECTIONS = ("_index.md", "_index.html")
"""The file of a section, which may say something of the pages in it."""

_INDEXES = ("index.md", "index.markdown", "index.html")

_ZOLA = lazy_regex(
    r"\A\+\+\+$[^+]*^(?:sort_by|page_template|paginate_by|transparent)\b", re.MULTILINE
)
_TARGETS = frozenset({"target", "_target"})


def indexes(languages: Iterable[str]) -> tuple[str, ...]:
    """The files of a page whose folder holds its other files: `index.md`, `index.nl.md`."""
    return (*_INDEXES, *(f"index.{key}.md" for key in languages))


def is_resource(source: Source) -> bool:
    """Whether the file lies in the bundle of another page, whose folder has an index file."""
    if not source.file or not source.generator.paths.bundles or "/" not in source.path:
        return False
    if _is_index(source.path.rpartition("/")[2]):
        return False
    folder, bundles = os.path.dirname(source.file), source.around.bundles  # noqa: PTH120
    if folder not in bundles:
        bundles[folder] = _is_bundle(folder, source)
    return bundles[folder]


def _is_bundle(folder: str, source: Source) -> bool:
    """Whether one of the folders from this one up to the source folder has an index file."""
    names = indexes(source.site.languages if source.site is not None else ())
    folders = up_to_root(folder, source.path.count("/") - 1)
    return any(os.path.lexists(os.path.join(one, name)) for one in folders for name in names)  # noqa: PTH118


def _is_index(name: str) -> bool:
    first, _, rest = name.partition(".")
    return first == "index" and rest.rpartition(".")[2] in {"md", "markdown", "html"}


def handed_down(source: Source) -> list[RawField]:
    """What the sections above a page say of it, the nearest first.

    That is Hugo's `cascade`, and in Zola that a section is a draft.
    """
    sections = source.generator.paths.sections
    if not source.file or not sections:
        return []
    found: dict[str, RawField] = {}
    folder = os.path.dirname(source.file)  # noqa: PTH120 - asked for every article
    for file in _section_files(folder, source.path.count("/")):
        text = read_small(file, source)
        for target, entry in _below(text, sections) if text else ():
            if _is_meant(target, source):
                found.setdefault(fold(entry.key), entry)
    return list(found.values())


@lru_cache(maxsize=256)
def _section_files(folder: str, depth: int) -> tuple[str, ...]:
    """The files of the sections that a folder, so deep below the source folder, lies in."""
    folders = up_to_root(folder, depth)
    return tuple(os.path.join(one, name) for one in folders for name in SECTIONS)  # noqa: PTH118


@lru_cache(maxsize=256)
def up_to_root(folder: str, depth: int) -> tuple[str, ...]:
    """A folder and the `depth` ones above it, up to the source folder."""
    found = [folder or os.curdir]
    while len(found) <= depth and found[-1] != os.curdir:
        found.append(os.path.dirname(found[-1]) or os.curdir)  # noqa: PTH120 - texts
    return tuple(found)


@lru_cache(maxsize=256)
def _below(text: str, sections: str) -> tuple[tuple[Mapping[str, Value], RawField], ...]:
    """(whom it is for, entry) of the text of one section's file."""
    try:
        split = split_front_matter(text, "_index.md")
    except ReadError:
        return ()
    if sections == "draft" or (sections == "either" and _ZOLA.search(text)):
        return tuple(({}, entry) for entry in split.entries if fold(entry.key) == "draft")
    rows = next((entry.value for entry in split.entries if fold(entry.key) == "cascade"), ())
    return tuple(_entries(rows if isinstance(rows, tuple) else (rows,)))


def _entries(rows: tuple[Value, ...]) -> list[tuple[Mapping[str, Value], RawField]]:
    found: list[tuple[Mapping[str, Value], RawField]] = []
    for row in rows:
        if not isinstance(row, Mapping):
            continue
        targets = [value for key, value in row.items() if key.lower() in _TARGETS]
        target = targets[0] if targets and isinstance(targets[0], Mapping) else {}
        found += [
            (target, RawField(key, value, 0))
            for key, value in row.items()
            if key.lower() not in _TARGETS
        ]
    return found


def _is_meant(target: Mapping[str, Value], source: Source) -> bool:
    said = {key.lower(): value for key, value in target.items() if isinstance(value, str)}
    place = "/" + source.path.rpartition(".")[0].lower()
    places = (place, place.removesuffix("/index"))
    path = said.get("path", "").lower()
    return (
        said.get("kind", "page").lower() in {"page", "{page}"}
        and said.get("environment", "production") == "production"
        and (not path or any(fnmatchcase(one, path.replace("**", "*")) for one in places))
    )
