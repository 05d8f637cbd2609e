"""Articles → Feeds: which articles each feed holds, and in what order.

Works on `Card`s, which hold only what choosing and sorting need, so that the bodies of a
large site are never all in memory.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from feeds.deferred import later
from feeds.selection._cards import Card, by_date, by_publication
from feeds.selection._each import files_of
from feeds.selection._sections import Section, commonest_language, sections
from feeds.selection._selection import Selection

if TYPE_CHECKING:
    from feeds.selection._remember import remember
    from feeds.selection._select import brought_back, feed_language, select

__all__ = [
    "Card",
    "Section",
    "Selection",
    "brought_back",
    "by_date",
    "by_publication",
    "commonest_language",
    "feed_language",
    "files_of",
    "remember",
    "sections",
    "select",
]

__getattr__ = later(
    __name__,
    {
        "remember": "feeds.selection._remember",
        "brought_back": "feeds.selection._select",
        "feed_language": "feeds.selection._select",
        "select": "feeds.selection._select",
    },
)
"""What an edit needs none of."""
