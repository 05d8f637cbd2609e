"""JSON Feed 1.1."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from feeds.formats import render
from feeds.model import Feed
from tests.golden.records import ARCHIVE, ARTICLES, BASE, FEED, NASTY


def read(feed: Feed) -> Any:
    return json.loads(render(feed, "json"))


def test_the_document_says_where_it_is_and_what_comes_before() -> None:
    document = read(FEED)
    assert document["version"] == "https://jsonfeed.org/version/1.1"
    assert document["home_page_url"] == BASE
    assert document["feed_url"] == BASE + "feed.json"
    assert document["next_url"] == BASE + "archive-7.json"
    assert document["hubs"] == [{"type": "WebSub", "url": FEED.hub}]
    assert document["icon"] == FEED.logo
    assert document["favicon"] == FEED.icon
    assert read(ARCHIVE)["next_url"] == BASE + "archive-6.json"


def test_authors_are_written_as_both_versions_have_them() -> None:
    first = read(FEED)["items"][0]
    assert [author["name"] for author in first["authors"]] == [f"Ann {NASTY}", "Bob"]
    assert first["author"] == first["authors"][0]
    assert "email" not in first["author"]
    assert "authors" not in read(FEED)["items"][1]


def test_files_are_attachments() -> None:
    attachments = read(FEED)["items"][0]["attachments"]
    assert attachments == [
        {
            "url": BASE + "a.mp3?x=1&y=2",
            "mime_type": "audio/mpeg",
            "title": NASTY,
            "size_in_bytes": 12345,
            "duration_in_seconds": 61,
        },
        {"url": BASE + "a.ogg", "mime_type": "audio/ogg"},
    ]


def test_an_item_has_its_text_in_one_form_or_the_other() -> None:
    for feed in (FEED, replace(FEED, full_content=False)):
        for item in read(feed)["items"]:
            assert ("content_html" in item) is not ("content_text" in item)
    bare = replace(ARTICLES[0], html="", summary="", title="Only a title")
    assert read(replace(FEED, entries=(bare,)))["items"][0]["content_text"] == "Only a title"


def test_precision_travels_with_the_date() -> None:
    extensions = [item["_feeds"] for item in read(FEED)["items"]]
    assert extensions[1] == {"published": "2019-05", "precision": "month"}
    assert extensions[4] == {"published": "2017-W20", "precision": "week"}
    assert len(extensions) == len(ARTICLES)


def test_what_is_not_known_is_left_out() -> None:
    bare = Feed(id="urn:x", title="T", home_url=BASE, updated=FEED.updated)
    assert read(bare) == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "T",
        "home_page_url": BASE,
        "items": [],
    }
    assert b": null" not in render(FEED, "json")
