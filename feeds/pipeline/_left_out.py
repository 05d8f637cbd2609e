"""What is said of a folder in which much was left out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from feeds.config import Config
from feeds.errors import Problem
from feeds.pipeline._collect import Collected
from feeds.reading import FOREIGN, NOT_READ, UNREAD

__all__ = ["losses"]

_POSTS = frozenset({"_posts", "posts", "post", "blog", "articles", "news"})
_UNDATED = "no date is stated"
_ALL_SAY = "feeds list --all names each of them; if they are articles, mend what it says"


def losses(source: Path, collected: Collected, config: Config) -> Iterator[Problem]:
    """Warnings, so that no article is missing in silence; an error where none is left."""
    yield from _unread(collected)
    yield from _exports(source, collected)
    if collected.left_out and not collected.rows and not collected.failed:
        reasons = Counter(reason for _, reason in collected.left_out)
        shown = ", ".join(f"{number} × {reason}" for reason, number in reasons.most_common(3))
        yield _warning(
            str(source), f"all {len(collected.left_out)} files are left out: {shown}", _ALL_SAY
        )
    elif config.site is not None:
        yield from _undated_posts(collected)


def _unread(collected: Collected) -> Iterator[Problem]:
    """Dated files; where no article is found, the undated ones as well."""
    files: dict[str, list[str]] = defaultdict(list)
    undated = (
        () if collected.rows else (path for path, why in collected.left_out if NOT_READ in why)
    )
    for path in sorted({*collected.held, *undated}):
        suffix = PurePosixPath(path).suffix
        if suffix.lower() in FOREIGN or suffix.lower() in UNREAD:
            files[suffix].append(path)
    for suffix, paths in files.items():
        word = "file is" if len(paths) == 1 else "files are"
        yield Problem(
            path=paths[0],
            message=f"{len(paths)} {suffix} {word} not read",
            hint="convert such articles to Markdown or HTML, or leave them out with exclude",
            severity="warning" if collected.rows else "error",
        )


def _exports(source: Path, collected: Collected) -> Iterator[Problem]:
    for path, held in sorted(collected.held.items()):
        if held.is_export:
            yield Problem(
                path=path,
                message=f"this is {held.reason}, whose articles are not read",
                hint=f"run feeds import {source / path} {source}, which makes files of them",
                severity="warning" if collected.rows else "error",
            )


def _undated_posts(collected: Collected) -> Iterator[Problem]:
    """More than half of a folder of posts without a date: it is not what the site shows."""
    found = Counter(_folder(row.draft.file) for row in collected.rows)
    undated = Counter(_folder(path) for path, why in collected.left_out if why == _UNDATED)
    for folder, number in sorted(undated.items()):
        if folder and number > found[folder]:
            message = f"{number} of {number + found[folder]} files are left out: {_UNDATED}"
            yield _warning(folder, message, _ALL_SAY)


def _folder(path: str) -> str:
    """The folder of posts that a file lies in; "" for none."""
    parts = path.split("/")[:-1]
    for depth, name in enumerate(parts, 1):
        if name in _POSTS:
            return "/".join(parts[:depth])
    return ""


def _warning(path: str, message: str, hint: str) -> Problem:
    return Problem(path=path, message=message, hint=hint, severity="warning")
