"""The line of a file on which something stands that is reported; read only where it is."""

from __future__ import annotations

import re
from html import escape
from urllib.parse import unquote

from feeds.collecting._linked_files import FileFinder
from feeds.errors import ReadError
from feeds.reading.encoding import decode
from feeds.records import dataclass

__all__ = ["LineFinder"]


@dataclass(frozen=True, slots=True)
class LineFinder:
    """Finds addresses in the file of one article; 0 for one in a file of many, or unknown."""

    find: FileFinder
    path: str  # as Article.path
    file: str  # without a line

    def __call__(self, address: str) -> int:
        if self.path != self.file:
            return 0
        try:
            text, _ = decode(self.find.open_path(self.file).read_bytes(), self.file)
        except (OSError, ReadError, ValueError):
            return 0
        for written in dict.fromkeys((address, escape(address), unquote(address))):
            found = re.search(rf"{re.escape(written)}(?![\w-])", text)
            if found is not None:
                return text.count("\n", 0, found.start()) + 1
        return 0
