"""RSS 2.0, as its specification and the Best Practices Profile want it."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from feeds.formats import render
from feeds.model import Feed
from tests.golden.records import ARTICLES, FEED

ATOM = "{http://www.w3.org/2005/Atom}"


def channel(feed: Feed) -> etree._Element:
    return etree.fromstring(render(feed, "rss"))[0]


def names(element: etree._Element) -> list[str]:
    return [etree.QName(child).localname for child in element]


def test_an_item_has_the_order_of_the_profile() -> None:
    item = channel(FEED).findall("item")[1]
    assert names(item) == [
        "title",
        "link",
        "guid",
        "issued",
        "pubDate",
        "language",
        "description",
        "encoded",
    ]
    first = channel(FEED).findall("item")[0]
    assert names(first) == [
        "title",
        "link",
        "guid",
        "pubDate",
        "creator",
        "creator",
        "category",
        "category",
        "enclosure",
        "description",
        "encoded",
    ]


def test_the_channel_has_what_readers_ask_for() -> None:
    top = channel(FEED)
    for name in ("title", "link", "description", "language", "lastBuildDate", "generator", "docs"):
        assert len(top.findall(name)) == 1, name
    assert top.findtext("ttl") == "60"
    assert top.findtext("image/title") == top.findtext("title")
    assert top.findtext("image/link") == top.findtext("link") == FEED.home_url
    (myself,) = [link for link in top.findall(ATOM + "link") if link.get("rel") == "self"]
    assert myself.get("href") == FEED.self_urls["rss"]


def test_nothing_volatile_or_misleading_is_written() -> None:
    data = render(FEED, "rss")
    assert b"dc:date" not in data
    assert b"<redirect" not in data
    assert b"None" not in data


def test_a_length_that_is_not_known_is_nought() -> None:
    silent = replace(ARTICLES[0], enclosures=ARTICLES[0].enclosures[1:])
    enclosure = channel(replace(FEED, entries=(silent,))).find("item/enclosure")
    assert enclosure is not None
    assert enclosure.get("length") == "0"


def test_a_feed_of_summaries_has_a_description_and_no_content() -> None:
    item = channel(replace(FEED, full_content=False)).findall("item")[1]
    assert item.findtext("description") == "Ze zijn nog niet terug."
    assert "encoded" not in names(item)


def test_one_thing_is_said_once() -> None:
    for item in channel(FEED).findall("item"):
        assert not {"author", "creator"} <= set(names(item))
        assert names(item).count("enclosure") <= 1
