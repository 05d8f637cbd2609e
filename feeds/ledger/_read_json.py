"""JSON Feed 1.0 and 1.1 → records."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from feeds.ledger._construct import text_html
from feeds.ledger._deployed import DeployedEntry, DeployedFeed
from feeds.ledger._feed_values import instant, number
from feeds.ledger._xml_document import unread
from feeds.model import Enclosure

__all__ = ["from_json"]


def from_json(data: bytes, name: str) -> DeployedFeed:
    """JSON Feed. Raises ReadError for what is none; `name` is for messages."""
    try:
        feed = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise unread(name, f"it is no JSON: {error}") from error
    if not isinstance(feed, dict) or "jsonfeed.org" not in str(feed.get("version")):
        raise unread(name, "it is JSON, but no JSON Feed")
    items = feed.get("items")
    return DeployedFeed(
        format="json",
        url=_string(feed, "feed_url"),
        home=_string(feed, "home_page_url"),
        title=_string(feed, "title"),
        language=_string(feed, "language"),
        entries=tuple(
            _json_item(item)
            for item in (items if isinstance(items, list) else ())
            if isinstance(item, dict)
        ),
        previous=_string(feed, "next_url"),
    )


def _json_item(item: Mapping[str, object]) -> DeployedEntry:
    own = item.get("_feeds")
    url = _string(item, "url")
    published = instant(_string(item, "date_published"))
    tags = item.get("tags")
    return DeployedEntry(
        id=_string(item, "id") or url,
        title=_string(item, "title"),
        url=url,
        published=published,
        stated=_string(own, "published") if isinstance(own, dict) else "",
        updated=instant(_string(item, "date_modified")) or published,
        language=_string(item, "language"),
        summary=_string(item, "summary"),
        html=_string(item, "content_html") or text_html(_string(item, "content_text")),
        image=_string(item, "image"),
        authors=tuple(
            (_string(one, "name"), _string(one, "url"), "") for one in _json_people(item)
        ),
        tags=tuple(
            str(tag) for tag in (tags if isinstance(tags, list) else ()) if isinstance(tag, str)
        ),
        enclosures=tuple(
            Enclosure(
                url=_string(one, "url"),
                type=_string(one, "mime_type"),
                length=number(_string(one, "size_in_bytes")),
                title=_string(one, "title"),
                duration=number(_string(one, "duration_in_seconds")),
            )
            for one in _rows(item, "attachments")
        ),
        link=_string(item, "external_url"),
    )


def _json_people(item: Mapping[str, object]) -> Iterator[Mapping[str, object]]:
    """`authors` of version 1.1, else the one `author` of 1.0."""
    people = list(_rows(item, "authors"))
    one = item.get("author")
    yield from people or ([one] if isinstance(one, dict) else [])


def _rows(item: Mapping[str, object], key: str) -> Iterator[Mapping[str, object]]:
    rows = item.get(key)
    for row in rows if isinstance(rows, list) else ():
        if isinstance(row, dict):
            yield row


def _string(record: Mapping[str, object], key: str) -> str:
    value = record.get(key)
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
