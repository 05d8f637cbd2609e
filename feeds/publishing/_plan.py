"""What a publication is about to do, checked before anything is changed."""

from __future__ import annotations

import os
from dataclasses import field
from itertools import accumulate, chain
from typing import TYPE_CHECKING

import msgspec

from feeds.errors import Problem
from feeds.publishing._gzip import SUFFIX
from feeds.publishing._names import Clash, clashes, folded, may_clash, nested
from feeds.publishing._unfit import Unfit, occupied
from feeds.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set

    from feeds.publishing._tree import Tree

__all__ = [
    "AS_IS",
    "BY_NAME",
    "RANKS",
    "Findings",
    "PlannedFile",
    "SwapPlan",
    "make_swap_plan",
]

AS_IS = -1  # instead of a staged file: what is published has the right bytes
BY_NAME = -2  # likewise: it lies at the side under its own name

RANKS = ("assets", "pages", "feeds")
"""The turns in which files take their places."""


class PlannedFile(msgspec.Struct, gc=False):
    """A file of the site to be."""

    rank: int  # of RANKS
    number: int  # of the staged file, or AS_IS, or BY_NAME
    origin: str  # the article it is made for
    digest: int = -1  # number of that of its bytes, where that is to be remembered


@dataclass(slots=True, kw_only=True)
class Findings:
    """What was met in the output folder while files were added."""

    foreign: dict[str, Unfit] = field(default_factory=dict)  # files that no list names
    blocked: dict[str, str] = field(default_factory=dict)  # name → the file in its way
    folders: dict[str, None] = field(default_factory=dict)  # names at which a folder stands
    unreadable: dict[str, None] = field(default_factory=dict)  # the web server could not read these
    siblings: set[str] = field(default_factory=set)  # compressed ones, made here
    recognised: bool = False  # a page or feed stood there with the very bytes of ours

    def forget(self, name: str) -> None:
        """This file is not to be published after all."""
        self.foreign.pop(name, None)
        self.blocked.pop(name, None)
        self.siblings.discard(name)
        self.folders.pop(name, None)
        self.unreadable.pop(name, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class SwapPlan:
    """The changes to make; an error among the `unfit` forbids them all."""

    names: tuple[str, ...]  # of the whole site, sorted
    staged: tuple[str, ...]  # names to swap in, in order
    stale: frozenset[str]  # of an earlier build, to be removed
    in_the_way: tuple[str, ...]  # those of them that have to go first
    folders_in_the_way: tuple[str, ...]  # where a file is to be, inner ones first
    respelled: tuple[tuple[str, str], ...]  # one file under two names that differ in case
    unfit: tuple[Unfit, ...]
    warnings: tuple[Problem, ...]


def make_swap_plan(
    files: Mapping[str, PlannedFile],
    old: frozenset[str] | None,
    found: Findings,
    tree: Tree,
    *,
    shown: str,
    folds_case: Callable[[], bool],
) -> SwapPlan:
    """Compares what is wanted with what is there. `shown` is the output folder's name;
    `folds_case` tries whether its disk does, and is asked only where that matters.
    """
    names = tuple(sorted(files))
    stale = (old or frozenset()).difference(files)
    spelled = tuple(_respelled(names, stale, tree))
    respelled = tuple(pair for pair in spelled if pair[1] not in (old or frozenset()))
    stale = stale.difference(was for was, _ in spelled)
    foreign = _foreign(found, {now for _, now in respelled}, is_lost=old is None)
    unfit, warnings = _clashes(names, files, old or frozenset(), folds_case)
    unfit += foreign
    inside = {name: tree.below(name) for name in found.folders}
    unfit += _occupied(inside, stale, files, shown)
    in_the_way = set(found.blocked.values()) & stale
    in_the_way.update(*(stale.intersection(inner) for inner, _ in inside.values()))
    staged = [name for name in names if files[name].number != AS_IS]
    return SwapPlan(
        names=names,
        staged=tuple(sorted(staged, key=lambda name: files[name].rank)),
        stale=stale,
        in_the_way=tuple(sorted(in_the_way)),
        folders_in_the_way=tuple(chain.from_iterable(folders for _, folders in inside.values())),
        respelled=respelled,
        unfit=tuple(unfit),
        warnings=tuple(warnings),
    )


def _occupied(
    inside: Mapping[str, tuple[Sequence[str], Sequence[str]]],
    stale: frozenset[str],
    files: Mapping[str, PlannedFile],
    shown: str,
) -> Iterator[Unfit]:
    """Folders where a file is to be, with files of others in them. `inside`: files, folders."""
    for name, (inner, _) in inside.items():
        others = [one for one in inner if one not in stale and one not in files]
        if others:  # those in `files` are a clash
            yield occupied(name, others[0], files[name].origin, shown)


def _foreign(found: Findings, known: set[str], *, is_lost: bool) -> Iterator[Unfit]:
    """Without a manifest, one generated file with the very bytes of ours shows that the folder
    was built by us; then all names that we make are ours too.
    """
    if is_lost and found.recognised:
        return
    yield from (unfit for name, unfit in found.foreign.items() if name not in known)


def _respelled(
    names: tuple[str, ...], stale: frozenset[str], tree: Tree
) -> Iterator[tuple[str, str]]:
    """On a disk that folds case, About.html and about.html are one file: not to be removed."""
    if not stale:
        return
    former = {folded(name): name for name in sorted(stale)}
    for name in names:
        twin = former.get(folded(name))
        if twin is not None and _is_one_file(twin, name, tree):
            yield twin, name


def _is_one_file(one: str, two: str, tree: Tree) -> bool:
    if tree.folder(one.rpartition("/")[0]) != "" or tree.folder(two.rpartition("/")[0]) != "":
        return False
    first, second = tree.status(one), tree.status(two)
    return first is not None and second is not None and os.path.samestat(first, second)


def _clashes(
    names: tuple[str, ...],
    files: Mapping[str, PlannedFile],
    old: frozenset[str],
    folds_case: Callable[[], bool],
) -> tuple[list[Unfit], list[Problem]]:
    """Files that would be one, or be lost; and warnings of those that would be on another disk."""
    plain = [name for name in names if not _is_sibling(name, files)]  # those go with their files
    found = _clashes_among(plain)
    if not found:
        return [], []
    places = {name: place for place, name in enumerate(files)}
    names_at = _names_at(plain, {one for clash in found for one in clash[:2]})

    def turn(name: str) -> tuple[bool, bool, int, str]:
        """The site's own first, then what was published, then in the order of articles."""
        is_new = name not in old
        return bool(files[name].origin), is_new, places[name] if is_new else 0, name

    def later(clash: Clash) -> list[str]:
        """The files that give way."""
        is_nested = clash.kind == "nested"
        sides = [[place] if is_nested else names_at[place] for place in clash[:2]]
        return max(sides, key=lambda side: min(map(turn, side)))

    warnings: list[Problem] = []
    if any(clash.kind != "nested" for clash in found) and not folds_case():
        warnings = [
            _told_apart(clash, files[later(clash)[0]].origin)
            for clash in found
            if clash.kind == "files"
        ]
        found = list(nested(plain))
    unfit = [
        Unfit(name, files[name].origin, _clashing(clash, files[name].origin or name))
        for clash in found
        for name in later(clash)
    ]
    return unfit, warnings


def _clashes_among(names: Sequence[str]) -> list[Clash]:
    """Each once; of a large site the rows take much memory, and hardly ever are needed."""
    if not may_clash(names):
        return []
    rows = sorted(((name, folded(name)) for name in names), key=lambda row: row[1])
    return list({frozenset(clash[:2]): clash for clash in clashes(rows)}.values())


def _is_sibling(name: str, files: Mapping[str, PlannedFile]) -> bool:
    return name.endswith(SUFFIX) and name.removesuffix(SUFFIX) in files


def _clashing(clash: Clash, path: str) -> Problem:
    reason = (
        "cannot both be there: the first is a file, and the second needs a folder"
        if clash.kind == "nested"
        else "differ only in case or accents, which this disk does not tell apart"
    )
    return Problem(
        path=path,
        message=f"the published names {clash.one!r} and {clash.two!r} {reason}",
        hint="give one of them another name or slug",
    )


def _told_apart(clash: Clash, origin: str) -> Problem:
    return Problem(
        path=origin or clash.two,
        message=f"the published names {clash.one!r} and {clash.two!r} differ only in case or "
        "accents: both are published, and Windows and macOS do not tell them apart",
        hint="give one of them another name or slug, if the site is ever to lie on such a disk",
        severity="warning",
    )


def _names_at(names: Iterable[str], places: Set[str]) -> dict[str, list[str]]:
    """The names that are one of the places, or lie below it."""
    found: dict[str, list[str]] = {place: [] for place in places}
    for name in names:
        parts = accumulate(name.split("/"), "{}/{}".format)
        for place in parts:
            if place in found:
                found[place].append(name)
    return found
