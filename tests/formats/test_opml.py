"""OPML 2.0."""

from __future__ import annotations

from lxml import etree

from feeds.formats import render_opml
from feeds.formats.opml import Outline
from tests.golden.records import BASE, NASTY


def test_a_reader_finds_every_feed() -> None:
    outlines = [
        Outline(title=NASTY, xml_url=BASE + "feed.xml", html_url=BASE, language="en"),
        Outline(title="Mud", xml_url=BASE + "tag/mud/feed.xml", html_url=BASE + "tag/mud/"),
    ]
    root = etree.fromstring(render_opml("The Tide", outlines))
    assert root.get("version") == "2.0"
    assert root.findtext("head/title") == "The Tide"
    found = root.findall("body/outline")
    assert [outline.get("xmlUrl") for outline in found] == [item.xml_url for item in outlines]
    assert [outline.get("text") for outline in found] == [NASTY, "Mud"]
    assert {outline.get("type") for outline in found} == {"rss"}
    assert [outline.get("language") for outline in found] == ["en", None]
    assert root.find("head/dateCreated") is None
