"""Sites of generators in folders below one that is none itself."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from feeds.config import Config
from feeds.generators._recognise import recognise
from feeds.generators._table import GENERATORS

__all__ = ["sites_below"]

_DEEPEST = 2
_MOST = 200  # folders that are looked into
_IGNORED = frozenset(
    "node_modules vendor themes public dist build target venv example examples test tests".split()
)
_NAMES = frozenset(
    name.partition("/")[0] for one in GENERATORS.values() for name in one.marks.files
)


def sites_below(root: Path) -> Iterator[tuple[Path, str]]:
    """The folders at most two levels down that are sites, and the key of the generator of each."""
    waiting = [(root, 0)]
    for folder, depth in waiting:
        names, folders = _listed(folder)
        if depth and not _NAMES.isdisjoint(names):
            found = recognise(folder, Config(root=folder)).site
            if found is not None and found.root == folder.absolute():
                yield folder, found.generator
                continue
        if depth < _DEEPEST:
            waiting += [(folder / name, depth + 1) for name in folders[: _MOST - len(waiting)]]


def _listed(folder: Path) -> tuple[set[str], list[str]]:
    """The names in a folder, and those of its folders that may hold a site, sorted."""
    try:
        with os.scandir(folder) as entries:
            found = [(one.name, one.is_dir(follow_symlinks=False)) for one in entries]
    except OSError:
        return set(), []
    folders = sorted(name for name, is_folder in found if is_folder and _may_hold(name))
    return {name for name, _ in found}, folders


def _may_hold(name: str) -> bool:
    return not name.startswith((".", "_")) and name not in _IGNORED
