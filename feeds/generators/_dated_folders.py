"""Which folders of a site hold articles with a date, as far as their first files show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from feeds.generators._post_names import post_of

__all__ = ["dated_folders"]

_MOST = 40  # files of a folder, and folders of a pattern
_HEAD = 4096  # characters
_DATE = re.compile(r"^date[ \t]*:[ \t]*[\"']?\d", re.MULTILINE)
_TEXTS = (".md", ".markdown", ".html", ".mkd")


def dated_folders(root: Path, patterns: Iterable[str]) -> Iterator[str]:
    """The folders that the patterns name, by their paths below the root, in their order."""
    for pattern in patterns:
        for folder in sorted(root.glob(pattern))[:_MOST] if pattern else ():
            if folder.is_dir() and _holds_dates(folder):
                yield folder.relative_to(root).as_posix()


def _holds_dates(folder: Path) -> bool:
    texts = [file for file in sorted(folder.rglob("*"))[:_MOST] if file.name.endswith(_TEXTS)]
    return any(post_of(file.name) or _DATE.search(_head(file)) for file in texts)


def _head(file: Path) -> str:
    try:
        with file.open(encoding="utf-8-sig") as stream:
            head = stream.read(_HEAD)
    except (OSError, UnicodeDecodeError):
        return ""
    return head.split("\n---", 1)[0] if head.startswith("---") else ""
