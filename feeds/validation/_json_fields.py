"""The members that JSON Feed has, by the object they stand in."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Literal

from feeds.records import dataclass

__all__ = ["ATTACHMENT", "AUTHOR", "FEED", "HUB", "ITEM", "MISNAMED", "JsonField", "near"]

_Kind = Literal[
    "string", "plain", "url", "date", "html", "language", "media type", "boolean", "size",
    "seconds", "strings", "author", "authors", "hubs", "items", "attachments",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class JsonField:
    """What a member holds, and whether version 1.1 brought it."""

    kind: _Kind
    newer: bool = False


AUTHOR: Mapping[str, JsonField] = {
    "name": JsonField("plain"),
    "url": JsonField("url"),
    "avatar": JsonField("url"),
}
FEED: Mapping[str, JsonField] = {
    "version": JsonField("string"),
    "title": JsonField("plain"),
    "home_page_url": JsonField("url"),
    "feed_url": JsonField("url"),
    "description": JsonField("plain"),
    "user_comment": JsonField("string"),
    "next_url": JsonField("url"),
    "icon": JsonField("url"),
    "favicon": JsonField("url"),
    "author": JsonField("author"),
    "authors": JsonField("authors", newer=True),
    "language": JsonField("language", newer=True),
    "expired": JsonField("boolean"),
    "hubs": JsonField("hubs"),
    "items": JsonField("items"),
}
ITEM: Mapping[str, JsonField] = {
    "id": JsonField("string"),
    "url": JsonField("url"),
    "external_url": JsonField("url"),
    "title": JsonField("plain"),
    "content_html": JsonField("html"),
    "content_text": JsonField("string"),
    "summary": JsonField("plain"),
    "image": JsonField("url"),
    "banner_image": JsonField("url"),
    "date_published": JsonField("date"),
    "date_modified": JsonField("date"),
    "author": JsonField("author"),
    "authors": JsonField("authors", newer=True),
    "tags": JsonField("strings"),
    "language": JsonField("language", newer=True),
    "attachments": JsonField("attachments"),
}
ATTACHMENT: Mapping[str, JsonField] = {
    "url": JsonField("url"),
    "mime_type": JsonField("media type"),
    "title": JsonField("plain"),
    "size_in_bytes": JsonField("size"),
    "duration_in_seconds": JsonField("seconds"),
}
HUB: Mapping[str, JsonField] = {"type": JsonField("string"), "url": JsonField("url")}

MISNAMED: Mapping[str, str] = {
    "content": "content_html",
    "body": "content_html",
    "html": "content_html",
    "text": "content_text",
    "link": "url",
    "guid": "id",
    "published": "date_published",
    "pubDate": "date_published",
    "date": "date_published",
    "updated": "date_modified",
    "modified": "date_modified",
    "categories": "tags",
    "keywords": "tags",
    "enclosures": "attachments",
    "type": "mime_type",
    "length": "size_in_bytes",
    "size": "size_in_bytes",
    "duration": "duration_in_seconds",
    "home_page": "home_page_url",
    "site_url": "home_page_url",
    "lang": "language",
    "logo": "icon",
    "entries": "items",
    "next": "next_url",
}
"""Names other formats have for it."""


def near(key: str, fields: Mapping[str, JsonField]) -> str:
    """The member that was probably meant; "" where none comes near."""
    meant = MISNAMED.get(key, "")
    if meant in fields:
        return meant
    found = get_close_matches(key.lower()[:60], fields, n=1, cutoff=0.75)
    if found:
        return found[0]
    parts = set(key.lower().replace("-", "_").split("_"))
    if "date" in parts or "at" in parts:
        guesses = {"published": "date_published", "created": "date_published"}
        guesses |= {"modified": "date_modified", "updated": "date_modified"}
        for part, name in guesses.items():
            if part in parts and name in fields:
                return name
    return ""
