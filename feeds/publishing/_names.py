"""Names that every file system and host can hold, and names that only case keeps apart.

Windows: https://learn.microsoft.com/windows/win32/fileio/naming-a-file. macOS folds case and
decomposes accents; Linux allows 255 bytes a name.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from feeds.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["LONGEST_PATH", "MANIFEST", "SIDE", "clashes", "folded", "name_problem"]

MANIFEST = ".feeds-manifest"  # the list of files that builds made, in the output folder
SIDE = ".feeds-building"  # where a running build keeps its files, in the output folder

LONGEST_PATH = 240
"""UTF-16 units below the output folder: Windows has 260 for the whole path."""

_LONGEST_NAME = 255  # bytes of UTF-8
_PLAIN = re.compile(r"[a-z0-9_-]+(?:[./][a-z0-9_-]+)*")
_RESERVED = re.compile(
    r"(?:^|/)(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])[ ]*(?=[./]|$)", re.IGNORECASE
)
_FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]')
_KEPT = frozenset({MANIFEST, SIDE})


def name_problem(path: str, origin: str = "") -> Problem | None:
    """What makes `path` unfit as a published name, or None.

    `path` is relative to the output folder, with "/". `origin` is the article that asks for it.
    """
    if len(path) <= LONGEST_PATH and _PLAIN.fullmatch(path) and (not _RESERVED.search(path)):
        return None  # nearly all names: one look
    fault = _path_fault(path) or next(filter(None, map(_part_fault, path.split("/"))), "")
    if not fault:
        return None
    shown = path.encode("utf-8", "backslashreplace").decode()
    return Problem(
        path=origin or shown,
        message=f"{shown!r} cannot be published under that name: {fault}" if origin else fault,
        hint="give it another name or slug",
    )


def _path_fault(path: str) -> str:
    if not path:
        return "the name is empty"
    if path.startswith("/"):
        return "it lies outside the output folder"
    if _FORBIDDEN.search(path):
        return 'a name may not hold < > : " | ? * \\ or control characters'
    if len(path.encode("utf-16-le")) // 2 > LONGEST_PATH:
        return f"it is longer than {LONGEST_PATH} characters, too long for Windows"
    if _RESERVED.search(path):
        return "Windows keeps that name for a device"
    if path.partition("/")[0].lower() in _KEPT:
        return "the build needs that name itself"
    if not unicodedata.is_normalized("NFC", path):
        return "its accents are written as characters of their own (not NFC)"
    return ""


def _part_fault(part: str) -> str:
    if part in {"", ".", ".."}:
        return "it lies outside the output folder or holds an empty name"
    if part[-1] in ". ":
        return "Windows drops a final dot or space"
    if len(part.encode()) > _LONGEST_NAME:
        return f"a name in it is longer than {_LONGEST_NAME} bytes"
    return ""


def folded(path: str) -> str:
    """What a disk that folds case and accents makes of `path`; folders sort with their files.

    "/" becomes U+0001, which sorts ahead of whatever a name may hold: in sorted order a name
    is followed at once by all that lies below it.
    """
    if not path.isascii():
        path = unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
    return path.lower().replace("/", "\x01")


def clashes(rows: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str, bool]]:
    """Pairs of names that cannot stand side by side, from (path, folded path) sorted by the latter.

    Yields the two names (files, or folders on the way to them) and whether only case or accents
    keep them apart; else one is a file and the other needs a folder of that name.
    """
    before: tuple[str, str] | None = None
    for row in rows:
        if before is not None:
            yield from _clash(before, row)
        before = row


def _clash(one: tuple[str, str], two: tuple[str, str]) -> Iterator[tuple[str, str, bool]]:
    names, keys = one[0].split("/"), one[1].split("\x01")
    other_names, other_keys = two[0].split("/"), two[1].split("\x01")
    for depth, (key, other_key) in enumerate(zip(keys, other_keys, strict=False), 1):
        if key != other_key:
            return
        if names[depth - 1] != other_names[depth - 1]:
            yield "/".join(names[:depth]), "/".join(other_names[:depth]), True
            return
        if depth == len(keys) != len(other_keys):
            yield one[0], two[0], False
