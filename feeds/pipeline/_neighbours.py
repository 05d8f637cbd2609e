"""What the page of an article says of its neighbours, its tags and its feeds."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from feeds.pages import FeedLink, PageLink
from feeds.pipeline._site_plan import SitePlan
from feeds.selection import by_date

__all__ = ["Neighbourhood", "neighbourhoods"]


class Neighbourhood(msgspec.Struct, frozen=True, kw_only=True):
    """As an article's page shows it."""

    previous: PageLink | None = None
    following: PageLink | None = None
    feeds: tuple[FeedLink, ...] = ()  # of its tags and authors
    tag_pages: Mapping[str, str]  # tag → address


_ALONE = Neighbourhood(tag_pages={})


def neighbourhoods(plan: SitePlan, number: int) -> list[Neighbourhood]:
    """One for each of the `number` articles, by its place; a hidden one has no neighbours."""
    made = [_ALONE] * number
    tags, feeds = _tags_and_feeds(plan)
    ordered = by_date(plan.feeds[0].selection.members)
    links = [
        PageLink(title=card.title, href=card.permalink, language=card.language) for card in ordered
    ]
    for position, card in enumerate(ordered):
        made[card.place] = Neighbourhood(
            previous=links[position + 1] if position + 1 < len(links) else None,
            following=links[position - 1] if position else None,
            feeds=tuple(feeds.get(card.place, ())),
            tag_pages=tags.get(card.place, {}),
        )
    return made


def _tags_and_feeds(plan: SitePlan) -> tuple[dict[int, dict[str, str]], dict[int, list[FeedLink]]]:
    tags: dict[int, dict[str, str]] = {}
    feeds: dict[int, list[FeedLink]] = {}
    for feed in plan.feeds:
        if feed.selection.kind not in {"tag", "author"}:
            continue
        for card in feed.selection.members:
            feeds.setdefault(card.place, []).extend(feed.links)
            if feed.selection.kind == "tag":
                mine = tags.setdefault(card.place, {})
                mine.update(
                    (tag, plan.address(feed.folder))
                    for tag in card.tags
                    if tag.casefold() == feed.selection.title.casefold()
                )
    return tags, feeds
