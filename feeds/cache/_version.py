"""What says that the program is another one: its own files, Python, and the libraries."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from feeds.cache._folder_digest import Listing, list_trees
from feeds.cache._prepared import prepared
from feeds.stamps import digest_of, digest_of_file

__all__ = ["prepare_version", "stamps_of_version", "version"]

_PACKAGE = os.path.dirname(os.path.dirname(__file__))  # noqa: PTH120 - pathlib takes longer


@cache
def version() -> str:
    """Of everything whose change may change an outcome, by the bytes of our own files.

    It is the same after they were installed again. What they were digested to is remembered by
    their stamps.
    """
    return repr((*_around(sys.path), digest_of(prepare_version() or _digests())))


def prepare_version() -> bytes | None:
    """What our own files are digested to, as it is remembered, or from now on is."""
    listed = _listed()
    key = repr((listed.digest, _PACKAGE))
    return prepared("version", key, _digests) if listed.is_settled else None


def stamps_of_version() -> str:
    """Of the same, by the stamps of our own files: for what is quickly made again."""
    usual = (folder for folder in sys.path if folder.endswith("-packages"))
    return repr((*_around(usual), _listed().digest))


@cache
def _listed() -> Listing:
    return list_trees((_PACKAGE,), (), time.time_ns(), ignored="__pycache__")


def _digests() -> bytes:
    package = Path(_PACKAGE)
    return repr(
        sorted(
            (file.relative_to(package).as_posix(), digest_of_file(str(file)))
            for file in package.rglob("*")
            if file.suffix != ".pyc" and file.is_file()
        )
    ).encode("utf-8", "surrogateescape")


def _around(folders: Iterable[str]) -> tuple[str, str, tuple[str, ...]]:
    """Python, the system, and the versions of what is installed in these folders."""
    installed = sorted(
        name
        for folder in dict.fromkeys(folders)
        if os.path.isdir(folder)  # noqa: PTH112 - a name, often of a zip file
        for name in os.listdir(folder)  # noqa: PTH208 - likewise
        if name.endswith((".dist-info", ".egg-info"))
    )
    return sys.version, sys.platform, tuple(installed)
