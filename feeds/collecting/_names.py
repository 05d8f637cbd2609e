"""The names in folders, by which it is known that a file is not there without looking for it."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterable

__all__ = ["Names"]


class Names(dict[str, "frozenset[str] | None"]):
    """Folder → its names in small letters and one form of Unicode, since disks may ignore both.

    Each folder is listed when it is first asked for. None where that does not tell.
    """

    def __missing__(self, folder: str) -> frozenset[str] | None:
        names = self[folder] = _names_in(folder)
        return names

    def lacks(self, place: str) -> bool:
        """Whether there is surely no file at a place."""
        folder, _, name = place.rpartition(os.sep)
        names = self[folder]
        return names is not None and _folded(name) not in names

    def lacks_all(self, folder: str, names: Iterable[str]) -> bool:
        """Whether there is surely no file of these names in a folder."""
        known = self[folder]
        return known is not None and known.isdisjoint(map(_folded, names))


def _names_in(folder: str) -> frozenset[str] | None:
    if not folder or sys.platform == "win32":  # which knows a file by other names as well
        return None
    try:
        return frozenset(map(_folded, os.listdir(folder)))  # noqa: PTH208 - of each folder
    except (FileNotFoundError, NotADirectoryError):
        return frozenset()
    except (OSError, ValueError):
        return None


def _folded(name: str) -> str:
    if name.isascii():
        return name.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())
