"""The articles of a list, of which those that are asked for are decoded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, overload

from feeds.selection import Card

if TYPE_CHECKING:
    from feeds.pipeline._edit_state import EditState

__all__ = ["CardsOf"]


class CardsOf(Sequence[Card]):
    """The cards of some places, decoded when they are asked for."""

    def __init__(self, cards: EditState, places: Callable[[], Sequence[int]]) -> None:
        self._cards = cards
        self._places = places

    @property
    def places(self) -> Sequence[int]:
        """Of all of them."""
        return self._places()

    def __len__(self) -> int:
        return len(self.places)

    @overload
    def __getitem__(self, number: int) -> Card: ...

    @overload
    def __getitem__(self, number: slice) -> Sequence[Card]: ...

    def __getitem__(self, number: int | slice) -> Card | Sequence[Card]:
        if isinstance(number, slice):
            some = self.places[number]
            return CardsOf(self._cards, lambda: some)
        return self._cards.card(self.places[number])
