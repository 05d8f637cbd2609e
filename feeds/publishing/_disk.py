"""The one seam through which publishing changes a disk.

Every mutation is one method, and each announces itself to `step` first: tests put a fault or
a kill at any of them. Paths are plain strings and calls go straight to `os`, since this is
the inner loop of a site of a million files.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["DISK", "Disk"]

_FILE_MODE = 0o644  # whatever the umask: a web server has to read it
_FOLDER_MODE = 0o755
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_LOCK = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)


class Disk:
    """Changes files and folders; raises OSError like `os` does.

    There is no fsync: a hundred thousand of them take minutes, and a file torn by a loss of
    power differs from what the next build makes, which therefore writes it again.
    Looking (stat, read) is not in here: it changes nothing.
    """

    def step(self, action: str, path: str) -> None:
        """Called ahead of each mutation; does nothing but in tests."""

    def write(self, path: str, chunks: Iterable[bytes], *, mode: int = _FILE_MODE) -> None:
        """A new file of these bytes; FileExistsError where there is one."""
        self.step("write", path)
        descriptor = os.open(path, _NEW, mode)
        try:
            for chunk in chunks:
                _write_all(descriptor, chunk)
            if hasattr(os, "fchmod"):  # not on Windows before 3.13, which has no umask either
                os.fchmod(descriptor, mode)
        finally:
            os.close(descriptor)

    def replace(self, source: str, target: str) -> None:
        """Moves a file onto a name, whether or not that holds a file; atomic."""
        self.step("replace", target)
        os.replace(source, target)

    def unlink(self, path: str) -> None:
        """Removes a file."""
        self.step("unlink", path)
        os.unlink(path)

    def mkdir(self, path: str) -> None:
        """Makes one folder; FileExistsError where there is something."""
        self.step("mkdir", path)
        os.mkdir(path, _FOLDER_MODE)
        mode = os.stat(path).st_mode
        if mode & 0o777 != _FOLDER_MODE:  # a setgid bit that came from the parent stays
            os.chmod(path, (mode & 0o7000) | _FOLDER_MODE)

    def rmdir(self, path: str) -> None:
        """Removes an empty folder."""
        self.step("rmdir", path)
        os.rmdir(path)

    def make_readable(self, path: str) -> None:
        """Lets everyone read a file that a web server has to serve."""
        self.step("chmod", path)
        os.chmod(path, _FILE_MODE)

    def folds_case(self, folder: str) -> bool:
        """Whether this disk takes `A` and `a` for one name: tried with a file, which is removed."""
        probe = f"{folder}/case"
        self.write(probe, ())
        try:
            return os.path.lexists(f"{folder}/CASE")
        finally:
            self.unlink(probe)

    def open_lock(self, path: str) -> int:
        """Opens a lock file, made where there is none; the descriptor."""
        self.step("lock", path)
        return os.open(path, _LOCK, _FILE_MODE)


DISK = Disk()
"""What a Publication uses unless it is given another; looked up when one is made."""


def _write_all(descriptor: int, data: bytes) -> None:
    done = os.write(descriptor, data)
    while done < len(data):  # one call may take less than everything
        done += os.write(descriptor, memoryview(data)[done:])
