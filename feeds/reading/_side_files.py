"""Small files that say something of articles in other files, if they are there."""

from __future__ import annotations

import os

from feeds.generators import Source

__all__ = ["has_small", "read_small"]

_LARGEST = 1024 * 1024


def read_small(path: str, source: Source) -> str:
    """The text of a small file; "" where there is none, or one that is reported elsewhere.

    What is read for an article is noted in its `source`.
    """
    text = _known(path, source)
    if text is None:
        return ""
    source.beside.append(text)
    return text


def has_small(path: str, source: Source) -> bool:
    """Whether there is such a file."""
    return _known(path, source) is not None


def _known(path: str, source: Source) -> str | None:
    texts = source.around.texts
    if path not in texts:
        texts[path] = _read(path)
    return texts[path]


def _read(path: str) -> str | None:
    try:
        if not os.access(path, os.F_OK):  # as nearly always: an error takes longer
            return None
        with open(path, "rb") as file:  # noqa: PTH123 - a text
            if os.fstat(file.fileno()).st_size > _LARGEST:
                return None
            return file.read().decode("utf-8-sig").replace("\r\n", "\n")
    except (OSError, ValueError):
        return None
