"""The files of one publication: each compared with what is published, and staged if it differs."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from feeds.cache import Digests, one_number
from feeds.publishing._content import (
    FileContent,
    MemoryContent,
    SideContent,
    UnreadableError,
    holds,
)
from feeds.publishing._faults import reason
from feeds.publishing._gzip import SUFFIX, compressed, is_compressible, unpacks_to
from feeds.publishing._known import KnownFile
from feeds.publishing._names import name_fault
from feeds.publishing._plan import AS_IS, BY_NAME, Findings, PlannedFile
from feeds.publishing._stager import Stager
from feeds.publishing._unfit import Unfit, badly_named, blocked, collision, twice, unreadable

if TYPE_CHECKING:
    from collections.abc import Collection

    from feeds.publishing._content import Content
    from feeds.publishing._known import KnownFiles
    from feeds.publishing._side import Side
    from feeds.publishing._stager import StagedFile
    from feeds.publishing._tree import Tree
    from feeds.stamps import Seen

__all__ = ["Stage", "Staging"]

Stage = Literal["asset", "page", "feed"]
"""When a file is swapped in: "feed" is whatever names pages (feeds, OPML, an index)."""

_RANK: dict[Stage, int] = {"asset": 0, "page": 1, "feed": 2}  # places in RANKS of the plan
_READABLE = 0o444
_TELLING = 128  # bytes; two files of that size are not equal by chance


class Staging:
    """Takes files, and decides for each whether it is staged or stands as it is.

    Every method raises OSError where the disk of the output fails.
    """

    def __init__(
        self, tree: Tree, side: Side, known: KnownFiles, *, shown: str, compress: bool
    ) -> None:
        self.files: dict[str, PlannedFile] = {}
        self.found = Findings()
        self.unfit: list[Unfit] = []  # what was asked for and not added, or cannot stay
        self.listed: frozenset[str] = frozenset()  # files that builds of ours published
        self.is_bare = False  # whether nothing stands in the output, so that no file is looked for
        self._tree = tree
        self._side = side
        self._known = known
        self._digests = Digests()  # by their numbers in `files`
        self._shown = shown
        self._compress = compress

    def add(self, path: str, data: bytes, origin: str, stage: Stage) -> None:
        """A file of these bytes, and its compressed sibling."""
        if self._put(path, MemoryContent(data), origin, _RANK[stage]):
            self.files[path].digest = self._digests.set_down(self._known.digest_of(data))
            self._add_sibling(path, data, origin, _RANK[stage])

    def add_staged(self, path: str, staged: StagedFile, origin: str) -> bool:
        """A page that lies at the side already; False where it does not."""
        if staged.name:
            try:
                self._side.take(staged.number, staged.name)
            except FileNotFoundError:
                return False
        rank = _RANK["page"]
        content = SideContent(self._place(path, rank, staged.number), staged.size)
        if self._put(path, content, origin, rank, staged.number):
            self.files[path].digest = self._digests.set_down(self._known.digest_said(staged.digest))
        return True

    def stager(self, *, is_far: bool) -> Stager | None:
        """What writes files that need not be compared with anything; None where they have to."""
        if not self.is_bare or self._compress:
            return None
        prefix = os.path.abspath(self._side.prefix)
        proof = self._side.prove() if is_far else ""
        root = "" if is_far else os.path.abspath(self._side.new_site.root(_RANK["page"]))
        return Stager(prefix, self._known.is_on, proof, root)

    def add_file(self, path: str, source: Path, origin: str) -> None:
        """A copy of a file, as an asset; a warning where that cannot be read."""
        try:
            content = FileContent(str(source))
            is_new = self._put(path, content, origin, _RANK["asset"])
            if is_new and self._compress and is_compressible(path, content.size):
                self._add_sibling(path, b"".join(content.chunks()), origin, _RANK["asset"])
        except UnreadableError as error:
            cause = error.__cause__
            why = reason(cause) if isinstance(cause, OSError) else "it cannot be read"
            self.unfit.append(unreadable(path, origin, source.as_posix(), why))
            self.keep(path)  # what was published of it stays

    def keep(self, path: str) -> bool:
        """Leave a file of an earlier build as it is; False where no build made one."""
        if path in self.files:
            return True
        if not self._is_ours(path):
            return False
        self.files[path] = PlannedFile(_RANK["page"], AS_IS, "")
        if self._compress and path + SUFFIX not in self.files and self._is_ours(path + SUFFIX):
            self.files[path + SUFFIX] = PlannedFile(_RANK["page"], AS_IS, "")
        return True

    def recall(self, path: str, known: KnownFile, origin: str, stage: Stage) -> KnownFile | None:
        """Take a file as an earlier build left it; None where it has to be added again."""
        if path in self.files:
            return None
        file = self._still(path, known.file)
        sibling = self._still(path + SUFFIX, known.sibling) if known.sibling else None
        if file is None or (known.sibling and sibling is None):
            return None
        self.files[path] = PlannedFile(_RANK[stage], AS_IS, origin)
        if sibling is not None:
            self.files.setdefault(path + SUFFIX, PlannedFile(_RANK[stage], AS_IS, origin))
        return KnownFile(file, sibling)

    def known(self, path: str) -> KnownFile | None:
        """What to remember of a file after the swap; None for what cannot be."""
        file, sibling = self._seen(path), path + SUFFIX
        if file is None:
            return None
        return KnownFile(file, self._seen(sibling) if sibling in self.files else None)

    def look_again(self) -> None:
        """Look for each file where something stands in the output that was bare."""
        self.is_bare = False
        self._tree.forget()
        for path, one in self.files.items():
            if one.number != AS_IS:
                content = FileContent(self._place(path, one.rank, one.number))
                self._is_published(path, content, one.origin, one.rank)

    def leave_out(self, unfit: Collection[Unfit]) -> None:
        """Take back files that cannot be published."""
        left = frozenset(unfit)
        self.unfit = [one for one in self.unfit if one not in left]
        for one in unfit:
            if one.is_added:
                for name in (one.file, one.file + SUFFIX):
                    self.files.pop(name, None)
                    self.found.forget(name)

    def _put(
        self, path: str, content: Content, origin: str, rank: int, staged: int = AS_IS
    ) -> bool:
        """Whether this is a file of a good name, asked for the first time."""
        unfit = badly_named(path, origin, is_copy=type(content) is FileContent)
        if unfit is not None:
            self.unfit.append(unfit)
            return False
        earlier = self.files.get(path)
        if earlier is not None and not self._gives_way(path, content, origin, rank, earlier):
            return False
        is_published = self._is_published(path, content, origin, rank)
        if not is_published and staged == AS_IS:
            staged = self._stage(path, content, rank)
        number = AS_IS if is_published else one_number(staged)
        self.files[path] = PlannedFile(rank, number, origin)
        return True

    def _stage(self, path: str, content: Content, rank: int) -> int:
        if self.is_bare and self._side.new_site.write(rank, path, content.chunks):
            return BY_NAME
        return self._side.stage(content.chunks())

    def _place(self, path: str, rank: int, number: int) -> str:
        """Where a file lies until it takes its place."""
        is_there = number == AS_IS
        return self._tree.path(path) if is_there else self._side.place(path, rank, number)

    def _is_published(self, path: str, content: Content, origin: str, rank: int) -> bool:
        if self.is_bare:
            return False
        folder = self._tree.folder(path.rpartition("/")[0])
        if folder is None:
            return False
        if folder:
            self.found.blocked[path] = folder
            if folder not in self.listed:
                self.unfit.append(blocked(path, folder, origin, self._shown))
            return False
        status = self._tree.status(path)
        if status is None:
            return False
        if stat.S_ISDIR(status.st_mode):
            self.found.folders[path] = None
            return False
        same = holds(status, self._tree.path(path), content)
        if path not in self.listed:
            if not stat.S_ISREG(status.st_mode):
                self.unfit.append(collision(path, origin, self._shown))
            elif not same:
                self.found.foreign[path] = collision(path, origin, self._shown)
            elif rank and content.size >= _TELLING:
                self.found.recognised = True
        if same:
            self._note_mode(path, status)
        return same

    def _gives_way(
        self, path: str, content: Content, origin: str, rank: int, earlier: PlannedFile
    ) -> bool:
        """Whether a file of that name, added before, is left out for this one: a picture for a
        page, a page for a feed; else this one is, unless it has the same bytes.
        """
        if content.equals(self._place(path, earlier.rank, earlier.number)):
            return False
        is_weaker = rank <= earlier.rank
        loser, other = (origin, earlier.origin) if is_weaker else (earlier.origin, origin)
        self.unfit.append(twice(path, loser, other))
        return not is_weaker

    def _add_sibling(self, path: str, data: bytes, origin: str, rank: int) -> None:
        sibling = path + SUFFIX
        if not self._compress or not is_compressible(path, len(data)) or name_fault(sibling):
            return
        if self.files[path].number == AS_IS and self._is_ours(sibling):
            packed = Path(self._tree.path(sibling)).read_bytes()
            if unpacks_to(packed, data):
                entry = self.files.setdefault(sibling, PlannedFile(rank, AS_IS, origin))
                entry.digest = self._digests.set_down(self._known.digest_of(packed))
                return
        made = compressed(data)
        if made is not None and self._put(sibling, MemoryContent(made), origin, rank):
            self.files[sibling].digest = self._digests.set_down(self._known.digest_of(made))
            self.found.siblings.add(sibling)

    def _note_mode(self, path: str, status: os.stat_result) -> None:
        """A file that stands as it is and that a web server could not read."""
        if status.st_mode & _READABLE != _READABLE:
            self.found.unreadable[path] = None

    def _is_ours(self, path: str) -> bool:
        return self._status_of_ours(path) is not None

    def _status_of_ours(self, path: str) -> os.stat_result | None:
        if path not in self.listed or self._tree.folder(path.rpartition("/")[0]) != "":
            return None
        status = self._tree.status(path)
        return status if status and stat.S_ISREG(status.st_mode) else None

    def _still(self, path: str, seen: Seen) -> Seen | None:
        status = self._status_of_ours(path)
        found = self._known.still(path, seen, status) if status else None
        if found and status:
            self._note_mode(path, status)
        return found

    def _seen(self, path: str) -> Seen | None:
        entry = self.files.get(path)
        status = self._tree.status(path) if entry else None
        if entry is None or status is None or not stat.S_ISREG(status.st_mode):
            return None
        return self._known.seen(status, self._digests[entry.digest], is_new=entry.number != AS_IS)
