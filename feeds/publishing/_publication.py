"""One publication: files are staged to the side, then swapped in together."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Self

from feeds.errors import Problem, PublishError
from feeds.publishing import _disk
from feeds.publishing._faults import publish_error
from feeds.publishing._known import KnownFile, KnownFiles
from feeds.publishing._manifest import list_was_lost, read_manifest
from feeds.publishing._names import MANIFEST
from feeds.publishing._newcomers import may_come
from feeds.publishing._plan import AS_IS, SwapPlan, make_swap_plan
from feeds.publishing._side import Side
from feeds.publishing._stage_manifests import Manifests, stage_manifests
from feeds.publishing._staging import Stage, Staging
from feeds.publishing._swap import Swap
from feeds.publishing._tree import Tree
from feeds.publishing._unfit import Unfit
from feeds.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Set

    from feeds.publishing._disk import Disk
    from feeds.publishing._stager import StagedFile, Stager

__all__ = ["KnownFile", "Publication", "PublicationResult", "Stage"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationResult:
    """What a publication changed, in files; `problems` holds warnings only."""

    written: int
    unchanged: int
    removed: int
    problems: tuple[Problem, ...] = ()
    is_lasting: bool = True  # whether the next one would find them again


class Publication:
    """Publishes files into a folder, each whole at every moment, all or none.

    Used as a context manager, which holds a lock: enter it before anything is read that
    another build could change (a second build is refused at once, since one that waited
    would publish what it had read before the first was done). Nothing of the site changes
    before `commit`; leaving without it leaves the site as it was.

    What is compared with what: a file is looked at (size), and read only where the sizes agree.
    An unchanged one costs a stat and a read, and is not touched. What a build remembers of its
    files (`known`) saves the next one even to make them (`recall`): a look at the stamp will do,
    and where that is in doubt the bytes decide, so that a file that was changed is written again.

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
        is_known: bool = False,
    ) -> None:
        """With a folder `aside`, files are staged there: for `rehearse`, which changes nothing.
        An output that `is_known` has a list of files that is as a build wrote it.
        """
        self._shown = output.as_posix()
        self._output = os.path.abspath(output)
        self._disk = disk or _disk.DISK
        self._is_aside = bool(aside)
        self._is_known = is_known
        self._side = Side(aside or self._output, self._disk, self._shown)
        self.shelf = self._side.shelf  # for data that other processes leave, until this ends
        self._tree = Tree(self._output)
        self._made: list[str] = []  # folders made for the output itself
        self._old: frozenset[str] | None = None
        self._problems: list[Problem] = []  # warnings
        self._passing: list[Problem] = []  # those of what an earlier build left
        self._rest: frozenset[str] | None = None  # files that stay as they are, added or not
        self._is_longer = False  # whether there are others beside these
        self._plan: SwapPlan | None = None  # of the files as they are
        self._known = KnownFiles(self._tree, clock)
        self._staging = Staging(
            self._tree, self._side, self._known, shown=self._shown, compress=compress
        )

    def __enter__(self) -> Self:
        try:
            if not self._is_aside:
                self._tree.make(self._disk, self._made.append)
            self._side.open()
            self._old = read_manifest(
                Path(self._output), self._passing.append, self._shown, is_known=self._is_known
            )
            self._staging.listed = self._old or frozenset()
            self._staging.is_bare = self._tree.is_bare()
        except BaseException as error:
            self._leave()
            if isinstance(error, OSError):
                raise publish_error(error, self._shown) from error
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
            planned = self._planned().unfit  # which may find more of the others
        except OSError as error:
            raise publish_error(error, self._shown) from error
        return (*self._staging.unfit, *planned)

    def leave_out(self, unfit: Collection[Unfit]) -> None:
        """Publish the rest."""
        self._staging.leave_out(unfit)
        self._plan = None

    def add(self, path: str, data: bytes, *, origin: str = "", stage: Stage = "page") -> None:
        """A file of the site. `path` is relative, with "/"; `origin` is the article it is for.

        The same path twice is a problem where the bytes differ.
        """
        self._plan = None
        try:
            self._staging.add(path, data, origin, stage)
        except OSError as error:
            raise publish_error(error, f"{self._shown}/{path}") from error

    def stager(self, number: int, *, is_far: bool = False) -> tuple[Stager, int] | None:
        """For `number` files that other processes, which may be far, are to write: what writes
        them, and the first of their numbers. None where files are to be compared first.
        """
        made = self._staging.stager(is_far=is_far)
        return None if made is None else (made, self._side.reserve(number))

    def add_staged(self, path: str, staged: StagedFile, *, origin: str = "") -> bool:
        """A page of the site that a stager wrote; False where it is not here."""
        self._plan = None
        try:
            return self._staging.add_staged(path, staged, origin)
        except OSError as error:
            raise publish_error(error, f"{self._shown}/{path}") from error

    def add_file(self, path: str, source: Path, *, origin: str = "") -> None:
        """A copy of a file, as an asset, read piece by piece; a warning where that cannot be."""
        self._plan = None
        try:
            self._staging.add_file(path, source, origin)
        except OSError as error:
            raise publish_error(error, f"{self._shown}/{path}") from error

    def release(self, is_released: Callable[[str], bool]) -> None:
        """Files of earlier builds that are not made now and may be another's: they stay, and are
        listed no longer.
        """
        self._plan = None
        if self._old is not None:
            self._old = frozenset(name for name in self._old if not is_released(name))

    def keep(self, path: str) -> bool:
        """Leave a file of an earlier build as it is; False where no build made one."""
        return self._staging.keep(path)

    def keep_rest(self, new: Set[str] = frozenset()) -> bool:
        """Leave all that is not added as it is. False where other files than the `new` ones were
        added that no build made, or where the name of one may be that of another file.
        """
        self._plan, self._rest = None, self._old
        old = self._old
        if old is None or not may_come(new, self._staging.files.keys() - old, old):
            return False
        self._is_longer = bool(new)
        self._old = old.intersection(self._staging.files)
        return True

    @property
    def staged(self) -> tuple[str, ...]:
        """The files that are written when it is committed."""
        return (*self._planned().staged, *([MANIFEST] if self._is_longer else []))

    def recall(
        self, path: str, known: KnownFile, *, origin: str = "", stage: Stage = "page"
    ) -> KnownFile | None:
        """Publish a file as an earlier build left it; None where it has to be added again."""
        return self._staging.recall(path, known, origin, stage)

    def known(self) -> Iterator[tuple[str, KnownFile | None]]:
        """After `commit`, each file in the order of the list, with what to remember of it."""
        names = self._plan.names if self._plan else ()
        return zip(names, map(self._staging.known, names), strict=True)

    def commit(self, progress: Callable[[int, int], None] | None = None) -> PublicationResult:
        """Swap everything in: assets, pages, feeds; then remove files that are no longer made.

        `progress` gets how many files of how many are in their places. Raises PublishError
        with every problem that is an error, before anything changes.
        """
        try:
            plan = self._sound_plan()
            manifests = self._manifests(plan)
        except OSError as error:
            raise publish_error(error, self._shown) from error
        self._known.swap_begins()
        swap = Swap(
            plan,
            self._staging,
            disk=self._disk,
            side=self._side,
            tree=self._tree,
            progress=progress,
            is_new=self._output in self._made,
        )
        swap.run(manifests, self._staging.found.unreadable, self._shown)
        self._made.clear()
        return PublicationResult(
            written=len(plan.staged),
            unchanged=len({*(self._rest or ()), *plan.names}) - len(plan.staged),
            removed=swap.removed,
            problems=(*self._passing, *self._problems, *swap.problems),
            is_lasting=not (self._passing or swap.problems),
        )

    def rehearse(self) -> PublicationResult:
        """What `commit` would do, with nothing done. Raises PublishError as it would."""
        plan = self._sound_plan()
        return PublicationResult(
            written=len(plan.staged),
            unchanged=len(plan.names) - len(plan.staged),
            removed=len(plan.stale),
            problems=(*self._passing, *self._problems),
        )

    def _sound_plan(self) -> SwapPlan:
        plan = self._planned()
        problems = dict.fromkeys(unfit.problem for unfit in self.check())
        errors = [problem for problem in problems if problem.severity == "error"]
        if errors:
            raise PublishError(*errors)
        self._problems += (*problems, *plan.warnings)
        if self._old is None and self._staging.found.recognised:
            self._passing.append(list_was_lost(self._shown))
        return plan

    def _planned(self) -> SwapPlan:
        if self._staging.is_bare and not self._tree.is_bare():
            self._staging.look_again()  # somebody wrote into it since
            self._plan = None
        if self._plan is None:
            self._plan = make_swap_plan(
                self._staging.files,
                self._old,
                self._staging.found,
                self._tree,
                shown=self._shown,
                folds_case=self._side.folds_case,
            )
        return self._plan

    def _leave(self) -> None:
        try:
            self._side.close()
        finally:
            for folder in reversed(self._made):
                with suppress(OSError):  # no longer empty, or gone
                    self._disk.rmdir(folder)

    def _manifests(self, plan: SwapPlan) -> Manifests:
        if self._rest is not None:
            if not self._is_longer:
                return Manifests(before=AS_IS, during=AS_IS, after=AS_IS)
            plan = replace(plan, names=tuple(sorted(self._rest.union(plan.names))))
        place, is_first = self._tree.path(MANIFEST), self._old is None
        return stage_manifests(plan, place, self._side, is_first=is_first)
