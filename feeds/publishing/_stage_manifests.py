"""The lists of files that a publication leaves, written to the side before anything changes."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from feeds.publishing._content import FileContent, MemoryContent
from feeds.publishing._manifest import manifest_chunks
from feeds.publishing._plan import AS_IS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feeds.publishing._plan import SwapPlan
    from feeds.publishing._side import Side

__all__ = ["Manifests", "stage_manifests"]


class Manifests:
    """The staged lists: AS_IS where the one that is there will do."""

    def __init__(self, *, before: int, during: int, after: int) -> None:
        self.before = before  # to go back to; AS_IS where there was none
        self.during = during  # names the files of both sites, so that a kill forgets none
        self.after = after


def stage_manifests(plan: SwapPlan, place: str, side: Side, *, is_first: bool) -> Manifests:
    """Written ahead, so that a full disk is met before anything changes. `place` is where the
    list lies, unless this `is_first`. Raises OSError.
    """
    names, stale = plan.names, plan.stale
    during = _stage_list(sorted({*names, *stale}) if stale else names, place, side)
    after = _stage_list(names, place, side) if stale else AS_IS
    before = AS_IS
    if during != AS_IS and not is_first:
        before = side.stage(FileContent(place).chunks())
    return Manifests(before=before, during=during, after=after)


def _stage_list(names: Iterable[str], place: str, side: Side) -> int:
    content = MemoryContent(b"".join(manifest_chunks(names)))
    with suppress(FileNotFoundError):
        if content.equals(place):
            return AS_IS
    return side.stage(content.chunks())
