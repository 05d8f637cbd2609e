"""The names in folders, by which it is known that a file is not there without looking for it."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Callable, Iterable

from feeds.collecting._clock import clock_ns
from feeds.stamps import Stamp, is_settled, stamp_of

__all__ = ["Endings", "Names"]


class Names(dict[str, "frozenset[str] | None"]):
    """Folder → its names in small letters and one form of Unicode, since disks may ignore both.

    Each folder is listed when it is first asked for. None where that does not tell.
    """

    def __missing__(self, folder: str) -> frozenset[str] | None:
        names = self[folder] = _names_in(folder, _folded)
        return names

    def lacks(self, place: str) -> bool:
        """Whether there is surely no file at a place."""
        folder, _, name = place.rpartition(os.sep)
        names = self[folder]
        return names is not None and _folded(name) not in names

    def lacks_alike(self, place: str) -> bool:
        """Whether there is surely none of that ending in its folder, as far as is known."""
        del place
        return False

    def lacks_all(self, folder: str, names: Iterable[str]) -> bool:
        """Whether there is surely no file of these names in a folder."""
        known = self[folder]
        return known is not None and known.isdisjoint(map(_folded, names))


class Endings:
    """How the names in folders end: a folder of ten thousand articles has hardly any endings.

    A folder is listed once, and again where its stamp tells that a name came or went.
    """

    def __init__(self) -> None:
        self._known: dict[str, tuple[Stamp, frozenset[str]]] = {}

    def now(self) -> Names:
        """As the folders are, each from when it is first asked for."""
        return _NamesByEnding(self)

    def of(self, folder: str) -> frozenset[str] | None:
        """Those of a folder. None for one that has not rested, as its stamp might not tell."""
        now = clock_ns()
        try:
            stamp = stamp_of(os.stat(folder))  # noqa: PTH116 - a text
        except (OSError, ValueError):
            return None
        known = self._known.get(folder)
        if known is not None and known[0] == stamp:
            return known[1]
        endings = _names_in(folder, _folded_ending) if is_settled(stamp, now) else None
        if endings is None:
            return None
        if len(self._known) >= _FOLDERS:
            self._known.clear()
        self._known[folder] = (stamp, endings)
        return endings


_FOLDERS = 256  # that are remembered; articles that lie in one folder are asked for together


class _NamesByEnding(Names):
    """Folder → the endings of its names."""

    def __init__(self, endings: Endings) -> None:
        self._endings = endings

    def __missing__(self, folder: str) -> frozenset[str] | None:
        endings = self[folder] = self._endings.of(folder) if folder else None
        return endings

    def lacks(self, place: str) -> bool:
        folder, _, name = place.rpartition(os.sep)
        endings = self[folder]
        return endings is not None and _folded_ending(name) not in endings

    lacks_alike = lacks

    def lacks_all(self, folder: str, names: Iterable[str]) -> bool:
        known = self[folder]
        return known is not None and known.isdisjoint(_folded_ending(name) for name in names)


def _ending(name: str) -> str:
    """The letters behind the last dot; all of them where there is none."""
    return name.rpartition(".")[2]


def _folded_ending(name: str) -> str:
    return _ending(_folded(name))


def _names_in(folder: str, seen: Callable[[str], str]) -> frozenset[str] | None:
    """What is seen of each name, one after the other: a folder may have a million of them."""
    if not folder or sys.platform == "win32":  # which knows a file by other names as well
        return None
    try:
        with os.scandir(folder) as entries:
            return frozenset(seen(one.name) for one in entries)
    except (FileNotFoundError, NotADirectoryError):
        return frozenset()
    except (OSError, ValueError):
        return None


def _folded(name: str) -> str:
    if name.isascii():
        return name.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())
