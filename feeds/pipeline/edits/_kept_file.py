"""The file of a build's articles and lists, of which an edit reads those that it asks for.

Its pieces are the articles by their places, the places of the articles of each list, the paths of
all articles, and the head.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from feeds.cache import Pieces, numbers_in, packed_numbers
from feeds.pipeline.edits._head import EditHead, KeptArticle

__all__ = ["KeptFile", "pieces_of"]

_BETWEEN = b"\n"  # paths, as JSON, which has none itself


def pieces_of(
    head: EditHead, articles: Iterable[KeptArticle], lists: Iterable[Sequence[int]]
) -> Iterator[bytes]:
    """The file, which is never whole in memory."""
    paths = bytearray(_BETWEEN)
    for one in articles:
        paths += msgspec.json.encode(one.path) + _BETWEEN
        yield msgspec.json.encode(one)
    for places in lists:
        yield packed_numbers(array("Q", places))
    yield bytes(paths)
    yield msgspec.json.encode(head, enc_hook=_plain)


class KeptFile:
    """Raises LookupError for what is not there, or damaged, and ValueError for another file."""

    def __init__(self, pieces: Pieces) -> None:
        self._pieces = pieces
        self.head = _HEAD.decode(pieces[len(pieces) - 1])
        self._number = self.head.articles
        self._articles: dict[int, KeptArticle] = {}
        self._paths = b""

    def __len__(self) -> int:
        return self._number

    def article(self, place: int) -> KeptArticle:
        """The article of a place, as it was."""
        if not 0 <= place < self._number:
            raise LookupError(place)
        found = self._articles.get(place)
        if found is None:
            found = self._articles[place] = _ARTICLE.decode(self._pieces[place])
        return found

    def places_of(self, number: int) -> array[int]:
        """The articles of a list."""
        return numbers_in(self._pieces[self._number + number])

    def paths(self) -> Iterator[str]:
        """Of all articles, by their places."""
        for one in self._all_paths().split(_BETWEEN)[1:-1]:
            yield msgspec.json.decode(one, type=str)

    def place_of(self, path: str) -> int | None:
        """Of the article with that path; None for none."""
        paths = self._all_paths()
        try:
            at = paths.find(_BETWEEN + msgspec.json.encode(path) + _BETWEEN)
        except ValueError:  # letters that are none, and so in no path here
            return None
        return None if at < 0 else paths.count(_BETWEEN, 0, at)

    def has_below(self, folder: str) -> bool:
        """Whether any article lies in a folder, or below it."""
        begin = msgspec.json.encode(f"{folder}/")
        return self._all_paths().find(_BETWEEN + begin[:-1]) >= 0

    def _all_paths(self) -> bytes:
        self._paths = self._paths or self._pieces[len(self._pieces) - 2]
        return self._paths


def _plain(value: object) -> object:
    if isinstance(value, Path):
        return str(value)
    raise TypeError(value)


def _whole(kind: type, value: Any) -> object:
    if kind is Path:
        return Path(value)
    raise TypeError(kind)


_ARTICLE = msgspec.json.Decoder(KeptArticle)
_HEAD = msgspec.json.Decoder(EditHead, dec_hook=_whole)
