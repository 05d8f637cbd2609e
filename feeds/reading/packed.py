"""Packed dumps among the articles: reported, since an article in one has no line to point at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from feeds.errors import Problem
from feeds.generators import Source
from feeds.model import Document
from feeds.patterns import lazy_regex

__all__ = ["read_packed"]

_DUMP = lazy_regex(r"\.(?:jsonl|ndjson|json|csv|tsv)\.gz$", re.IGNORECASE)


def read_packed(source: Source, file: Path) -> Iterator[Document | Problem]:
    """A warning for a dump that has to be unpacked first; nothing for other archives."""
    if _DUMP.search(source.path):
        yield Problem(
            path=source.path,
            message="a packed file is not read",
            hint=f"unpack it: gunzip {file.name}",
            severity="warning",
        )
