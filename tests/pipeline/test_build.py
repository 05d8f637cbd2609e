"""A build from end to end: what is published, what is held back, what is told."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

import feeds
from feeds.config import AuthorSetting, Config, FeedSetting
from feeds.errors import ConfigError
from feeds.pipeline import Options
from tests.pipeline.sites import FIRST, NOW, SECOND, SITE, build, contents, parsed, write

OUTPUT = {
    "2019/index.html",
    "archive.html",
    "tag/index.html",
    "tag/sea/index.html",
    "404.html",
    "favicon.svg",
    "subscribe.html",
    ".feeds-manifest",
    "feed.css",
    "feed.json",
    "feed.xml",
    "feeds.opml",
    "first-light.html",
    "index.html",
    "rss.xml",
    "second-thoughts.html",
    "sitemap.xml",
    "style.css",
}


def test_the_files_of_a_site(tmp_path: Path) -> None:
    output, report = build(tmp_path, {"a.txt": FIRST, "b.txt": SECOND})
    assert set(contents(output)) == OUTPUT
    assert report.published
    assert report.summary == "2 articles → 3 feeds, 0 problems"
    assert report.imprecise == (("month", 1), ("day", 1))


def test_all_formats_say_the_same(tmp_path: Path) -> None:
    output, _ = build(tmp_path, {"a.txt": FIRST, "b.txt": SECOND})
    atom, rss = parsed(output / "feed.xml"), parsed(output / "rss.xml")
    items = json.loads((output / "feed.json").read_bytes())["items"]
    expected = ["First light", "Second thoughts"]
    assert [entry.title for entry in atom.entries] == expected
    assert [entry.title for entry in rss.entries] == expected
    assert [item["title"] for item in items] == expected
    ids = [item["id"] for item in items]
    assert [entry.id for entry in atom.entries] == ids
    assert [entry.id for entry in rss.entries] == ids
    assert len(set(ids)) == 2


def test_every_link_of_an_entry_leads_to_a_page(tmp_path: Path) -> None:
    output, _ = build(tmp_path, {"a.txt": FIRST, "b.txt": SECOND})
    for entry in parsed(output / "feed.xml").entries:
        assert (output / entry.link.removeprefix(SITE.base_url)).is_file()


def test_a_second_build_touches_nothing(tmp_path: Path) -> None:
    output, first = build(tmp_path, {"a.txt": FIRST, "b.txt": SECOND})
    times = {path: path.stat().st_mtime_ns for path in output.rglob("*")}
    _, second = build(tmp_path, {})
    assert first.written == second.unchanged
    assert (second.written, second.removed) == (0, 0)
    assert {path: path.stat().st_mtime_ns for path in output.rglob("*")} == times


def test_an_article_that_goes_leaves_a_notice(tmp_path: Path) -> None:
    output, _ = build(tmp_path, {"a.txt": FIRST, "b.txt": SECOND})
    (tmp_path / "seeds" / "b.txt").unlink()
    _, report = build(tmp_path, {})
    assert (report.articles, report.removed) == (1, 0)
    assert "after lunch" not in (output / "second-thoughts.html").read_text()


def test_a_page_of_a_preview_goes_with_its_article(tmp_path: Path) -> None:
    preview = replace(SITE, url="")
    output, _ = build(tmp_path, {"a.txt": FIRST, "b.txt": SECOND}, preview)
    (tmp_path / "seeds" / "b.txt").unlink()
    _, report = build(tmp_path, {}, preview)
    assert report.removed == 1
    assert not (output / "second-thoughts.html").exists()


def test_an_error_leaves_the_site_as_it_was(tmp_path: Path) -> None:
    output, _ = build(tmp_path, {"a.txt": FIRST})
    before = contents(output)
    _, report = build(tmp_path, {"b.txt": "no date at all\n", "c.txt": "date: 2019-02-30\nx\n"})
    assert not report.published
    assert [problem.path for problem in report.errors] == ["b.txt", "c.txt"]
    assert report.summary.endswith("2 errors, nothing published")
    assert contents(output) == before


def test_keep_going_publishes_the_rest(tmp_path: Path) -> None:
    files = {"a.txt": FIRST, "b.txt": "no date at all\n"}
    output, report = build(tmp_path, files, keep_going=True)
    assert report.published
    assert len(report.errors) == 1
    assert [entry.title for entry in parsed(output / "feed.xml").entries] == ["First light"]


def test_articles_of_the_future_wait_for_the_start_of_their_date(tmp_path: Path) -> None:
    files = {
        "a.txt": FIRST,
        "month.txt": "date: 2026-08\ntitle: In a month\n\nText.\n",
        "day.txt": "date: 2026-07-02\ntitle: Tomorrow\n\nText.\n",
    }
    output, report = build(tmp_path, files)
    assert (report.articles, report.scheduled) == (1, 2)
    assert report.next_due == datetime(2026, 7, 2, tzinfo=UTC)
    assert any("2 scheduled wait; the next is due 2026-07-02T00:00" in n for n in report.notes)
    assert not (output / "tomorrow.html").exists()
    _, report = build(tmp_path, {}, now=datetime(2026, 7, 2, tzinfo=UTC))
    assert (report.articles, report.scheduled) == (2, 1)
    assert (output / "tomorrow.html").exists()


def test_this_month_is_not_the_future(tmp_path: Path) -> None:
    _, report = build(tmp_path, {"a.txt": "date: 2026-07\n\nText of July.\n"})
    assert report.articles == 1


def test_drafts_are_left_out_and_listed(tmp_path: Path) -> None:
    _, report = build(tmp_path, {"a.txt": FIRST, "b.txt": f"draft: true\n{SECOND}"})
    assert report.left_out == (("b.txt", "a draft"),)
    assert report.articles == 1


def test_a_folder_without_articles_is_a_problem(tmp_path: Path) -> None:
    output, report = build(tmp_path, {"picture.png": b"\x89PNG"})
    assert not report.published
    assert "there is no article here" in str(report.errors[0])
    assert not output.exists()


def test_a_folder_that_does_not_exist_is_a_problem(tmp_path: Path) -> None:
    report = feeds.build(tmp_path / "nowhere", tmp_path / "public", SITE, now=NOW)
    assert "there is no such folder" in str(report.errors[0])


def test_one_file_can_be_a_site(tmp_path: Path) -> None:
    source = write(tmp_path, {"a.txt": FIRST}) / "a.txt"
    assert feeds.build(source, tmp_path / "public", SITE, now=NOW).articles == 1


def test_source_and_output_cannot_be_one_folder(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="would share this folder"):
        feeds.build(tmp_path, tmp_path, SITE)


def test_an_output_inside_the_source_is_not_read(tmp_path: Path) -> None:
    source = write(tmp_path / "seeds", {"a.txt": FIRST})
    output = write(source / "public", {"note.txt": "mine"})
    for _ in range(2):
        report = feeds.build(source, output, SITE, now=NOW)
        assert (report.articles, report.published) == (1, True)
    assert (output / "note.txt").read_text() == "mine"


def test_foreign_files_are_left_alone(tmp_path: Path) -> None:
    write(tmp_path / "public", {"CNAME": "tide.example.org", "img/logo.png": b"\x89PNG"})
    output, _ = build(tmp_path, {"a.txt": FIRST})
    (tmp_path / "seeds" / "a.txt").unlink()
    build(tmp_path, {"b.txt": SECOND})
    assert (output / "CNAME").read_text() == "tide.example.org"
    assert (output / "img/logo.png").read_bytes() == b"\x89PNG"


def test_a_foreign_file_is_never_overwritten(tmp_path: Path) -> None:
    output = write(tmp_path / "public", {"first-light.html": "someone else's"})
    _, report = build(tmp_path, {"a.txt": FIRST})
    assert not report.published
    assert contents(output) == {"first-light.html": b"someone else's"}


def test_a_preview_is_whole_and_says_that_it_is_one(tmp_path: Path) -> None:
    output, report = build(tmp_path, {"a.txt": FIRST}, Config())
    assert report.is_preview
    assert parsed(output / "feed.xml").entries[0].link == "http://localhost:8000/first-light.html"
    assert b'href="first-light.html"' in (output / "index.html").read_bytes()


def test_the_title_comes_from_the_folder(tmp_path: Path) -> None:
    source = write(tmp_path / "my-sea_blog", {"a.txt": FIRST})
    feeds.build(source, tmp_path / "public", Config(), now=NOW)
    assert parsed(tmp_path / "public" / "feed.xml").feed.title == "My sea blog"


def test_only_a_stated_author_is_a_byline(tmp_path: Path) -> None:
    files = {"a.txt": FIRST, "b.txt": f"author: Ann <ann@e.org>\n{SECOND}"}
    output, _ = build(tmp_path, files)
    feed = parsed(output / "feed.xml")
    assert feed.feed.author == "The Tide"
    by_title = {entry.title: entry for entry in feed.entries}
    assert by_title["Second thoughts"].author_detail.name == "Ann"
    entries = json.loads((output / "feed.json").read_bytes())["items"]
    assert "authors" not in next(item for item in entries if item["title"] == "First light")


def test_the_configured_author_stands_at_feed_level(tmp_path: Path) -> None:
    config = replace(SITE, author=AuthorSetting(name="Ann", url="https://ann.example.org/"))
    output, _ = build(tmp_path, {"a.txt": FIRST}, config)
    assert parsed(output / "feed.xml").feed.author_detail.name == "Ann"


def test_a_feed_of_several_languages_names_none(tmp_path: Path) -> None:
    files = {"a.txt": f"lang: en\n{FIRST}", "b.txt": f"lang: nl\n{SECOND}"}
    output, _ = build(tmp_path, files)
    feed = parsed(output / "feed.xml")
    assert "language" not in feed.feed
    assert {entry.content[0].language for entry in feed.entries} == {"en", "nl"}


def test_an_address_elsewhere_is_where_the_entry_leads(tmp_path: Path) -> None:
    files = {"a.txt": f"url: https://other.example.com/x\n{FIRST}"}
    output, _ = build(tmp_path, files)
    assert parsed(output / "feed.xml").entries[0].link == "https://other.example.com/x"
    page = (output / "first-light.html").read_text()
    assert '<link rel="canonical" href="https://other.example.com/x">' in page


@pytest.mark.parametrize("stated", ["/2019/light/", "https://tide.example.org/2019/light/"])
def test_an_address_on_this_site_is_the_permalink(tmp_path: Path, stated: str) -> None:
    output, _ = build(tmp_path, {"a.txt": f"url: {stated}\n{FIRST}"})
    assert parsed(output / "feed.xml").entries[0].link == "https://tide.example.org/2019/light/"
    assert (output / "2019/light/index.html").is_file()


def test_equal_titles_and_dates_are_told_apart(tmp_path: Path) -> None:
    output, _ = build(tmp_path, {"a.txt": FIRST, "b.txt": FIRST.replace("calm", "rough")})
    entries = parsed(output / "feed.xml").entries
    assert len({entry.id for entry in entries}) == 2
    links = sorted(entry.link.rpartition("/")[2] for entry in entries)
    assert links[1] == "first-light.html"
    assert links[0].startswith("first-light-")


def test_two_articles_cannot_state_one_id(tmp_path: Path) -> None:
    files = {"a.txt": f"id: tag:x,2019:1\n{FIRST}", "b.txt": f"id: tag:x,2019:1\n{SECOND}"}
    _, report = build(tmp_path, files)
    (problem,) = report.errors
    assert (problem.path, "b.txt" in problem.message) in {("a.txt", True), ("b.txt", False)}
    assert "a.txt" in str(problem)


def test_an_article_cannot_take_a_name_of_the_site(tmp_path: Path) -> None:
    config = replace(SITE, permalink="{slug}.xml")
    output, _ = build(tmp_path, {"a.txt": "date: 2019\nslug: feed\n\nText.\n"}, config)
    entry = parsed(output / "feed.xml").entries[0]
    assert entry.link.startswith("https://tide.example.org/feed-")


def test_further_names_get_the_same_bytes(tmp_path: Path) -> None:
    config = replace(SITE, names={"rss": ("index.xml", "feed/rss.xml")})
    output, report = build(tmp_path, {"a.txt": FIRST}, config)
    data = (output / "index.xml").read_bytes()
    assert data == (output / "feed/rss.xml").read_bytes()
    assert b"https://tide.example.org/index.xml" in data
    assert report.feeds == 4


def test_feeds_by_tag_author_language_and_name(tmp_path: Path) -> None:
    config = replace(
        SITE,
        by_tag=True,
        by_author=True,
        by_language=True,
        feed=(FeedSetting(name="lunch", title="Lunches", paths=("b*",)),),
    )
    files = {"a.txt": f"lang: en\n{FIRST}", "b.txt": f"lang: nl\nauthor: Ann\n{SECOND}"}
    output, report = build(tmp_path, files, config)
    folders = {"": 2, "tag/sea": 1, "author/ann": 1, "language/en": 1, "language/nl": 1, "lunch": 1}
    ids = set()
    for folder, number in folders.items():
        feed = parsed(output / folder / "feed.xml")
        ids.add(feed.feed.id)
        assert len(feed.entries) == number
        assert (output / folder / "index.html").is_file()
    assert len(ids) == len(folders)
    assert parsed(output / "language/nl/feed.xml").feed.title == "The Tide: Nederlands"
    assert ' lang="nl" dir="ltr">Nederlands</a>' in (output / "index.html").read_text()
    opml = (output / "feeds.opml").read_text()
    assert opml.count("<outline ") == 18 == report.feeds
    feeds = 'href="https://tide.example.org/tag/sea/feed.xml"'
    assert feeds in (output / "tag/sea/index.html").read_text()
    assert feeds not in (output / "first-light.html").read_text()


def test_pictures_are_published_beside_the_page(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "a/a.txt": f"image: light.png\n{FIRST}",
        "a/light.png": b"\x89PNG",
    }
    output, _ = build(tmp_path, files)
    assert (output / "first-light/light.png").read_bytes() == b"\x89PNG"
    items = json.loads((output / "feed.json").read_bytes())["items"]
    assert items[0]["image"] == "https://tide.example.org/first-light/light.png"


def gif(width: int, height: int) -> bytes:
    return b"GIF89a" + bytes((width, 0, height, 0))


def test_a_page_knows_the_size_of_its_pictures(tmp_path: Path) -> None:
    """Also after the picture has changed and nothing else, not even how many bytes it has."""
    files: dict[str, str | bytes] = {
        "a/a.md": "---\ndate: 2019\ntitle: A\n---\n![A](b.gif)\n",
        "a/b.gif": gif(3, 2),
    }
    options = Options(cache=tmp_path / "cache")
    output, _ = build(tmp_path, files, options=options)
    assert 'alt="A" width="3" height="2" loading="lazy"' in (output / "a.html").read_text()
    assert "width=" not in (output / "feed.xml").read_text().partition("<entry")[2]
    build(tmp_path, {"a/b.gif": gif(5, 4)}, options=options)
    assert 'alt="A" width="5" height="4" loading="lazy"' in (output / "a.html").read_text()


def test_headers_are_written_where_asked_for(tmp_path: Path) -> None:
    output, _ = build(tmp_path, {"a.txt": FIRST}, replace(SITE, headers=True))
    assert "/feed.xml\n  Content-Type: application/xml" in (output / "_headers").read_text()


def test_a_feed_of_summaries_holds_no_body(tmp_path: Path) -> None:
    output, _ = build(tmp_path, {"a.txt": FIRST}, replace(SITE, content="summary"))
    assert "content" not in parsed(output / "feed.xml").entries[0]


def test_the_limit_counts_entries_not_pages(tmp_path: Path) -> None:
    output, _ = build(tmp_path, {"a.txt": FIRST, "b.txt": SECOND}, replace(SITE, limit=1))
    assert len(parsed(output / "feed.xml").entries) == 1
    assert (output / "second-thoughts.html").exists()
    assert b"Second thoughts" in (output / "index.html").read_bytes()
