"""Results of unchanged inputs, kept between builds: tables of records, and whole runs."""

from feeds.cache._runs import Inputs, Outputs, Times, look_at, recall_run, record_run
from feeds.cache._tables import Cache, cache_folder

__all__ = [
    "Cache",
    "Inputs",
    "Outputs",
    "Times",
    "cache_folder",
    "look_at",
    "recall_run",
    "record_run",
]
