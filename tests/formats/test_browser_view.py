"""What a browser is given of a feed, and readers are not misled by."""

from __future__ import annotations

from dataclasses import replace

import feedparser
import pytest
from lxml import etree

from feeds.dates import parse_date
from feeds.formats import render
from tests.golden.records import ARTICLES, BASE, FEED

XHTML = "{http://www.w3.org/1999/xhtml}"
OF_FEEDS = set("author entry icon image item link logo source title url".split())


@pytest.mark.parametrize("format_name", ["atom", "rss"])
def test_one_block_ahead_of_the_entries_lists_them(format_name: str) -> None:
    root = etree.fromstring(render(FEED, format_name))
    parent = root if format_name == "atom" else root[0]
    (block,) = parent.findall(XHTML + "div")
    entries = [child for child in parent if etree.QName(child).localname in {"entry", "item"}]
    assert parent.index(block) < parent.index(entries[0])
    assert block.prefix is None
    links = block.findall(f"{XHTML}ul/{XHTML}li/{XHTML}a")
    assert [link.get("href") for link in links] == [article.url for article in ARTICLES]
    times = block.findall(f".//{XHTML}time")
    assert [time.get("datetime") for time in times] == [
        article.published.html_datetime() for article in ARTICLES
    ]
    names = {etree.QName(element).localname for element in block.iter()}
    assert not names & OF_FEEDS, "readers would take these for the feed's own"


SAID = [  # language of the article, of another one in the feed; the date, and its language
    ("nl", "nl", "15 mei 2019 om 14:30", None),
    ("tlh", "nl", "15 mei 2019 om 14:30", "nl"),
    ("tlh", "tlh", "May 15, 2019 at 14:30", "en"),
    ("", "nl", "15 mei 2019 om 14:30", "nl"),
    ("", "", "May 15, 2019 at 14:30", "en"),
]


@pytest.mark.parametrize(("language", "usual", "words", "spoken"), SAID)
def test_no_date_is_a_machines(language: str, usual: str, words: str, spoken: str | None) -> None:
    moment = parse_date("2019-05-15T14:30+02:00")
    one = replace(ARTICLES[0], published=moment, language=language)
    others = tuple(replace(ARTICLES[1], id=f"urn:x:{n}", language=usual) for n in range(2))
    feed = replace(FEED, language="", entries=(one, *others))
    root = etree.fromstring(render(feed, "atom"))
    time = next(root.iter(f"{XHTML}time"))
    assert (time.text, time.get("lang")) == (words, spoken)
    assert time.get("datetime") == "2019-05-15T14:30+02:00"


@pytest.mark.parametrize("format_name", ["atom", "rss"])
def test_without_a_stylesheet_there_is_no_view(format_name: str) -> None:
    data = render(replace(FEED, stylesheet=""), format_name)
    assert b"xml-stylesheet" not in data
    assert b"xhtml" not in data
    assert (
        feedparser.parse(data).feed.title == feedparser.parse(render(FEED, format_name)).feed.title
    )


@pytest.mark.parametrize(
    ("document", "stylesheet", "expected"),
    [
        (BASE + "feed.xml", BASE + "feed.css", "feed.css"),
        (BASE + "tag/a/feed.xml", BASE + "feed.css", "../../feed.css"),
        ("https://a.example/feed.xml", "https://a.example/feed.css", "feed.css"),
        (BASE + "feed.xml", "https://cdn.example/feed.css?v=1&w=2", "https://cdn.example/feed.css?v=1&amp;w=2"),
        (BASE + "feed.xml", BASE + "feed.css?v=1&w=2", "feed.css?v=1&amp;w=2"),
        ("", BASE + "feed.css", BASE + "feed.css"),
    ],
)  # fmt: skip
def test_the_stylesheet_is_found_from_disk(document: str, stylesheet: str, expected: str) -> None:
    feed = replace(FEED, self_urls={"atom": document} if document else {}, stylesheet=stylesheet)
    line = render(feed, "atom").decode().splitlines()[1]
    assert line == f'<?xml-stylesheet type="text/css" href="{expected}"?>'
