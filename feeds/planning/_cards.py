"""Identified drafts → Cards, which is all that choosing and sorting need."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from feeds.articles import with_fraction
from feeds.collecting import Summaries
from feeds.planning._identified import Identified
from feeds.selection import Card

__all__ = ["cards_of", "with_summary"]


def cards_of(identified: Iterable[Identified]) -> Iterator[Card]:
    """One Card an article; its `place` is the position in `identified`."""
    before = 0  # the sequence of the article before: nearly always the same number as the place
    for number, item in enumerate(identified):
        place, before = before if before == number else number, item.sequence
        draft = item.row.draft
        yield Card(
            id=item.identity.id,
            path=draft.path,
            place=place,
            sequence=item.sequence,
            published=draft.published,
            updated=with_fraction(item.identity.updated, item.identity.id, draft),
            title=draft.title,
            permalink=item.identity.permalink,
            language=draft.language,
            summary=draft.summary,
            authors=tuple(author.name for author in draft.authors),
            tags=draft.tags,
            terms=draft.terms,
            size=item.row.size,
            hidden=draft.hidden,
            summary_at=item.row.summary_at,
        )


def with_summary(card: Card, summaries: Summaries) -> Card:
    """A card that has its summary itself."""
    if card.summary_at < 0:
        return card
    return msgspec.structs.replace(card, summary=summaries.get(card.summary_at), summary_at=-1)
