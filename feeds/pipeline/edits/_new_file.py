"""A file that came to the source folder: whether no other one is read differently for it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from feeds.collecting import LONG, ArticleReader, mark_of
from feeds.config import Config
from feeds.patterns import lazy_regex
from feeds.pipeline.edits._problems import NoEditError
from feeds.reading import (
    SUFFIXES,
    Found,
    Wanted,
    are_days_as_before,
    indexes_of_folder,
    is_of_siblings,
    names_for_folder,
)

if TYPE_CHECKING:
    from feeds.pipeline._edit_state import EditState

__all__ = ["check_new_file"]

_PLAIN = lazy_regex(r"(?!(?i:index|readme)\b)[^\W_][\w -]*\.(?:md|markdown|txt)")
"""Names that are of an article, and of no copy, index or template."""


def check_new_file(file: Found, state: EditState, config: Config, reader: ArticleReader) -> None:
    """Raises NoEditError where that is not sure."""
    folder, _, name = file.relative.rpartition("/")
    place = os.path.dirname(file.place) or os.curdir  # noqa: PTH120 - as a scan has it
    head = state.head
    if (
        not _PLAIN.fullmatch(name)
        or not are_days_as_before(head.siblings, file.relative)
        or file.size > LONG
        or is_of_siblings(file.relative)
        or mark_of(file.place) in head.beside
        or head.gate.folders
        or head.gate.claimed
        or not _wanted(config).wants(file.relative)
        or name in names_for_folder(place, reader.paths)
        or file.place in indexes_of_folder(place, reader.paths, reader.languages)
        or not _has_neighbour(folder, name, state.paths())
        or _has_twin(place, name)
        or os.path.realpath(place) != _real_folder(file)
    ):
        raise NoEditError


def _wanted(config: Config) -> Wanted:
    return Wanted(
        suffixes=frozenset(SUFFIXES),
        include=config.include,
        exclude=config.exclude,
        static=config.static,
    )


def _has_neighbour(folder: str, name: str, paths: Iterable[str]) -> bool:
    """Whether an article of that ending lies beside it: then the folder is one of articles."""
    begin, end = f"{folder}/" if folder else "", f".{name.rpartition('.')[2]}"
    return any(
        one.endswith(end) and one.startswith(begin) and "/" not in one[len(begin) :]
        for one in paths
    )


def _has_twin(place: str, name: str) -> bool:
    """Whether another file or folder beside it has its name, but for what follows a dot."""
    stem = name.casefold().partition(".")[0]
    names = os.listdir(place)  # noqa: PTH208 - names, not paths
    return any(one.casefold().partition(".")[0] == stem for one in names if one != name)


def _real_folder(file: Found) -> str:
    """Where its folder is if no link leads to it from the source folder."""
    depth = file.relative.count("/") + 1
    source = file.place
    for _ in range(depth):
        source = os.path.dirname(source)  # noqa: PTH120 - a text
    parts = file.relative.split("/")[:-1]
    return os.path.join(os.path.realpath(source or os.curdir), *parts)  # noqa: PTH118 - a text
