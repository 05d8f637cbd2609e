"""Results of unchanged inputs, kept between builds: tables of records, and whole runs."""

from feeds.cache._runs import (
    Inputs,
    Outputs,
    Times,
    glance_at,
    look_at,
    recall_run,
    record_run,
)
from feeds.cache._tables import Cache, cache_folder

__all__ = [
    "Cache",
    "Inputs",
    "Outputs",
    "Times",
    "cache_folder",
    "glance_at",
    "look_at",
    "recall_run",
    "record_run",
]
