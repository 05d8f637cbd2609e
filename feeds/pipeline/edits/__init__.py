"""Parts of an edit: what it keeps for the next one, and what an article that came changes."""

from feeds.pipeline.edits._cards_of import CardsOf
from feeds.pipeline.edits._entering import Entering, entering
from feeds.pipeline.edits._known_pages import workshop_of
from feeds.pipeline.edits._longer_lists import has_further, is_moved
from feeds.pipeline.edits._new_file import check_new_file
from feeds.pipeline.edits._same_entries import SameEntries
from feeds.pipeline.edits._since import ReferredSince, with_article
from feeds.pipeline.edits._sitemaps import EditedSitemaps

__all__ = [
    "CardsOf",
    "EditedSitemaps",
    "Entering",
    "ReferredSince",
    "SameEntries",
    "check_new_file",
    "entering",
    "has_further",
    "is_moved",
    "with_article",
    "workshop_of",
]
