"""Texts that could cost more than their length: a piece that is repeated, and where it stands.

A row is `(reader, file or language, head, piece, tail)`. What is measured is the CPU time of one
process for a text of N characters, of 16 N, and of none; time that grows with the square of
the length takes 256 times as long, and 64 times is where the line is drawn.
"""

from __future__ import annotations

import contextlib
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import feeds
from feeds.errors import DateError, FeedsError
from feeds.ledger import read_feed
from tests.pipeline.sites import NOW, SITE, write

LEAST = 0.002
"""Seconds below which a measurement says nothing."""

FACTOR, ALLOWED = 16, 64


class Row(NamedTuple):
    """One kind of text."""

    reader: str
    where: str  # the name of the file, or the language of the date
    head: str
    piece: str
    tail: str = ""

    def text(self, length: int) -> str:
        """The text with so many characters of its piece."""
        return self.head + self.piece * (length // len(self.piece)) + self.tail


def _built(where: str, text: str) -> None:
    """Read, made into pages and feeds, and validated."""
    with tempfile.TemporaryDirectory() as folder:
        source = write(Path(folder, "seeds"), {where: text})
        with contextlib.suppress(FeedsError):
            feeds.build(source, Path(folder, "public"), SITE, now=NOW)


def _recognised(where: str, text: str) -> None:
    """A site's own file, beside one article."""
    with tempfile.TemporaryDirectory() as folder:
        article = {"_posts/2019-05-15-fog.md": "Fog.\n", "content/posts/fog.md": "Fog.\n"}
        source = write(Path(folder), {where: text, **article})
        with contextlib.suppress(FeedsError):
            feeds.read_articles(source)


def _dated(where: str, text: str) -> None:
    with contextlib.suppress(DateError):
        feeds.parse_date(text, language=where or None)


def _validated(where: str, text: str) -> None:
    feeds.validate(text.encode(), name=where)


def _deployed(where: str, text: str) -> None:
    with contextlib.suppress(FeedsError):
        read_feed(text.encode(), where)


READERS: dict[str, Callable[[str, str], object]] = {
    "article": _built,
    "site": _recognised,
    "date": _dated,
    "feed": _validated,
    "deployed": _deployed,
}


def seconds(row: Row, length: int) -> float:
    """CPU seconds for the text with so many characters of its piece."""
    text = row.text(length) if length else row.head + row.tail
    start = time.process_time()
    READERS[row.reader](row.where, text)
    return time.process_time() - start


def is_in_step(row: Row, length: int) -> tuple[float, float, float] | None:
    """None where time grows with length; else the best seconds for 0, N and 16 N of three."""
    best = [float("inf")] * 3
    for _ in range(3):
        for place, size in enumerate((0, length, FACTOR * length)):
            best[place] = min(best[place], seconds(row, size))
        if best[2] - best[0] < ALLOWED * max(best[1] - best[0], LEAST):
            return None
    return best[0], best[1], best[2]
