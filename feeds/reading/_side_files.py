"""Small files that say something of articles in other files, if they are there."""

from __future__ import annotations

import os

from feeds.generators import Source

__all__ = ["read_small"]

_LARGEST = 1024 * 1024


def read_small(path: str, source: Source) -> str:
    """The text of a small file; "" where there is none, or one that is reported elsewhere.

    What is read for an article is noted in its `source`.
    """
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - asked for every article, mostly in vain
            if os.fstat(file.fileno()).st_size > _LARGEST:
                return ""
            text = file.read().decode("utf-8-sig").replace("\r\n", "\n")
    except (OSError, ValueError):
        return ""
    source.beside.append(text)
    return text
