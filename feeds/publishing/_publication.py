"""One publication: files are staged to the side, then swapped in together."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Self

from feeds.errors import Problem, PublishError
from feeds.publishing import _disk
from feeds.publishing._content import FileContent, MemoryContent, UnreadableError, holds
from feeds.publishing._faults import publish_error, reason
from feeds.publishing._gzip import SUFFIX, compressed, is_compressible, unpacks_to
from feeds.publishing._known import Acquaintance, KnownFile
from feeds.publishing._manifest import list_was_lost, manifest_chunks, read_manifest
from feeds.publishing._names import MANIFEST, name_fault
from feeds.publishing._plan import AS_IS, Findings, PlannedFile, SwapPlan, make_plan
from feeds.publishing._side import Side
from feeds.publishing._swap import Manifests, Swap
from feeds.publishing._tree import Tree
from feeds.publishing._unfit import Unfit, badly_named, blocked, collision, twice, unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from feeds.publishing._content import Content
    from feeds.publishing._disk import Disk
    from feeds.stamps import Seen

__all__ = ["KnownFile", "Publication", "PublicationResult", "Stage"]

Stage = Literal["asset", "page", "feed"]
"""When a file is swapped in: "feed" is whatever names pages (feeds, OPML, an index)."""

_RANK: dict[Stage, int] = {"asset": 0, "page": 1, "feed": 2}
_READABLE = 0o444
_TELLING = 128  # bytes; two files of that size are not equal by chance


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationResult:
    """What a publication changed, in files; `problems` holds warnings only."""

    written: int
    unchanged: int
    removed: int
    problems: tuple[Problem, ...] = ()


class Publication:
    """Publishes files into a folder, each whole at every moment, all or none.

    Used as a context manager, which holds a lock: enter it before anything is read that
    another build could change (a second build is refused at once, since one that waited
    would publish what it had read before the first was done). Nothing of the site changes
    before `commit`; leaving without it leaves the site as it was.

    What is compared with what: a file is looked at (size), and read only where the sizes agree.
    An unchanged one costs a stat and a read, and is not touched. What a build remembers of its
    files (`known`) saves the next one even to make them (`recall`): a look at the stamp will do,
    and where that is in doubt the bytes decide, so that whatever happened to a file is mended.

    Whose file is whose: ours are listed in `.feeds-manifest`. A file there that is not listed
    and holds other bytes is someone else's: then `commit` refuses. Where the list was lost, a
    page or feed with the very bytes of ours shows that a build of ours made the folder: its
    files are taken as ours, and files of earlier builds that are no longer made stay.

    Every method raises PublishError where the disk fails, with the site as it was, save for
    `commit` once the swap has begun: then some files are new, some old, and all whole, with
    pages ahead of the feeds that name them; the next publication completes it.
    """

    def __init__(
        self,
        output: Path,
        *,
        compress: bool = False,
        disk: Disk | None = None,
        clock: Callable[[], int] = lambda: 0,
        aside: str = "",
    ) -> None:
        """With a folder `aside`, files are staged there: for `rehearse`, which changes nothing."""
        self._shown = output.as_posix()
        self._output = os.path.abspath(output)
        self._compress = compress
        self._disk = disk or _disk.DISK
        self._is_aside = bool(aside)
        self._side = Side(aside or self._output, self._disk, self._shown)
        self._tree = Tree(self._output)
        self._made: list[str] = []  # folders made for the output itself
        self._old: frozenset[str] | None = None
        self._files: dict[str, PlannedFile] = {}
        self._found = Findings()
        self._problems: list[Problem] = []  # warnings
        self._unfit: list[Unfit] = []  # what was asked for and not added, or cannot stay
        self._plan: SwapPlan | None = None  # of the files as they are
        self._known = Acquaintance(self._tree, clock)

    def __enter__(self) -> Self:
        try:
            if not self._is_aside:
                self._make_output()
            self._side.open()
            self._old = read_manifest(Path(self._output), self._problems.append, self._shown)
        except OSError as error:
            self._leave()
            raise publish_error(error, self._shown) from error
        except BaseException:
            self._leave()
            raise
        if not self._side.is_locked:
            self._problems.append(self._side.unlocked())
        return self

    def __exit__(self, *_: object) -> None:
        self._leave()

    @property
    def disk(self) -> Disk:
        """What it changes files through: for one that belongs to a build and lies elsewhere."""
        return self._disk

    def check(self) -> tuple[Unfit, ...]:
        """The files that cannot be published; `commit` refuses while any is an error."""
        try:
            return (*self._unfit, *self._planned().unfit)
        except OSError as error:
            raise publish_error(error, self._shown) from error

    def leave_out(self, unfit: Unfit) -> None:
        """Publish the rest without it."""
        if unfit in self._unfit:
            self._unfit.remove(unfit)
        if unfit.is_added:
            for name in (unfit.file, unfit.file + SUFFIX):
                self._files.pop(name, None)
                self._found.forget(name)
        self._plan = None

    def add(self, path: str, data: bytes, *, origin: str = "", stage: Stage = "page") -> None:
        """A file of the site. `path` is relative, with "/"; `origin` is the article it is for.

        The same path twice is a problem where the bytes differ.
        """
        try:
            if self._put(path, MemoryContent(data), origin, _RANK[stage]):
                self._known.note(path, data)
                self._add_sibling(path, data, origin, _RANK[stage])
        except OSError as error:
            raise publish_error(error, f"{self._shown}/{path}") from error

    def add_file(self, path: str, source: Path, *, origin: str = "") -> None:
        """A copy of a file, as an asset, read piece by piece; a warning where that cannot be."""
        try:
            content = FileContent(str(source))
            is_new = self._put(path, content, origin, _RANK["asset"])
            if is_new and self._compress and is_compressible(path, content.size):
                self._add_sibling(path, b"".join(content.chunks()), origin, _RANK["asset"])
        except UnreadableError as error:
            cause = error.__cause__
            why = reason(cause) if isinstance(cause, OSError) else "it cannot be read"
            self._unfit.append(unreadable(path, origin, source.as_posix(), why))
            self.keep(path)  # what was published of it stays
        except OSError as error:
            raise publish_error(error, f"{self._shown}/{path}") from error

    def keep(self, path: str) -> bool:
        """Leave a file of an earlier build as it is; False where no build made one."""
        if path in self._files:
            return True
        if not self._is_ours(path):
            return False
        self._files[path] = PlannedFile(_RANK["page"], AS_IS, "")
        if self._compress and path + SUFFIX not in self._files and self._is_ours(path + SUFFIX):
            self._files[path + SUFFIX] = PlannedFile(_RANK["page"], AS_IS, "")
        return True

    def recall(
        self, path: str, known: KnownFile, *, origin: str = "", stage: Stage = "page"
    ) -> KnownFile | None:
        """Publish a file as an earlier build left it; None where it has to be added again."""
        if path in self._files:
            return None
        file = self._still(path, known.file)
        sibling = self._still(path + SUFFIX, known.sibling) if known.sibling else None
        if file is None or (known.sibling and sibling is None):
            return None
        self._files[path] = PlannedFile(_RANK[stage], AS_IS, origin)
        if sibling is not None:
            self._files.setdefault(path + SUFFIX, PlannedFile(_RANK[stage], AS_IS, origin))
        return KnownFile(file, sibling)

    def known(self, path: str) -> KnownFile | None:
        """What to remember of a file that was added, after `commit`; None for what cannot be."""
        file = self._seen(path)
        return KnownFile(file, self._seen(path + SUFFIX)) if file is not None else None

    def commit(self) -> PublicationResult:
        """Swap everything in: assets, pages, feeds; then remove files that are no longer made.

        Raises PublishError with every problem that is an error, before anything changes.
        """
        try:
            plan = self._sound_plan()
            manifests = self._stage_manifests(plan.names, plan.stale)
        except OSError as error:
            raise publish_error(error, self._shown) from error
        self._known.swap_begins()
        swap = Swap(
            plan,
            self._files,
            self._found.siblings,
            disk=self._disk,
            side=self._side,
            tree=self._tree,
        )
        swap.run(manifests, self._found.unreadable, self._shown)
        self._made.clear()
        return PublicationResult(
            written=len(plan.staged),
            unchanged=len(plan.names) - len(plan.staged),
            removed=swap.removed,
            problems=(*self._problems, *swap.problems),
        )

    def rehearse(self) -> PublicationResult:
        """What `commit` would do, with nothing done. Raises PublishError as it would."""
        plan = self._sound_plan()
        return PublicationResult(
            written=len(plan.staged),
            unchanged=len(plan.names) - len(plan.staged),
            removed=len(plan.stale),
            problems=tuple(self._problems),
        )

    def _sound_plan(self) -> SwapPlan:
        plan = self._planned()
        problems = dict.fromkeys(unfit.problem for unfit in self.check())
        errors = [problem for problem in problems if problem.severity == "error"]
        if errors:
            raise PublishError(*errors)
        self._problems += (*problems, *plan.warnings)
        if self._old is None and self._found.recognised:
            self._problems.append(list_was_lost(self._shown))
        return plan

    def _planned(self) -> SwapPlan:
        if self._plan is None:
            self._plan = make_plan(
                self._files,
                self._old,
                self._found,
                self._tree,
                shown=self._shown,
                folds_case=self._side.folds_case,
            )
        return self._plan

    def _make_output(self) -> None:
        missing = []
        path = self._output
        while not os.path.lexists(path):
            missing.append(path)
            path = os.path.dirname(path)
        for folder in reversed(missing):
            with suppress(FileExistsError):  # another build was quicker
                self._disk.mkdir(folder)
                self._made.append(folder)

    def _leave(self) -> None:
        try:
            self._side.close()
        finally:
            for folder in reversed(self._made):
                with suppress(OSError):  # no longer empty, or gone
                    self._disk.rmdir(folder)
            self._made.clear()

    def _put(self, path: str, content: Content, origin: str, rank: int) -> bool:
        """Whether this is a file of a good name, asked for the first time."""
        self._plan = None
        unfit = badly_named(path, origin, is_copy=isinstance(content, FileContent))
        if unfit is not None:
            self._unfit.append(unfit)
            return False
        earlier = self._files.get(path)
        if earlier is not None and not self._gives_way(path, content, origin, rank, earlier):
            return False
        is_published = self._is_published(path, content, origin, rank)
        number = AS_IS if is_published else self._side.stage(content.chunks())
        self._files[path] = PlannedFile(rank, number, origin)
        return True

    def _is_published(self, path: str, content: Content, origin: str, rank: int) -> bool:
        folder = self._tree.folder(path.rpartition("/")[0])
        if folder is None:
            return False
        if folder:
            self._found.blocked[path] = folder
            if folder not in self._listed:
                self._unfit.append(blocked(path, folder, origin, self._shown))
            return False
        status = self._tree.status(path)
        if status is None:
            return False
        if stat.S_ISDIR(status.st_mode):
            self._found.folders.append(path)
            return False
        same = holds(status, self._tree.path(path), content)
        if path not in self._listed:
            if not stat.S_ISREG(status.st_mode):
                self._unfit.append(collision(path, origin, self._shown))
            elif not same:
                self._found.foreign[path] = collision(path, origin, self._shown)
            elif rank and content.size >= _TELLING:
                self._found.recognised = True
        if same and status.st_mode & _READABLE != _READABLE:
            self._found.unreadable.append(path)
        return same

    @property
    def _listed(self) -> frozenset[str]:
        return self._old or frozenset()

    def _is_ours(self, path: str) -> bool:
        return self._status_of_ours(path) is not None

    def _status_of_ours(self, path: str) -> os.stat_result | None:
        if path not in self._listed or self._tree.folder(path.rpartition("/")[0]) != "":
            return None
        status = self._tree.status(path)
        return status if status and stat.S_ISREG(status.st_mode) else None

    def _still(self, path: str, seen: Seen) -> Seen | None:
        status = self._status_of_ours(path)
        found = self._known.still(path, seen, status) if status else None
        if found and status and status.st_mode & _READABLE != _READABLE:
            self._found.unreadable.append(path)
        return found

    def _seen(self, path: str) -> Seen | None:
        entry = self._files.get(path)
        status = self._tree.status(path) if entry else None
        if entry is None or status is None or not stat.S_ISREG(status.st_mode):
            return None
        return self._known.seen(path, status, is_new=entry.number != AS_IS)

    def _gives_way(
        self, path: str, content: Content, origin: str, rank: int, earlier: PlannedFile
    ) -> bool:
        """Whether a file of that name, added before, is left out for this one: a picture for a
        page, a page for a feed; else this one is, unless it has the same bytes.
        """
        number = earlier.number
        place = self._tree.path(path) if number == AS_IS else self._side.path(number)
        if content.equals(place):
            return False
        is_weaker = rank <= earlier.rank
        loser, other = (origin, earlier.origin) if is_weaker else (earlier.origin, origin)
        self._unfit.append(twice(path, loser, other))
        return not is_weaker

    def _add_sibling(self, path: str, data: bytes, origin: str, rank: int) -> None:
        sibling = path + SUFFIX
        if not self._compress or not is_compressible(path, len(data)) or name_fault(sibling):
            return
        if self._files[path].number == AS_IS and self._is_ours(sibling):
            packed = Path(self._tree.path(sibling)).read_bytes()
            if unpacks_to(packed, data):
                self._known.note(sibling, packed)
                self._files.setdefault(sibling, PlannedFile(rank, AS_IS, origin))
                return
        made = compressed(data)
        if made is not None and self._put(sibling, MemoryContent(made), origin, rank):
            self._known.note(sibling, made)
            self._found.siblings.add(sibling)

    def _stage_manifests(self, names: tuple[str, ...], stale: frozenset[str]) -> Manifests:
        """Written ahead, so that a full disk is met before anything changes."""
        place = self._tree.path(MANIFEST)
        during = self._stage_list(sorted({*names, *stale}) if stale else names)
        after = self._stage_list(names) if stale else AS_IS
        before = AS_IS
        if during != AS_IS and self._old is not None:
            before = self._side.stage(FileContent(place).chunks())
        return Manifests(before=before, during=during, after=after)

    def _stage_list(self, names: Iterable[str]) -> int:
        content = MemoryContent(b"".join(manifest_chunks(names)))
        with suppress(FileNotFoundError):
            if content.equals(self._tree.path(MANIFEST)):
                return AS_IS
        return self._side.stage(content.chunks())
