"""Pages, lists and feeds → files, and what an earlier build made that need not be made again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feeds.deferred import later
from feeds.making._gate import Gate, Refusal, valid_mark
from feeds.making._hosting import LISTS, host_files, is_compressed, make_routes, shows_gone
from feeds.making._jobs import Job, Jobs, Made, Makings
from feeds.making._page_jobs import Asked, StagingWorkshop, Workshop
from feeds.making._part_links import dead_parts, forms_of
from feeds.making._recall import LEDGER, PageRecord, Recall, key_of, light
from feeds.making._sink import Nowhere, Sink

if TYPE_CHECKING:
    from feeds.making._archives import Archives, former_archive_files
    from feeds.making._feeds import make_feed, tombstones
    from feeds.making._notices import Notices, lost_aliases, make_notices
    from feeds.making._refused_links import SourceLines, refusals
    from feeds.making._watch import Watch
    from feeds.making._write_lists import ListFiles, make_some_lists

__all__ = [
    "LEDGER",
    "LISTS",
    "Archives",
    "Asked",
    "Gate",
    "Job",
    "Jobs",
    "ListFiles",
    "Made",
    "Makings",
    "Notices",
    "Nowhere",
    "PageRecord",
    "Recall",
    "Refusal",
    "Sink",
    "SourceLines",
    "StagingWorkshop",
    "Watch",
    "Workshop",
    "dead_parts",
    "former_archive_files",
    "forms_of",
    "host_files",
    "is_compressed",
    "key_of",
    "light",
    "lost_aliases",
    "make_feed",
    "make_notices",
    "make_routes",
    "make_some_lists",
    "refusals",
    "shows_gone",
    "tombstones",
    "valid_mark",
]

__getattr__ = later(
    __name__,
    {
        "Archives": "feeds.making._archives",
        "former_archive_files": "feeds.making._archives",
        "make_feed": "feeds.making._feeds",
        "tombstones": "feeds.making._feeds",
        "Notices": "feeds.making._notices",
        "lost_aliases": "feeds.making._notices",
        "make_notices": "feeds.making._notices",
        "SourceLines": "feeds.making._refused_links",
        "refusals": "feeds.making._refused_links",
        "Watch": "feeds.making._watch",
        "ListFiles": "feeds.making._write_lists",
        "make_some_lists": "feeds.making._write_lists",
    },
)
"""What an edit needs none of."""
