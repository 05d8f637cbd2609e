"""The `_headers` file that Netlify and Cloudflare Pages read."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["HEADERS", "headers_file"]

HEADERS = "_headers"

_XML = "application/xml; charset=utf-8"  # browsers show it; readers do not mind
_JSON = "application/feed+json; charset=utf-8"


def headers_file(feed_files: Iterable[str]) -> bytes:
    """The bytes of `_headers` for feed documents named by their paths in the output folder.

    Each gets its media type, no sniffing, half an hour of caching, and leave for scripts of
    other sites to read it. Cloudflare heeds the first 100 rules: those of the shortest paths,
    which are the main feeds.
    """
    paths = sorted(set(feed_files), key=lambda path: (path.count("/"), len(path), path))
    return "\n".join(_rule(path) for path in paths).encode()


def _rule(path: str) -> str:
    kind = _JSON if path.lower().endswith(".json") else _XML
    return (
        f"/{quote(path)}\n"
        f"  Content-Type: {kind}\n"
        "  X-Content-Type-Options: nosniff\n"
        "  Cache-Control: public, max-age=1800\n"
        "  Access-Control-Allow-Origin: *\n"
    )
