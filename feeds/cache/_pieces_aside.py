"""The listing of a large site, which waits on disk while the site is built."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import overload

from feeds.cache._aside import Aside
from feeds.cache._folder_digest import Piece

__all__ = ["PiecesAside"]


class PiecesAside(Sequence[Piece]):
    """The pieces by their number."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self._aside = Aside(is_of_many=True)
        self._numbers = [tuple(map(self._aside.set_down, piece)) for piece in pieces]

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, number: int) -> Piece: ...

    @overload
    def __getitem__(self, number: slice) -> Sequence[Piece]: ...

    def __getitem__(self, number: int | slice) -> Piece | Sequence[Piece]:
        if isinstance(number, slice):
            return [self[one] for one in range(*number.indices(len(self)))]
        paths, stamps = self._numbers[number]
        return self._aside[paths], self._aside[stamps]
