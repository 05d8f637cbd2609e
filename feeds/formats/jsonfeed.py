"""JSON Feed 1.1."""

from __future__ import annotations

from typing import Any

import msgspec

from feeds.dates import format_rfc3339
from feeds.formats._xml_text import line, lines, shown_title, sound
from feeds.model import Article, Author, Feed

__all__ = ["render"]

_VERSION = "https://jsonfeed.org/version/1.1"


def render(feed: Feed) -> bytes:
    """The feed as a JSON Feed document, indented, with literal characters."""
    document: dict[str, Any] = {
        "version": _VERSION,
        "title": line(feed.title) or feed.home_url,
        "home_page_url": feed.home_url,
        "feed_url": feed.self_urls.get("json", ""),
        "description": line(feed.subtitle),
        "icon": feed.logo,
        "favicon": feed.icon,
        "language": feed.language,
        **_authors(feed.authors),
        "next_url": feed.prev_archive.get("json", ""),
        "hubs": [{"type": "WebSub", "url": feed.hub}] if feed.hub else [],
    }
    document = _filled(document)
    document["items"] = [_item(article, feed) for article in feed.entries]
    return msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"


def _item(article: Article, feed: Feed) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": article.id_in("json"),
        "url": article.url,
        "external_url": article.link,
        "title": line(article.title),
        "summary": sound(article.summary),
        "image": article.image,
        "date_published": format_rfc3339(article.published_at),
        "date_modified": format_rfc3339(article.updated),
        **_authors(article.authors),
        "tags": lines(article.tags),
        "language": article.language,
    }
    item = _filled(item)
    if article.html and feed.full_content:
        item["content_html"] = sound(article.html)
    else:  # an item needs one of the two, or readers drop it
        item["content_text"] = sound(article.summary) or shown_title(article)
    if article.enclosures:
        item["attachments"] = [
            _filled(
                {
                    "url": enclosure.url,
                    "mime_type": enclosure.type,
                    "title": line(enclosure.title),
                    "size_in_bytes": enclosure.length,
                    "duration_in_seconds": enclosure.duration,
                }
            )
            for enclosure in article.enclosures
        ]
    item["_feeds"] = {
        "published": article.published.value,
        "precision": article.published.precision,
    }
    return item


def _authors(authors: tuple[Author, ...]) -> dict[str, Any]:
    """`authors` as version 1.1 has them, and the first as `author`, for readers of 1.0."""
    known = [
        record
        for author in authors
        if (record := _filled({"name": line(author.name), "url": author.url}))
    ]
    return {"authors": known, "author": known[0]} if known else {}


def _filled(record: dict[str, Any]) -> dict[str, Any]:
    """The record without what is empty: JSON Feed leaves out, it does not write null."""
    return {key: value for key, value in record.items() if value}
