"""What stands in the output folder, looked at without following a symbolic link in it."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from typing import TYPE_CHECKING

from feeds.publishing._names import SIDE

if TYPE_CHECKING:
    from collections.abc import Callable

    from feeds.publishing._disk import Disk

__all__ = ["Tree"]


class Tree:
    """The folders below an output folder; each is looked at once, and remembered."""

    def __init__(self, output: str) -> None:
        self._output = output
        self._folders: dict[str, str | None] = {"": ""}

    def path(self, name: str) -> str:
        """Where the file of that name lies."""
        return f"{self._output}/{name}"

    def folder(self, name: str) -> str | None:
        """Looks at a folder: "" where it is one, None where nothing is there yet, else the
        name of what is in the way: a file or a symbolic link, at it or on the way to it.
        """
        if name in self._folders:
            return self._folders[name]
        found = self.folder(name.rpartition("/")[0])
        if found == "":
            found = self._look(name)
        self._folders[name] = found
        return found

    def status(self, name: str) -> os.stat_result | None:
        """The status of what stands at a name in a folder that is one; None for nothing."""
        try:
            return os.lstat(self.path(name))
        except FileNotFoundError:
            return None

    def is_bare(self) -> bool:
        """Whether nothing stands below the output folder but what a running build has there."""
        try:
            with os.scandir(self._output) as entries:
                return all(entry.name == SIDE for entry in entries)
        except FileNotFoundError:
            return True

    def make(self, disk: Disk, note: Callable[[str], None]) -> None:
        """Make the output folder, and those above it; notes each that was not there."""
        missing = []
        path = self._output
        while not os.path.lexists(path):
            missing.append(path)
            path = os.path.dirname(path)
        for folder in reversed(missing):
            with suppress(FileExistsError):  # another build was quicker
                disk.mkdir(folder)
                note(folder)

    def forget(self) -> None:
        """Look again from here on."""
        self._folders = {"": ""}

    def remember(self, folder: str) -> None:
        """Take note that this folder has been made."""
        self._folders[folder] = ""

    def below(self, name: str) -> tuple[list[str], list[str]]:
        """The files below a folder, sorted; and its folders, inner ones first, itself last."""
        files: list[str] = []
        folders: list[str] = []
        with os.scandir(self.path(name)) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                inner = f"{name}/{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    inner_files, inner_folders = self.below(inner)
                    files += inner_files
                    folders += inner_folders
                else:
                    files.append(inner)
        return sorted(files), [*folders, name]

    def _look(self, name: str) -> str | None:
        status = self.status(name)
        if status is None:
            return None
        return "" if stat.S_ISDIR(status.st_mode) else name
