"""The pipeline: a folder of articles in, a published site out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feeds.collecting import Drafts, day_of_run, time_of_run
from feeds.deferred import later
from feeds.pipeline._begin import build
from feeds.pipeline._options import Options
from feeds.pipeline._report import Report, Survey, count_problems
from feeds.planning import (
    Identities,
    identify,
    inputs_of,
    rules_for,
    without_expired,
)

if TYPE_CHECKING:
    from feeds.collecting import collect
    from feeds.pipeline._diff import Comparison, diff
    from feeds.pipeline._survey import read_articles, survey
    from feeds.planning import read_whole, take_over

__all__ = [
    "Comparison",
    "Drafts",
    "Identities",
    "Options",
    "Report",
    "Survey",
    "build",
    "collect",
    "count_problems",
    "day_of_run",
    "diff",
    "identify",
    "inputs_of",
    "read_articles",
    "read_whole",
    "rules_for",
    "survey",
    "take_over",
    "time_of_run",
    "without_expired",
]

__getattr__ = later(
    __name__,
    {
        "Comparison": "feeds.pipeline._diff",
        "collect": "feeds.collecting",
        "diff": "feeds.pipeline._diff",
        "read_articles": "feeds.pipeline._survey",
        "read_whole": "feeds.planning",
        "survey": "feeds.pipeline._survey",
        "take_over": "feeds.planning",
    },
)
"""What no edit needs."""
