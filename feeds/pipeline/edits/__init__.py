"""Parts of an edit: what it keeps for the next one, and what an article that came changes."""

from feeds.deferred import deferred
from feeds.pipeline.edits._cards_of import CardsOf
from feeds.pipeline.edits._head import (
    LINKS,
    AddedArticle,
    EditHead,
    KeptArticle,
    KeptEdits,
    KeptFeed,
    KeptGate,
    Referred,
    settings_mark,
)
from feeds.pipeline.edits._kept_file import KeptFile
from feeds.pipeline.edits._known_pages import workshop_of
from feeds.pipeline.edits._known_words import check_titles, check_words
from feeds.pipeline.edits._problems import (
    KeptProblems,
    NoEditError,
    ProblemsReplaced,
    Span,
    with_replaced,
)
from feeds.pipeline.edits._same_entries import SameEntries
from feeds.pipeline.edits._since import ReferredSince, with_article, with_name
from feeds.pipeline.edits._sitemaps import EditedSitemaps

check_new_file = deferred("feeds.pipeline.edits._new_file:check_new_file")
check_new_picture = deferred("feeds.pipeline.edits._new_file:check_new_picture")
entering = deferred("feeds.pipeline.edits._entering:entering")
further_pages = deferred("feeds.pipeline.edits._longer_lists:further_pages")
in_order = deferred("feeds.pipeline.edits._longer_lists:in_order")
is_picture = deferred("feeds.pipeline.edits._new_file:is_picture")
keep_state = deferred("feeds.pipeline.edits._keep_state:keep_state")
is_moved = deferred("feeds.pipeline.edits._longer_lists:is_moved")

__all__ = [
    "LINKS",
    "AddedArticle",
    "CardsOf",
    "EditHead",
    "EditedSitemaps",
    "KeptArticle",
    "KeptEdits",
    "KeptFeed",
    "KeptFile",
    "KeptGate",
    "KeptProblems",
    "NoEditError",
    "ProblemsReplaced",
    "Referred",
    "ReferredSince",
    "SameEntries",
    "Span",
    "check_new_file",
    "check_new_picture",
    "check_titles",
    "check_words",
    "entering",
    "further_pages",
    "in_order",
    "is_moved",
    "is_picture",
    "keep_state",
    "settings_mark",
    "with_article",
    "with_name",
    "with_replaced",
    "workshop_of",
]
