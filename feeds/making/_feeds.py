"""Selections → Feed records: the entries fetched, the addresses filled in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from feeds.articles import is_uri
from feeds.config import Config
from feeds.ledger import feed_id
from feeds.model import Article, Feed, Tombstone
from feeds.planning import FeedFiles, SitePlan
from feeds.selection import Selection, feed_language

__all__ = ["make_feed", "tombstones"]

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def tombstones(selection: Selection, format_name: str = "") -> tuple[Tombstone, ...]:
    """The deletions that a feed announces, by the ids its entries had in that format.

    An id that was taken over and is no URI cannot be announced (RFC 6721, 3).
    """
    return tuple(
        Tombstone(id=entry.id_in(format_name), when=entry.ended)
        for entry in selection.deletions
        if entry.ended is not None and is_uri(entry.id_in(format_name))
    )


def make_feed(
    files: FeedFiles, plan: SitePlan, config: Config, article: Callable[[int], Article]
) -> Feed:
    """One feed, ready to be rendered in any format. `article` fetches one by its place."""
    cards = files.selection.shown
    entries = tuple(article(card.place) for card in cards)
    last = [entry.updated for entry in entries] + [one.when for one in tombstones(files.selection)]
    # an empty feed keeps the stamp of what last stood in it
    last = last or [entry.stamp for entry in files.selection.former]
    return Feed(
        id=feed_id(plan.site_id, files.selection.key, prefix=config.id_prefix),
        title=files.title,
        subtitle=config.description,
        home_url=plan.home_of(files),
        self_urls={name: plan.address(names[0]) for name, names in files.names.items()},
        language=feed_language(cards, config),
        authors=plan.authors,
        updated=max(last, default=_NEVER),
        entries=entries,
        full_content=files.selection.full_content,
        rights=config.rights,
        icon=plan.icon,
        logo=plan.logo,
        hub=config.hub,
        stylesheet=plan.address("feed.css"),
    )
