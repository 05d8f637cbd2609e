"""The pipeline: a folder of articles in, a published site out."""

from feeds.collecting import Drafts, collect, day_of_run, time_of_run
from feeds.pipeline._build import build
from feeds.pipeline._diff import Comparison, diff
from feeds.pipeline._options import Options
from feeds.pipeline._report import Report, Survey, count_problems
from feeds.pipeline._survey import read_articles, survey
from feeds.planning import (
    Identities,
    identify,
    inputs_of,
    read_whole,
    rules_for,
    take_over,
    without_expired,
)

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
