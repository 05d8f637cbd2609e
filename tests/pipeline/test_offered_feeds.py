"""The page about feeds: every feed of the site by title and format, with its address."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from feeds.config import Config, FeedSetting
from feeds.pages._interface_words import words_by_language
from tests.pages.samples import one, valid
from tests.pipeline.sites import SITE, build

FILES = {
    "a.txt": "date: 2019\ntitle: A\nlang: en\ntags: sea, mud\nauthor: Ann\n\nText.\n",
    "b.txt": "date: 2020\ntitle: B\nlang: nl\ntags: sea\nauthor: Bob\n\nTekst.\n",
}
ALL = replace(
    SITE,
    by_tag=True,
    by_author=True,
    by_language=True,
    feed=(
        FeedSetting(name="wet", title="High water", tags=("sea",)),
        FeedSetting(name="kinds", each="tags", files={"rss": "kinds/{slug}/index.xml"}),
    ),
)


def made(folder: Path, files: dict[str, str], config: Config) -> tuple[Path, LexborHTMLParser]:
    output, report = build(folder, files, config)
    assert report.published, report.problems
    return output, valid((output / "subscribe.html").read_bytes())


def test_every_feed_is_there_with_an_address_to_copy(tmp_path: Path) -> None:
    output, page = made(tmp_path, FILES, ALL)
    titles = [node.text() for node in page.css("main h2, main h3")]
    assert titles[:2] == [SITE.title, "Sections"]
    assert {"High water", "Nederlands", "mud", "sea", "Ann", "Bob"} < set(titles)
    shown = {node.text() for node in page.css(".feeds code")}
    wanted = {
        f"{SITE.base_url}{path.relative_to(output).as_posix()}"
        for name in ("feed.xml", "rss.xml", "feed.json", "index.xml")
        for path in output.rglob(name)
    }
    assert shown == wanted
    assert len(wanted) == 3 * 8 + 2
    links = [node.attributes["href"] or "" for node in page.css(".feeds a, .subscription > p a")]
    assert len(links) == len(wanted) + 1  # and the list of all
    assert all((output / link).is_file() for link in links)
    assert not page.css("script")


def test_all_pages_lead_there(tmp_path: Path) -> None:
    output, _ = made(tmp_path, FILES, SITE)
    pages = list(output.rglob("*.html"))
    assert len(pages) > 8
    for file in pages:
        href = one(valid(file.read_bytes()), ".foot p:first-child a:first-child").attributes["href"]
        if file.name != "404.html":
            assert (file.parent / (href or "")).resolve() == output / "subscribe.html"
    assert "https://tide.example.org/subscribe.html" in (output / "sitemap.xml").read_text()


def test_where_there_are_too_many_a_page_leads_to_all(tmp_path: Path) -> None:
    tags = [f"tag{number}" for number in range(60)]
    files = {
        f"{number}.txt": f"date: 2019\ntitle: P{number}\ntags: {tag}, common\n\nText.\n"
        for number, tag in enumerate(tags)
    }
    output, page = made(tmp_path, files, replace(SITE, by_tag=True))
    assert len(page.css("section .feeds")) == 40
    assert "common" in [node.text() for node in page.css("h3")]
    assert one(page, "section > p a").attributes["href"] == "tag/index.html"
    every = valid((output / "tag/index.html").read_bytes())
    assert len(every.css(".sections a")) == 61


@pytest.mark.parametrize("language", sorted(words_by_language()))
def test_it_speaks_the_language_of_the_site(tmp_path: Path, language: str) -> None:
    _, page = made(tmp_path, {"a.txt": "date: 2019\n\nText.\n"}, replace(SITE, language=language))
    words = words_by_language()[language]
    assert one(page, "html").attributes["lang"] == language
    assert one(page, "h1").text() == words.subscribe
    paragraphs = [node.text() for node in page.css("main > p")]
    assert paragraphs == [words.feeds_what, words.feeds_how, words.all_feeds]


def test_an_article_of_that_name_keeps_its_address(tmp_path: Path) -> None:
    text = "date: 2019\ntitle: Subscribe\nurl: /subscribe.html\n\nMine.\n"
    output, report = build(tmp_path, {"a.txt": text})
    assert report.published
    assert "Mine." in (output / "subscribe.html").read_text()
    page = valid((output / "index.html").read_bytes())
    assert "subscribe-2.html" in [node.attributes["href"] for node in page.css(".menu a")]
