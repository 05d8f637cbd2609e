"""Texts that could cost more than their length: a piece that is repeated, and where it stands.

A row is `(reader, file or language, head, piece, tail, close)`: `close` is repeated as often
behind the pieces, for what stands in one another. What is measured is the CPU time of one
process for a text of N characters, of 16 N, and of none; time that grows with the square of
the length takes 256 times as long, and 64 times is where the line is drawn. What is above it is
measured once more with four times that length: a fixed cost is no growth, and the square of four
is sixteen, where the line is drawn at eight.
"""

from __future__ import annotations

import contextlib
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import feeds
from feeds.config import Config
from feeds.errors import DateError, FeedsError
from feeds.ledger import read_feed
from feeds.moving import import_articles
from tests.pipeline.sites import NOW, SITE, write

LEAST = 0.002
"""Seconds below which a measurement says nothing."""

FACTOR, ALLOWED = 16, 64
LONGER, ALLOWED_LONGER = 4, 8


NUMBER = "\ufdd0"
"""Stands in a piece for how many are ahead of it, so that no two pieces are alike."""


class Row(NamedTuple):
    """One kind of text."""

    reader: str
    where: str  # the name of the file, or the language of the date
    head: str
    piece: str
    tail: str = ""
    close: str = ""
    encoding: str = "utf-8"
    length: int = 2_000  # characters of the shorter text; the longer one has FACTOR times as many

    def text(self, length: int) -> bytes:
        """The text with so many characters of its piece."""
        number = length // len(self.piece)
        pieces = self.piece * number
        if NUMBER in self.piece:
            pieces = "".join(self.piece.replace(NUMBER, f"{one}") for one in range(number))
        text = self.head + pieces + self.close * number + self.tail
        return text.encode(self.encoding)


def _built(where: str, text: bytes) -> None:
    """Read, made into pages and feeds, and validated."""
    _site({where: text}, SITE)


def _with_liquid(where: str, text: bytes) -> None:
    """The same on a site of Jekyll."""
    _site({"_config.yml": "title: T\nurl: https://tide.example.org\n", where: text}, None)


def _linked(where: str, text: bytes) -> None:
    """The same, with an article that links as often to its parts as it has headings."""
    links = f"[a]({where}#a) [b]({where}#b)\n" * text.count(b"## ")
    _site({where: text, "links.md": f"---\ntitle: L\ndate: 2019-05-15\n---\n{links}"}, SITE)


def _site(files: Mapping[str, str | bytes], config: Config | None) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source = write(Path(folder, "seeds"), files)
        with contextlib.suppress(FeedsError):
            feeds.build(source, Path(folder, "public"), config, now=NOW)


def _recognised(where: str, text: bytes) -> None:
    """A site's own file, beside one article."""
    with tempfile.TemporaryDirectory() as folder:
        article = {"_posts/2019-05-15-fog.md": "Fog.\n", "content/posts/fog.md": "Fog.\n"}
        source = write(Path(folder), {where: text, **article})
        with contextlib.suppress(FeedsError):
            feeds.read_articles(source)


def _dated(where: str, text: bytes) -> None:
    with contextlib.suppress(DateError):
        feeds.parse_date(text.decode(), language=where or None)


def _validated(where: str, text: bytes) -> None:
    feeds.validate(text, name=where)


def _exported(where: str, text: bytes) -> None:
    """A file of an export, which is imported."""
    with tempfile.TemporaryDirectory() as folder:
        source = write(Path(folder, "export"), {where: text})
        with contextlib.suppress(FeedsError):
            import_articles(str(source), Path(folder, "new"), SITE)


def _deployed(where: str, text: bytes) -> None:
    with contextlib.suppress(FeedsError):
        read_feed(text, where, is_partial=True)


READERS: dict[str, Callable[[str, bytes], object]] = {
    "article": _built,
    "liquid": _with_liquid,
    "links": _linked,
    "site": _recognised,
    "date": _dated,
    "feed": _validated,
    "deployed": _deployed,
    "export": _exported,
}


def seconds(row: Row, length: int) -> float:
    """CPU seconds for the text with so many characters of its piece."""
    text = row.text(length)
    start = time.process_time()
    READERS[row.reader](row.where, text)
    return time.process_time() - start


def is_in_step(timed: Callable[[int], float], length: int) -> tuple[float, float, float] | None:
    """None where time grows with length; else the best seconds for 0, N and 16 N of three."""
    none = short = long = float("inf")
    for _ in range(3):
        long = min(long, timed(FACTOR * length))
        if long < ALLOWED * LEAST:  # whatever the others take
            return None
        none = min(none, timed(0))
        short = min(short, timed(length))
        if long - none < ALLOWED * max(short - none, LEAST):
            return None
    return None if _goes_on_in_step(timed, length, long - none) else (none, short, long)


def _goes_on_in_step(timed: Callable[[int], float], length: int, long: float) -> bool:
    """Whether a text that is longer still takes no more than its share, of two times measured."""
    longer = min(timed(LONGER * FACTOR * length) for _ in range(2))
    return longer < ALLOWED_LONGER * long
