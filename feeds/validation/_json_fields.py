"""The members that JSON Feed has, by the object they stand in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

__all__ = ["ATTACHMENT", "AUTHOR", "FEED", "HUB", "ITEM", "MISNAMED", "Field", "near"]

Kind = Literal[
    "string", "plain", "url", "date", "html", "language", "media type", "boolean", "size",
    "seconds", "strings", "author", "authors", "hubs", "items", "attachments",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Field:
    """What a member holds, and whether version 1.1 brought it."""

    kind: Kind
    newer: bool = False


AUTHOR: Mapping[str, Field] = {
    "name": Field("plain"),
    "url": Field("url"),
    "avatar": Field("url"),
}
FEED: Mapping[str, Field] = {
    "version": Field("string"),
    "title": Field("plain"),
    "home_page_url": Field("url"),
    "feed_url": Field("url"),
    "description": Field("plain"),
    "user_comment": Field("string"),
    "next_url": Field("url"),
    "icon": Field("url"),
    "favicon": Field("url"),
    "author": Field("author"),
    "authors": Field("authors", newer=True),
    "language": Field("language", newer=True),
    "expired": Field("boolean"),
    "hubs": Field("hubs"),
    "items": Field("items"),
}
ITEM: Mapping[str, Field] = {
    "id": Field("string"),
    "url": Field("url"),
    "external_url": Field("url"),
    "title": Field("plain"),
    "content_html": Field("html"),
    "content_text": Field("string"),
    "summary": Field("plain"),
    "image": Field("url"),
    "banner_image": Field("url"),
    "date_published": Field("date"),
    "date_modified": Field("date"),
    "author": Field("author"),
    "authors": Field("authors", newer=True),
    "tags": Field("strings"),
    "language": Field("language", newer=True),
    "attachments": Field("attachments"),
}
ATTACHMENT: Mapping[str, Field] = {
    "url": Field("url"),
    "mime_type": Field("media type"),
    "title": Field("plain"),
    "size_in_bytes": Field("size"),
    "duration_in_seconds": Field("seconds"),
}
HUB: Mapping[str, Field] = {"type": Field("string"), "url": Field("url")}

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


def near(key: str, fields: Mapping[str, Field]) -> str:
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
