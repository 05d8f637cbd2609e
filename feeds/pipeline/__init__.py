"""The pipeline: a folder of articles in, a published site out."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from feeds.collecting import Drafts, collect, day_of_run, time_of_run
from feeds.pipeline._begin import build
from feeds.pipeline._options import Options
from feeds.pipeline._report import Report, Survey, count_problems
from feeds.planning import (
    Identities,
    identify,
    inputs_of,
    read_whole,
    rules_for,
    take_over,
    without_expired,
)

if TYPE_CHECKING:
    from feeds.pipeline._diff import Comparison, diff
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

_LATER = {"Comparison": "_diff", "diff": "_diff", "read_articles": "_survey", "survey": "_survey"}
"""What no build needs, and the modules that it is imported from when it is first used."""


def __getattr__(name: str) -> object:
    module = _LATER.get(name)
    if module is None:
        raise AttributeError(f"module 'feeds.pipeline' has no attribute {name!r}")
    found: object = getattr(import_module(f"feeds.pipeline.{module}"), name)
    globals()[name] = found
    return found
