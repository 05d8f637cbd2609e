"""Lists of articles, and the pages in the place of an article."""

from __future__ import annotations

from dataclasses import replace

import pytest

from feeds.pages import (
    CountLink,
    FeedLink,
    ListGroup,
    ListingRow,
    ListPart,
    MenuLink,
    Site,
    YearRow,
    render_archive,
    render_article,
    render_gone,
    render_listing,
    render_missing,
    render_overview,
    render_redirect,
)
from tests.pages.samples import BASE, FEEDS, MONTH, NASTY, SITE, article, one, valid

ROWS = (
    ListingRow(title="Walking on mud", href=BASE + "2019/mud.html", published=MONTH, language="en"),
    ListingRow(
        title=NASTY,
        href=BASE + "b/",
        published=MONTH,
        language="ar-EG",
        summary=NASTY,
        authors=("Ann", NASTY),
    ),
)


def test_the_front_page_lists_articles_and_offers_the_feeds() -> None:
    page = valid(render_listing(SITE.title, ROWS, SITE, path="index.html"))
    links = page.css(".articles h2 a")
    assert [link.text() for link in links] == [row.title for row in ROWS]
    assert [link.attributes["href"] for link in links] == ["2019/mud.html", "b/index.html"]
    assert [link.attributes["href"] for link in page.css(".subscribe a")] == [
        "feed.xml",
        "rss.xml",
        "feed.json",
    ]
    assert [link.attributes["href"] for link in page.css('link[rel="alternate"]')] == [
        feed.href for feed in FEEDS
    ]
    assert one(page, "link[rel=canonical]").attributes["href"] == BASE
    assert one(page, "title").text() == "The Tide"


def test_another_language_is_named_as_its_speakers_name_it() -> None:
    page = valid(render_listing("The Tide", ROWS, SITE, path="index.html"))
    assert [node.text() for node in page.css(".language")] == ["العربية"]
    items = page.css(".articles > li")
    assert [item.attributes["dir"] for item in items] == ["ltr", "rtl"]


DATES = [
    # language of the row, of the site; the words of the date, the language they are marked with
    ("", "nl", "mei 2019", None),
    ("", "", "May 2019", "en"),
    ("fr", "nl", "mai 2019", None),
    ("tlh", "nl", "mei 2019", "nl"),  # no words for dates are known in it
    ("tlh", "tlh", "May 2019", "en"),
    ("ar", "nl", "مايو 2019", None),
]


@pytest.mark.parametrize(("language", "usual", "words", "marked"), DATES)
def test_no_date_is_a_machines(language: str, usual: str, words: str, marked: str | None) -> None:
    row = ListingRow(title="T", href=BASE + "t", published=MONTH, language=language)
    site = Site(title="T", url=BASE, language=usual)
    time = one(valid(render_listing("T", (row,), site, path="index.html")), "time")
    assert (time.text(), time.attributes.get("lang")) == (words, marked)
    assert time.attributes["datetime"] == "2019-05"
    page = valid(render_article(article(language=language), site, path="a.html"))
    assert one(page, "time").text() == words


@pytest.mark.parametrize(
    ("language", "usual", "shown"),
    [
        ("en", "en", []),
        ("en-GB", "en", []),
        ("", "en", []),
        ("en", "", []),
        ("nl", "en", ["Nederlands"]),
        ("en", "nl-BE", ["English"]),
    ],
)
def test_only_the_exception_has_its_language_named(
    language: str, usual: str, shown: list[str]
) -> None:
    row = ListingRow(title="T", href=BASE + "t", published=MONTH, language=language)
    page = valid(
        render_listing("T", (row,), Site(title="T", url=BASE, language=usual), path="a.html")
    )
    assert [node.text() for node in page.css(".language")] == shown


