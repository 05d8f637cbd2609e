"""What the page of an article says of its neighbours, its tags and its authors."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain

import msgspec

from feeds.pages import PageLink
from feeds.planning._lists import SiteLists
from feeds.planning._site_plan import SitePlan

__all__ = ["Neighbourhood", "neighbourhoods"]


class Neighbourhood(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """As an article's page shows it."""

    previous: PageLink | None = None
    following: PageLink | None = None
    tag_pages: Mapping[str, str] = {}  # tag → address
    author_pages: Mapping[str, str] = {}  # name → address


def neighbourhoods(plan: SitePlan, lists: SiteLists, number: int) -> list[Neighbourhood]:
    """One for each of the `number` articles, by its place; a hidden one has no neighbours."""
    made = [Neighbourhood()] * number
    tags, authors = _pages_of(lists, "tag", plan), _pages_of(lists, "author", plan)
    ordered = lists.all[0].cards
    links = [
        PageLink(title=card.title, href=card.permalink, language=card.language) for card in ordered
    ]
    turns = {
        card.place: (
            links[position + 1] if position + 1 < len(links) else None,
            links[position - 1] if position else None,
        )
        for position, card in enumerate(ordered)
    }
    for place in turns.keys() | tags.keys() | authors.keys():
        previous, following = turns.get(place, (None, None))
        made[place] = Neighbourhood(
            previous=previous,
            following=following,
            tag_pages=tags.get(place, {}),
            author_pages=authors.get(place, {}),
        )
    return made


def _pages_of(lists: SiteLists, kind: str, plan: SitePlan) -> dict[int, Mapping[str, str]]:
    """Place of an article → its tags, or its authors, and the address of the page of each.

    Articles of the same tags have one mapping.
    """
    addresses = {word: plan.address(one.folder) for one in lists.of(kind) for word in one.spellings}
    known: dict[tuple[str, ...], Mapping[str, str]] = {}
    found: dict[int, Mapping[str, str]] = {}
    for card in chain.from_iterable(one.cards for one in lists.of(kind)):
        names = card.tags if kind == "tag" else card.authors
        if names not in known:
            known[names] = {name: addresses[name] for name in names if name in addresses}
        found[card.place] = known[names]
    return found
