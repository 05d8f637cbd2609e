"""The address that an article states as its own."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from feeds.articles import _fields
from feeds.articles._links import sound
from feeds.config import Config
from feeds.errors import Problem
from feeds.model import Document

__all__ = ["address_fault", "own_address"]

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.\-]*:|//")
_WEB = ("http://", "https://")
_NO_HOST = re.compile(r"[\s<>\"{}|\\^`]")


def own_address(document: Document, config: Config) -> str:
    """Absolute, or a path on this site; "" where none is stated that can be followed."""
    stated = _fields.text(document, "url")
    if not stated:
        return _canonical(document, config)
    return sound(stated) if _SCHEME.match(stated) else stated


def address_fault(document: Document) -> Problem | None:
    """What is wrong with the stated address: readers would follow it to nowhere."""
    item = document.first("url")
    address = _fields.text(document, "url")
    if item is None or not _SCHEME.match(address):
        return None  # none, or a path on this site
    if address.lower().startswith(_WEB) and _host(address):
        return None
    return Problem(
        path=document.path,
        line=item.line or document.line or 1,
        message=f"{item.key or 'url'} {address!r} is no web address",
        hint="write it whole, such as https://example.org/a-page, or take it out",
    )


def _canonical(document: Document, config: Config) -> str:
    """The canonical address where it is the article's own.

    In a page's head it is. In a post's metadata it may as well be the place where the words
    first appeared: then it counts only on this site.
    """
    item = document.first("canonical")
    if item is None or not isinstance(item.value, str):
        return ""
    if not _SCHEME.match(item.value):
        return "" if item.source == "field" else item.value
    host = _host(item.value)
    if item.source == "field" and host != _host(config.url):
        return ""
    return sound(item.value) if host else ""


def _host(address: str) -> str:
    """The host that an address names; "" for none, or one that cannot be."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:  # a bracket that closes nowhere, a port that is no number
        return ""
    return "" if _NO_HOST.search(host) else host
