"""What the page of an article says of its neighbours, its tags and its authors."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import overload

import msgspec

from feeds.articles import NOTHING
from feeds.pages import PageLink
from feeds.planning._lists import SiteLists
from feeds.planning._site_plan import SitePlan

__all__ = ["Neighbourhood", "Neighbourhoods"]


class Neighbourhood(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """As an article's page shows it."""

    previous: PageLink | None = None
    following: PageLink | None = None
    tag_pages: Mapping[str, str] = NOTHING  # tag → address
    author_pages: Mapping[str, str] = NOTHING  # name → address


class Neighbourhoods(Sequence[Neighbourhood]):
    """One for each of the `number` articles, by its place; a hidden one has no neighbours.

    They are made when they are asked for: what is kept is where each article stands.
    """

    def __init__(self, plan: SitePlan, lists: SiteLists, number: int) -> None:
        self._ordered = lists.all[0].cards
        self._turns = array("q", [-1]) * number  # place → its number in that order
        for turn, card in enumerate(self._ordered):
            self._turns[card.place] = turn
        self._tags = _pages_of(lists, "tag", plan, number)
        self._authors = _pages_of(lists, "author", plan, number)

    def __len__(self) -> int:
        return len(self._turns)

    @overload
    def __getitem__(self, place: int) -> Neighbourhood: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Neighbourhood]: ...

    def __getitem__(self, place: int | slice) -> Neighbourhood | Sequence[Neighbourhood]:
        if isinstance(place, slice):
            return [self[one] for one in range(len(self))[place]]
        turn = self._turns[place]
        return Neighbourhood(
            previous=self._link(turn + 1) if turn >= 0 else None,
            following=self._link(turn - 1) if turn > 0 else None,
            tag_pages=self._tags[place],
            author_pages=self._authors[place],
        )

    def _link(self, turn: int) -> PageLink | None:
        if turn == len(self._ordered):
            return None
        card = self._ordered[turn]
        return PageLink(title=card.title, href=card.permalink, language=card.language)


def _pages_of(lists: SiteLists, kind: str, plan: SitePlan, number: int) -> list[Mapping[str, str]]:
    """For each article its tags, or its authors, and the address of the page of each.

    Articles of the same tags have one mapping.
    """
    addresses = {word: plan.address(one.folder) for one in lists.of(kind) for word in one.spellings}
    known: dict[tuple[str, ...], Mapping[str, str]] = {}
    found: list[Mapping[str, str]] = [NOTHING] * number
    for card in chain.from_iterable(one.cards for one in lists.of(kind)):
        names = card.tags if kind == "tag" else card.authors
        if names not in known:
            known[names] = {name: addresses[name] for name in names if name in addresses}
        found[card.place] = known[names]
    return found
