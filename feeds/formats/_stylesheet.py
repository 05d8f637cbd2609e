"""The look of a feed that is opened in a browser."""

from __future__ import annotations

from functools import cache

__all__ = ["feed_stylesheet"]


@cache
def feed_stylesheet() -> bytes:
    """The stylesheet that `Feed.stylesheet` points at."""
    from importlib.resources import files  # noqa: PLC0415 - an edit needs none of it

    return files("feeds.formats").joinpath("feed.css").read_bytes()
