"""The pipeline: a folder of articles in, a published site out."""

from feeds.pipeline._build import build
from feeds.pipeline._cache import cache_folder
from feeds.pipeline._diff import Comparison, diff
from feeds.pipeline._import import Imported, import_articles, import_ids
from feeds.pipeline._moves import purge, stamp
from feeds.pipeline._new_article import first_article, new_article
from feeds.pipeline._options import Options
from feeds.pipeline._report import Report, Survey, count_problems
from feeds.pipeline._settle import SettledPairs, move_or_answer, settle
from feeds.pipeline._survey import read_articles, survey

__all__ = [
    "Comparison",
    "Imported",
    "Options",
    "Report",
    "SettledPairs",
    "Survey",
    "build",
    "cache_folder",
    "count_problems",
    "diff",
    "first_article",
    "import_articles",
    "import_ids",
    "move_or_answer",
    "new_article",
    "purge",
    "read_articles",
    "settle",
    "stamp",
    "survey",
]
