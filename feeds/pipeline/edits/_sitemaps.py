"""The sitemaps of a site of which a few articles changed, or to which one came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from feeds.making import Sink
from feeds.pages import MOST_IN_SITEMAP, sitemap_row
from feeds.pipeline._request import BuildRequest
from feeds.pipeline._sitemap import MOST_IN_PART, file_of_pages, file_of_part, row_of_article
from feeds.pipeline.edits._problems import NoEditError
from feeds.planning import Identified

if TYPE_CHECKING:
    from feeds.pipeline._edit_state import EditState

__all__ = ["EditedSitemaps"]

_BEGIN = 256  # bytes in which a sitemap says whether it is an index
_NEAR = 64  # articles among which one of the same sitemap is looked for
_END = "</url>"


class EditedSitemaps:
    """The lines of articles in the sitemaps. Raises NoEditError where one is not as expected."""

    def __init__(self, request: BuildRequest, state: EditState) -> None:
        self._output = request.output
        self._own = state.head.plan.own
        self._plan = state.head.plan
        self._state = state
        self._texts: dict[str, str] = {}
        self._is_index = bool(self._own.sitemap) and self._looks_like_index()

    def change(self, item: Identified, was: datetime) -> None:
        """An article that had last changed then is as it is now."""
        name = self._file_of(item.sequence)
        self._texts[name] = _with_row(self._text(name), item, was)

    def add(self, item: Identified, place: int) -> None:
        """An article came to that place."""
        row = row_of_article(item)
        if row is not None:
            name = self._file_of(item.sequence)
            text = self._text(name)
            at = self._place(text, name, place)
            self._put(name, text, at, sitemap_row(row.address, row.date))

    def add_pages(self, further: Iterable[tuple[str, str]]) -> None:
        """Pages of lists came, each with the file that it stands behind."""
        own = self._own
        pages = f"{own.sitemaps}{file_of_pages(1)}" if self._is_index else own.sitemap
        for before, file in further:
            text = self._text(pages)
            at = _end_of(text, self._plan.page_address(before))
            if at < 0:
                raise NoEditError
            self._put(pages, text, at, sitemap_row(self._plan.page_address(file), ""))

    def write(self, sink: Sink) -> None:
        """Hand over those that are other ones."""
        for name, text in self._texts.items():
            sink.add(name, text.encode(), stage="feed")

    def _put(self, name: str, text: str, at: int, row: str) -> None:
        most = MOST_IN_PART if self._is_index else MOST_IN_SITEMAP
        if text.count(_END) >= most:
            raise NoEditError
        self._texts[name] = f"{text[:at]}{row}\n{text[at:]}"

    def _place(self, text: str, name: str, place: int) -> int:
        """Where its line has to be: they stand as the articles do in the main list."""
        places = self._state.places_of(0)
        turn = places.index(place)
        newer = (places[at] for at in range(turn - 1, -1, -1))
        older = (places[at] for at in range(turn + 1, len(places)))
        for address in self._addresses(newer, name):
            at = _end_of(text, address)
            if at >= 0:
                return at
        for address in self._addresses(older, name):
            at = text.find(_begin_of(address))
            if at >= 0:
                return at
        raise NoEditError

    def _addresses(self, places: Iterator[int], name: str) -> Iterator[str]:
        """Of the articles nearby that are in the same sitemap."""
        for card in map(self._state.card, islice(places, _NEAR)):
            if self._file_of(card.sequence) == name:
                yield card.permalink

    def _text(self, name: str) -> str:
        known = self._texts.get(name)
        return (self._output / name).read_bytes().decode() if known is None else known

    def _file_of(self, sequence: int) -> str:
        own = self._own
        return f"{own.sitemaps}{file_of_part(sequence)}" if self._is_index else own.sitemap

    def _looks_like_index(self) -> bool:
        with (self._output / self._own.sitemap).open("rb") as file:
            return b"<sitemapindex" in file.read(_BEGIN)


def _begin_of(address: str) -> str:
    """How the line of an address begins."""
    return sitemap_row(address, "").removesuffix(_END)


def _end_of(text: str, address: str) -> int:
    """Where the line of an address ends; -1 for none."""
    at = text.find(_begin_of(address))
    return text.index(_END, at) + len(_END) + 1 if at >= 0 else -1


def _with_row(text: str, item: Identified, was: datetime) -> str:
    """A sitemap with the line of an article, which had changed then, as it is now."""
    identity = msgspec.structs.replace(item.identity, updated=was)
    before = msgspec.structs.replace(item, identity=identity)
    old, new = row_of_article(before), row_of_article(item)
    if old is None or new is None:
        return text
    row = sitemap_row(*old[:2])
    if text.count(row) != 1:
        raise NoEditError
    return text.replace(row, sitemap_row(*new[:2]))
