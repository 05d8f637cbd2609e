"""The page of one article."""

from __future__ import annotations

from feeds.pages import render_article
from tests.pages.samples import FEEDS, SITE, article, one, valid

PATH = "2019/walking-on-mud.html"


def test_a_plain_article_is_valid_html_with_its_text() -> None:
    page = valid(render_article(article(), SITE, path=PATH))
    assert [node.text() for node in page.css(".body p")] == ["First.", "Second."]
    assert one(page, "h1").text() == "Walking on mud"


def test_every_feed_can_be_discovered_the_preferred_one_first() -> None:
    page = valid(render_article(article(), SITE, path=PATH))
    links = page.css('link[rel="alternate"]')
    assert [link.attributes["href"] for link in links] == [feed.href for feed in FEEDS]
    assert [link.attributes["type"] for link in links] == [feed.type for feed in FEEDS]
    assert len({link.attributes["title"] for link in links}) == len(FEEDS)
