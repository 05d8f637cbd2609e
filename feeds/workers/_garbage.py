"""Work without Python's search for circles of records: a build makes none, and has many records."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["without_garbage_collection"]


@contextmanager
def without_garbage_collection() -> Iterator[None]:
    """Each search looks at all records of a site again: a tenth of a rebuild of 10,000 articles.

    What is not used any more goes at once all the same, as long as it is in no circle.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
