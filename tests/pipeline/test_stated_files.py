"""Further feeds at stated addresses, and those for each value of a key of the articles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from feeds.config import Config, FeedSetting, parse_config, to_toml
from feeds.pipeline import Options
from tests.pipeline.sites import SITE, build, parsed

FILES = {
    "a.md": "---\ntitle: Fog\ndate: 2020-01-01\ntags: [Deep Sea, fog]\ncategories: News\n"
    "author: Ann Lee\nseries: One\n---\nText.\n",
    "b.md": "---\ntitle: Bell\ndate: 2020-01-02\ntags: [fog, hid me]\ncategory: news\n---\nText.\n",
    "c.md": "---\ntitle: Quay\ndate: 2020-01-03\ntags: [News]\nlanguage: nl\n---\nTekst.\n",
}


def with_feeds(*rows: FeedSetting) -> Config:
    return replace(SITE, formats=("atom",), opml="", feed=rows)


def documents(output: Path) -> dict[str, list[str]]:
    """File → the titles of its entries, of all feeds beside the main one."""
    found = (path for path in output.rglob("*.xml") if path.name != "sitemap.xml")
    return {
        path.relative_to(output).as_posix(): [entry.title for entry in parsed(path).entries]
        for path in sorted(found)
        if path != output / "feed.xml"
    }


EACH: list[tuple[FeedSetting, Mapping[str, list[str]]]] = [
    (
        FeedSetting(name="t", each="tags", values=("!hid*",), files={"rss": "t/{slug}/i.xml"}),
        {
            "t/deep-sea/i.xml": ["Fog"],
            "t/fog/i.xml": ["Bell", "Fog"],
            "t/news/i.xml": ["Quay"],
        },
    ),
    (
        FeedSetting(name="c", each="categories", files={"atom": ("{slug}.xml", "c/{slug}.xml")}),
        {"c/news.xml": ["Bell", "Fog"], "news.xml": ["Bell", "Fog"]},
    ),
    (FeedSetting(name="w", each="authors", files={"rss": "{slug}.xml"}), {"ann-lee.xml": ["Fog"]}),
    (FeedSetting(name="s", each="series"), {"s/one/feed.xml": ["Fog"]}),
    (FeedSetting(name="one", paths=("a*",), files={"rss": "x/y.xml"}), {"x/y.xml": ["Fog"]}),
    (FeedSetting(name="none", paths=("z*",), files={"rss": "x/y.xml"}), {}),
    (FeedSetting(name="none", paths=("z*",)), {"none/feed.xml": []}),
]


@pytest.mark.parametrize(("setting", "expected"), EACH, ids=lambda row: getattr(row, "each", ""))
def test_what_a_further_feed_comes_to(
    setting: FeedSetting, expected: Mapping[str, list[str]], tmp_path: Path
) -> None:
    config = with_feeds(setting)
    output, report = build(tmp_path, FILES, config)
    assert report.problems == ()
    assert documents(output) == expected
    written = to_toml(config, ("formats", "feed"))
    assert parse_config(written, Path("feeds.toml")).feed == config.feed


def test_a_feed_of_a_value_stays_when_its_last_article_goes(tmp_path: Path) -> None:
    tags = FeedSetting(name="t", each="tags", files={"rss": "t/{slug}.xml"})
    output, _ = build(tmp_path, FILES, with_feeds(tags))
    changed = {"a.md": FILES["a.md"].replace("Deep Sea, ", "")}
    _, report = build(tmp_path, changed, with_feeds(tags))
    assert report.published, report.problems
    assert documents(output)["t/deep-sea.xml"] == []
    assert parsed(output / "t/deep-sea.xml").feed.title == "The Tide: Deep Sea"


def test_a_stated_file_stays_when_its_last_article_goes(tmp_path: Path) -> None:
    one = FeedSetting(name="one", tags=("deep sea",), files={"rss": "x/y.xml"})
    output, _ = build(tmp_path, FILES, with_feeds(one))
    build(tmp_path, {"a.md": FILES["a.md"].replace("Deep Sea, ", "")}, with_feeds(one))
    assert documents(output) == {"x/y.xml": []}


def test_feeds_of_values_that_go_stop_the_build(tmp_path: Path) -> None:
    tags = FeedSetting(name="t", each="tags", files={"rss": "t/{slug}.xml"})
    build(tmp_path, FILES, with_feeds(tags))
    _, report = build(tmp_path, {}, with_feeds(replace(tags, values=("!fog",))))
    assert not report.published
    assert [one.message for one in report.errors] == [
        "1 feed address that subscribers have would be gone: t/fog.xml"
    ]


def test_a_list_leads_to_the_feed_of_its_value_and_back(tmp_path: Path) -> None:
    tags = FeedSetting(name="t", each="tags", files={"rss": "t/{slug}.xml"})
    output, _ = build(tmp_path, FILES, with_feeds(tags))
    page = (output / "tag/deep-sea/index.html").read_text("utf-8")
    assert 'href="https://tide.example.org/t/deep-sea.xml"' in page
    feed = parsed(output / "t/deep-sea.xml").feed
    assert feed.link == "https://tide.example.org/tag/deep-sea/"
    assert "deep-sea.xml" not in (output / "index.html").read_text("utf-8")


TITLES = [
    (FeedSetting(name="nl", languages=("nl",)), "The Tide: nl"),
    (FeedSetting(name="nl", languages=("nl",), title="Kade"), "The Tide: Kade"),
    (FeedSetting(name="nl", languages=("nl",), site_title="Het tij"), "Het tij"),
    (FeedSetting(name="nl", languages=("nl",), site_title="Het tij", title="x"), "Het tij: x"),
]


@pytest.mark.parametrize(("setting", "title"), TITLES)
def test_the_title_of_a_further_feed(setting: FeedSetting, title: str, tmp_path: Path) -> None:
    output, _ = build(tmp_path, FILES, with_feeds(setting))
    assert parsed(output / "nl/feed.xml").feed.title == title


def test_a_key_that_feeds_are_made_for_is_read_from_what_is_cached(tmp_path: Path) -> None:
    """The values of a key that no feed was for are not in the cache of earlier builds."""
    options = Options(cache=tmp_path / "cache")
    series = FeedSetting(name="s", each="series", files={"rss": "{slug}.xml"})
    for rows in ((), (series,)):
        output, report = build(tmp_path, FILES, with_feeds(*rows), options=options)
        assert report.published, report.problems
    assert documents(output) == {"one.xml": ["Fog"]}


@pytest.mark.parametrize(("count", "is_offered"), [(3, True), (30, False)])
def test_many_feeds_at_stated_addresses_are_not_offered_on_every_page(
    count: int, *, is_offered: bool, tmp_path: Path
) -> None:
    rows = [
        FeedSetting(name=f"s{number}", paths=("a*",), files={"rss": f"x/{number}.xml"})
        for number in range(count)
    ]
    output, _ = build(tmp_path, FILES, with_feeds(*rows, FeedSetting(name="own")))
    page = (output / "a.html").read_text("utf-8")
    assert ("https://tide.example.org/x/1.xml" in page) == is_offered
    assert "https://tide.example.org/own/feed.xml" in page
