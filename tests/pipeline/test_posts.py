"""Posts about other pages, and authors who are named by an id, all the way into the feeds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import feeds
from tests.pipeline.sites import build, parsed

LINKING = """\
---
date: 2019-05-15
title: A good read
link: {link}
author: jane
enclosure: {{url: "https://tide.example.org/a.mp3", type: audio/mpeg, length: 12}}
---
Somebody wrote about boats.
"""
PEOPLE = "jane:\n  name: Jane Doe\n  url: https://jane.example.org/\n"
OTHER = "https://other.example.org/boats"


def test_a_link_post_leads_to_its_own_page_and_names_the_other(tmp_path: Path) -> None:
    output, report = build(tmp_path, {"a.md": LINKING.format(link=OTHER)})
    assert not report.errors
    (entry,) = parsed(output / "feed.xml").entries
    found = [(link.rel, link.href) for link in entry.links]
    assert found == [
        ("alternate", "https://tide.example.org/a.html"),
        ("related", OTHER),
        ("enclosure", "https://tide.example.org/a.mp3"),
    ]
    (item,) = json.loads((output / "feed.json").read_bytes())["items"]
    assert (item["url"], item["external_url"]) == (entry.link, OTHER)
    assert parsed(output / "rss.xml").entries[0].link == entry.link
    assert f'class="u-bookmark-of" href="{OTHER}"' in (output / "a.html").read_text()


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "http://[broken",
        "/here.html",
        "https://",
        "https://tide.example.org/a.html",
    ],
)
def test_what_is_no_page_elsewhere_is_not_linked(tmp_path: Path, link: str) -> None:
    output, report = build(tmp_path, {"a.md": LINKING.format(link=json.dumps(link))})
    assert not report.errors
    assert b"related" not in (output / "feed.xml").read_bytes()
    assert b"external_url" not in (output / "feed.json").read_bytes()


def test_an_author_is_who_the_list_of_authors_says(tmp_path: Path) -> None:
    output, _ = build(tmp_path, {"a.md": LINKING.format(link=OTHER), "authors.yml": PEOPLE})
    (entry,) = parsed(output / "feed.xml").entries
    assert dict(entry.author_detail) == {"name": "Jane Doe", "href": "https://jane.example.org/"}
    (article,) = feeds.read_articles(tmp_path / "seeds")
    assert article.authors == (feeds.Author(name="Jane Doe", url="https://jane.example.org/"),)


def test_a_list_of_authors_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    output, report = build(
        tmp_path, {"a.md": LINKING.format(link=OTHER), "authors.yml": "jane: [\n"}
    )
    assert [one.path for one in report.problems] == ["authors.yml"]
    assert parsed(output / "feed.xml").entries[0].author == "jane"
