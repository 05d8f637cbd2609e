"""The files below a source folder, as they are met one after the other."""

from __future__ import annotations

import os
import stat
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TypeAlias

import msgspec

from feeds.errors import Problem
from feeds.reading._problems import unreadable
from feeds.reading._wanted import Wanted
from feeds.records import dataclass
from feeds.stamps import Stamp, stamp_of

__all__ = ["Found", "Walker", "found_as", "nfc"]

_PUBLISHED = ".feeds-manifest"  # lies in every folder that a build has published into


class Found(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A file that may hold articles."""

    place: str  # its path as the scan met it
    relative: str  # below the source folder, with "/", NFC
    size: int
    modified: int = 0  # seconds since 1970
    stamp: Stamp = (0, 0, 0, 0)

    @property
    def path(self) -> Path:
        """Where it lies."""
        return Path(self.place)


_Step: TypeAlias = "tuple[str, str, str, frozenset[str]]"
"""A folder: its path, that of its files below the source folder, where it is, those above it.

All are texts: many a site has a folder for each article.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Walker(Wanted):
    """Meets the files below a folder."""

    root: str  # where the source folder really is
    skip: frozenset[str]

    def walk(self, source: Path) -> Iterator[Found | Problem]:
        """In the order of the paths."""
        stack: list[_Step] = [(str(source), "", self.root, frozenset({self.root}))]
        while stack:
            folder, prefix, real, above = stack.pop()
            try:
                with os.scandir(folder) as entries:
                    found = sorted(
                        [(nfc(one.name), one.name, one) for one in entries], reverse=True
                    )
            except OSError as error:
                yield unreadable(prefix or folder, error)
                continue
            if prefix and _PUBLISHED in [name for _, name, _ in found]:
                yield _published(prefix)
                continue
            folders: list[_Step] = []
            other = self._other_prefix(prefix, real)
            while found:
                name, _, entry = found.pop()  # with all that is known of it: folders may be large
                if name.startswith(".") or (other is not None and self.is_excluded(other + name)):
                    continue
                relative = prefix + name
                outcome = self._look(entry, relative, real)
                if isinstance(outcome, Found):
                    yield outcome
                elif isinstance(outcome, str):
                    if outcome not in above and not self.is_excluded(relative + "/"):
                        place = entry.name if folder == os.curdir else entry.path
                        folders.append((place, relative + "/", outcome, above | {outcome}))
                elif outcome is not None:
                    yield outcome
            stack.extend(reversed(folders))
        for pattern, path in self.by_case.items():
            yield _in_other_case(pattern, path)

    def meet(self, source: Path) -> Iterator[Found]:
        """The files alone, as they come."""
        stack = [(str(source), "", self.root)]
        above = {self.root}
        while stack:
            folder, prefix, real = stack.pop()
            with suppress(OSError), os.scandir(folder) as entries:
                for entry in entries:
                    relative = prefix + nfc(entry.name)
                    outcome = None if entry.name[0] == "." else self._look(entry, relative, real)
                    if isinstance(outcome, Found):
                        yield outcome
                    elif isinstance(outcome, str) and outcome not in above:
                        above.add(outcome)
                        stack.append((entry.path, relative + "/", outcome))

    def _other_prefix(self, prefix: str, real: str) -> str | None:
        """What the paths in a folder begin with where it really is; None where that is here."""
        if not self.exclude:
            return None
        below = _below(real, self.root)
        place = f"{below}/" if below else ""
        return place if place != prefix else None

    def _look(
        self, entry: os.DirEntry[str], relative: str, folder: str
    ) -> str | Found | Problem | None:
        """The real folder to walk into, a file, a problem, or nothing. `folder` is really where
        the entry lies.
        """
        if not relative.isprintable() and _has_surrogate(relative):
            if not (entry.is_dir() or self.wants(relative)):
                return None
            return Problem(
                path=relative.encode("utf-8", "backslashreplace").decode(),
                message="the file's name is not valid UTF-8",
                hint="rename it",
            )
        try:
            is_link = entry.is_symlink()
            status = None if entry.is_dir() else entry.stat()  # names of folders tell what they are
            if status is not None and stat.S_ISREG(status.st_mode) and not is_link:
                return self._file(entry, relative, status)  # nearly all
            real = _real_place(entry, folder, is_link=is_link)
        except OSError as error:
            return _broken(Path(entry.path), relative, error) if self.wants(relative) else None
        if real in self.skip:
            return None
        if is_link and not Path(real).is_relative_to(self.root):
            return Problem(
                path=relative,
                message="this link leads out of the source folder and was not followed",
                hint="copy what it points at into the folder",
                severity="warning",
            )
        if self.exclude and self.is_excluded(_below(real, self.root)):
            return None
        return real if status is None else self._file(entry, relative, status)

    def _file(
        self, entry: os.DirEntry[str], relative: str, status: os.stat_result
    ) -> Found | Problem | None:
        if not self.wants(relative):
            return None
        if not stat.S_ISREG(status.st_mode):
            return Problem(path=relative, message="this is no regular file", hint="delete it")
        return found_as(entry.path, relative, status)


def _real_place(entry: os.DirEntry[str], folder: str, *, is_link: bool) -> str:
    """Where it is: what is no link lies where its folder does. Windows has others than those."""
    if is_link or sys.platform == "win32":
        return os.path.realpath(entry.path, strict=True)
    return f"{folder}{entry.name}" if folder[-1] == os.sep else f"{folder}{os.sep}{entry.name}"


def found_as(place: str, relative: str, status: os.stat_result) -> Found:
    """A file of that status."""
    modified = status.st_mtime_ns // 1_000_000_000
    return Found(
        place=place,
        relative=relative,
        size=status.st_size,
        modified=modified,
        stamp=stamp_of(status),
    )


def _published(prefix: str) -> Problem:
    return Problem(
        path=prefix.rstrip("/"),
        message="this is a site that feeds build made, and was not read",
        hint="delete it, or move it out of the source folder",
        severity="warning",
    )


def _broken(path: Path, relative: str, error: OSError) -> Problem:
    if path.is_symlink():
        return Problem(
            path=relative,
            message="this link points at nothing",
            hint="restore what it points at (git submodule update --init, where that is one), "
            "delete it, or name it in exclude",
        )
    return unreadable(relative, error)


def _below(real: str, root: str) -> str:
    """The path of a place in the source folder."""
    return nfc(real.removeprefix(root).lstrip(os.sep).replace(os.sep, "/"))


def _in_other_case(pattern: str, path: str) -> Problem:
    return Problem(
        path=path,
        message=f'this is left out: exclude names it in other capitals ("{pattern}")',
        hint="write the pattern as the file is named; some file systems tell no difference",
        severity="warning",
    )


def _has_surrogate(text: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in text)


def nfc(text: str) -> str:
    """The form in which names are compared: some disks change it."""
    return unicodedata.normalize("NFC", text)
