"""The list of files that builds made in an output folder: how ours are known from others'.

A text file, committed with the site: one header line, then one path a line, sorted by code
point. It changes only when files come or go, so that most commits leave it alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from feeds.errors import Problem
from feeds.publishing._names import MANIFEST, name_problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

__all__ = ["HEADER", "list_was_lost", "manifest_chunks", "read_manifest"]

HEADER = "# feeds manifest 1: the files that builds made here; keep it with them"
_BATCH = 4096  # lines a write
_CONFLICT = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")  # left by a merge: read as a union


def read_manifest(
    output: Path, warn: Callable[[Problem], None], shown: str, *, is_known: bool = False
) -> frozenset[str] | None:
    """The paths listed; None where the list is lost. `shown` is the output folder's name.

    A line that is no safe name is passed to `warn` and left out: what it meant is then treated
    as someone else's file, which is never removed. In a list that `is_known` there is none.
    """
    place = f"{shown}/{MANIFEST}"
    try:
        file = (output / MANIFEST).open(encoding="utf-8", errors="surrogateescape", newline="\n")
    except FileNotFoundError:
        return None
    with file:
        if file.readline().rstrip("\r\n") == HEADER:
            if is_known:
                return frozenset(file.read().splitlines())
            return frozenset(_paths(place, file, warn))
    warn(
        Problem(
            path=place,
            line=1,
            message="this is no list of files that this version can read, and is made again",
            hint="files of earlier builds that are no longer made stay; remove them by hand",
            severity="warning",
        )
    )
    return None


def _paths(place: str, file: Iterable[str], warn: Callable[[Problem], None]) -> Iterator[str]:
    for number, line in enumerate(file, 2):
        name = line.rstrip("\r\n")
        if not name or name.startswith(_CONFLICT):
            continue
        if name_problem(name) is None:
            yield name
            continue
        warn(
            Problem(
                path=place,
                line=number,
                message="this line is no name of a published file, and is left out",
                hint="build again and keep the list as the build makes it",
                severity="warning",
            )
        )


def manifest_chunks(paths: Iterable[str]) -> Iterator[bytes]:
    """The bytes of a manifest of these sorted paths, a few at a time."""
    lines = [HEADER]
    for path in paths:
        lines.append(path)
        if len(lines) >= _BATCH:
            yield _joined(lines)
            lines.clear()
    if lines:
        yield _joined(lines)


def _joined(lines: list[str]) -> bytes:
    return ("\n".join(lines) + "\n").encode()


def list_was_lost(shown: str) -> Problem:
    """The warning that another one is made. `shown` is the output folder's name."""
    return Problem(
        path=f"{shown}/{MANIFEST}",
        message="the list of published files was lost, and is made again",
        hint="files of earlier builds that are no longer made stay; remove them by hand, and "
        "keep this file with the others",
        severity="warning",
    )
