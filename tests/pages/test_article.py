"""The page of one article."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from feeds.model import Article, Author, Enclosure
from feeds.pages import PageLink, render_article
from tests.golden.records import ARTICLES, NASTY
from tests.pages.samples import BASE, FEEDS, SITE, article, one, valid

PATH = "2019/walking-on-mud.html"


def page_of(subject: Article, **others: object) -> LexborHTMLParser:
    return valid(render_article(subject, SITE, path=PATH, **others))  # type: ignore[arg-type]


def meta(page: LexborHTMLParser, name: str) -> str | None:
    found = page.css(f'meta[name="{name}"], meta[property="{name}"]')
    return found[0].attributes["content"] if found else None


def test_a_plain_article_has_its_text_and_nothing_made_up() -> None:
    page = page_of(article())
    assert [node.text() for node in page.css(".body p")] == ["First.", "Second."]
    assert one(page, "h1").text() == "Walking on mud"
    assert not page.css(".byline, .tags, .updated, .u-photo, .after, .turn, [name=description]")


def test_it_offers_the_feeds_of_the_site_and_no_others() -> None:
    page = page_of(article(tags=("a", "b"), authors=(Author(name="Ann"),)))
    links = page.css('link[rel="alternate"]')
    assert [link.attributes["href"] for link in links] == [feed.href for feed in FEEDS]
    assert [link.attributes["type"] for link in links] == [feed.type for feed in FEEDS]
    assert len({link.attributes["title"] for link in links}) == len(links)


def test_a_byline_leads_to_the_articles_of_its_author() -> None:
    people = (Author(name="Ann", url="https://a.example/"), Author(name="Bob"), Author(name="C"))
    pages = {"Ann": BASE + "author/ann/", "Bob": BASE + "author/bob/"}
    page = page_of(article(authors=people), author_pages=pages)
    assert " ".join(one(page, ".byline").text().split()) == "By Ann (a.example), Bob, C"
    assert [node.attributes["href"] for node in page.css(".byline a")] == [
        "../author/ann/index.html",
        "https://a.example/",
        "../author/bob/index.html",
    ]


def test_the_date_keeps_the_precision_that_was_stated() -> None:
    subject = article()
    time = one(page_of(subject), "time")
    assert time.attributes["datetime"] == "2019-05"
    assert time.text() == subject.published.words("en")


@pytest.mark.parametrize(
    ("after", "shown"),
    [
        (timedelta(microseconds=900_000), False),  # tells entries of one day apart
        (timedelta(hours=3), False),  # the same day
        (timedelta(days=40), True),
    ],
)
def test_a_later_change_is_dated_and_nothing_else_is(after: timedelta, shown: bool) -> None:  # noqa: FBT001 - a row of the table
    subject = article(updated=article().published_at + after)
    times = [node.attributes["datetime"] for node in page_of(subject).css(".updated time")]
    assert times == (["2019-06-10"] if shown else [])


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("nl", ("nl", "ltr")),
        ("nl-BE", ("nl-BE", "ltr")),
        ("ar", ("ar", "rtl")),
        ("he-IL", ("he-IL", "rtl")),
        ("az-Arab", ("az-Arab", "rtl")),
        ("ar-Latn", ("ar-Latn", "ltr")),
        ("pa-Arab-PK", ("pa-Arab-PK", "rtl")),
        ("", ("en", "ltr")),
    ],
)
def test_the_page_is_in_the_language_of_its_article(
    language: str, expected: tuple[str, str]
) -> None:
    page = page_of(article(language=language))
    attributes = one(page, "html").attributes
    assert (attributes["lang"], attributes["dir"]) == expected
    assert one(page, "header.masthead").attributes["lang"] == "en"
    assert ("dir" in one(page, "article").attributes) is (language == "")


def test_the_address_that_an_article_states_is_canonical() -> None:
    elsewhere = "https://elsewhere.example/a?b=1&c=2"
    page = page_of(article(url=elsewhere))
    assert one(page, "link[rel=canonical]").attributes["href"] == elsewhere
    assert one(page, ".after a").text() == "elsewhere.example"
    assert meta(page, "og:url") == elsewhere
    here = page_of(article())
    assert one(here, "link[rel=canonical]").attributes["href"] == BASE + PATH


def test_links_between_our_pages_are_relative() -> None:
    html = (
        f'<p><a href="{BASE}2019/b.html#x">b</a> <a href="{BASE}">home</a> '
        f'<a href="https://example.org/other/">other</a> '
        f'<img src="{BASE}img/a%20b.png" srcset="{BASE}a.png 1x, https://c.example/c.png 2x" '
        f'alt="{BASE}"></p>\n<pre>&lt;a href="{BASE}stays.html"&gt;</pre>'
    )
    page = page_of(
        article(html=html),
        previous=PageLink(title="Earlier", href=BASE + "2018/folder/"),
        following=PageLink(title="Later", href=BASE + "later.html"),
    )
    assert [node.attributes["href"] for node in page.css(".body a")] == [
        "../2019/b.html#x",
        "../",
        "https://example.org/other/",
    ]
    image = one(page, ".body img").attributes
    assert image["src"] == "../img/a%20b.png"
    assert image["srcset"] == "../a.png 1x, https://c.example/c.png 2x"
    assert image["alt"] == BASE
    assert one(page, "pre").text() == f'<a href="{BASE}stays.html">'
    assert one(page, 'link[rel="stylesheet"]').attributes["href"] == "../style.css"
    assert one(page, ".name a").attributes["href"] == "../index.html"
    assert one(page, 'a[rel="prev"]').attributes["href"] == "../2018/folder/index.html"
    assert one(page, 'a[rel="next"]').attributes["href"] == "../later.html"


@pytest.mark.parametrize(
    ("title", "html", "opening"),
    [
        ("One & two", "<p>One &amp; two. Three.</p>\n<p>Four.</p>", "One & two."),
        ("One", '<p>One?" Three.</p>', 'One?"'),
        ("One", "<p>One</p>", "One"),
        ("One", "<p><em>One</em>. Two.</p>", None),  # mark-up inside the sentence
        ("One", "<p>Oneself is more.</p>", None),  # another word
        ("One two…", "<p>One two three four.</p>", None),  # a title that was cut
    ],
)
def test_a_title_made_of_the_first_sentence_is_not_shown_twice(
    title: str, html: str, opening: str | None
) -> None:
    page = page_of(article(title=title, title_derived=True, html=html))
    assert [node.text() for node in page.css(".opening")] == ([opening] if opening else [])
    assert one(page, ".body").text().split() == LexborHTMLParser(html).text().split()
    assert "untitled" in (one(page, "article").attributes["class"] or "")
    assert one(page, "h1").text() == title


def test_people_tags_files_and_pictures_are_shown() -> None:
    subject = article(
        authors=(Author(name="Ann & Co", url="https://a.example/"), Author(name="Bob")),
        tags=("mud", "<sea>"),
        summary='A "short" summary',
        image=BASE + "img/a.png",
        enclosures=(Enclosure(url=BASE + "a.mp3", type="audio/mpeg", length=1, title="Listen"),),
    )
    page = page_of(subject, tag_pages={"mud": BASE + "tag/mud/"})
    assert " ".join(one(page, ".byline").text().split()) == "By Ann & Co, Bob"
    assert one(page, '[rel="author"]').attributes["href"] == "https://a.example/"
    assert [node.text() for node in page.css(".p-category")] == ["mud", "<sea>"]
    assert one(page, '[rel="tag"]').attributes["href"] == "../tag/mud/index.html"
    assert meta(page, "description") == meta(page, "og:description") == 'A "short" summary'
    assert meta(page, "og:image") == BASE + "img/a.png"
    assert one(page, ".u-photo").attributes["src"] == "../img/a.png"
    assert one(page, ".u-enclosure").text() == "Listen"


def test_a_picture_that_the_text_holds_is_not_shown_twice() -> None:
    source = BASE + "img/a.png"
    page = page_of(article(image=source, html=f'<p><img src="{source}" alt=""></p>'))
    assert len(page.css("img")) == 1


def test_linked_data_says_what_is_known() -> None:
    subject = ARTICLES[0]
    data = json.loads(one(page_of(subject), 'script[type="application/ld+json"]').text())
    assert data["headline"] == subject.title
    assert data["datePublished"] == subject.published.html_datetime()
    assert [author["name"] for author in data["author"]] == [f"Ann {NASTY}", "Bob"]
    assert "author" not in json.loads(
        one(page_of(article()), 'script[type="application/ld+json"]').text()
    )


NONCHARACTERS = "".join(
    chr(code)
    for code in (
        *range(0xFDD0, 0xFDF0),
        *(p * 0x10000 + n for p in range(1, 17) for n in (0xFFFE, 0xFFFF)),
    )
)
"""XML knows these, HTML has them as errors that no browser minds."""

texts = st.text(st.characters(exclude_characters=NONCHARACTERS), max_size=40) | st.text(
    alphabet="<>&\"'/!-{}%script \r\n", max_size=30
)


@given(texts, texts, texts)
def test_no_text_breaks_a_page(title: str, summary: str, name: str) -> None:
    subject = article(title=title, summary=summary, authors=(Author(name=name),), tags=(name,))
    page = page_of(subject)
    assert len(page.css("script")) == 1
    assert len(page.css("main article")) == 1
    assert one(page, ".body").text().split() == ["First.", "Second."]
    assert meta(page, "article:published_time") == "2019-05"


def test_a_page_depends_on_nothing_but_its_article() -> None:
    now = datetime(2030, 1, 1, tzinfo=UTC)
    assert render_article(article(), SITE, path=PATH) == render_article(article(), SITE, path=PATH)
    assert str(now.year).encode() not in render_article(article(), SITE, path=PATH)
