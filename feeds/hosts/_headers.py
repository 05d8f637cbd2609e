"""The `_headers` file that Netlify and Cloudflare Pages read."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from feeds.hosts._routes import Served
from feeds.hosts._served import ARCHIVES, FEEDS, TYPES

__all__ = ["HEADERS", "headers_file"]

HEADERS = "_headers"


def headers_file(served: Iterable[Served], folder: str = "") -> bytes:
    """The bytes of `_headers`: media type, no sniffing, caching, and leave for scripts of other
    sites to read. `folder` is that of the site's address, where the file stands above it.

    Cloudflare heeds the first 100 rules: those of the shortest paths, which are the main feeds.
    A part that differs is a placeholder, so that a thousand tags are one rule.
    """
    rows = sorted(
        set(served), key=lambda one: (one.pattern.count("/"), len(one.pattern), one.pattern)
    )
    return "\n".join(_rule(one, folder) for one in rows).encode()


def _rule(one: Served, folder: str) -> str:
    parts = [
        f":part{number}" if part == "*" else quote(part)
        for number, part in enumerate(one.pattern.split("/"), 1)
    ]
    return (
        f"{quote(folder)}/{'/'.join(parts)}\n"
        f"  Content-Type: {TYPES[one.kind]}; charset=utf-8\n"
        "  X-Content-Type-Options: nosniff\n"
        f"  Cache-Control: {ARCHIVES if one.is_archive else FEEDS}\n"
        "  Access-Control-Allow-Origin: *\n"
    )
