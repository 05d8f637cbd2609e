"""Files below the source folder that articles refer to."""

from __future__ import annotations

import os
import posixpath
import stat
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from feeds.articles import SourceFile
from feeds.collecting._real_folders import RealFolders
from feeds.collecting._withheld import Gatekeeper, Target
from feeds.reading import SUFFIXES, is_shown, made_picture, picture_in

__all__ = ["FileFinder"]


class FileFinder:
    """Looks up a path below the source folder; never outside it, never a hidden file. Pictures,
    sounds and films of a generator's site may lie anywhere below its root.
    """

    def __init__(
        self,
        source: Path,
        gate: Gatekeeper,
        *,
        static: tuple[Path, ...] = (),
        root: Path | None = None,
        taken: frozenset[str] = frozenset(),
    ) -> None:
        """`static` are further folders, whose files keep their path below the site's address,
        unless it is `taken` (in one case) by a page or a feed. `root` is that of the site.
        """
        self._roots = tuple(map(str, (source, *static)))
        self._real = tuple(os.path.realpath(root) for root in self._roots)
        self._site = os.path.realpath(root) if root is not None else ""
        self._gate = gate
        self._taken = taken
        self._real_folder = RealFolders()

    def __call__(self, path: str) -> SourceFile | None:
        found = next((self._file(path, *found) for found in self._found(path)), None)
        return found or next(self._pictures(path), None)

    def place_of(self, path: str) -> str:
        """Where the file found under that path lies; or would lie, where it is gone by now."""
        found = next((real for real, *_ in self._found(path)), "")
        made = "" if found else next((one.place for one in self._pictures(path)), "")
        return found or made or os.path.join(self._roots[0], path)  # noqa: PTH118

    def source_of(self, path: str) -> str:
        """Where the file of an article lies, which need not be looked for."""
        return os.path.join(self._roots[0], path)  # noqa: PTH118 - a text

    def _pictures(self, path: str) -> Iterator[SourceFile]:
        """A picture in a notebook, which has the name of a file and is none on disk."""
        notebook, name = picture_in(path) or ("", "")
        for real, status, _ in self._found(notebook) if notebook else ():
            place = os.path.join(real, name)  # noqa: PTH118 - below a file, where nothing can lie
            data = made_picture(place)
            if data is not None:
                withheld = self._gate.of_source(self._target(notebook, real, status))
                yield SourceFile(path, len(data), withheld=withheld, place=place)

    def _found(self, path: str) -> Iterator[tuple[str, os.stat_result, bool]]:
        """Where a file really is, and whether in the source folder; asked for every picture of a
        site: texts, and one call each.
        """
        if path.startswith(_UP):
            found = self._at(os.path.normpath(f"{self._roots[0]}/{path}"), self._site)
            if found is not None and self._site and _is_media(path) and _is_media(found[0]):
                yield *found, True
            return
        if "\0" in path or _is_hidden(path):
            return
        for number, (root, real_root) in enumerate(zip(self._roots, self._real, strict=True)):
            found = self._at(os.path.join(root, path), real_root)  # noqa: PTH118
            if found is not None:
                yield *found, number == 0

    def _at(self, place: str, real_root: str) -> tuple[str, os.stat_result] | None:
        """Where the file at a place really is, if that is below a folder and not hidden."""
        if "\0" in place or not os.access(place, os.F_OK):  # an error takes longer
            return None
        try:
            status = os.lstat(place)
            is_link = stat.S_ISLNK(status.st_mode)
            status = os.stat(place) if is_link else status  # noqa: PTH116
        except (OSError, ValueError):
            return None
        if not stat.S_ISREG(status.st_mode):
            return None
        real = self._real_place(place, is_link=is_link)
        below = _below(real, real_root)
        return (real, status) if below and not _is_hidden(below) else None

    def _real_place(self, place: str, *, is_link: bool) -> str:
        folder, name = os.path.split(place)
        folder = "" if is_link else self._real_folder(folder)
        return os.path.join(folder, name) if folder else os.path.realpath(place)  # noqa: PTH118

    def _file(self, path: str, real: str, status: os.stat_result, is_source: bool) -> SourceFile:  # noqa: FBT001
        target = self._target(path, real, status)
        return SourceFile(
            path,
            status.st_size,
            is_static=self._gate.is_static(target),
            withheld=self._gate(target),
            place=real,
            address="" if is_source or path.casefold() in self._taken else path,
        )

    def _target(self, path: str, real: str, status: os.stat_result) -> Target:
        return Target(
            path=_nfc(path),
            place=real,
            below=_nfc(_below(real, self._real[0])),
            inode=(status.st_dev, status.st_ino),
        )


_UP = "../"


def _is_media(path: str) -> bool:
    """Whether it is a picture, a sound or a film, by its suffix: nobody's source."""
    suffix = posixpath.splitext(path)[1].lower()
    return is_shown(suffix) and suffix not in SUFFIXES


def _below(place: str, root: str) -> str:
    """The path of a place below a folder, with "/"; "" where it lies elsewhere."""
    start = root if root.endswith(os.sep) else root + os.sep
    return place.removeprefix(start).replace(os.sep, "/") if place.startswith(start) else ""


def _is_hidden(path: str) -> bool:
    return "/." in path or path.startswith(".")


def _nfc(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", text)
