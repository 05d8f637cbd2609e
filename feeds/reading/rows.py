"""Whether a file of any name holds rows, as JSON or as a table, that may be articles."""

from __future__ import annotations

import csv
import re
from pathlib import Path, PurePosixPath

from feeds.reading.keys import canonical

__all__ = ["rows_suffix", "says_who_may_see"]

_ROWS = frozenset({".json", ".jsonl", ".ndjson", ".csv", ".tsv"})
_JSON = re.compile(r"\s*[\[{]\s*[\"{\[]")
_STATE = re.compile(
    rb"[\"'](?:draft|is_?draft|status|visibility|audience|(?:is_?)?published|publish_\w+|embargo\w*)[\"']",
    re.IGNORECASE,
)
_CHUNK = 1024 * 1024
_OVERLAP = 64  # bytes; no key is longer
_TEXTS = frozenset({"title", "body"})


def rows_suffix(head: bytes, name: str) -> str:
    """What the rows of a file are to be read as, by its name, else by its head; "" for none."""
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in _ROWS:
        return suffix
    text = head.decode("utf-8-sig", "replace")
    if _JSON.match(text):
        return ".json"
    first = text.partition("\n")[0]
    for mark, meant in ((",", ".csv"), ("\t", ".tsv")):
        if mark in first and _names(first, mark) >= _TEXTS:
            return meant
    return ""


def says_who_may_see(file: Path) -> bool:
    """Whether the keys of drafts and their like stand in a file that cannot be read as rows."""
    before = b""
    with file.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            if _STATE.search(before + chunk):
                return True
            before = chunk[-_OVERLAP:]
    return False


def _names(line: str, mark: str) -> set[str]:
    try:
        rows = list(csv.reader([line.strip()], delimiter=mark))
    except csv.Error:
        return set()
    return {canonical(cell) for row in rows for cell in row}
