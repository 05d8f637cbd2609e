"""All feeds of a site as the page about feeds names them."""

from __future__ import annotations

from collections.abc import Iterator

from feeds.pages import FeedGroup, NamedFeed
from feeds.planning._lists import SiteLists
from feeds.planning._site_plan import FeedFiles, SitePlan

__all__ = ["offered_feeds"]

_KINDS = ("main", "named", "language", "tag", "author")
_MOST = 40
"""Feeds of tags and authors that are named; where there are more, the page of all tags leads on."""


def offered_feeds(plan: SitePlan, lists: SiteLists) -> Iterator[FeedGroup]:
    """One group for each kind of feed that the site has, the main feed first."""
    by_kind: dict[str, list[FeedFiles]] = {kind: [] for kind in _KINDS}
    for files in plan.feeds:
        if not files.is_listed:
            continue
        by_kind.get(files.selection.kind, by_kind["named"]).append(files)
    for kind, all_of_it in by_kind.items():
        found, more = all_of_it, ""
        if len(found) > _MOST and kind in lists.overviews:
            found = sorted(found, key=lambda files: -len(files.selection.members))[:_MOST]
            more = plan.page_address(lists.overviews[kind])
        if kind != "main":
            found.sort(key=lambda files: (files.title.casefold(), files.folder))
        if found:
            feeds = tuple(_named(files, plan) for files in found)
            yield FeedGroup(kind=kind, feeds=feeds, more=more)


def _named(files: FeedFiles, plan: SitePlan) -> NamedFeed:
    selection = files.selection
    return NamedFeed(
        title=files.title.removeprefix(f"{plan.title}: "),
        links=files.links,
        language=selection.title if selection.kind == "language" else "",
    )
