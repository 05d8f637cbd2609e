"""The swap: staged files take their places, in the order that keeps every link alive."""

from __future__ import annotations

import errno
import stat
from bisect import bisect_left
from contextlib import suppress
from typing import TYPE_CHECKING

from feeds.errors import Problem
from feeds.publishing._faults import publish_error, reason
from feeds.publishing._gzip import SUFFIX
from feeds.publishing._names import MANIFEST
from feeds.publishing._plan import AS_IS, RANKS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from feeds.publishing._disk import Disk
    from feeds.publishing._plan import SwapPlan
    from feeds.publishing._side import Side
    from feeds.publishing._stage_manifests import Manifests
    from feeds.publishing._staging import Staging
    from feeds.publishing._tree import Tree

__all__ = ["Swap"]

_STAYS = frozenset({errno.ENOTEMPTY, errno.EEXIST, errno.ENOENT, errno.EBUSY})

_SOME = 16  # files that are moved before somebody hears of it
_FEEDS = (".xml", ".json", ".opml", ".atom", ".rss")


class Swap:
    """Carries out one plan. A fault in `_prepare` is undone; a later one says how far it got."""

    def __init__(
        self,
        plan: SwapPlan,
        staging: Staging,
        *,
        disk: Disk,
        side: Side,
        tree: Tree,
        progress: Callable[[int, int], None] | None = None,
        is_new: bool = False,
    ) -> None:
        """An output that `is_new` was made for this site."""
        self.removed = 0
        self.problems: list[Problem] = []
        self._plan = plan
        self._files = staging.files
        self._siblings = staging.found.siblings
        self._disk = disk
        self._side = side
        self._tree = tree
        self._progress = progress or _silent
        self._is_bare = staging.is_bare  # so that nothing can be in the way
        self._is_new = is_new
        self._at = ""  # the name in hand, for messages
        self._done = 0
        self._made: list[str] = []

    def run(self, manifests: Manifests, unreadable: Iterable[str], shown: str) -> None:
        """Raises PublishError; `shown` is the output folder's name."""
        try:
            if self._is_bare:
                self._side.new_site.complete(self._files, self._side.path)
            if self._is_bare and self._is_new and self._replaces(manifests):
                return
            self._prepare(manifests)
        except OSError as error:
            self._undo(manifests)
            raise publish_error(error, f"{shown}/{self._at}") from error
        try:
            if self._is_bare:
                self._move_in()
            else:
                self._clear_the_way()
                self._swap_in()
            self._open_to_readers(unreadable, shown)
            self._remove(sorted(self._plan.stale, key=_removal_order))
            self._manifest(manifests.after)
        except OSError as error:
            site = f"{self._done} of {len(self._plan.staged)} changed files are in place, all whole"
            raise publish_error(error, f"{shown}/{self._at}", site=site) from error

    def _prepare(self, manifests: Manifests) -> None:
        """The list of both sites, then the folders that can be made already."""
        self._manifest(manifests.during)
        for name in self._plan.staged if not self._is_bare else ():
            self._make_folder(name.rpartition("/")[0])

    def _undo(self, manifests: Manifests) -> None:
        for folder in reversed(self._made):
            with suppress(OSError):
                self._disk.rmdir(self._tree.path(folder))
        if manifests.during == AS_IS:
            return
        with suppress(OSError):
            if manifests.before == AS_IS:
                self._disk.unlink(self._tree.path(MANIFEST))
            else:
                self._manifest(manifests.before)

    def _manifest(self, number: int) -> None:
        if number != AS_IS:
            self._at = MANIFEST
            self._disk.replace(self._side.path(number), self._tree.path(MANIFEST))

    def _make_folder(self, folder: str) -> None:
        if self._tree.folder(folder) is not None:
            return  # there, or blocked by a file that goes first
        self._make_folder(folder.rpartition("/")[0])
        self._at = folder
        self._disk.mkdir(self._tree.path(folder))
        self._tree.remember(folder)
        self._made.append(folder)

    def _clear_the_way(self) -> None:
        """A file becomes a folder, or a folder a file: such a name is gone for an instant."""
        for was, now in self._plan.respelled:
            self._at = now
            self._disk.replace(self._tree.path(was), self._tree.path(now))
        if self._plan.in_the_way or self._plan.folders_in_the_way:
            self._remove(self._plan.in_the_way)
            self._tree.forget()
            for folder in self._plan.folders_in_the_way:
                if self._tree.folder(folder) == "":
                    self._remove_folder(folder)
            self._tree.forget()
            for name in self._plan.staged:
                self._make_folder(name.rpartition("/")[0])

    def _replaces(self, manifests: Manifests) -> bool:
        """Whether the whole site took the place of its output folder."""
        total = len(self._plan.staged)
        self._progress(0, total)
        manifest = self._side.path(manifests.during)
        if not self._side.new_site.replace(self._tree.path("")[:-1], manifest):
            return False
        self._done = total
        self._progress(total, total)
        return True

    def _move_in(self) -> None:
        names = [
            [name for name in self._plan.staged if self._files[name].rank == rank]
            for rank in range(len(RANKS))
        ]
        total = len(self._plan.staged)
        self._progress(0, total)
        for rank, path in self._side.new_site.move(self._tree.path("")[:-1], self._note):
            self._done += _inside(names[rank], path) if path.endswith("/") else 1
            self._progress(self._done, total)

    def _note(self, path: str) -> None:
        self._at = path

    def _swap_in(self) -> None:
        total, has_siblings = len(self._plan.staged), bool(self._plan.stale or self._siblings)
        self._progress(0, total)
        for name in self._plan.staged:
            if has_siblings:
                self._drop_sibling(name + SUFFIX)
            self._at = name
            self._disk.replace(self._place(name), self._tree.path(name))
            self._done += 1
            if self._done % _SOME == 0 or self._done == total:
                self._progress(self._done, total)

    def _place(self, name: str) -> str:
        one = self._files[name]
        return self._side.place(name, one.rank, one.number)

    def _drop_sibling(self, name: str) -> None:
        """A compressed sibling never stands for other bytes than its file's, not even if killed."""
        if name in self._plan.stale or (
            name in self._siblings and self._files[name].number != AS_IS
        ):
            self._unlink(name)

    def _open_to_readers(self, unreadable: Iterable[str], shown: str) -> None:
        for name in unreadable:
            try:
                self._disk.make_readable(self._tree.path(name))
            except OSError as error:
                self.problems.append(
                    Problem(
                        path=f"{shown}/{name}",
                        message=f"others may not read this file: {reason(error)}",
                        hint="make it readable for the web server (chmod 644)",
                        severity="warning",
                    )
                )

    def _remove(self, names: Iterable[str]) -> None:
        folders: set[str] = set()
        for name in names:
            self._unlink(name)
            folder = name.rpartition("/")[0]
            while folder and folder not in folders:
                folders.add(folder)
                folder = folder.rpartition("/")[0]
        for folder in sorted(folders, reverse=True):  # inner ones first
            if self._tree.folder(folder) == "":
                self._remove_folder(folder)

    def _remove_folder(self, folder: str) -> None:
        self._at = folder
        try:
            self._disk.rmdir(self._tree.path(folder))
        except OSError as error:
            if error.errno not in _STAYS:
                raise

    def _unlink(self, name: str) -> None:
        """Never through a symbolic link; what someone made a folder of stays."""
        if self._tree.folder(name.rpartition("/")[0]) != "":
            return
        status = self._tree.status(name)
        if status is None or stat.S_ISDIR(status.st_mode):
            return
        self._at = name
        self._disk.unlink(self._tree.path(name))
        if name in self._plan.stale:
            self.removed += 1


def _inside(names: Sequence[str], folder: str) -> int:
    """How many of the sorted names lie in the folder, which ends with "/"."""
    return bisect_left(names, f"{folder[:-1]}0") - bisect_left(names, folder)  # "0" follows "/"


def _removal_order(name: str) -> tuple[int, str]:
    """What names others goes first: feeds and indexes, then pages, then the rest."""
    plain = name.removesuffix(SUFFIX)
    if plain.endswith((*_FEEDS, "index.html")):
        return 0, name
    return (1 if plain.endswith(".html") else 2), name


def _silent(_done: int, _total: int) -> None:
    """Nobody watches."""
