"""The pipeline: a folder of articles in, a published site out."""

from feeds.pipeline._adopt import read_whole, take_over
from feeds.pipeline._build import build
from feeds.pipeline._clock import day_of_run, time_of_run
from feeds.pipeline._collect import collect
from feeds.pipeline._diff import Comparison, diff
from feeds.pipeline._drafts import Drafts
from feeds.pipeline._identity import Identities, identify, rules_for, without_expired
from feeds.pipeline._inputs import inputs_of
from feeds.pipeline._options import Options
from feeds.pipeline._report import Report, Survey, count_problems
from feeds.pipeline._survey import read_articles, survey

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
