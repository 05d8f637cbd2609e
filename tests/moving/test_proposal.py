"""What `feeds import` proposes, so that a feed stays where its subscribers look for it."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import feeds
from feeds.config import Config
from feeds.ledger import DeployedEntry, DeployedFeed
from feeds.moving import import_articles
from feeds.moving._proposal import proposal
from tests.pipeline.sites import NOW, SITE, build

EXPORT = Path(__file__).parent.parent / "cases" / "feeds" / "wordpress.xml"
WORDPRESS = {"rss": ["feed/index.xml"], "atom": ["feed/atom/index.xml"]}
FEED = DeployedFeed(
    format="rss",
    url="https://b.example/feed/",
    home="https://b.example",
    title="B",
    language="nl",
    entries=(DeployedEntry(id="1", title="", url="https://b.example/1/", published=None),),
)


def test_an_export_of_wordpress_keeps_its_feeds(tmp_path: Path) -> None:
    found = import_articles(str(EXPORT), tmp_path / "seeds", Config())
    assert tomllib.loads(found.settings) == {
        "url": "https://blog.example.org/",
        "title": "Blog",
        "language": "en-US",
        "names": WORDPRESS,
    }
    (tmp_path / "feeds.toml").write_text(found.settings, encoding="utf-8")
    report = feeds.build(tmp_path / "seeds", tmp_path / "public", now=NOW)
    assert report.published
    assert (tmp_path / "public" / "feed" / "index.xml").is_file()
    assert (tmp_path / "public" / "_redirects").read_text() == (
        "/feed /feed/index.xml 200\n"
        "/feed/ /feed/index.xml 200\n"
        "/feed/atom /feed/atom/index.xml 200\n"
        "/feed/atom/ /feed/atom/index.xml 200\n"
    )


PROPOSALS: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({}, {"names": {"rss": ["feed/index.xml"]}}),
    ({"maker": "wordpress"}, {"names": WORDPRESS}),
    ({"url": "https://b.example/rss.xml"}, {}),
    ({"url": "https://b.example/a/b.xml?page=2"}, {"names": {"rss": ["a/b.xml"]}}),
    ({"url": "https://other.example/feed/"}, {}),
    ({"url": "https://b.example/../x.xml"}, {}),
    ({"url": ""}, {}),
    ({"home": "https://b.example/1"}, {"url": "https://b.example/1/"}),
    ({"home": "https://b.example/2"}, {"names": {"rss": ["feed/index.xml"]}}),
    ({"home": "https://[b"}, {"names": {"rss": ["feed/index.xml"]}}),
]


@pytest.mark.parametrize(("changes", "expected"), PROPOSALS)
def test_what_is_proposed(changes: dict[str, Any], expected: dict[str, Any]) -> None:
    made = tomllib.loads(proposal([replace(FEED, **changes)], Config()))
    assert made == {"url": "https://b.example/", "title": "B", "language": "nl", **expected}


def test_no_setting_that_is_made_is_proposed() -> None:
    given = Config(url="https://b.example/", title="C", given=frozenset({"url", "title"}))
    assert tomllib.loads(proposal([FEED], given)) == {
        "language": "nl",
        "names": {"rss": ["feed/index.xml"]},
    }
    named = replace(given, given=given.given | {"names"})
    assert proposal([FEED], named) == ""
    assert proposal([], Config()) == ""


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("notes/index.xml", None),  # /notes/ is a page, not a feed
        ("index.xml", None),
        ("a/feed/index.xml", "/a/feed /a/feed/index.xml 200\n/a/feed/ /a/feed/index.xml 200\n"),
    ],
)
def test_only_the_folder_of_a_feed_leads_to_it(
    tmp_path: Path, name: str, lines: str | None
) -> None:
    config = replace(SITE, names={"rss": name})
    output, report = build(tmp_path, {"a.md": "---\ndate: 2019-05\n---\nText.\n"}, config)
    assert report.published
    file = output / "_redirects"
    assert (file.read_text() if file.exists() else None) == lines


def test_a_page_at_the_address_of_a_feed_stays_there(tmp_path: Path) -> None:
    config = replace(SITE, names={"rss": "feed/index.xml"})
    page = "---\ndate: 2019-05\nurl: /feed/\n---\nText.\n"
    output, _ = build(tmp_path, {"a.md": page}, config)
    assert (output / "feed" / "index.html").is_file()
    assert not (output / "_redirects").exists()
