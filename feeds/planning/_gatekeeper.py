"""The gate of a folder of articles, made once it is known which of them are published."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath

from feeds.articles import ByStem, Held
from feeds.collecting import Collected, Gatekeeper, Row
from feeds.config import Config
from feeds.planning._identity import Identities
from feeds.reading import file_beside

__all__ = ["gatekeeper"]

_BESIDE = (".11tydata.json", ".11tydata.js", ".11tydata.cjs", ".11tydata.mjs")
_INDEX = "index"


def gatekeeper(folder: Path, collected: Collected, known: Identities, config: Config) -> Gatekeeper:
    """The gate of a folder of articles, once it is known which of them are published."""
    held = {**collected.held, **dict(_waiting(collected.rows, known))}
    articles = [path for path, one in held.items() if one.is_article]
    folders, claimed = _bundles(articles, known, config)
    return Gatekeeper(
        reader=collected.reader,
        exclude=config.exclude,
        static=config.static,
        held=held,
        articles=ByStem({path: path for path in articles}),
        inodes=dict(_inodes(folder, articles)),
        folders=folders,
        claimed=claimed,
        judged=collected.judged,
    )


def _waiting(rows: Sequence[Row], known: Identities) -> Iterator[tuple[str, Held]]:
    """The files of articles that are read and not published today."""
    if len(known.due) == len(rows) and not known.kept:
        return  # nearly always
    published = {item.row.draft.path for item in known.due}
    for row in rows:
        if row.draft.path not in published:
            due = row.draft.due.date().isoformat()
            yield row.draft.file, Held(f"scheduled for {due}", is_article=True)


def _inodes(folder: Path, articles: Iterable[str]) -> Iterator[tuple[tuple[int, int], str]]:
    for path in articles:
        place = os.path.join(folder, path)  # noqa: PTH118 - a text
        stem = place.removesuffix(PurePosixPath(path).suffix)
        for one in (place, file_beside(place), *(stem + end for end in _BESIDE)):
            try:
                status = os.stat(one)  # noqa: PTH116 - a text
            except (OSError, ValueError):
                continue
            if status.st_ino:
                yield (status.st_dev, status.st_ino), path


def _bundles(
    articles: Iterable[str], known: Identities, config: Config
) -> tuple[dict[str, str], frozenset[str]]:
    """Folders whose files belong to an article that is not published, and to none that is.

    That is the folder of an `index` file and, where the site says that such a folder is a
    post's own, one beside an article that is named as it is.
    """
    named = config.site is not None and config.site.own_folders
    found: dict[str, str] = {}
    for path in articles:
        folder, _, name = path.rpartition("/")
        if folder and name.partition(".")[0] == _INDEX:
            found[folder] = path
        elif named:
            found[path.removesuffix(PurePosixPath(name).suffix)] = path
    claimed = frozenset(_folders_of(known, named=named)) if found else frozenset()
    folded = {folder.casefold(): path for folder, path in found.items()}
    return {
        folder: path for folder, path in {**folded, **found}.items() if folder not in claimed
    }, claimed


def _folders_of(known: Identities, *, named: bool) -> Iterator[str]:
    """Those that published articles lie in, or have for their own."""
    for item in known.due:
        file = item.row.draft.file
        folder = file.removesuffix(PurePosixPath(file).suffix) if named else file.rpartition("/")[0]
        while folder:
            yield folder
            folder = folder.rpartition("/")[0]
