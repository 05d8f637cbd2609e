"""What is no feed: one finding that says what it is, and nothing that a feed would need."""

from __future__ import annotations

import gzip
import json
import zlib

import pytest

from feeds.validation import validate

PAGE = """<!doctype html>
<html lang=nl><head><title>Reis&shy;blog</title>
<link rel=alternate type="application/atom+xml" href="/feed.xml">
<link rel=alternate type="application/rss+xml" href="rss.xml">
</head><body><p>Fog & rain<br>&nbsp;</body></html>"""
STRANGERS: list[tuple[str, bytes, str, str]] = [  # name, document, in the message, in the hint
    ("page", PAGE.encode(), "a web page", "https://example.org/feed.xml"),
    ("page, second feed", PAGE.encode(), "a web page", "https://example.org/blog/rss.xml"),
    ("page without feeds", b"<html><title>404 Not Found</title>x</html>", "404 Not Found", "none"),
    ("half a page", b"<p>Not found</p>", "a web page", "none"),
    ("page with a mark", b"\xef\xbb\xbf\n<!-- x -->\n<HTML><body>", "a web page", "none"),
    ("XHTML", b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD">\n<html>', "page", ""),
    ("page in UTF-16", PAGE.encode("utf-16"), "a web page", "feed"),
    ("sitemap", b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"/>', "sitemap", ""),
    ("sitemaps", b"<?xml version='1.0'?><sitemapindex><a>", "an index of sitemaps", "feed"),
    ("svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>', "an SVG image", "feed"),
    ("S3", b"<Error><Code>NoSuchKey</Code></Error>", "error message", "feed"),
    ("other XML", b"<a:books xmlns:a='x'><b>", "XML with the root element a:books", "feed"),
    ("capitals", b'<RSS version="2.0"><channel/></RSS>', "RSS", "write <rss>"),
    ("channel alone", b"<channel><title>x</title></channel>", "channel", "<rss version"),
    ("gzip", gzip.compress(b"<rss/>", mtime=0), "gzip", "unpack"),
    ("zlib", zlib.compress(b"<rss/>"), "", ""),
    ("zip", b"PK\x03\x04\x14\x00", "zip", "unpack"),
    ("png", b"\x89PNG\r\n\x1a\n\x00\x00", "PNG", "feed"),
    ("jpeg", b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG", "feed"),
    ("pdf", b"%PDF-1.7\n%\xe2\xe3", "PDF", "feed"),
    ("text", b"The harbour was calm.\n", "plain text", "feed"),
    ("mark-down", b"# Feeds\n\nOne <b>two</b>.\n", "plain text", "feed"),
    ("address", b"https://example.org/feed.xml\n", "plain text", "feed"),
    ("template", b'---\nlayout: null\n---\n<?xml version="1.0"?><rss>', "not rendered", "build"),
    ("liquid", b"{% for post in site.posts %}\n<item>", "not rendered", "build"),
    ("php", b"<?php header('x'); ?><rss>", "PHP", "feed"),
    ("calendar", b"BEGIN:VCALENDAR\r\n", "iCalendar", "feed"),
    ("jsonp", b'callback({"items": []});', "JSONP", "alone"),
    ("error", b'{"error": "not found"}', "an error answer: not found", "feed"),
    ("nested error", b'{"error": {"code": 404, "message": "gone"}}', "gone", "feed"),
    ("RSS in JSON", b'{"rss": {"channel": {"title": "x", "item": []}}}', "RSS written as", "feed"),
    ("actor", b'{"@context": "https://www.w3.org/ns/activitystreams"}', "JSON-LD", "feed"),
    ("outbox", b'{"type": "OrderedCollection", "orderedItems": []}', "ActivityPub", "feed"),
    ("list", b'[{"id": 1, "title": {"rendered": "x"}}]', "a list", "feed"),
    ("empty object", b"{}", "an empty object", "feed"),
    ("converter", b'{"status": "ok", "feed": {}, "items": []}', "an object with", "feed"),
    ("package", b'{"name": "x", "version": "1.0.0", "dependencies": {}}', "package", "feed"),
    ("nothing", b"", "the file is empty", ""),
    ("space", b" \n\t ", "the file is empty", ""),
]


@pytest.mark.parametrize(
    ("name", "data", "what", "hint"), STRANGERS, ids=lambda value: str(value)[:20]
)
def test_one_finding_says_what_it_is(name: str, data: bytes, what: str, hint: str) -> None:
    report = validate(data, name="feed.xml", base="https://example.org/blog/")
    assert name
    (finding,) = report.findings
    assert finding.severity == "error"
    assert what in finding.message
    assert hint in finding.hint
    assert report.format == ""


FEEDS: list[tuple[bytes, str]] = [
    (b"<feed xmlns='http://www.w3.org/2005/Atom'>", "atom"),
    (b"<br />\n<b>Warning</b>: x in y on line 3<br />\n<rss version='2.0'/>", "rss-2.0"),
    (b"PHP Notice: x\n<?xml version='1.0'?><rss version='2.0'/>", "rss-2.0"),
    (b"<rss version='2.0'><channel><title>&lt;html&gt;</title>", "rss-2.0"),
    (b"<?phpxml version='1.0'?>\n<rss version='2.0'/>", "rss-2.0"),
    (b"<opml version='2.0'/>", "opml-2.0"),
    (json.dumps({"title": "A", "items": []}).encode(), "json-1.1"),
    (json.dumps({"version": "https://jsonfeed.org/version/2"}).encode(), "json-1.1"),
    (json.dumps({"feed_url": "https://example.org/feed.json"}).encode(), "json-1.1"),
    (json.dumps({"Version": "https://jsonfeed.org/version/1.1"}).encode(), "json-1.1"),
]


@pytest.mark.parametrize(("data", "kind"), FEEDS)
def test_a_broken_feed_is_one(data: bytes, kind: str) -> None:
    assert validate(data).format == kind
