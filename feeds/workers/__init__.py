"""Batches of work on several processors: local worker processes."""

from feeds.workers._pool import Pool, processors, workers_for

__all__ = ["Pool", "processors", "workers_for"]
