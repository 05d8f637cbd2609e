"""The golden site: committed bytes, read back by parsers that did not write them."""

from __future__ import annotations

import json
from datetime import datetime

import feedparser
import pytest
from lxml import etree

from feeds.formats import render
from feeds.model import Article, Feed
from feeds.validation import validate
from tests.formats.reading_back import instant, on_one_line, whole_seconds, words
from tests.golden import EXPECTED, GOLDEN
from tests.golden.records import ARCHIVE, ARTICLES, FEED, UNSOUND


def title_of(article: Article) -> str:
    return on_one_line(article.title) or article.slug


@pytest.mark.parametrize("name", GOLDEN)
def test_the_bytes_are_the_committed_ones(name: str) -> None:
    assert GOLDEN[name]() == (EXPECTED / name).read_bytes(), "see tests/golden/__init__.py"


def test_no_expected_file_is_left_over() -> None:
    assert {path.name for path in EXPECTED.iterdir()} == set(GOLDEN)


@pytest.mark.parametrize("feed", [FEED, ARCHIVE], ids=["feed", "archive"])
@pytest.mark.parametrize("format_name", ["atom", "rss"])
def test_feedparser_reads_what_was_put_in(feed: Feed, format_name: str) -> None:
    parsed = feedparser.parse(render(feed, format_name))
    assert parsed.bozo == 0
    assert len(parsed.entries) == len(feed.entries)
    for entry, article in zip(parsed.entries, feed.entries, strict=True):
        assert entry.id == article.id_in(format_name)
        assert entry.title == title_of(article)
        assert entry.link == article.url
        assert instant(entry.published_parsed) == whole_seconds(article.published_at)
        if format_name == "atom":
            assert instant(entry.updated_parsed) == whole_seconds(article.updated)
        if article.html:
            content = entry.content[0].value if "content" in entry else entry.summary
            assert words(content) == words(article.html)


@pytest.mark.parametrize("feed", [FEED, ARCHIVE], ids=["feed", "archive"])
def test_the_json_feed_holds_what_was_put_in(feed: Feed) -> None:
    document = json.loads(render(feed, "json"))
    assert len(document["items"]) == len(feed.entries)
    for item, article in zip(document["items"], feed.entries, strict=True):
        assert item["id"] == article.id_in("json")
        assert item.get("title", article.slug) == title_of(article)
        assert datetime.fromisoformat(item["date_published"]) == article.published_at
        assert datetime.fromisoformat(item["date_modified"]) == article.updated
        if article.html:
            assert words(item["content_html"]) == words(article.html)
        assert item["_feeds"]["published"] == article.published.value


@pytest.mark.parametrize("format_name", ["atom", "rss"])
def test_characters_are_literal_and_line_ends_are_plain(format_name: str) -> None:
    data = render(FEED, format_name)
    assert "🧑‍🚀".encode() in data
    assert "مرحبا".encode() in data
    assert b"&#13;" not in data
    assert b"\r" not in data
    assert b"<![CDATA[" not in data


def test_titles_stand_on_one_line() -> None:
    assert "\r" in UNSOUND
    tree = etree.fromstring(render(FEED, "atom"))
    titles = [element.text or "" for element in tree.iter("{http://www.w3.org/2005/Atom}title")]
    assert len(titles) == len(ARTICLES) + 1
    assert not [title for title in titles if "\n" in title or "  " in title]


@pytest.mark.parametrize("name", [name for name in GOLDEN if name.endswith(".xml")])
def test_our_own_validator_finds_no_error(name: str) -> None:
    findings = validate(GOLDEN[name]()).findings
    assert not [finding for finding in findings if finding.severity == "error"]
