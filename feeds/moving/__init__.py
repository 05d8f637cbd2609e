"""What changes the source folder: import, new articles, moves, purges, stamps."""

from feeds.moving._import import Imported, import_articles, import_ids
from feeds.moving._moves import purge, stamp
from feeds.moving._new_article import first_article, new_article
from feeds.moving._settle import SettledPairs, move_or_answer, settle_pairs

__all__ = [
    "Imported",
    "SettledPairs",
    "first_article",
    "import_articles",
    "import_ids",
    "move_or_answer",
    "new_article",
    "purge",
    "settle_pairs",
    "stamp",
]
