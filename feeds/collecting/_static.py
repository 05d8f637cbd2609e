"""The files that the setting `static` names: published as they stand, at their own places."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from feeds.collecting._linked_files import FileFinder
from feeds.collecting._withheld import Gatekeeper
from feeds.errors import Problem
from feeds.reading import Found, scan_static

__all__ = ["static_files"]


def static_files(
    source: Path, gate: Gatekeeper, skip: Iterable[Path]
) -> tuple[tuple[Found, ...], tuple[Problem, ...]]:
    """Those files, and warnings of what leads from among them to an article's source."""
    find = FileFinder(source, gate)
    files: list[Found] = []
    problems: list[Problem] = []
    for file in scan_static(source, static=gate.static, exclude=gate.exclude, skip=tuple(skip)):
        found = find(file.relative)
        if found is None:
            continue
        if found.withheld is not None:
            problems.append(
                Problem(
                    path=file.relative,
                    message=found.withheld.message,
                    hint=found.withheld.hint,
                    severity="warning",
                )
            )
        else:
            files.append(file)
    return tuple(files), tuple(problems)
