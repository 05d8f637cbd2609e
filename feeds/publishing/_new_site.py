"""A whole site that is made at the side under its own names, where the output is bare.

Then its folders take their places as wholes: a move for each of them, not for each file. What has
a later turn has a tree of its own, so that no feed is there ahead of the pages that it names. An
output folder that was made for it is replaced by it, with one move for everything.
"""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING
from unicodedata import normalize

from feeds.publishing._names import MANIFEST, SIDE
from feeds.publishing._plan import BY_NAME, RANKS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from feeds.publishing._disk import Disk
    from feeds.publishing._plan import PlannedFile

__all__ = ["NewSite", "beside", "is_written_below", "remove_folder"]

_PAGES = RANKS.index("pages")
_TAKEN = frozenset({errno.EEXIST, errno.ENOTDIR, errno.EISDIR, errno.ENAMETOOLONG})
_DESCEND = frozenset({errno.EEXIST, errno.ENOTEMPTY, errno.EACCES, errno.EPERM, errno.EXDEV})


class NewSite:
    """Trees of files at the side, by the turns in which they take their places."""

    def __init__(self, prefix: str, disk: Disk) -> None:
        self._prefix = prefix
        self._disk = disk
        self._made: set[int] = set()  # trees

    def root(self, rank: int) -> str:
        """The folder of the tree, which is there from now on. Raises OSError."""
        root = f"{self._prefix}{RANKS[rank]}"
        if rank not in self._made:
            self._disk.mkdir(root)
            self._made.add(rank)
        return root

    def path(self, rank: int, name: str) -> str:
        """Where the file of that name lies."""
        return f"{self._prefix}{RANKS[rank]}/{name}"

    def write(self, rank: int, name: str, chunks: Callable[[], Iterable[bytes]]) -> bool:
        """A new file; False where the name cannot be had. Raises OSError."""
        return is_written_below(self._disk, self.root(rank), name, chunks)

    def complete(self, files: Mapping[str, PlannedFile], staged: Callable[[int], str]) -> None:
        """Have all of these files and no others; some are `staged` under numbers. Raises OSError.

        What else is there was left out, or comes from a worker that was lost.
        """
        kept = sum(self._keep_planned(rank, "", files) for rank in sorted(self._made))
        if kept != sum(one.number == BY_NAME for one in files.values()):
            self._miss(files)
        for name in sorted(name for name, one in files.items() if one.number >= 0):
            root = self.root(files[name].rank)
            make_folders(self._disk, root, name.rpartition("/")[0])
            self._disk.replace(staged(files[name].number), f"{root}/{name}")

    def move(self, output: str, note: Callable[[str], None]) -> Iterator[tuple[int, str]]:
        """Everything takes its place, which is free: a folder as a whole where none is there.

        Notes the path of what is about to move, and yields it with its rank when it has: "a/b/"
        is a whole folder. Raises OSError.
        """
        for rank in sorted(self._made):
            for path in self._move(self.root(rank), output, "", note):
                yield rank, path

    def replace(self, output: str, manifest: str) -> bool:
        """Become the output folder, in which nothing is but the side; False where its disk does
        not take that. The lock over the side goes along. Raises OSError, with nothing published.
        """
        new = beside(output)
        if sys.platform == "win32":
            return False  # no folder is replaced there
        try:
            self._disk.replace(self.root(_PAGES), new)
        except OSError:
            return False
        try:
            for rank in sorted(self._made - {_PAGES}):
                for _ in self._move(self.root(rank), new, "", _silent):
                    pass
            self._disk.replace(manifest, f"{new}/{MANIFEST}")
            self._swap(new, output)
        except OSError:
            with suppress(OSError):
                remove_folder(self._disk, new)
            raise
        return True

    def _swap(self, new: str, output: str) -> None:
        self._disk.replace(f"{output}/{SIDE}", f"{new}/{SIDE}")
        try:
            self._disk.replace(new, output)
        except OSError:  # somebody wrote into it
            self._disk.replace(f"{new}/{SIDE}", f"{output}/{SIDE}")
            raise

    def _miss(self, files: Mapping[str, PlannedFile]) -> None:
        """Raises FileNotFoundError for a file that somebody took away."""
        for name in sorted(name for name, one in files.items() if one.number == BY_NAME):
            path = self.path(files[name].rank, name)
            if not os.path.lexists(path):
                raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path)

    def _keep_planned(self, rank: int, folder: str, files: Mapping[str, PlannedFile]) -> int:
        """How many files are left below this folder of the tree."""
        kept, folders, others = 0, [], []
        with os.scandir(self.path(rank, folder)) as entries:
            for entry in entries:
                path = f"{folder}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    folders.append(path)
                    continue
                planned = files.get(path) or files.get(normalize("NFC", path))  # as a disk has it
                if planned is not None and planned.number == BY_NAME and planned.rank == rank:
                    kept += 1
                else:
                    others.append(path)
        for path in sorted(others):
            self._disk.unlink(self.path(rank, path))
        for path in sorted(folders):
            inside = self._keep_planned(rank, f"{path}/", files)
            if not inside:
                self._disk.rmdir(self.path(rank, path))
            kept += inside
        return kept

    def _move(
        self, source: str, target: str, inside: str, note: Callable[[str], None]
    ) -> Iterator[str]:
        for name, is_folder in _entries(source):
            path = f"{inside}{name}"
            note(path)
            there = f"{target}/{name}"
            if not is_folder:
                self._disk.replace(f"{source}/{name}", there)
                yield path
            elif self._is_moved(f"{source}/{name}", there):
                yield f"{path}/"
            else:
                with suppress(FileExistsError):
                    self._disk.mkdir(there)
                yield from self._move(f"{source}/{name}", there, f"{path}/", note)

    def _is_moved(self, source: str, target: str) -> bool:
        """Whether a folder could be moved as a whole."""
        if os.path.lexists(target):
            return False
        try:
            self._disk.replace(source, target)
        except OSError as error:
            if error.errno not in _DESCEND:
                raise
            return False
        return True


