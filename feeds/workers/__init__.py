"""A function over batches, on the processes of this machine or on an existing engine."""

from feeds.workers._engine import Engine, LocalEngine, Mapped
from feeds.workers._garbage import without_garbage_collection
from feeds.workers._meanwhile import WORTH_A_COPY, Meanwhile
from feeds.workers._pool import Pool, processors, workers_for

__all__ = [
    "WORTH_A_COPY",
    "Engine",
    "LocalEngine",
    "Mapped",
    "Meanwhile",
    "Pool",
    "processors",
    "without_garbage_collection",
    "workers_for",
]
