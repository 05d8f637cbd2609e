"""Which files of a listing have another stamp, and which are new, in a later one."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence

from feeds.cache._folder_digest import Piece, stamps_of
from feeds.records import NamedTuple
from feeds.stamps import Stamp

__all__ = ["Differences", "differences"]


class Differences(NamedTuple):
    """The files that differ; none is gone. Folders may come with files in them."""

    restamped: list[str]  # that have another stamp
    added: list[str]


def differences(before: Sequence[Piece], after: Sequence[Piece], most: int) -> Differences | None:
    """Between two listings; None where a file went, a folder came without any, or more than `most`
    differ.
    """
    names = zip(before, after, strict=False)
    same = next((at for at, (one, two) in enumerate(names) if one[0] != two[0]), None)
    if same is None:
        same = min(len(before), len(after))
    found = Differences([], [])
    for one, two in zip(before[:same], after[:same], strict=True):
        if one[1] != two[1] and not _compare(stamps_of(one), stamps_of(two), found, most):
            return None
    old: dict[str, Stamp | None] = {}
    new: dict[str, Stamp | None] = {}
    for known, pieces in ((old, before[same:]), (new, after[same:])):
        for piece in pieces:
            known.update(stamps_of(piece))
    return found if _compare(old, new, found, most) else None


def _compare(
    old: Mapping[str, Stamp | None], new: Mapping[str, Stamp | None], found: Differences, most: int
) -> bool:
    """Whether it is no more than that; notes what it is."""
    if len(new) - len(old) > most or not old.keys() <= new.keys():
        return False
    folders = []
    for path, now in new.items():
        if path in old and old[path] == now:
            continue
        if path not in old and now is None:
            folders.append(path)
            continue
        if now is None or old.get(path, now) is None:
            return False
        (found.restamped if path in old else found.added).append(path)
        if len(found.restamped) + len(found.added) > most:
            return False
    return all(_has_any(one, found.added) for one in folders)


def _has_any(folder: str, files: Iterable[str]) -> bool:
    begin = os.path.join(folder, "")  # noqa: PTH118 - a text
    return any(one.startswith(begin) for one in files)
