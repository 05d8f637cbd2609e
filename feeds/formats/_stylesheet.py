"""The look of a feed that is opened in a browser."""

from __future__ import annotations

from functools import cache
from pathlib import Path

__all__ = ["feed_stylesheet"]


@cache
def feed_stylesheet() -> bytes:
    """The stylesheet that `Feed.stylesheet` points at."""
    return Path(__file__).with_name("feed.css").read_bytes()
