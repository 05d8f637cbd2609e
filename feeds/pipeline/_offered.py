"""All feeds of a site as the page about feeds names them."""

from __future__ import annotations

from collections.abc import Iterator

from feeds.pages import FeedGroup, NamedFeed
from feeds.pipeline._lists import SiteLists
from feeds.pipeline._site_plan import FeedFiles, SitePlan

__all__ = ["offered_feeds"]

_KINDS = ("main", "named", "language", "tag", "author")
_MOST = 40
"""Feeds of tags and authors that are named; where there are more, the page of all tags leads on."""


def offered_feeds(plan: SitePlan, lists: SiteLists) -> Iterator[FeedGroup]:
    """One group for each kind of feed that the site has, the main feed first."""
    for kind in _KINDS:
        found = [files for files in plan.feeds if files.selection.kind == kind]
        more = ""
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