def test_a_feed_has_a_page_of_its_own() -> None:
    own = FeedLink(
        format="atom", type=FEEDS[0].type, title="Mud (Atom)", href=BASE + "tag/mud/feed.xml"
    )
    page = valid(
        render_listing(
            "The Tide: mud",
            ROWS,
            SITE,
            path="tag/mud/page/3.html",
            part=ListPart(
                page=3,
                pages=4,
                older=BASE + "tag/mud/page/2.html",
                newer=BASE + "tag/mud/",
            ),
            feeds=(own,),
        )
    )
    assert one(page, "title").text() == "mud – Page 3 / 4 | The Tide"
    assert one(page, "h1").text() == "mud"
    assert one(page, ".subscribe a").attributes["href"] == "../../../tag/mud/feed.xml"
    links = [link.attributes["href"] for link in page.css('link[rel="alternate"]')]
    assert links == [own.href, *(feed.href for feed in FEEDS)]
    assert one(page, 'a[rel="prev"]').attributes["href"] == "../../../tag/mud/index.html"
    assert one(page, 'a[rel="next"]').attributes["href"] == "../../../tag/mud/page/2.html"
    assert one(page, "link[rel=canonical]").attributes["href"] == BASE + "tag/mud/page/3.html"


GROUP = ListGroup(
    kind="tag",
    links=(
        CountLink(title="Müd", href=BASE + "tag/mud/", count=3),
        CountLink(title="العربية", href=BASE + "tag/ar/", count=1, language="ar"),
    ),
    overview=BASE + "tag/",
    is_cut=True,
)


def test_a_list_leads_to_further_ones_with_their_counts() -> None:
    page = valid(render_listing("T", (), SITE, path="index.html", groups=(GROUP,)))
    links = page.css(".sections li a")
    assert [link.attributes["href"] for link in links] == [
        "tag/mud/index.html",
        "tag/ar/index.html",
        "tag/index.html",
    ]
    assert one(page, ".sections h2 a").text() == "Tags"
    assert one(page, ".sections h2 a").attributes["href"] == "tag/index.html"
    assert [node.text() for node in page.css(".count")] == ["3", "1"]
    assert links[1].attributes["lang"] == "ar"
    assert links[2].text() == "All"


@pytest.mark.parametrize(("number", "is_full"), [(1, False), (2, False), (11, False), (12, True)])
def test_the_ends_of_the_plot_stand_below_its_bars(number: int, is_full: bool) -> None:  # noqa: FBT001 - a row
    years = [YearRow(year=2000 + n, href=f"{BASE}{n}/", count=1, months=()) for n in range(number)][
        ::-1
    ]
    page = valid(render_archive(years, (), SITE, path="archive.html"))
    shown = one(page, "figcaption")
    assert [node.text() for node in shown.css("span")] == ["2000", str(1999 + number)][:number]
    assert ("few" in (shown.attributes.get("class") or "")) != is_full


def test_a_name_in_another_direction_stays_apart_from_its_count() -> None:
    """`dir` on the link isolates it; without one, a count behind Hebrew letters joins them."""
    links = (CountLink(title="ים", href=BASE + "tag/ym/", count=3),)
    page = valid(render_overview(ListGroup(kind="tag", links=links), SITE, path="tag/index.html"))
    assert one(page, ".sections a").attributes["dir"] == "auto"


def test_every_tag_has_a_place_on_the_page_of_all() -> None:
    page = valid(render_overview(replace(GROUP, is_cut=False), SITE, path="tag/index.html"))
    assert one(page, "h1").text() == "Tags"
    assert [link.attributes["href"] for link in page.css(".sections a")] == [
        "../tag/mud/index.html",
        "../tag/ar/index.html",
    ]


MENU = (
    MenuLink(title="About", href=BASE + "about/", language="en"),
    MenuLink(title="", word="archive", href=BASE + "archive.html"),
    MenuLink(title="", word="tag", href=BASE + "tag/"),
    MenuLink(title="Code", href="https://code.example.org/"),
)


