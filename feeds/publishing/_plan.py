"""What a publication is about to do, checked before anything is changed."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from feeds.errors import Problem
from feeds.publishing._names import clashes, folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from feeds.publishing._tree import Tree

__all__ = ["AS_IS", "Entry", "Findings", "Plan", "make_plan"]

AS_IS = -1  # instead of a staged file: what is published has the right bytes


class Entry(NamedTuple):
    """A file of the site to be."""

    rank: int  # assets 0, pages 1, feeds 2: the order in which they are swapped in
    number: int  # of the staged file, or AS_IS
    origin: str  # the article it is made for


@dataclass(slots=True, kw_only=True)
class Findings:
    """What was met in the output folder while files were added."""

    foreign: dict[str, Problem] = field(default_factory=dict)  # file that no list names → words
    blocked: dict[str, str] = field(default_factory=dict)  # name → the file in its way
    folders: list[str] = field(default_factory=list)  # names at which a folder stands
    unreadable: list[str] = field(default_factory=list)  # the web server could not read these
    siblings: set[str] = field(default_factory=set)  # compressed ones, made here
    recognised: bool = False  # a page or feed stood there with the very bytes of ours


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The changes to make; `problems` that are errors forbid them all."""

    names: tuple[str, ...]  # of the whole site, sorted
    staged: tuple[str, ...]  # names to swap in, in order
    stale: frozenset[str]  # of an earlier build, to be removed
    in_the_way: tuple[str, ...]  # those of them that have to go first
    folders_in_the_way: tuple[str, ...]  # where a file is to be, inner ones first
    respelled: tuple[tuple[str, str], ...]  # one file under two names that differ in case
    problems: tuple[Problem, ...]


def make_plan(
    files: Mapping[str, Entry], old: frozenset[str] | None, found: Findings, tree: Tree, shown: str
) -> Plan:
    """Compares what is wanted with what is there. `shown` is the output folder's name."""
    names = tuple(sorted(files))
    stale = (old or frozenset()).difference(files)
    respelled = tuple(_respelled(names, old or frozenset(), stale, tree))
    stale = stale.difference(was for was, _ in respelled)
    foreign = _foreign(found, {now for _, now in respelled}, is_lost=old is None)
    in_the_way = set(found.blocked.values()) & stale
    problems = [*_clashes(names, files), *foreign]
    folders_in_the_way: list[str] = []
    for name in found.folders:
        inner_files, inner_folders = tree.below(name)
        in_the_way |= stale.intersection(inner_files)
        folders_in_the_way += inner_folders
        others = [inner for inner in inner_files if inner not in stale and inner not in files]
        if others:  # those in `files` are told as a clash
            problems.append(_occupied(name, others[0], files[name].origin, shown))
    return Plan(
        names=names,
        staged=tuple(
            sorted(
                (name for name in names if files[name].number != AS_IS),
                key=lambda name: files[name].rank,
            )
        ),
        stale=stale,
        in_the_way=tuple(sorted(in_the_way)),
        folders_in_the_way=tuple(folders_in_the_way),
        respelled=respelled,
        problems=tuple(problems),
    )


def _foreign(found: Findings, known: set[str], *, is_lost: bool) -> Iterator[Problem]:
    """Without a manifest, one generated file with the very bytes of ours shows that the folder
    was built by us; then all names that we make are ours too.
    """
    if is_lost and found.recognised:
        return
    yield from (problem for name, problem in found.foreign.items() if name not in known)


def _respelled(
    names: tuple[str, ...], old: frozenset[str], stale: frozenset[str], tree: Tree
) -> Iterator[tuple[str, str]]:
    """On a disk that folds case, About.html and about.html are one file: not to be removed."""
    if not stale:
        return
    former = {folded(name): name for name in sorted(stale)}
    for name in names:
        if name in old:
            continue
        twin = former.get(folded(name))
        if twin is not None and _is_one_file(twin, name, tree):
            yield twin, name


def _is_one_file(one: str, two: str, tree: Tree) -> bool:
    if tree.folder(one.rpartition("/")[0]) != "" or tree.folder(two.rpartition("/")[0]) != "":
        return False
    first, second = tree.status(one), tree.status(two)
    return first is not None and second is not None and os.path.samestat(first, second)


def _clashes(names: tuple[str, ...], files: Mapping[str, Entry]) -> Iterator[Problem]:
    told: set[tuple[str, str]] = set()
    rows = sorted(((name, folded(name)) for name in names), key=lambda row: row[1])
    for one, two, is_spelling in clashes(rows):
        if (one, two) in told:
            continue
        told.add((one, two))
        reason = (
            "differ only in case or accents, which Windows and macOS do not tell apart"
            if is_spelling
            else "cannot both be there: the first is a file, and the second needs a folder"
        )
        origin = next((files[name].origin for name in names if _is_at(name, two)), "")
        yield Problem(
            path=origin or two,
            message=f"the published names {one!r} and {two!r} {reason}",
            hint="give one of them another name or slug",
        )


def _is_at(name: str, place: str) -> bool:
    return name == place or name.startswith(f"{place}/")


def _occupied(name: str, leaf: str, origin: str, shown: str) -> Problem:
    return Problem(
        path=origin or f"{shown}/{name}",
        message=f"{name!r} is to be published where a folder stands that holds {leaf!r}, "
        "which no build made",
        hint="move that away, or give the article another slug",
    )
