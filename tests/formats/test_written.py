"""Property: whatever the text, feeds hold it, and an independent parser reads the same back."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from html import escape

import feedparser
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from feeds.formats import render, render_opml
from feeds.formats.opml import Outline
from feeds.model import Article, Author, Feed
from tests.formats.reading_back import UNSOUND, instant, on_one_line, whole_seconds, words
from tests.golden.records import ARTICLES, FEED

TAKEN_FOR_BYTES = "".join(map(chr, range(0x80, 0xC0)))
"""feedparser takes these for Windows characters, or for bytes of UTF-8 after another one."""

texts = st.text(st.characters(exclude_characters=TAKEN_FOR_BYTES), max_size=60) | st.text(
    alphabet="<>&\"'];#x2\r\n\t b/", max_size=30
)
instants = st.datetimes(
    min_value=datetime(2, 1, 1),  # noqa: DTZ001 - an offset is drawn below
    max_value=datetime(9998, 1, 1),  # noqa: DTZ001 - likewise
).flatmap(
    lambda naive: st.integers(-14 * 3600, 14 * 3600).map(
        lambda seconds: naive.replace(tzinfo=timezone(timedelta(seconds=seconds)))
    )
)


def paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"


@st.composite
def feeds(draw: st.DrawFn) -> Feed:
    entries = []
    for number in range(draw(st.integers(1, 3))):
        published = draw(instants)
        entries.append(
            replace(
                ARTICLES[number],
                id=f"urn:x:{number}",
                other_ids={},
                title=draw(texts),
                summary=draw(texts),
                html=paragraph(draw(texts)),
                tags=tuple(draw(st.lists(texts, max_size=2))),
                authors=tuple(Author(name=name) for name in draw(st.lists(texts, max_size=2))),
                published_at=published,
                updated=published,
            )
        )
    return replace(FEED, title=draw(texts), subtitle=draw(texts), entries=tuple(entries))


@given(feeds())
def test_atom_is_read_back_as_it_was(feed: Feed) -> None:
    data = render(feed, "atom")
    parsed = feedparser.parse(data)
    assert parsed.bozo == 0
    for entry, article in zip(parsed.entries, feed.entries, strict=True):
        assert entry.id == article.id
        assert entry.title == (on_one_line(article.title) or article.slug)
        assert instant(entry.published_parsed) == whole_seconds(article.published_at)
        assert words(entry.content[0].value) == words(article.html)
        if article.summary.translate(UNSOUND).strip():
            assert entry.summary.split() == article.summary.translate(UNSOUND).split()


@given(feeds())
def test_rss_holds_what_was_put_in(feed: Feed) -> None:
    data = render(feed, "rss")
    assert feedparser.parse(data).bozo == 0
    items = etree.fromstring(data).findall("channel/item")
    for item, article in zip(items, feed.entries, strict=True):
        assert item.findtext("guid") == article.id
        assert item.findtext("title") == (on_one_line(article.title) or article.slug)
        assert [tag.text for tag in item.findall("category")] == [
            tag for tag in map(on_one_line, article.tags) if tag
        ]
    entries = feedparser.parse(data).entries
    for entry, article in zip(entries, feed.entries, strict=True):
        assert entry.id == article.id
        assert instant(entry.published_parsed) == whole_seconds(article.published_at)


@given(feeds())
def test_json_holds_what_was_put_in(feed: Feed) -> None:
    document = json.loads(render(feed, "json"))
    for item, article in zip(document["items"], feed.entries, strict=True):
        assert item["id"] == article.id
        assert item.get("title", "") == on_one_line(article.title)
        assert words(item["content_html"]) == words(article.html)
        known = [name for author in article.authors if (name := on_one_line(author.name))]
        assert [author["name"] for author in item.get("authors", [])] == known


@given(texts, texts)
def test_an_outline_is_read_back(title: str, name: str) -> None:
    data = render_opml(title, [Outline(title=name, xml_url="https://a.example/?a&b", html_url="")])
    tree = etree.fromstring(data)
    assert (tree.findtext("head/title") or "") == on_one_line(title)
    (outline,) = tree.iter("outline")
    assert outline.get("text") == on_one_line(name)
    assert outline.get("xmlUrl") == "https://a.example/?a&b"


def test_the_same_records_give_the_same_bytes() -> None:
    copies: tuple[Article, ...] = tuple(replace(article) for article in FEED.entries)
    for name in ("atom", "rss", "json"):
        assert render(replace(FEED, entries=copies), name) == render(FEED, name)
