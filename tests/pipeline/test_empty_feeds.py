"""The feed of a tag or an author without any article left: it answers, and nothing leads there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from feeds.config import FeedSetting
from tests.pipeline.sites import SITE, build, contents, parsed
from tests.pipeline.twins import Site

CONFIG = replace(SITE, by_tag=True, by_author=True)
STAYS = "---\ntitle: a\ndate: 2024-01-01\ntags: [sea]\nauthor: Ann\n---\nFor all.\n"
GOES = "---\ntitle: b\ndate: 2024-01-02\ntags: [merger]\nauthor: Bob\n---\nWords.\n"
DRAFT = GOES.replace("title:", "draft: true\ntitle:")


def leading(output: Path, word: str) -> set[str]:
    """The published files that name something, but for those of its own folder."""
    found = {name for name, data in contents(output).items() if word.encode() in data}
    return {name for name in found if f"{word}/" not in name and name[0] != "."}


def test_nothing_leads_there_any_more(tmp_path: Path) -> None:
    output, _ = build(tmp_path, {"a.md": STAYS, "b.md": GOES}, CONFIG)
    for word in ("tag/merger", "author/bob"):
        assert leading(output, word) >= {
            "index.html", "archive.html", "subscribe.html", "sitemap.xml", "feeds.opml",
            f"{word.partition('/')[0]}/index.html",
        }  # fmt: skip
    _, report = build(tmp_path, {"b.md": DRAFT}, CONFIG)
    assert report.published
    for word in ("tag/merger", "author/bob"):
        assert leading(output, word) == set()
        names = {path.name for path in (output / word).iterdir()}
        assert names == {"feed.xml", "rss.xml", "feed.json", "index.html"}
        assert parsed(output / word / "feed.xml").entries == []
    assert leading(output, "tag/sea") > {"index.html", "sitemap.xml", "feeds.opml"}


def test_of_the_last_tag_there_is_no_list_of_tags(tmp_path: Path) -> None:
    words = STAYS.replace("tags: [sea]\n", "")
    output, _ = build(tmp_path, {"a.md": words, "b.md": GOES}, CONFIG)
    assert (output / "tag/index.html").exists()
    build(tmp_path, {"b.md": DRAFT}, CONFIG)
    assert not (output / "tag/index.html").exists()
    assert (output / "tag/merger/feed.xml").exists()
    assert leading(output, "merger") == set()


def test_a_feed_that_is_asked_for_by_name_is_named_from_the_start(tmp_path: Path) -> None:
    named = FeedSetting(name="none", tags=("nothing",), title="Of nothing")
    output, _ = build(tmp_path, {"a.md": STAYS}, replace(SITE, feed=(named,)))
    assert "feeds.opml" in leading(output, "Of nothing")


def test_with_the_next_article_all_lead_there_again(tmp_path: Path) -> None:
    site = Site(tmp_path, is_surveyed=False)
    site.config = CONFIG
    for number in range(22):
        site.write(f"{number}.md", STAYS.replace("title: a", f"title: Boat {number}"))
    site.write("b.md", GOES)
    site.begin()
    site.write("b.md", DRAFT)
    site.build()
    site.write("c.md", GOES.replace("title: b", "title: c").replace("01-02", "01-03"))
    site.build()
    site.write("d.md", GOES.replace("title: b", "title: d").replace("01-02", "01-04"))
    assert site.build().is_edit
