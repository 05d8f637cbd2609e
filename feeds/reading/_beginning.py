"""Whether a file of any name begins as the source of an article does."""

from __future__ import annotations

import re
from pathlib import Path

from feeds.errors import ReadError
from feeds.reading._front import split_front_matter
from feeds.reading.keys import canonical

__all__ = ["begins_as_article"]

_HEAD = 64 * 1024
_FENCE = re.compile(r"\s*(?:-{3,}|\+{3})")
_SAYS = frozenset({"author", "date", "draft", "hidden", "slug", "summary", "tags", "title"})


def begins_as_article(file: Path) -> bool:
    """Whether metadata of an article stand at its head: between fences, or with a title."""
    try:
        with file.open("rb") as stream:
            head = stream.read(_HEAD)
    except OSError:
        return False
    if b"\0" in head:
        return False
    text = head.decode("utf-8-sig", "replace").replace("\r\n", "\n")
    try:
        split = split_front_matter(text, file.name)
    except ReadError:
        return _FENCE.match(text) is not None
    names = {canonical(entry.key) for entry in split.entries}
    return bool(names & (_SAYS if _FENCE.match(text) else {"title"}))
