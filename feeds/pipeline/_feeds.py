"""Selections → Feed records: the entries fetched, the addresses filled in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from urllib.parse import urljoin

from feeds.config import Config
from feeds.ledger import feed_id
from feeds.model import Article, Feed
from feeds.pipeline._site import FeedFiles, Plan
from feeds.selection import feed_language

__all__ = ["make_feed"]

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def make_feed(
    files: FeedFiles, plan: Plan, config: Config, article: Callable[[int], Article]
) -> Feed:
    """One feed, ready to be rendered in any format. `article` fetches one by its place."""
    cards = files.selection.shown
    entries = tuple(article(card.place) for card in cards)
    return Feed(
        id=feed_id(plan.site_id, files.selection.key, prefix=config.id_prefix),
        title=files.title,
        subtitle=config.description,
        home_url=plan.address(files.folder),
        self_urls={name: plan.address(names[0]) for name, names in files.names.items()},
        language=feed_language(cards, config),
        authors=plan.authors,
        updated=max((entry.updated for entry in entries), default=_NEVER),
        entries=entries,
        full_content=files.selection.full_content,
        rights=config.rights,
        icon=urljoin(plan.base, config.icon) if config.icon else "",
        logo=urljoin(plan.base, config.logo) if config.logo else "",
        hub=config.hub,
        stylesheet=plan.address("feed.css"),
    )
