"""Parts of an edit: what it keeps for the next one, and what an article that came changes."""

from feeds.deferred import deferred
from feeds.pipeline.edits._cards_of import CardsOf
from feeds.pipeline.edits._head import (
    AddedArticle,
    EditHead,
    KeptArticle,
    KeptEdits,
    KeptFeed,
    KeptGate,
    Referred,
)
from feeds.pipeline.edits._kept_file import KeptFile, pieces_of
from feeds.pipeline.edits._known_pages import workshop_of
from feeds.pipeline.edits._problems import NoEditError, ProblemsReplaced, with_replaced
from feeds.pipeline.edits._same_entries import SameEntries
from feeds.pipeline.edits._since import ReferredSince, with_article
from feeds.pipeline.edits._sitemaps import EditedSitemaps

check_new_file = deferred("feeds.pipeline.edits._new_file:check_new_file")
check_new_picture = deferred("feeds.pipeline.edits._new_file:check_new_picture")
entering = deferred("feeds.pipeline.edits._entering:entering")
has_further = deferred("feeds.pipeline.edits._longer_lists:has_further")
is_picture = deferred("feeds.pipeline.edits._new_file:is_picture")
is_moved = deferred("feeds.pipeline.edits._longer_lists:is_moved")

__all__ = [
    "AddedArticle",
    "CardsOf",
    "EditHead",
    "EditedSitemaps",
    "KeptArticle",
    "KeptEdits",
    "KeptFeed",
    "KeptFile",
    "KeptGate",
    "NoEditError",
    "ProblemsReplaced",
    "Referred",
    "ReferredSince",
    "SameEntries",
    "check_new_file",
    "check_new_picture",
    "entering",
    "has_further",
    "is_moved",
    "is_picture",
    "pieces_of",
    "with_article",
    "with_replaced",
    "workshop_of",
]