def beside(output: str) -> str:
    """Where a new site stands for a moment, before it becomes the output folder."""
    above, name = os.path.split(output)
    return f"{above}/{SIDE}-{name}"


def is_written_below(
    disk: Disk, root: str, name: str, chunks: Callable[[], Iterable[bytes]]
) -> bool:
    """Write a new file below a folder that is there; False where the name cannot be had: by
    another file, or for its length. Raises OSError.
    """
    path = f"{root}/{name}"
    try:
        try:
            disk.write(path, chunks())
        except FileNotFoundError:
            make_folders(disk, root, name.rpartition("/")[0])
            disk.write(path, chunks())
    except OSError as error:
        if error.errno in _TAKEN:
            return False
        raise
    return True


def make_folders(disk: Disk, root: str, folder: str) -> None:
    """Make a folder, and those above it, below a root that is there. Raises OSError."""
    if not folder:
        return
    path = f"{root}/{folder}"
    try:
        disk.mkdir(path)
    except FileExistsError:
        if not os.path.isdir(path):
            raise
    except FileNotFoundError:
        above = folder.rpartition("/")[0]
        if not above:  # the root is gone
            raise
        make_folders(disk, root, above)
        make_folders(disk, root, folder)


def remove_folder(disk: Disk, path: str) -> None:
    """Remove a folder with all that is in it. Raises OSError."""
    for name, is_folder in _entries(path):
        if is_folder:
            remove_folder(disk, f"{path}/{name}")
        else:
            disk.unlink(f"{path}/{name}")
    disk.rmdir(path)


def _entries(folder: str) -> Iterator[tuple[str, bool]]:
    """What is in a folder: names, sorted, and whether each is a folder."""
    with os.scandir(folder) as entries:
        found = [(entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries]
    found.sort()
    yield from found


def _silent(_path: str) -> None:
    """Nobody wants to know."""
