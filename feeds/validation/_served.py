"""What HTTP says a document is, against what it is."""

from __future__ import annotations

from feeds.validation._context import Context
from feeds.validation.rules import network as rules

__all__ = ["TYPES", "check_content_type"]

TYPES: dict[str, tuple[str, ...]] = {  # by format; the one to recommend first
    "atom": ("application/atom+xml", "application/xml", "text/xml"),
    "rss": ("application/rss+xml", "application/xml", "text/xml", "application/rdf+xml"),
    "json": ("application/feed+json", "application/json"),
    "opml": (
        "text/x-opml",
        "application/xml",
        "text/xml",
        "text/x-opml+xml",
        "application/opml+xml",
    ),
}
SHOWN = {  # what to serve a feed as, so that browsers show it instead of downloading it
    "atom": "application/xml",
    "rss": "application/xml",
    "json": "application/feed+json",
    "opml": "text/x-opml",
}
_FEED_TYPES = frozenset(one for types in TYPES.values() for one in types)


def check_content_type(context: Context) -> None:
    """What HTTP says the document is, against what it is; nothing where HTTP is not known."""
    stated = context.content_type.partition(";")[0].strip().lower()
    kind = context.format.partition("-")[0]
    if not stated or kind not in TYPES:
        return
    usual = SHOWN[kind]
    if stated == "none":
        context.add(rules.NO_TYPE, 0, 0, "", usual=usual)
    elif stated not in _FEED_TYPES:
        context.add(rules.WRONG_TYPE, 0, 0, "", value=stated, usual=usual)
    elif stated not in TYPES[kind]:
        context.add(rules.OTHER_TYPE, 0, 0, "", value=stated, format=context.format, usual=usual)
    elif stated.startswith("text/") and not context.charset:
        context.add(rules.NO_CHARSET, 0, 0, "", value=stated, usual=usual)
