"""Archive documents (RFC 5005, section 4): pages that are sealed once and never change."""

from __future__ import annotations

from collections.abc import Sequence

from feeds.ledger import Page
from feeds.selection._cards import Card

__all__ = ["seal", "told_again", "unsealed"]


def seal(
    feed: str,
    members: Sequence[Card],
    pages: Sequence[Page],
    *,
    limit: int,
    count: int,
    least: int = 0,
) -> tuple[Page, ...]:
    """The pages to be sealed now, of `count` entries each, beside those that are.

    `members` are newest first. The oldest that are in no page go into one as soon as `limit`
    newer ones remain. Pages go by order of first publication, never by date: a backdated
    article shifts nothing. The `least` oldest are sealed in any case, the first page taking
    what makes no whole one.
    """
    waiting = unsealed(members, pages)[::-1]
    total = max((len(waiting) - limit) // count * count, least) if count else 0
    made: list[Page] = []
    start = 0
    while start < total:
        end = start + ((total - start) % count or count)
        rows = tuple((card.id, card.updated) for card in waiting[start:end])
        made.append(Page(feed=feed, number=len(pages) + len(made) + 1, members=rows))
        start = end
    return tuple(made)


def unsealed(members: Sequence[Card], pages: Sequence[Page]) -> list[Card]:
    """The members that stand in no page: the subscription document holds all of them."""
    sealed = {member for page in pages for member, _ in page.members}
    return [card for card in members if card.id not in sealed]


def told_again(members: Sequence[Card], pages: Sequence[Page]) -> list[Card]:
    """Sealed members that changed since: the subscription document has them once more.

    A client that follows the archive folds by id, the newest `updated` winning, and so ends
    up with each entry as it is now.
    """
    stamps = {member: stamp for page in pages for member, stamp in page.members}
    return [card for card in members if stamps.get(card.id, card.updated) != card.updated]
