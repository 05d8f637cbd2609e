"""Feeds as other tools write them, made of records that say what stands in them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import format_datetime
from html import escape
from typing import Any

from lxml import etree

from feeds.model import Enclosure

__all__ = ["FEEDS", "Record"]

_ATOM = "http://www.w3.org/2005/Atom"
_DC = "http://purl.org/dc/elements/1.1/"
_ISSUED = "{http://purl.org/dc/terms/}issued"
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, kw_only=True)
class Record:
    """One entry. `html` may have relative addresses; they go by `url`."""

    id: str
    url: str
    title: str
    html: str
    published: datetime
    stated: str = ""  # the date as it is known, where the instant says more
    later: int = 0  # seconds until it was changed
    authors: tuple[tuple[str, str, str], ...] = ()  # name, address of a page, of mail
    tags: tuple[str, ...] = ()
    language: str = ""
    link: str = ""
    enclosures: tuple[Enclosure, ...] = ()
    is_html: bool = False  # whether texts are HTML where the format leaves the choice

    @property
    def updated(self) -> datetime:
        """When it was changed."""
        return self.published + timedelta(seconds=self.later)


def _sub(parent: Any, tag: str, text: str = "", **attributes: str) -> Any:
    made = etree.SubElement(parent, tag, {key.rstrip("_"): one for key, one in attributes.items()})
    made.text = text or None
    return made


def _serialised(root: Any, encoding: str) -> bytes:
    made: Any = etree.tostring(root, xml_declaration=True, encoding=encoding)
    return bytes(made)


def _atom(records: tuple[Record, ...], language: str) -> bytes:
    root = etree.Element(f"{{{_ATOM}}}feed", nsmap={None: _ATOM})  # type: ignore[dict-item]  # the default namespace
    root.set(_LANGUAGE, language)
    for one in records:
        entry = _sub(root, f"{{{_ATOM}}}entry")
        if one.language:
            entry.set(_LANGUAGE, one.language)
        _sub(entry, f"{{{_ATOM}}}id", f"\n {one.id} ")
        kind = "html" if one.is_html else "text"
        title = escape(one.title) if one.is_html else one.title
        _sub(entry, f"{{{_ATOM}}}title", title, type=kind)
        _sub(entry, f"{{{_ATOM}}}link", href=one.url)
        if one.link:
            _sub(entry, f"{{{_ATOM}}}link", rel="related", href=one.link)
        for file in one.enclosures:
            said = {"href": file.url, "type": file.type, "length": str(file.length)}
            said |= {"title": file.title} if file.title else {}
            _sub(entry, f"{{{_ATOM}}}link", rel="enclosure", **said)
        if one.stated:
            _sub(entry, _ISSUED, one.stated)
        _sub(entry, f"{{{_ATOM}}}published", one.published.isoformat())
        _sub(entry, f"{{{_ATOM}}}updated", one.updated.isoformat())
        for name, url, mail in one.authors:
            author = _sub(entry, f"{{{_ATOM}}}author")
            for tag, text in (("name", name), ("uri", url), ("email", mail)):
                if text:
                    _sub(author, f"{{{_ATOM}}}{tag}", text)
        for tag in one.tags:
            _sub(entry, f"{{{_ATOM}}}category", term=tag)
        _sub(entry, f"{{{_ATOM}}}content", one.html, type="html")
    return _serialised(root, "utf-8")


def _rss(records: tuple[Record, ...], language: str) -> bytes:
    root = etree.Element("rss", nsmap={"dc": _DC}, version="2.0")
    channel = _sub(root, "channel")
    _sub(channel, "language", language)
    for one in records:
        item = _sub(channel, "item")
        _sub(item, "title", one.title)
        _sub(item, "link", one.url)
        _sub(item, "guid", one.id, isPermaLink="false")
        if one.stated:
            _sub(item, _ISSUED, one.stated)
        _sub(item, "pubDate", format_datetime(one.published))
        if one.language:
            _sub(item, f"{{{_DC}}}language", one.language)
        for name, _, _ in one.authors:
            _sub(item, f"{{{_DC}}}creator", name)
        for tag in one.tags:
            _sub(item, "category", tag)
        for file in one.enclosures[:1]:
            said = {"url": file.url, "type": file.type, "length": str(file.length)}
            _sub(item, "enclosure", **said)
        _sub(item, _CONTENT if one.is_html else "description", one.html)
    return _serialised(root, "iso-8859-1")


def _json(records: tuple[Record, ...], language: str) -> bytes:
    items = [
        {
            "id": one.id,
            "url": one.url,
            "external_url": one.link,
            "title": one.title,
            "content_html": one.html,
            "date_published": one.published.isoformat(),
            "date_modified": one.updated.isoformat(),
            "authors": [{"name": name, "url": url} for name, url, _ in one.authors],
            "tags": list(one.tags),
            "language": one.language or None,
            "attachments": [
                {
                    "url": file.url,
                    "mime_type": file.type,
                    "size_in_bytes": file.length,
                    "title": file.title,
                }
                for file in one.enclosures
            ],
            "_feeds": {"published": one.stated} if one.stated else None,
        }
        for one in records
    ]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "T",
        "language": language,
        "items": items,
    }
    return json.dumps(feed).encode()


_ALL = frozenset({"updated", "link", "enclosures"})

FEEDS = {
    "atom": ("feed.xml", _atom, _ALL | {"pages", "mail"}),
    "rss": ("rss.xml", _rss, frozenset[str]()),
    "json": ("feed.json", _json, _ALL | {"pages"}),
}
"""Format → the file our build has it in, who writes it, and what it says beyond the rest."""
