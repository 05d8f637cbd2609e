"""A file that came to the source folder: whether no other one is read differently for it.

A picture may come with its article, where no page has looked for one of that name.
"""

from __future__ import annotations

import os
import posixpath
import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING

from feeds.collecting import LONG, ArticleReader, mark_of, place_of
from feeds.config import Config
from feeds.content import PICTURES
from feeds.patterns import lazy_regex
from feeds.pipeline.edits._head import KeptGate
from feeds.pipeline.edits._problems import NoEditError
from feeds.planning import files_of_look
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

_INDEX = lazy_regex(r"index\.(?:md|markdown)")
"""Names of an article that has a folder of its own."""

_FOLDER = lazy_regex(r"[^\W_][\w -]*")
"""Names of a folder that is one of articles as any other."""

_PICTURE = lazy_regex(r"[^\W_][\w -]*\.[A-Za-z]+")
"""Likewise, of a picture."""


def is_picture(path: str) -> bool:
    """By its ending."""
    return path.lower().endswith((*PICTURES, ".svg", ".avif"))


def check_new_picture(file: Found, state: EditState, config: Config) -> None:
    """Raises NoEditError where another page may need it, or where it may go out by itself."""
    name = file.relative.rpartition("/")[2]
    place = _folder_of(file.place)
    static = config.site.static if config.site else ()
    below = [one for one in map(str, static) if _lies_in(place, one)]
    if (
        not _PICTURE.fullmatch(name)
        or _folded(name) in {_folded(one.rpartition("/")[2]) for one in files_of_look(config)}
        or _is_looked_for(file.relative, state, is_anywhere=bool(below))
        or mark_of(file.place) in state.head.beside
        or named_by(file.relative, (*config.static, *config.exclude), folded=True)
        or os.path.realpath(place)
        not in {_real_folder(file), *(_real_below(place, one) for one in below)}
    ):
        raise NoEditError


def _lies_in(place: str, folder: str) -> bool:
    """Whether it is a folder or below it, as the paths are written."""
    return f"{os.path.abspath(place)}{os.sep}".startswith(f"{os.path.abspath(folder)}{os.sep}")  # noqa: PTH100 - texts


def _real_below(place: str, folder: str) -> str:
    """Where a place is if no link leads to it from a folder above."""
    below = os.path.relpath(place, folder)
    return os.path.normpath(os.path.join(os.path.realpath(folder), below))  # noqa: PTH118 - texts


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


def _is_looked_for(path: str, state: EditState, *, is_anywhere: bool) -> bool:
    """Whether a page looked for that file, however it wrote the path; or for one of that name."""
    folder, _, name = _folded(path).rpartition("/")
    for one in state.looked_for():
        above, _, last = _folded(one).rpartition("/")
        is_there = is_anywhere or "../" in one or posixpath.normpath(above) == (folder or ".")
        if last == name and is_there:
            return True
    return False


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()


def check_new_file(
    file: Found, new: Sequence[str], state: EditState, config: Config, reader: ArticleReader
) -> None:
    """Raises NoEditError where that is not sure. `new` are all articles that came."""
    name = file.relative.rpartition("/")[2]
    place = _folder_of(file.place)
    head = state.head
    wanted = _wanted(config)
    if (
        not (_PLAIN.fullmatch(name) or (_INDEX.fullmatch(name) and _is_alone(place, name)))
        or not are_days_as_before(head.siblings, file.relative)
        or file.size > LONG
        or is_of_siblings(file.relative)
        or mark_of(file.place) in head.beside
        or _frees_folder(file.relative, head.gate)
        or not wanted.wants(file.relative)
        or name in names_for_folder(place, reader.paths)
        or (_PLAIN.fullmatch(name) and _is_index(file.place, reader))
        or not _are_folders_usual(file, new, state, wanted)
        or not _is_of_dated(file.relative, state)
        or _has_twin(place, name)
        or os.path.realpath(place) != _real_folder(file)
    ):
        raise NoEditError


def _folder_of(place: str) -> str:
    return os.path.dirname(place) or os.curdir  # noqa: PTH120 - as a scan has it


def _names_in(place: str) -> list[str]:
    return os.listdir(place)  # noqa: PTH208 - names, not paths


def _is_index(place: str, reader: ArticleReader) -> bool:
    return place in indexes_of_folder(_folder_of(place), reader.paths, reader.languages)


def _is_alone(place: str, name: str) -> bool:
    """Whether nothing but pictures lies beside a file, which would become a part of its article."""
    return all(one == name or is_picture(one) for one in _names_in(place))


def _are_folders_usual(file: Found, new: Sequence[str], state: EditState, wanted: Wanted) -> bool:
    """Whether each of its folders in which no article lay has a name like others, and holds
    nothing but what came.
    """
    relative, place = file.relative.rpartition("/")[0], _folder_of(file.place)
    while relative and not state.has_below(relative):
        name, begin = relative.rpartition("/")[2], f"{relative}/"
        came = {one[len(begin) :].partition("/")[0] for one in new if one.startswith(begin)}
        if (
            not _FOLDER.fullmatch(name)
            or wanted.is_excluded(begin)
            or not all(one in came or is_picture(one) for one in _names_in(place))
            or _has_twin(_folder_of(place), name)
        ):
            return False
        relative, place = relative.rpartition("/")[0], _folder_of(place)
    return True


def _is_of_dated(path: str, state: EditState) -> bool:
    """Whether dated articles are at its place already, where a file is that has no date: that
    may be one that lacks it.
    """
    place = place_of(path)
    if place not in (place_of(_file_of(one)) for one, _ in state.head.report.left_out):
        return True
    return any(place_of(one) == place for one in state.paths())


def _file_of(path: str) -> str:
    """The file of an article, which may be a row of it."""
    file, _, row = path.rpartition(":")
    return file if file and row.isdecimal() else path


def _wanted(config: Config) -> Wanted:
    return Wanted(
        suffixes=frozenset(SUFFIXES),
        include=config.include,
        exclude=config.exclude,
        static=config.static,
    )


def _has_twin(place: str, name: str) -> bool:
    """Whether another file or folder beside it has its name, but for what follows a dot. A picture
    may have it.
    """
    stem = name.casefold().partition(".")[0]
    return any(
        one.casefold().partition(".")[0] == stem
        for one in _names_in(place)
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
