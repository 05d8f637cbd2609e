"""Names in the output that nothing else has: our own pages move aside for articles and files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count

__all__ = ["FreeNames"]


class FreeNames:
    """Gives a page the name that it wants, or the next one: `archive.html`, `archive-2.html`.

    `taken` are the files of articles, of feeds and those that are published as they stand.
    Case does not tell names apart, as on many disks, nor does a folder from a file.
    """

    def __init__(self, taken: Iterable[str]) -> None:
        self._files = {name.casefold() for name in taken}
        self._folders = {folder for name in self._files for folder in _folders(name)}

    def file(self, wanted: str) -> str:
        """A file of that name, from now on taken as well."""
        stem, dot, suffix = wanted.rpartition(".")
        found = next(name for name in _names(stem, f"{dot}{suffix}") if self._is_free(name))
        self._take(found)
        return found

    def folder(self, wanted: str) -> str:
        """A folder (with its slash) whose index is free, and its index with it."""
        found = next(
            name for name in _names(wanted[:-1], "/") if self._is_free(f"{name}index.html")
        )
        self._take(f"{found}index.html")
        return found

    def new_folder(self, wanted: str) -> str:
        """A folder (with its slash) in which nothing lies, from now on taken as well."""
        found = next(
            name
            for name in _names(wanted[:-1], "/")
            if name[:-1].casefold() not in self._folders and self._is_free(f"{name}x")
        )
        self._folders.add(found[:-1].casefold())
        return found

    def numbered(self, wanted: str, number: int) -> str:
        """A folder in which `1.html` to that number are free."""
        for name in _names(wanted[:-1], "/"):
            files = [f"{name}{place}.html" for place in range(1, number + 1)]
            if all(map(self._is_free, files)):
                for file in files:
                    self._take(file)
                return name
        raise AssertionError  # names never end

    def _is_free(self, name: str) -> bool:
        name = name.casefold()
        return (
            name not in self._files
            and name not in self._folders
            and self._files.isdisjoint(_folders(name))
        )

    def _take(self, name: str) -> None:
        name = name.casefold()
        self._files.add(name)
        self._folders.update(_folders(name))


def _names(stem: str, ending: str) -> Iterator[str]:
    yield stem + ending
    yield from (f"{stem}-{number}{ending}" for number in count(2))


def _folders(name: str) -> Iterator[str]:
    place = name.find("/")
    while place >= 0:
        yield name[:place]
        place = name.find("/", place + 1)
