"""What HTTP says a document is, against what it is."""

from __future__ import annotations

from feeds.validation._context import Context
from feeds.validation._finding import Rule

__all__ = ["RULES", "TYPES", "check_content_type"]

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
_SHOWN = {  # what to serve a feed as, so that browsers show it instead of downloading it
    "atom": "application/xml",
    "rss": "application/xml",
    "json": "application/feed+json",
    "opml": "text/x-opml",
}
_FEED_TYPES = frozenset(one for types in TYPES.values() for one in types)

WRONG_TYPE = Rule(
    code="N201",
    name="unexpected-content-type",
    severity="warning",
    message="Content-Type is {value}, which no feed has",
    hint="serve it as {usual}",
    spec="https://www.rfc-editor.org/rfc/rfc7303#section-9",
)
OTHER_TYPE = Rule(
    code="N202",
    name="content-type-of-another-format",
    severity="warning",
    message="Content-Type is {value}, and the document is {format}",
    hint="serve it as {usual}",
    spec="https://www.rfc-editor.org/rfc/rfc7303#section-9",
)
NO_CHARSET = Rule(
    code="N203",
    name="text-without-charset",
    severity="info",
    message="Content-Type is {value} without a charset",
    hint="add ; charset=utf-8, or serve it as {usual}",
    spec="https://www.rfc-editor.org/rfc/rfc7303#section-3.1",
)
NO_TYPE = Rule(
    code="N204",
    name="missing-content-type",
    severity="warning",
    message="the answer has no Content-Type",
    hint="serve it as {usual}",
    spec="https://www.rfc-editor.org/rfc/rfc9110#section-8.3",
)


def check_content_type(context: Context) -> None:
    """What HTTP says the document is, against what it is; nothing where HTTP is not known."""
    stated = context.content_type.partition(";")[0].strip().lower()
    kind = context.format.partition("-")[0]
    if not stated or kind not in TYPES:
        return
    usual = _SHOWN[kind]
    if stated == "none":
        context.add(NO_TYPE, 0, 0, "", usual=usual)
    elif stated not in _FEED_TYPES:
        context.add(WRONG_TYPE, 0, 0, "", value=stated, usual=usual)
    elif stated not in TYPES[kind]:
        context.add(OTHER_TYPE, 0, 0, "", value=stated, format=context.format, usual=usual)
    elif stated.startswith("text/") and not context.charset:
        context.add(NO_CHARSET, 0, 0, "", value=stated, usual=usual)


RULES: tuple[Rule, ...] = (
    WRONG_TYPE,
    OTHER_TYPE,
    NO_CHARSET,
    NO_TYPE,
)
