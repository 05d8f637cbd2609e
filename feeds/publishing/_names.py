"""Names that every file system and host can hold, and names that only case keeps apart.

Windows: https://learn.microsoft.com/windows/win32/fileio/naming-a-file. macOS folds case and
decomposes accents; Linux allows 255 bytes a name.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Literal

from feeds.errors import Problem
from feeds.patterns import lazy_regex
from feeds.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

__all__ = [
    "LONGEST_PATH",
    "MANIFEST",
    "SIDE",
    "Clash",
    "clashes",
    "folded",
    "may_clash",
    "name_fault",
    "name_problem",
    "nested",
]

MANIFEST = ".feeds-manifest"  # the list of files that builds made, in the output folder
SIDE = ".feeds-building"  # where a running build keeps its files, in the output folder

LONGEST_PATH = 240
"""UTF-16 units below the output folder: Windows has 260 for the whole path."""

_LONGEST_NAME = 255  # bytes of UTF-8
_PLAIN = lazy_regex(r"[a-z0-9_-]+(?:[./][a-z0-9_-]+)*")
_RESERVED = lazy_regex(
    r"(?:^|/)(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])[ ]*(?=[./]|$)", re.IGNORECASE
)
_FORBIDDEN = lazy_regex(r'[<>:"|?*\\\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]')
_KEPT = frozenset({MANIFEST, SIDE})


def name_fault(path: str) -> str:
    """What makes `path` unfit as a published name; "" for a good one.

    `path` is relative to the output folder, with "/".
    """
    if len(path) <= LONGEST_PATH and _PLAIN.fullmatch(path) and (not _RESERVED.search(path)):
        return ""  # nearly all names: one look
    return _path_fault(path) or next(filter(None, map(_part_fault, path.split("/"))), "")


def name_problem(path: str, origin: str = "") -> Problem | None:
    """The same as a problem of `origin`, the article that asks for it; None for a good name."""
    fault = name_fault(path)
    if not fault:
        return None
    shown = path.encode("utf-8", "backslashreplace").decode()
    return Problem(
        path=origin or shown,
        message=f"{shown!r} cannot be published under that name: {fault}" if origin else fault,
        hint=f"give it another name or slug{_without_ends(shown)}",
    )


def _without_ends(path: str) -> str:
    """The same name without what some systems drop at the end of its parts, if that is all."""
    plain = "/".join(part.rstrip(". ") for part in path.split("/"))
    return f", such as {plain.removesuffix('index.html')!r}" if not name_fault(plain) else ""


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


class Clash(NamedTuple):
    """Two names (files, or folders on the way to them) that cannot stand side by side.

    "files" and "folders" differ only in case or accents, which not every disk tells apart;
    with "files" at least one is a file. "nested" is a file, and one that needs a folder there.
    """

    one: str
    two: str
    kind: Literal["files", "folders", "nested"]


def may_clash(names: Collection[str]) -> bool:
    """Whether any two of these names may; nearly always this tells at once that none do: all are in
    small letters of ASCII, and none of them is the folder of another one.
    """
    if not all(name.isascii() and name == name.lower() for name in names):
        return True
    folders: set[str] = set()
    for name in names:
        folder = name.rpartition("/")[0]
        while folder and folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    return not folders.isdisjoint(names)


def clashes(rows: Iterable[tuple[str, str]]) -> Iterator[Clash]:
    """Those among names, from (path, folded path) sorted by the latter."""
    before: tuple[str, str] | None = None
    for row in rows:
        if before is not None:
            yield from _clash(before, row)
        before = row


def nested(names: Iterable[str]) -> Iterator[Clash]:
    """Files that stand where others need a folder, as a disk that keeps case sees them."""
    rows = sorted(((name, name.replace("/", "\x01")) for name in names), key=lambda row: row[1])
    return clashes(rows)


def _clash(one: tuple[str, str], two: tuple[str, str]) -> Iterator[Clash]:
    is_small = _is_small(one) and _is_small(two)
    if is_small and not f"{two[1]}\x01".startswith(f"{one[1]}\x01"):
        return iter(())  # nearly always
    return _clash_in_parts(one, two)


def _is_small(row: tuple[str, str]) -> bool:
    """Whether no other spelling of the path is in small letters alone, as it is itself."""
    return row[0].replace("/", "\x01") == row[1]


def _clash_in_parts(one: tuple[str, str], two: tuple[str, str]) -> Iterator[Clash]:
    names, keys = one[0].split("/"), one[1].split("\x01")
    other_names, other_keys = two[0].split("/"), two[1].split("\x01")
    if keys == other_keys:
        yield Clash(one[0], two[0], "files")
        return
    for depth, (key, other_key) in enumerate(zip(keys, other_keys, strict=False), 1):
        if key != other_key:
            return
        if names[depth - 1] != other_names[depth - 1]:
            is_file = depth in {len(keys), len(other_keys)}
            kind: Literal["files", "folders"] = "files" if is_file else "folders"
            yield Clash("/".join(names[:depth]), "/".join(other_names[:depth]), kind)
            return
        if depth == len(keys) != len(other_keys):
            yield Clash(one[0], two[0], "nested")
