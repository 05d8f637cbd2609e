"""An address in an article → the path below the source folder that it means."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote

from feeds.patterns import lazy_regex

__all__ = ["path_meant"]

_PLAIN = lazy_regex(r"/?(?:(?!\.{1,2}/)[^/?#%]++/)*(?!\.{1,2}\Z)[^/?#%]++")
"""A path in which nothing stands for something else."""


def path_meant(folder: str, address: str) -> str:
    """The path that an address in one of the folders means; with a slash ahead, from the root.

    `folder` is the path of that folder, "" for the source folder itself.
    """
    if _PLAIN.fullmatch(address):  # nearly always
        if address[0] == "/":
            return address[1:]
        return f"{folder}/{address}" if folder else address
    path = unquote(address.partition("?")[0].partition("#")[0])
    joined = path.lstrip("/") if path.startswith("/") else posixpath.join(folder, path)
    return posixpath.normpath(joined)
