"""Whether a file of any name holds rows, as JSON or as a table, that may be articles."""

from __future__ import annotations

import csv
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path, PurePosixPath

from feeds.patterns import lazy_regex
from feeds.reading.keys import canonical

__all__ = ["rows_suffix", "says_who_may_see"]

_ROWS = frozenset({".json", ".jsonl", ".ndjson", ".csv", ".tsv"})
_JSON = lazy_regex(r"\s*[\[{]\s*[\"{\[]")
_KEYS = rb"draft|is_?draft|status|visibility|audience|(?:is_?)?published|publish_\w+|embargo\w*"
_STATE = lazy_regex(
    rb"(?:^|[\"',\t])(?:" + _KEYS + rb")(?:[\"',\t]|\r?$)", re.IGNORECASE | re.MULTILINE
)
_CHUNK = 1024 * 1024
_OVERLAP = 64  # bytes; no key is longer
_TEXTS = frozenset({"title", "body"})


def rows_suffix(head: bytes, name: str) -> str:
    """What the rows of a file are to be read as, by its name, else by its head; "" for none."""
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in _ROWS:
        return suffix
    encoding = "utf-16" if head.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig"
    text = head.decode(encoding, "replace")
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
            text = before + chunk.replace(b"\0", b"")  # UTF-16, as far as it is ASCII
            if _STATE.search(text):
                return True
            before = text[-_OVERLAP:]
    return False


def _names(line: str, mark: str) -> set[str]:
    try:
        rows = list(csv.reader([line.strip()], delimiter=mark))
    except csv.Error:
        return set()
    return {canonical(cell) for row in rows for cell in row}
