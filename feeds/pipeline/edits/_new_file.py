"""A file that came to the source folder: whether no other one is read differently for it.

A picture may come with its article, where no page has looked for one of that name.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING

from feeds.collecting import LONG, ArticleReader, mark_of
from feeds.config import Config
from feeds.content import PICTURES
from feeds.patterns import lazy_regex
from feeds.pipeline.edits._head import KeptGate
from feeds.pipeline.edits._problems import NoEditError
from feeds.reading import (
    SUFFIXES,
    Found,
    Wanted,
    are_days_as_before,
    indexes_of_folder,
    is_of_siblings,
    named_by,
    names_for_folder,
)

if TYPE_CHECKING:
    from feeds.pipeline._edit_state import EditState

__all__ = ["check_new_file", "check_new_picture", "is_picture"]

_PLAIN = lazy_regex(r"(?!(?i:index|readme)\b)[^\W_][\w -]*\.(?:md|markdown|txt)")
"""Names that are of an article, and of no copy, index or template."""

_PICTURE = lazy_regex(r"[^\W_][\w -]*\.[A-Za-z]+")
"""Likewise, of a picture."""


def is_picture(path: str) -> bool:
    """By its ending."""
    return path.lower().endswith((*PICTURES, ".svg", ".avif"))


def check_new_picture(file: Found, state: EditState, config: Config) -> None:
    """Raises NoEditError where another page may need it, or where it may go out by itself."""
    name = file.relative.rpartition("/")[2]
    place = os.path.dirname(file.place) or os.curdir  # noqa: PTH120 - as a scan has it
    folders = (os.path.realpath(one) for one in (config.site.static if config.site else ()))
    real = os.path.realpath(place)
    if (
        not _PICTURE.fullmatch(name)
        or any(_folded_name(one) == _folded_name(name) for one in state.looked_for())
        or mark_of(file.place) in state.head.beside
        or named_by(file.relative, (*config.static, *config.exclude), folded=True)
        or real != _real_folder(file)
        or any(f"{real}{os.sep}".startswith(f"{one}{os.sep}") for one in folders)
    ):
        raise NoEditError


def _frees_folder(relative: str, gate: KeptGate) -> bool:
    """Whether a folder belonged to an article that is not published, as long as no other one lay
    in it, or had it for its own.
    """
    folder = relative.rpartition(".")[0]
    while folder:
        if folder not in gate.claimed and not gate.folders.keys().isdisjoint(
            (folder, folder.casefold())
        ):
            return True
        folder = folder.rpartition("/")[0]
    return False


def _folded_name(path: str) -> str:
    return unicodedata.normalize("NFC", path.rpartition("/")[2]).casefold()


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
        or _frees_folder(file.relative, head.gate)
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
    """Whether another file or folder beside it has its name, but for what follows a dot. A picture
    may have it.
    """
    stem = name.casefold().partition(".")[0]
    names = os.listdir(place)  # noqa: PTH208 - names, not paths
    return any(
        one.casefold().partition(".")[0] == stem
        for one in names
        if one != name and not is_picture(one)
    )


def _real_folder(file: Found) -> str:
    """Where its folder is if no link leads to it from the source folder."""
    depth = file.relative.count("/") + 1
    source = file.place
    for _ in range(depth):
        source = os.path.dirname(source)  # noqa: PTH120 - a text
    parts = file.relative.split("/")[:-1]
    return os.path.join(os.path.realpath(source or os.curdir), *parts)  # noqa: PTH118 - a text
