"""The source folder → rows of articles: what each file says, and what of it may be seen.

Files are read by worker processes, in batches; bodies wait in a spool, light rows come back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from feeds.collecting._beside import FileMarks, mark_of
from feeds.collecting._clock import clock_ns, day_of_run, time_of_run
from feeds.collecting._collected import Collected, Progress, silent
from feeds.collecting._drafts import ChangedMeanwhileError, Drafts
from feeds.collecting._drafts_aside import DraftsAside
from feeds.collecting._linked_files import FileFinder
from feeds.collecting._outcomes import Outcome, Row
from feeds.collecting._packed_rows import PackedRows, rows_where, stating
from feeds.collecting._packing import is_odd, pack, unpack
from feeds.collecting._read import ArticleReader
from feeds.collecting._read_cache import ReadCache, ReadFiles, RereadArticles
from feeds.collecting._read_settings import settings_of_reading
from feeds.collecting._settings_digests import settings_of
from feeds.collecting._spool import Spool
from feeds.collecting._starting import LONG, reader_of
from feeds.collecting._summaries import Summaries
from feeds.collecting._withheld import Gatekeeper
from feeds.deferred import later

if TYPE_CHECKING:
    from feeds.collecting._collect import collect
    from feeds.collecting._left_out import losses
    from feeds.collecting._lines import LineFinder
    from feeds.collecting._picture_sizes import size_of_picture
    from feeds.collecting._precision import count_imprecise, count_one_more
    from feeds.collecting._repeated import repeated
    from feeds.collecting._static import static_files
    from feeds.collecting._undated import place_of

__all__ = [
    "LONG",
    "ArticleReader",
    "ChangedMeanwhileError",
    "Collected",
    "Drafts",
    "DraftsAside",
    "FileFinder",
    "FileMarks",
    "Gatekeeper",
    "LineFinder",
    "Outcome",
    "PackedRows",
    "Progress",
    "ReadCache",
    "ReadFiles",
    "RereadArticles",
    "Row",
    "Spool",
    "Summaries",
    "clock_ns",
    "collect",
    "count_imprecise",
    "count_one_more",
    "day_of_run",
    "is_odd",
    "losses",
    "mark_of",
    "pack",
    "place_of",
    "reader_of",
    "repeated",
    "rows_where",
    "settings_of",
    "settings_of_reading",
    "silent",
    "size_of_picture",
    "static_files",
    "stating",
    "time_of_run",
    "unpack",
]

__getattr__ = later(
    __name__,
    {
        "collect": "feeds.collecting._collect",
        "losses": "feeds.collecting._left_out",
        "LineFinder": "feeds.collecting._lines",
        "size_of_picture": "feeds.collecting._picture_sizes",
        "count_imprecise": "feeds.collecting._precision",
        "count_one_more": "feeds.collecting._precision",
        "repeated": "feeds.collecting._repeated",
        "static_files": "feeds.collecting._static",
        "place_of": "feeds.collecting._undated",
    },
)
"""What an edit needs none of."""