def test_every_page_leads_to_the_menu() -> None:
    page = valid(render_gone(replace(SITE, menu=MENU), path="2019/a.html"))
    assert [(node.attributes["href"], node.text()) for node in page.css("nav.menu a")] == [
        ("../about/index.html", "About"),
        ("../archive.html", "Archive"),
        ("../tag/index.html", "Tags"),
        ("https://code.example.org/", "Code"),
    ]
    assert not page.css("nav.menu [aria-current]")
    assert not valid(render_gone(SITE, path="a.html")).css("nav")


@pytest.mark.parametrize(
    ("path", "title"),
    [("about/index.html", "About"), ("archive.html", "Archive"), ("tag/index.html", "Tags")],
)
def test_the_menu_says_which_of_its_pages_this_is(path: str, title: str) -> None:
    page = valid(render_gone(replace(SITE, menu=MENU), path=path))
    (current,) = page.css("nav.menu [aria-current=page]")
    assert current.text() == title


def test_a_list_may_be_empty_and_a_site_may_have_no_feeds() -> None:
    page = valid(render_listing("T", (), Site(title="T", url=BASE), path="index.html"))
    assert "There are no articles here yet." in one(page, "main").text()
    assert not page.css('link[rel="alternate"], .subscribe')


def test_an_old_address_leads_to_the_new_one() -> None:
    page = valid(render_redirect(BASE + "new/", SITE, path="old/a.html", title="Mud"))
    assert one(page, "meta[http-equiv=refresh]").attributes["content"] == (
        "0; url=../new/index.html"
    )
    assert one(page, "link[rel=canonical]").attributes["href"] == BASE + "new/"
    assert one(page, "main a").attributes["href"] == "../new/index.html"
    away = valid(render_redirect("https://else.example/?a=1&b=2", SITE, path="a.html"))
    assert one(away, "main a").attributes["href"] == "https://else.example/?a=1&b=2"


def test_a_withdrawn_article_says_so_and_is_not_indexed() -> None:
    page = valid(render_gone(SITE, path="2019/a.html", title="Mud"))
    assert one(page, "h1").text() == "This article was withdrawn"
    assert one(page, "meta[name=robots]").attributes["content"] == "noindex"
    assert not page.css("link[rel=canonical]")
    assert one(page, "main a").attributes["href"] == "../index.html"


def test_the_page_for_a_wrong_address_works_at_any_depth() -> None:
    page = valid(render_missing(SITE))
    addresses = [node.attributes.get("href") or "" for node in page.css("a:not(.skip), link")]
    assert len(addresses) > 5
    assert all(address.startswith(BASE) for address in addresses)


@pytest.mark.parametrize(
    ("language", "subscribe", "shown"),
    [
        ("nl", "Abonneren", "nl"),
        ("pt-BR", "Subscrever", "pt-BR"),
        ("no", "Abonner", "nb"),
        ("nn", "Abonner", "nb"),
        ("zh", "Subscribe", "en"),
        ("", "Subscribe", "en"),
    ],
)
def test_the_interface_speaks_the_language_of_the_site(
    language: str, subscribe: str, shown: str
) -> None:
    site = Site(title="T", url=BASE, language=language, feeds=FEEDS)
    page = valid(render_listing("T", (), site, path="index.html"))
    assert one(page, ".subscribe").text().split()[0] == subscribe
    assert one(page, "html").attributes["lang"] == shown


def test_the_icon_and_the_rights_of_the_site_are_on_every_page() -> None:
    site = Site(title="T", url=BASE, icon=BASE + "icon.png", rights="© 2019 Ann & Co")
    page = valid(render_listing("T", (), site, path="tag/mud/index.html"))
    assert one(page, "link[rel=icon]").attributes["href"] == "../../icon.png"
    assert one(page, ".rights").text() == "© 2019 Ann & Co"
    assert not valid(render_listing("T", (), SITE, path="index.html")).css(
        "link[rel=icon], .rights"
    )
