"""Which folders of a site hold articles with a date, as far as their first files show."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from feeds.generators._post_names import post_of
from feeds.patterns import lazy_regex

__all__ = ["dated_folders"]

_MOST = 40  # texts of a folder that are looked into
_MOST_FOLDERS = 200  # that a star stands for, and that a folder has in it
_HEAD = 4096  # characters
_DATE = lazy_regex(r"^date[ \t]*:[ \t]*[\"']?\d", re.MULTILINE)
_TEXTS = (".md", ".markdown", ".html", ".mkd")
_IGNORED = frozenset({"_site", "node_modules", "vendor"})


def dated_folders(root: Path, patterns: Iterable[str]) -> Iterator[str]:
    """The folders that the patterns name, by their paths below the root, in their order.

    A star in a pattern stands for any folder that may be of the site's own making.
    """
    for pattern in patterns:
        for folder in _named(root, pattern.split("/")) if pattern else ():
            if _holds_dates(folder):
                yield folder.relative_to(root).as_posix()


def _named(folder: Path, parts: list[str]) -> Iterator[Path]:
    if not parts:
        yield folder
    elif parts[0] == "*":
        for inner in _folders(folder):
            if inner.name not in _IGNORED and not inner.name.startswith((".", "_")):
                yield from _named(inner, parts[1:])
    elif (folder / parts[0]).is_dir():
        yield from _named(folder / parts[0], parts[1:])


def _folders(folder: Path) -> list[Path]:
    return [Path(one.path) for one in _entries(folder) if one.is_dir()][:_MOST_FOLDERS]


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return sorted(found, key=lambda one: one.name)
    except OSError:
        return []


def _holds_dates(folder: Path) -> bool:
    return any(
        post_of(file.name) or _DATE.search(_head(file)) for file in islice(_texts(folder), _MOST)
    )


def _texts(folder: Path) -> Iterator[Path]:
    """The texts in a folder, then those in the folders in it."""
    waiting = [folder]
    for place in waiting:
        for entry in _entries(place):
            if entry.is_dir(follow_symlinks=False):
                waiting += [Path(entry.path)] if len(waiting) < _MOST_FOLDERS else []
            elif entry.name.endswith(_TEXTS):
                yield Path(entry.path)


def _head(file: Path) -> str:
    try:
        with file.open(encoding="utf-8-sig") as stream:
            head = stream.read(_HEAD)
    except (OSError, UnicodeDecodeError):
        return ""
    return head.split("\n---", 1)[0] if head.startswith("---") else ""
