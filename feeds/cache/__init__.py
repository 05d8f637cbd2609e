"""Results of unchanged inputs, kept between builds: tables of records, and whole runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feeds.cache._files import cache_folder
from feeds.cache._folder_digest import Stamps
from feeds.cache._prepared import keep_prepared_in, prepared
from feeds.cache._runs import (
    Edited,
    Inputs,
    Left,
    Looked,
    Outputs,
    Times,
    edited_since,
    forget_outputs,
    glance_at,
    look_at,
    recall_run,
    record_run,
)
from feeds.cache._version import prepare_version, version
from feeds.deferred import later

if TYPE_CHECKING:
    from feeds.cache._aside import MANY, Aside, one_number
    from feeds.cache._digests import Digests
    from feeds.cache._packed_numbers import numbers_in, packed_numbers
    from feeds.cache._pieces import Pieces
    from feeds.cache._tables import Cache

__all__ = [
    "MANY",
    "Aside",
    "Cache",
    "Digests",
    "Edited",
    "Inputs",
    "Left",
    "Looked",
    "Outputs",
    "Pieces",
    "Stamps",
    "Times",
    "cache_folder",
    "edited_since",
    "forget_outputs",
    "glance_at",
    "keep_prepared_in",
    "look_at",
    "numbers_in",
    "one_number",
    "packed_numbers",
    "prepare_version",
    "prepared",
    "recall_run",
    "record_run",
    "version",
]

__getattr__ = later(
    __name__,
    {
        "MANY": "feeds.cache._aside",
        "Aside": "feeds.cache._aside",
        "Cache": "feeds.cache._tables",
        "Digests": "feeds.cache._digests",
        "Pieces": "feeds.cache._pieces",
        "numbers_in": "feeds.cache._packed_numbers",
        "one_number": "feeds.cache._aside",
        "packed_numbers": "feeds.cache._packed_numbers",
    },
)
"""What an unchanged site does not need."""
