"""Drafts that have their places; those of a large site wait on disk once they have their cards."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import overload

import msgspec
from msgspec.structs import force_setattr

from feeds.articles import DraftOutline, Identity
from feeds.cache import MANY, Aside
from feeds.collecting import Row, is_odd

__all__ = ["Identified", "handed_over", "in_order", "made_when_asked_for"]


class Identified(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A draft that has its place among the others."""

    row: Row
    identity: Identity
    sequence: int  # order of first publication, from 1
    url: str  # what entries link to
    file: str  # of its page, in the output

    @property
    def draft(self) -> DraftOutline:
        """What it says of itself, as far as that is kept to the end; `row.draft` is all of it,
        until it is handed over.
        """
        return self.row.draft


def made_when_asked_for(number: int, make: Callable[[int], Identified]) -> Sequence[Identified]:
    """So many articles in their order, each made of what waits elsewhere; where they are many, each
    time that it is asked for.
    """
    if number < MANY:
        return tuple(map(make, range(number)))
    return _LargeSite([None] * number, make)


def in_order(articles: Iterable[Identified]) -> Sequence[Identified]:
    """The articles, which can be set down where there are many."""
    found = tuple(articles)
    return _LargeSite(found) if len(found) >= MANY else found


def handed_over(articles: Sequence[Identified]) -> Iterable[Identified]:
    """Each in turn, for the last time with its whole draft: where there are many, it is set down
    with an outline when the next one comes.
    """
    return articles.handed_over() if isinstance(articles, _LargeSite) else articles


class _LargeSite(Sequence[Identified]):
    """Articles by their places.

    One that is set down is another record each time that it is asked for, equal to the last one.
    """

    def __init__(
        self,
        articles: Iterable[Identified | None],
        make: Callable[[int], Identified] | None = None,
    ) -> None:
        """What is None, `make` makes, until it is handed over."""
        self._articles: list[Identified | str | None] = list(articles)  # the path of one set down
        self._make = make
        self._aside = Aside(is_of_many=True)
        self._last = -1  # the place of that which was asked for last: it often is once more
        self._found: Identified | None = None

    def handed_over(self) -> Iterator[Identified]:
        """As the function of that name; to be called once."""
        for place in range(len(self)):
            article = self[place]
            yield article
            data = _packed(article)
            self._aside.set_down(data)
            row = article.row
            if data:
                self._articles[place] = row.draft.path  # as it is in memory for the card
            else:
                force_setattr(row, "draft", row.draft.outline())
                self._articles[place] = article
        self._make = None

    def __len__(self) -> int:
        return len(self._articles)

    @overload
    def __getitem__(self, place: int) -> Identified: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Identified]: ...

    def __getitem__(self, place: int | slice) -> Identified | Sequence[Identified]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        found = self._articles[place]
        if isinstance(found, Identified):
            return found
        if place != self._last or self._found is None:
            number = range(len(self))[place]
            if found is not None:
                self._found = _unpacked(self._aside[number], found)
            else:
                assert self._make is not None
                self._found = self._make(number)
            self._last = place
        return self._found

    def __iter__(self) -> Iterator[Identified]:
        return map(self.__getitem__, range(len(self)))


class _Packed(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """All that is asked of an article once it has its card."""

    draft: DraftOutline
    identity: Identity
    size: int
    place: int | None
    digest: str
    summary_at: int
    sequence: int
    url: str  # "" for its permalink
    file: str


_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(_Packed)


def _packed(article: Identified) -> bytes:
    """As bytes; none where JSON cannot say all of it (see feeds.collecting._packing)."""
    row, identity = article.row, article.identity
    if identity.known is not None or is_odd(row.draft):
        return b""
    packed = _Packed(
        draft=row.draft.outline(),
        identity=identity,
        size=row.size,
        place=row.place,
        digest=row.digest,
        summary_at=row.summary_at,
        sequence=article.sequence,
        url="" if article.url == identity.permalink else article.url,
        file=article.file,
    )
    try:
        return _ENCODER.encode(packed)
    except ValueError:  # letters that are none
        return b""


def _unpacked(data: bytes, path: str) -> Identified:
    one = _DECODER.decode(data)
    if one.draft.file == path:
        force_setattr(one.draft, "file", path)
    force_setattr(one.draft, "path", path)
    row = Row(
        draft=one.draft,  # type: ignore[arg-type]  # whatever asks for more came earlier
        fingerprints=(),
        size=one.size,
        place=one.place,
        digest=one.digest,
        summary_at=one.summary_at,
    )
    return Identified(
        row=row,
        identity=one.identity,
        sequence=one.sequence,
        url=one.url or one.identity.permalink,
        file=one.file,
    )
