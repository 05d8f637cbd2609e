"""The line of a file on which something stands that is reported; read only where it is."""

from __future__ import annotations

from html import escape
from urllib.parse import unquote

from feeds.collecting._linked_files import FileFinder
from feeds.errors import ReadError
from feeds.reading.encoding import decode

__all__ = ["LineFinder"]


class LineFinder:
    """Finds addresses in the file of one article; 0 for one in a file of many, or unknown."""

    __slots__ = ("_file", "_find", "_is_own", "_text")

    def __init__(self, find: FileFinder, path: str, file: str) -> None:
        """`path` is as Article.path, `file` the same without a line."""
        self._find = find
        self._file = file
        self._is_own = path == file
        self._text: str | None = None  # of the file; None before it is read

    def __call__(self, address: str) -> int:
        if not self._is_own:
            return 0
        if self._text is None:
            self._text = self._read()
        for written in dict.fromkeys((address, escape(address), unquote(address))):
            place = _place_of(written, self._text)
            if place >= 0:
                return self._text.count("\n", 0, place) + 1
        return 0

    def _read(self) -> str:
        try:
            with open(self._find.source_of(self._file), "rb", buffering=0) as file:  # noqa: PTH123
                return decode(file.read(), self._file)[0]
        except (OSError, ReadError, ValueError):
            return ""


def _place_of(address: str, text: str) -> int:
    """Where it stands, and is not the beginning of a longer one; -1 where it does not."""
    place = text.find(address)
    while place >= 0:
        following = text[place + len(address) : place + len(address) + 1]
        if not (following.isalnum() or following in {"_", "-"}):
            return place
        place = text.find(address, place + 1)
    return -1
