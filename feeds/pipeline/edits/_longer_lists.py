"""The pages of a list to which an article came."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from feeds.pipeline.edits._problems import NoEditError
from feeds.planning import ROWS, ArticleList
from feeds.selection import Card

__all__ = ["has_further", "is_moved"]

_MOST = 100  # pages of a list that are made again: for more of them, a usual build is as quick
_COUNTED = frozenset({"main", "year"})  # lists whose first pages say how long others are


def has_further(one: ArticleList) -> bool:
    """Whether it has one numbered page more than before."""
    return len(one.cards) > ROWS and len(one.cards) % ROWS == 1


def is_moved(one: ArticleList, turn: int) -> Callable[[int, Sequence[Card]], bool]:
    """Which pages of a list are other ones, now that it has another article at that turn. They are
    numbered from the oldest article. Raises NoEditError for too many.
    """
    number, behind = len(one.cards), len(one.cards) - 1 - turn  # articles that are older
    is_longer, last = has_further(one), one.numbered
    first = behind // ROWS + 1  # the page that its turn is in
    if last - first >= _MOST or not 0 <= turn < number:
        raise NoEditError

    def moved(page: int, _cards: Sequence[Card]) -> bool:
        if page == 0:
            return turn < ROWS or is_longer or one.kind in _COUNTED
        return page >= first or (is_longer and page >= last - 1)

    return moved
