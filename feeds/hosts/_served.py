"""How documents are served: media types, and how long others may keep them."""

from __future__ import annotations

from collections.abc import Mapping

from feeds.hosts._routes import Kind

__all__ = ["ARCHIVES", "FEEDS", "PAGES", "TYPES"]

TYPES: Mapping[Kind, str] = {
    "xml": "application/xml",  # browsers show it; readers do not mind
    "json": "application/feed+json",
    "opml": "text/x-opml",
}
"""Without their charset, which is UTF-8 for all of them."""

FEEDS = "public, max-age=1800"
"""Half an hour: readers ask hourly at most, and what is new should not wait."""

ARCHIVES = "public, max-age=31536000, immutable"
"""A year, which is for ever to caches (RFC 9111, RFC 8246): a sealed document never changes."""

PAGES = "no-cache"
"""Kept, and asked for again each time: the answer is mostly 304."""
