"""Records that the tests of pages share."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import html5lib
from selectolax.lexbor import LexborHTMLParser, LexborNode

from feeds.dates import Moment
from feeds.model import Article
from feeds.pages import FeedLink, Site

BASE = "https://example.org/blog/"

FEEDS = tuple(
    FeedLink(
        format=name,
        type=media_type,
        title=f"The Tide ({label})",
        href=BASE + file,
    )
    for name, media_type, label, file in (
        ("atom", "application/atom+xml", "Atom", "feed.xml"),
        ("rss", "application/rss+xml", "RSS", "rss.xml"),
        ("json", "application/feed+json", "JSON Feed", "feed.json"),
    )
)

SITE = Site(
    title="The Tide",
    description="News & notes from the shore",
    url=BASE,
    language="en",
    feeds=FEEDS,
    opml=BASE + "feeds.opml",
)

NASTY = """& < > " ' ]]> <script>alert(1)</script> &amp;amp; 🏴󠁧󠁢󠁷󠁬󠁳󠁿 שלום {{ 7 * 7 }} {% raw %}"""

_MAY = datetime(2019, 5, 1, tzinfo=UTC)

MONTH = Moment(value="2019-05", precision="month", start=_MAY, end=datetime(2019, 6, 1, tzinfo=UTC))

_ARTICLE = Article(
    path="a.txt",
    id="urn:uuid:00000000-0000-5000-8000-000000000001",
    title="Walking on mud",
    slug="walking-on-mud",
    permalink=BASE + "2019/walking-on-mud.html",
    url=BASE + "2019/walking-on-mud.html",
    published=MONTH,
    published_at=_MAY + timedelta(hours=12),
    updated=_MAY + timedelta(hours=12, microseconds=345_678),
    language="en",
    html="<p>First.</p>\n<p>Second.</p>",
)


def article(**changes: Any) -> Article:
    """A plain article, with these fields changed."""
    return replace(_ARTICLE, **changes)


def valid(page: bytes) -> LexborHTMLParser:
    """The page read, once a strict HTML5 parser has found no error in it."""
    parser = html5lib.HTMLParser(strict=True)
    parser.parse(page)
    return LexborHTMLParser(page.decode())


def one(page: LexborHTMLParser, selector: str) -> LexborNode:
    """The only element of that kind."""
    (node,) = page.css(selector)
    return node
