"""The formats: one literal table."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from feeds.deferred import deferred
from feeds.model import Feed
from feeds.records import dataclass

__all__ = ["FORMATS", "Format", "render"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A feed format: its name in settings, its file, its media type, and its writer."""

    name: str
    label: str  # for people
    file: str  # of the main feed, where no other name is set
    media_type: str  # in links; hosts serve the XML ones as application/xml
    render: Callable[[Feed], bytes]


FORMATS: Mapping[str, Format] = {
    item.name: item
    for item in (
        Format(
            name="atom",
            label="Atom",
            file="feed.xml",
            media_type="application/atom+xml",
            render=deferred("feeds.formats.atom:render"),
        ),
        Format(
            name="rss",
            label="RSS",
            file="rss.xml",
            media_type="application/rss+xml",
            render=deferred("feeds.formats.rss:render"),
        ),
        Format(
            name="json",
            label="JSON Feed",
            file="feed.json",
            media_type="application/feed+json",
            render=deferred("feeds.formats.jsonfeed:render"),
        ),
    )
}


def render(feed: Feed, format_name: str) -> bytes:
    """A feed as a document of that format ("atom", "rss" or "json"), UTF-8.

    Pure: the same feed gives the same bytes. Raises KeyError for an unknown format.
    """
    return FORMATS[format_name].render(feed)
