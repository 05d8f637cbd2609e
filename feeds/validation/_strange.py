"""What is no feed: a page, an archive, a picture, plain text; decided before anything else.

After a wrong file or address one wants to know what it is, not what a feed would need.
"""

from __future__ import annotations

import codecs
import re
from html import unescape
from typing import Final

from feeds.patterns import lazy_regex
from feeds.records import NamedTuple
from feeds.validation._finding import Rule
from feeds.validation._html_names import ELEMENTS, FOREIGN
from feeds.validation._pages import announced

__all__ = ["NOT_A_FEED", "RULES", "Stranger", "stranger", "stranger_by_root"]

_HEAD: Final = 64 * 1024  # bytes that tell what a document is
_SHOWN: Final = 3  # announced feeds that are named

NOT_A_FEED = Rule(
    code="X101",
    name="not-a-feed",
    severity="error",
    message="this is no feed but {what}",
    hint="name the file or address of a feed: Atom, RSS, JSON Feed or OPML",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-2",
)


class Stranger(NamedTuple):
    """What a document is, and what to do about it."""

    what: str
    advice: str


_UNPACK = "unpack it, and check the file inside"
_OTHER = "name the file or address of the feed"
_SIGNATURES: Final = (  # offset, bytes, what it is, what to do
    (0, b"\x1f\x8b", "a gzip archive", _UNPACK),
    (0, b"PK\x03\x04", "a zip archive", _UNPACK),
    (0, b"PK\x05\x06", "a zip archive", _UNPACK),
    (0, b"BZh", "a bzip2 archive", _UNPACK),
    (0, b"\xfd7zXZ\x00", "an xz archive", _UNPACK),
    (0, b"\x28\xb5\x2f\xfd", "a zstd archive", _UNPACK),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7z archive", _UNPACK),
    (257, b"ustar", "a tar archive", _UNPACK),
    (0, b"\x89PNG\r\n", "a PNG image", _OTHER),
    (0, b"\xff\xd8\xff", "a JPEG image", _OTHER),
    (0, b"GIF8", "a GIF image", _OTHER),
    (8, b"WEBP", "a WebP image", _OTHER),
    (4, b"ftypavif", "an AVIF image", _OTHER),
    (0, b"\x00\x00\x01\x00", "an icon", _OTHER),
    (0, b"%PDF", "a PDF document", _OTHER),
    (4, b"ftyp", "an MP4 file", _OTHER),
    (0, b"ID3", "an MP3 file", _OTHER),
    (0, b"\xff\xfb", "an MP3 file", _OTHER),
    (0, b"OggS", "an Ogg file", _OTHER),
    (0, b"wOF2", "a font", _OTHER),
    (0, b"SQLite format 3", "a database of SQLite", _OTHER),
    (0, b"\x7fELF", "a program", _OTHER),
    (0, b"\x00asm", "a program", _OTHER),
)
_WIDE: Final = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"<\x00", "utf-16-le"),
    (b"\x00<", "utf-16-be"),
)
_EBCDIC: Final = b"\x4c\x6f\xa7\x94"  # "<?xm", which a mainframe may have written
_FEED = lazy_regex(r"<(?:\?xml\b|(?:[\w.-]+:)?(?:rss|feed|rdf|opml|channel)\b)", re.IGNORECASE)
_LEAD = lazy_regex(r"(?:\s+|\ufeff|<!--.*?-->|<\?xml\b[^>]*>|<\?xml-[^>]*>)*", re.DOTALL)
_PAGE = lazy_regex(r"<!doctype\s+html\b|<html\b", re.IGNORECASE)
_FIRST = lazy_regex(r"<([A-Za-z][\w-]*)[\s/>]")
_TITLE = lazy_regex(r"<title[^>]*>([^<]{1,200})</title", re.IGNORECASE)
_TEMPLATE = lazy_regex(r"---[ \t]*\r?\n|\{%|\{\{|\+\+\+[ \t]*\r?\n")
_SCRIPTS: Final = (
    ("<?php ", "a PHP script that was not run"),
    ("<%", "a script that was not run"),
    ("begin:vcalendar", "a calendar (iCalendar)"),
    ("begin:vcard", "a visiting card (vCard)"),
    ("webvtt", "a file of subtitles (WebVTT)"),
    ("#extm3u", "a playlist (M3U)"),
    ("user-agent:", "a robots.txt"),
)
_JSONP = lazy_regex(r"(?:/\*\*/)?\s*[A-Za-z_$][\w$.]*\(\s*[{\[]")
_SVG = "http://www.w3.org/2000/svg"
_ROOTS: Final = {
    "urlset": "a sitemap",
    "sitemapindex": "an index of sitemaps",
    "svg": "an SVG image",
    "kml": "a map (KML)",
    "gpx": "a track (GPX)",
    "plist": "a property list",
    "stylesheet": "a stylesheet (XSLT)",
    "OpenSearchDescription": "a description for OpenSearch",
    "service": "a service document of AtomPub",
    "Error": "the error message of a storage service",
    "error": "an error message",
    "Envelope": "an answer in SOAP",
    "methodResponse": "an answer in XML-RPC",
    "rsd": "a description of a blog's interfaces (RSD)",
    "project": "a project file",
    "manifest": "a manifest",
    "playlist": "a playlist",
    "podcast": "a document of another kind",
}


