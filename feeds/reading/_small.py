"""Small files that say something of articles in other files, if they are there."""

from __future__ import annotations

import os

__all__ = ["read_small"]

_LARGEST = 1024 * 1024


def read_small(path: str) -> str:
    """The text of a small file; "" where there is none, or one that is reported elsewhere."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - asked for every article, mostly in vain
            if os.fstat(file.fileno()).st_size > _LARGEST:
                return ""
            return file.read().decode("utf-8-sig").replace("\r\n", "\n")
    except (OSError, ValueError):
        return ""
