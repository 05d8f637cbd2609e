"""The side folder: where files are written before they are swapped in, and the lock over it.

It lies in the output folder, which alone is sure to be on the same file system and writable
(the output may be a mount point, or the only folder a web server's user may write to). One
process owns it at a time; what a killed one left in it is removed by the next, under the lock.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from feeds.errors import Problem, PublishError
from feeds.publishing._faults import publish_error
from feeds.publishing._names import SIDE
from feeds.publishing._new_site import NewSite, beside, remove_folder
from feeds.publishing._plan import BY_NAME, RANKS
from feeds.publishing._shelf import Shelf
from feeds.publishing._stager import PROOF

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feeds.publishing._disk import Disk

__all__ = ["Side"]

_LOCK = "lock"
_UNLOCKABLE = frozenset({errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS})
_PROOF = 16  # bytes
_ATTEMPTS = 100  # a lock file can go away between opening and locking it, hardly ever twice


class Side:
    """Numbered files beside the site, for one process."""

    def __init__(self, output: str, disk: Disk, shown: str) -> None:
        self.folder = f"{output}/{SIDE}"
        self.prefix = f"{self.folder}/{os.getpid()}-"  # a killed build's workers may yet write
        self.new_site = NewSite(self.prefix, disk)
        self._new = beside(output)
        self._shown = shown  # the output folder's name, for messages
        self.is_locked = False  # False too where the file system knows no locks
        self._disk = disk
        self._descriptor = -1
        self._made = False
        self._next = 0
        self._proof = ""

    def open(self) -> None:
        """Take the lock and clear the folder. Raises PublishError where another holds it."""
        for _ in range(_ATTEMPTS):
            self._make_folder()
            try:
                self._descriptor = self._disk.open_lock(self._path(_LOCK))
            except FileNotFoundError:
                continue  # another publication has just ended and took the folder away
            self._take_lock()
            if self._is_still_there():
                break
            self._release()
        else:
            raise self._busy()
        self._note_process()
        self._clear()
        if os.path.isdir(self._new) and not os.path.islink(self._new):
            remove_folder(self._disk, self._new)  # of a build that was killed at the very end

    def stage(self, chunks: Iterable[bytes]) -> int:
        """Write a file to the side; returns its number."""
        number = self._next
        self._next = number + 1
        self._disk.write(self.path(number), chunks)
        return number

    def reserve(self, number: int) -> int:
        """The first of so many numbers for files that others write."""
        first = self._next
        self._next += number
        return first

    def prove(self) -> str:
        """Leave what others know this disk by, once; returns it."""
        if not self._proof:
            proof = os.urandom(_PROOF).hex()
            self._disk.write(self.prefix + PROOF, (proof.encode(),))
            self._proof = proof
        return self._proof

    def shelf(self, *, is_far: bool) -> Shelf:
        """Where processes, which may be far, leave data for one another. Raises PublishError."""
        try:
            return Shelf(os.path.abspath(self.prefix), self.prove() if is_far else "")
        except OSError as error:
            raise publish_error(error, self._shown) from error

    def take(self, number: int, name: str) -> None:
        """Have the file of a far stager under its number. Raises OSError where it is not here."""
        self._disk.replace(f"{self.path(number)}{name}", self.path(number))

    def path(self, number: int) -> str:
        """Where the staged file with that number lies."""
        return f"{self.prefix}{number}"

    def place(self, name: str, rank: int, number: int) -> str:
        """Where a file lies until it takes its place: by its name, or under that number."""
        return self.new_site.path(rank, name) if number == BY_NAME else self.path(number)

    def folds_case(self) -> bool:
        """Whether the disk of the output takes capitals and small letters for the same."""
        return self._disk.folds_case(self.folder)

    def unlocked(self) -> Problem:
        """The warning of a disk that knows no locks."""
        return Problem(
            path=self._shown,
            message="this disk cannot lock, so that two builds at once would mix",
            hint="run one at a time",
            severity="warning",
        )

    def close(self) -> None:
        """Remove the folder and let go of the lock; what cannot be removed the next one removes."""
        if self._descriptor < 0:
            if self._made:
                with suppress(OSError):
                    self._disk.rmdir(self.folder)
            return
        try:
            with suppress(OSError):
                self._clear()
            with suppress(OSError):
                if sys.platform == "win32":
                    self._release()  # an open file cannot be removed there
                self._disk.unlink(self._path(_LOCK))
                self._disk.rmdir(self.folder)
        finally:
            self._release()

    def _path(self, name: str) -> str:
        return f"{self.folder}/{name}"

    def _make_folder(self) -> None:
        try:
            if stat.S_ISDIR(os.lstat(self.folder).st_mode):
                return
        except FileNotFoundError:
            with suppress(FileExistsError):  # another publication was quicker
                self._disk.mkdir(self.folder)
                self._made = True
            return
        raise PublishError(
            Problem(
                path=f"{self._shown}/{SIDE}",
                message="this is no folder, and the build needs that name for its own files",
                hint="remove it and build again",
            )
        )

    def _take_lock(self) -> None:
        try:
            _lock(self._descriptor)
            self.is_locked = True
        except OSError as error:
            if error.errno in _UNLOCKABLE:
                return
            busy = self._busy()
            self._release()
            raise busy from error

    def _is_still_there(self) -> bool:
        """Whether the name still leads to the file that was locked."""
        try:
            return os.path.samestat(os.fstat(self._descriptor), os.lstat(self._path(_LOCK)))
        except FileNotFoundError:
            return False

    def _note_process(self) -> None:
        with suppress(OSError):  # it is for the message of another build only
            os.ftruncate(self._descriptor, 0)
            os.write(self._descriptor, str(os.getpid()).encode())

    def _busy(self) -> PublishError:
        process = ""
        with suppress(OSError):
            noted = os.read(self._descriptor, 20).decode("ascii", "replace")
            process = f" (process {noted})" if noted.isdigit() else ""
        return PublishError(
            Problem(
                path=self._shown,
                message=f"another build is publishing here{process}",
                hint="let it end, then build again",
            )
        )

    def _clear(self) -> None:
        with os.scandir(self.folder) as entries:
            found = sorted(
                (entry.name, entry.is_dir(follow_symlinks=False))
                for entry in entries
                if entry.name != _LOCK
            )
        for name, is_folder in found:
            if not is_folder:
                self._disk.unlink(self._path(name))
            elif name.partition("-")[2] in RANKS:
                remove_folder(self._disk, self._path(name))

    def _release(self) -> None:
        if self._descriptor >= 0:
            os.close(self._descriptor)
        self._descriptor = -1


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
