"""The pages of lists to which articles came, and the lists that came with them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from feeds.pipeline.edits._problems import NoEditError
from feeds.planning import ROWS, ArticleList, SitePlan
from feeds.selection import Card

__all__ = ["further_pages", "in_order", "is_moved"]

_MOST = 100  # pages of a list that are made again: for more of them, a usual build is as quick
_COUNTED = frozenset({"main", "year"})  # lists whose first pages say how long others are


def _numbered(length: int) -> int:
    """How many numbered pages a list of that length has."""
    return max(0, -((ROWS - length) // ROWS))


def is_moved(one: ArticleList, turns: Sequence[int]) -> Callable[[int, Sequence[Card]], bool]:
    """Which pages of a list are other ones, now that it has other articles at these turns. They are
    numbered from the oldest article. Raises NoEditError for too many.
    """
    length = len(one.cards)
    last, before = _numbered(length), _numbered(length - len(turns))
    first = (length - 1 - max(turns)) // ROWS + 1  # the page that the oldest of them is in
    if last - first >= _MOST:
        raise NoEditError

    def moved(page: int, _cards: Sequence[Card]) -> bool:
        if page == 0:
            return min(turns) < ROWS or last > before or one.kind in _COUNTED
        return page >= first or (last > before and page >= before)

    return moved


def in_order(lists: Sequence[ArticleList], new: Sequence[ArticleList]) -> list[ArticleList]:
    """All lists of a site: new ones stand among those of tags, names and dates as these do."""
    found = list(lists)
    for one in new:
        key = (one.kind, one.name)
        subjects = [at for at, other in enumerate(found) if other.spellings]
        behind = (at for at in subjects if (found[at].kind, found[at].name) > key)
        end = subjects[-1] + 1 if subjects else len(found)
        found.insert(next(behind, end), one)
    return found


def further_pages(
    lists: Sequence[ArticleList], came: Callable[[ArticleList], int], plan: SitePlan
) -> Iterator[tuple[str, str]]:
    """The pages of lists that came, each after the file that it stands behind in sitemaps. Of each
    list it is asked how many articles `came`.
    """
    before = plan.own.subscribe if plan.site.subscribe else plan.own.archive
    for at, one in enumerate(lists):
        number = came(one)
        if not number:
            continue
        length = len(one.cards)
        further = _numbered(length) - _numbered(length - number)
        first, *others = one.files()
        if length == number:
            above = lists[at - 1]
            *_, last = above.files()
            yield (last if at > 1 or above.numbered else before), first
        previous = first if at else before
        for file in others[:further]:
            yield previous, file
            previous = file
