"""What a subscription document held before: entries that left it are not to come back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from feeds.ledger import Entry, Ledger, window_of
from feeds.selection._archives import unsealed
from feeds.selection._cards import Card

__all__ = ["belonged", "held_before", "published_before", "within"]


def within(
    members: Sequence[Card], gone: Iterable[Entry], *, limit: int, max_bytes: int
) -> tuple[Card, ...]:
    """The newest of `members`, who are newest first. Those that are gone keep their place, so
    that no older one moves up and looks new.
    """
    places = sorted(
        [(-card.sequence, card.id) for card in members]
        + [(-entry.sequence, entry.id) for entry in gone]
    )
    window = {one for _, one in places[:limit]}
    return _fitting(tuple(card for card in members if card.id in window), max_bytes)


def _fitting(cards: tuple[Card, ...], max_bytes: int) -> tuple[Card, ...]:
    """As many of the newest as fit, but never none."""
    if not max_bytes:
        return cards
    kept: list[Card] = []
    total = 0
    for card in cards:
        total += card.size
        if kept and total > max_bytes:
            break
        kept.append(card)
    return tuple(kept)


def belonged(card: Card, feed: str, before: Ledger) -> bool:
    """Whether an article is known to have been published in that feed, at any time before."""
    entry = before.entries.get(card.id)
    return entry is not None and _belonged(entry, feed)


def published_before(card: Card, feed: str, before: Ledger) -> bool:
    """Whether an article was published, and belonged to that feed, when the last build ended."""
    entry = before.entries.get(card.id)
    return entry is not None and entry.state == "published" and _belonged(entry, feed)


def held_before(
    members: Sequence[Card],
    gone: Iterable[Entry],
    feed: str,
    before: Ledger,
    *,
    limit: int,
    max_bytes: int,
) -> tuple[Card, ...]:
    """Those of `members` that the subscription document of the last build held.

    A ledger that does not say what that was filled by is taken to go by the settings of today.
    """
    was = window_of(before.windows, feed)
    known = [card for card in members if published_before(card, feed, before)]
    pages = before.pages_of(feed)
    if pages or (was is not None and was.archive):
        return tuple(unsealed(known, pages))
    ids = {card.id for card in known}
    others = [card.id for card in members if card.id not in ids]
    ended = [before.entries[one] for one in others if one in before.entries]
    return within(
        known,
        [
            one
            for one in (*ended, *gone)
            if one.id in before.entries and _belonged(before.entries[one.id], feed)
        ],
        limit=was.limit if was else limit,
        max_bytes=was.max_bytes if was else max_bytes,
    )


def _belonged(entry: Entry, feed: str) -> bool:
    return not feed or feed in entry.feeds