def stranger(data: bytes, base: str) -> Stranger | None:
    """What a document is that is no feed, by its beginning; None if it may be one."""
    head = data[:_HEAD]
    if head.startswith(_EBCDIC):
        return None
    return _by_signature(head) or _by_text(_text_of(head), base)


def _by_signature(head: bytes) -> Stranger | None:
    for offset, mark, what, advice in _SIGNATURES:
        if head.startswith(mark, offset):
            return Stranger(what, advice)
    return None


def _by_text(text: str, base: str) -> Stranger | None:
    start = text[_LEAD.match(text).end() :]  # type: ignore[union-attr]
    if not start or start[0] in "\x00\ufffd":
        return None
    if page := _page(start):
        return _web_page(text, base) if page == "page" else None
    lower = " ".join(start[:40].lower().split()) + " "
    for word, kind in _SCRIPTS:
        if lower.startswith(word):
            return Stranger(kind, _OTHER)
    if _TEMPLATE.match(start):
        return Stranger(
            "a template that was not rendered", "build the site, and check the file that it writes"
        )
    if start[0] in "<{[" or _FEED.search(text):
        return None
    if _JSONP.match(start):
        return Stranger("a script that holds JSON (JSONP)", "publish the JSON alone")
    return Stranger("plain text", _OTHER)


def stranger_by_root(name: str, ns: str, label: str) -> Stranger:
    """What an XML document is whose root element is not that of a feed."""
    for known in ("rss", "feed", "opml"):
        if name.lower() == known and not (ns and ns == _SVG):
            return Stranger(
                f"XML with the root element {label}",
                f"write <{known}>: XML tells capital letters from small ones",
            )
    if name in ("channel", "item", "entry"):
        return Stranger(
            f"XML with the root element {label}",
            'put it into <rss version="2.0"><channel>…</channel></rss>',
        )
    what = _ROOTS.get(name, f"XML with the root element {label}")
    return Stranger(what, f"{_OTHER}: its root is feed or entry (Atom), rss, or opml")


def _text_of(head: bytes) -> str:
    for mark, encoding in _WIDE:
        if head.startswith(mark):
            return head[: len(head) // 4 * 4].decode(encoding, "replace")
    return head.decode("utf-8", "replace")


def _page(start: str) -> str:
    """ "page" for HTML, "feed" for a feed behind a script's messages; "" for anything else."""
    if _PAGE.match(start):
        return "page"
    first = _FIRST.match(start)
    if first is None or first[1].lower() not in ELEMENTS - FOREIGN - {"link"}:
        return ""
    return "feed" if _FEED.search(start, first.end()) else "page"


def _web_page(text: str, base: str) -> Stranger:
    """A page, with its title and the feeds that it announces."""
    found = _TITLE.search(text)
    title = " ".join(unescape(found[1]).split()) if found else ""
    links = list(dict.fromkeys(link.url for link in announced(text.encode(), base)))
    if links:
        named = ", ".join(links[:_SHOWN]) + (" …" if len(links) > _SHOWN else "")
        advice = f"check what the page announces: {named}"
    else:
        advice = f"{_OTHER}; the page announces none"
    return Stranger(f"a web page, {title!r}" if title else "a web page", advice)


RULES: tuple[Rule, ...] = (NOT_A_FEED,)
