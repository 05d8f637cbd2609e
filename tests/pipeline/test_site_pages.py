"""Pages without a date: published at their address, in the menu and the sitemap, in no feed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

import feeds
from feeds.config import Config, MenuSetting, parse_config, to_toml
from feeds.errors import ConfigError
from feeds.moving import move_or_answer
from feeds.pipeline import survey
from tests.pipeline.sites import FIRST, NOW, SECOND, SITE, build, contents, write

BASE = "https://tide.example.org/"
ABOUT = "# About me\n\nI live by the sea. Read [the first](a.txt).\n"

PAGES: Mapping[str, tuple[str, str]] = {
    "about.md": (ABOUT, "about.html"),
    "About.txt": ("I live by the sea, and write about it.\n", "about.html"),
    "about/index.md": (ABOUT, "about.html"),
    "over-mij.txt": ("Ik woon aan zee, en schrijf daarover.\n", "over-mij.html"),
    "Über mich.md": ("Ich wohne am Meer.\n", "uber-mich.html"),
    "impressum.html": ("<h1>Impressum</h1><p>Ann, Am Meer 1</p>", "impressum.html"),
    "mentions_legales.md": ("Anne, au bord de la mer.\n", "mentions_legales.html"),
    "nl/contact.md": ("# Contact\n\nSchrijf mij.\n", "nl/contact.html"),
    "pages/boats.md": ("# Boats\n\nA list of boats.\n", "boats.html"),
    "pages/sea/waves.md": ("# Waves\n\nA list of waves.\n", "sea/waves.html"),
    "boats.md": ("---\npage: yes\ntitle: Boats\n---\nA list of boats.\n", "boats.html"),
    "boats.txt": ("title: Boats\npage: yes\n\nA list of boats.\n", "boats.html"),
    "tide.md": ("---\nlayout: page\n---\n# Tide\n\nIt comes and goes.\n", "tide.html"),
    "tides.md": ("---\ntype: page\n---\n# Tide\n\nIt comes and goes.\n", "tides.html"),
    "2020-05-01.md": ("---\npage: true\n---\n# Tide\n\nIt comes and goes.\n", "2020-05-01.html"),
    "stated.md": ("---\npage: on\nurl: /me/\n---\n# Me\n\nI am.\n", "me/index.html"),
    "whole.md": (f"---\npage: on\nurl: {BASE}me\n---\n# Me\n\nI am.\n", "me/index.html"),
    "slug.md": ("---\npage: on\nslug: me\n---\n# Me\n\nI am.\n", "me.html"),
}
NO_PAGES: Mapping[str, str] = {
    "about.md": "---\npage: no\n---\n# About\n\nI am.\n",
    "pages/index.md": "# Pages\n\nAll of them.\n",
    "pages/archive.md": "# Archive\n\nAll of them.\n",
    "notes/boats.md": "# Boats\n\nA list of boats.\n",
    "about.jsonl": '{"title": "About", "text": "I am.", "page": "yes"}\n',
    "pages/empty.md": "---\nlayout: page\n---\n",
    "log.rst": "Log\n===\n\nPage: yes\n",
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_published_at_its_address(name: str, tmp_path: Path) -> None:
    text, file = PAGES[name]
    output, report = build(tmp_path, {"a.txt": FIRST, name: text})
    assert report.problems == ()
    assert (report.articles, report.pages, report.left_out) == (1, 1, ())
    assert (output / file).is_file()
    link = f"<loc>{BASE}{file.removesuffix('index.html')}</loc>"
    is_bare = name == "whole.md"
    assert is_bare or link in (output / "sitemap.xml").read_text()
    for one in ("feed.xml", "rss.xml", "feed.json", "feeds.opml"):
        assert file.removesuffix("index.html") not in (output / one).read_text()


@pytest.mark.parametrize("name", NO_PAGES)
def test_what_is_none(name: str, tmp_path: Path) -> None:
    _, report = build(tmp_path, {"a.txt": FIRST, name: NO_PAGES[name]})
    assert report.published
    assert (report.articles, report.pages) == (1, 0)
    assert [path.partition(":")[0] for path, _ in report.left_out] == [name]


def test_a_dated_file_of_such_a_name_is_an_article(tmp_path: Path) -> None:
    _, report = build(tmp_path, {"about.txt": FIRST, "pages/now.txt": SECOND})
    assert (report.articles, report.pages) == (2, 0)


def test_a_line_of_a_text_that_begins_with_page_is_its_text(tmp_path: Path) -> None:
    text = "date: 2020\npage: 3 of the log.\n\nThe sea was calm.\n"
    output, report = build(tmp_path, {"a.txt": text})
    assert report.articles == 1
    assert "3 of the log" in (output / "feed.xml").read_text()


def test_pages_and_articles_link_to_one_another(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "a.txt": FIRST,
        "posts/b.md": "---\ndate: 2020\n---\n# B\n\n[me](../about.md) [now](../pages/now/)\n",
        "about.md": "# About\n\n[b](posts/b.md#b), [now](pages/now), [me](#about) ![](boat.png)\n",
        "pages/now.md": "# Now\n\n[me](/about.md)\n",
        "boat.png": b"\x89PNG\r\n\x1a\n",
    }
    output, report = build(tmp_path, files)
    assert [one.message for one in report.problems] == ["no such part of the page: '#about'"]
    assert 'href="about.html"' in (output / "b.html").read_text()
    assert 'href="now.html"' in (output / "b.html").read_text()
    about = (output / "about.html").read_text()
    assert re.findall(r'<p><a href="([^"]+)">b</a>, <a href="([^"]+)">', about) == [
        ("b.html#b", "now.html")
    ]
    assert (output / "about/boat.png").is_file()
    assert f'"{BASE}about.html"' in (output / "feed.xml").read_text()


def test_a_link_to_the_page_of_an_article_is_no_link_to_a_file(tmp_path: Path) -> None:
    links = "[b](/2019/b.html) [itself](a.html) [c](/2019/c.html)"
    files: dict[str, str | bytes] = {
        "posts/a.md": f"---\ndate: 2019-05-01\n---\n# A\n\n{links}\n",
        "posts/b.md": "---\ndate: 2019-05-02\n---\n# B\n\n[a](a.html)\n",
    }
    _, report = build(tmp_path, files, replace(SITE, permalink="/{year}/{slug}.html"))
    assert [one.message for one in report.problems] == ["no such file: '/2019/c.html'"]


WITHHELD: Mapping[str, tuple[str, str]] = {
    "a draft": ("draft: yes", "about.md is a draft: its page is not published"),
    "a draft of Jekyll": ("published: false", "about.md is a draft: its page is not published"),
    "paid": ("visibility: paid", "about.md is for some readers only (visibility: paid)"),
    "to come": ("publish_on: 2031-05-06", "about.md is scheduled for 2031-05-06"),
    "dated ahead": ("page: yes\ndate: 2031-05-06", "about.md is scheduled for 2031-05-06"),
    "over": ("expires: 2020-01-01", "about.md expired on 2020-01-01"),
}


@pytest.mark.parametrize("name", WITHHELD)
def test_what_is_unpublished_of_pages_goes_nowhere(name: str, tmp_path: Path) -> None:
    head, message = WITHHELD[name]
    secret = f"---\n{head}\n---\n# About\n\nXYZZY\n"
    article = "---\ndate: 2020\n---\n# A\n\n[me](about.md)\n"
    output, report = build(tmp_path, {"a.md": article, "about.md": secret})
    assert report.published
    assert [one.message for one in report.problems if message in one.message]
    assert not any(b"XYZZY" in data for data in contents(output).values())
    assert report.pages == 0


def test_time_releases_a_page_and_takes_it_away(tmp_path: Path) -> None:
    head = "---\npublish_on: 2026-07-05\nexpires: 2026-07-10\n---\n# About\n\nI am.\n"
    _, report = build(tmp_path, {"a.txt": FIRST, "about.md": head})
    day = datetime(2026, 7, 5, tzinfo=UTC)
    assert (report.pages, report.holds_until) == (0, day)
    output, report = build(tmp_path, {}, now=day)
    assert (report.pages, report.holds_until) == (1, day.replace(day=10))
    _, report = build(tmp_path, {}, now=day.replace(day=10))
    assert (report.pages, report.withdrawn) == (0, ("about.md",))
    assert "withdrawn" in (output / "about.html").read_text()


def test_an_unclear_word_on_a_page_is_an_error(tmp_path: Path) -> None:
    text = "---\ndraft: maybe\n---\n# About\n\nI am.\n"
    _, report = build(tmp_path, {"a.txt": FIRST, "about.md": text})
    assert [one.path for one in report.errors] == ["about.md"]


def test_an_address_of_a_page_is_a_promise(tmp_path: Path) -> None:
    output, _ = build(tmp_path, {"a.txt": FIRST, "about.md": ABOUT, "now.md": "# Now\n\nThis.\n"})
    source = tmp_path / "seeds"
    (source / "about.md").rename(source / "over-mij.md")
    _, report = build(tmp_path, {})
    assert report.withdrawn == ()
    assert 'url=over-mij.html"' in (output / "about.html").read_text()
    (source / "now.md").unlink()
    _, report = build(tmp_path, {})
    assert report.withdrawn == ("now.md",)
    assert "withdrawn" in (output / "now.html").read_text()
    assert 'url=over-mij.html"' in (output / "about.html").read_text()
    before = contents(output)
    _, report = build(tmp_path, {})
    assert report.withdrawn == ()
    assert contents(output) == before
    _, report = build(tmp_path, {"now.md": "# Now\n\nThat.\n", "pages/about.md": ABOUT})
    assert "That." in (output / "now.html").read_text()
    assert "I live" in (output / "about.html").read_text()


def test_pages_move_with_the_pattern_of_addresses(tmp_path: Path) -> None:
    build(tmp_path, {"a.txt": FIRST, "about.md": ABOUT})
    output, _ = build(tmp_path, {}, replace(SITE, permalink="{year}/{slug}/"))
    assert "I live" in (output / "about/index.html").read_text()
    assert "about/" in (output / "about.html").read_text()


def test_a_page_yields_to_what_is_there(tmp_path: Path) -> None:
    article = "---\ndate: 2020\nslug: about\n---\n# A\n\nAn article.\n"
    output, _ = build(tmp_path, {"a.md": article})
    _, report = build(tmp_path, {"about.md": ABOUT, "pages/about.md": ABOUT + "More.\n"})
    assert [one.path for one in report.problems] == ["about.md", "pages/about.md"]
    assert "becomes '/about-2.html'" in report.problems[0].message
    assert "An article." in (output / "about.html").read_text()
    (tmp_path / "seeds/a.md").unlink()
    build(tmp_path, {"b.txt": FIRST})
    ledger = (tmp_path / "seeds/feeds.lock").read_text()
    assert "undated\tabout-2.html\tabout.md" in ledger


def test_a_new_article_yields_to_a_page(tmp_path: Path) -> None:
    files = {"about.md": ABOUT, "a.md": "---\ndate: 2020\nslug: about\n---\n# A\n\nAn article.\n"}
    output, report = build(tmp_path, files)
    assert report.problems == ()
    assert "I live" in (output / "about.html").read_text()
    assert len(list(output.glob("about-????????.html"))) == 1


def test_our_own_pages_move_aside(tmp_path: Path) -> None:
    files = {"a.txt": FIRST, "archive.md": "---\npage: yes\n---\n# Archive\n\nAn attic.\n"}
    output, report = build(tmp_path, files)
    assert report.problems == ()
    assert "attic" in (output / "archive.html").read_text()
    assert (output / "archive-2.html").is_file()


def test_former_addresses_lead_to_a_page(tmp_path: Path) -> None:
    text = "---\naliases: [/me/, /i.html]\n---\n# About\n\nI am.\n"
    output, _ = build(tmp_path, {"a.txt": FIRST, "about.md": text})
    for file in ("me/index.html", "i.html"):
        assert "about.html" in (output / file).read_text()


def test_beside_pages_of_another_generator_none_is_written(tmp_path: Path) -> None:
    config = replace(SITE, pages=False, permalink="{slug}/", given=frozenset({"permalink"}))
    article = "---\ndate: 2020\n---\n# A\n\n[me](about.md)\n"
    output, report = build(tmp_path, {"a.md": article, "about.md": ABOUT}, config)
    assert (report.pages, report.problems) == (0, ())
    assert not (output / "about").exists()
    assert f'"{BASE}about/"' in (output / "feed.xml").read_text()


def test_pages_alone_make_a_site(tmp_path: Path) -> None:
    output, report = build(tmp_path, {"about.md": "# About\n\nI am.\n"})
    assert report.published
    assert (report.articles, report.pages) == (0, 1)
    assert "about.html" in (output / "index.html").read_text()


def test_a_preview_shows_pages_and_promises_nothing(tmp_path: Path) -> None:
    output, report = build(tmp_path, {"a.txt": FIRST, "about.md": ABOUT}, Config())
    assert report.pages == 1
    assert (output / "about.html").is_file()
    assert not (tmp_path / "seeds/feeds.lock").exists()


def test_a_page_that_cannot_be_read_stays_as_it_was(tmp_path: Path) -> None:
    output, _ = build(tmp_path, {"a.txt": FIRST, "about.md": ABOUT})
    before = contents(output)
    broken = {"about.md": "---\ntitle: [\n---\nx\n", "b.txt": SECOND}
    _, report = build(tmp_path, broken)
    assert not report.published
    _, report = build(tmp_path, {}, keep_going=True)
    assert report.published
    assert contents(output)["about.html"] == before["about.html"]
    assert "published" in (tmp_path / "seeds/feeds.lock").read_text().split("undated")[1]


def test_the_menu_has_the_pages_at_the_top(tmp_path: Path) -> None:
    files = {
        "imprint.md": "# Imprint\n\nx\n",
        "about.md": ABOUT,
        "pages/boats.md": "# Boats\n\nx\n",
        "nl/contact.md": "# Contact\n\nx\n",
        "uses.md": "---\nhidden: yes\n---\n# Uses\n\nx\n",
    }
    output, _ = build(tmp_path, {"a.txt": FIRST, **files})
    nav = (output / "index.html").read_text().partition('<nav class="menu"')[2].partition("</nav>")
    assert re.findall(r">([A-Z][^<]+)</a>", nav[0]) == [
        "About me",
        "Boats",
        "Imprint",
        "Archive",
        "Subscribe",
    ]
    assert "uses.html" not in (output / "sitemap.xml").read_text()


def test_a_survey_names_the_pages(tmp_path: Path) -> None:
    source = write(tmp_path / "s", {"a.txt": FIRST, "about.md": ABOUT})
    assert survey(source, SITE).pages == (("about.md", f"{BASE}about.html", "About me"),)


def test_a_recognised_site_has_its_pages_where_they_were(tmp_path: Path) -> None:
    files = {
        "pelicanconf.py": "SITENAME = 'X'\nSITEURL = 'https://e.org'\nPATH = 'content'\n",
        "content/a.md": "Title: A\nDate: 2020-01-01\n\nx\n",
        "content/pages/who.md": "Title: About me\n\nI am.\n",
    }
    site = write(tmp_path / "s", files)
    output = tmp_path / "public"
    report = feeds.build(site, output, now=NOW)
    assert report.errors == ()
    assert (output / "pages/about-me.html").is_file()


TIDE: Mapping[str, str] = {
    "a.txt": FIRST,
    "about.md": ABOUT,
    "pages/boats.md": "# Boats\n\nA list of boats.\n",
    "nl/over-mij.md": "# Over mij\n\nIk woon aan zee.\n",
}
MENUS: Mapping[str, tuple[tuple[str | MenuSetting, ...], list[tuple[str, str]]]] = {
    "none": ((), []),
    "names": (("about", "boats"), [("About me", "about.html"), ("Boats", "boats.html")]),
    "files": (
        ("pages/boats.md", "nl/over-mij"),
        [("Boats", "boats.html"), ("Over mij", "nl/over-mij.html")],
    ),
    "words": (
        ("home", "archive", "tags", "subscribe"),
        [
            ("Front page", "index.html"),
            ("Archive", "archive.html"),
            ("Tags", "tag/index.html"),
            ("Subscribe", "subscribe.html"),
        ],
    ),
    "links": (
        (
            MenuSetting(title="Code", url="https://code.example.org/"),
            MenuSetting(title="Mail", url="mailto:ann@example.org"),
            MenuSetting(title="Sea", url="/tag/sea/"),
            MenuSetting(title="Who", url="about.md"),
        ),
        [
            ("Code", "https://code.example.org/"),
            ("Mail", "mailto:ann@example.org"),
            ("Sea", "tag/sea/index.html"),
            ("Who", "about.html"),
        ],
    ),
}


@pytest.mark.parametrize("name", MENUS)
def test_the_menu_is_as_it_is_set(name: str, tmp_path: Path) -> None:
    menu, expected = MENUS[name]
    config = replace(SITE, menu=menu, given=frozenset({"menu"}))
    output, report = build(tmp_path, TIDE, config)
    assert report.problems == ()
    nav = (output / "index.html").read_text().partition('<nav class="menu"')[2].partition("</nav>")
    links = re.findall(r'<a href="([^"]+)"[^>]*>([^<]+)</a>', nav[0])
    assert [(title, href) for href, title in links] == expected


def test_the_page_itself_is_marked_in_the_menu(tmp_path: Path) -> None:
    output, _ = build(tmp_path, TIDE)
    for file in ("about.html", "archive.html", "subscribe.html"):
        current = re.findall(
            r'href="([^"]+)"[^>]* aria-current="page"', (output / file).read_text()
        )
        assert current == [file]
    for file in ("index.html", "first-light.html", "404.html", "nl/over-mij.html"):
        assert "aria-current" not in (output / file).read_text()


@pytest.mark.parametrize(
    ("entry", "message", "hint"),
    [
        ("abuot", "menu: 'abuot' is no page of this site", "did you mean 'about'?"),
        ("who", "menu: 'who' is no page of this site", "about"),
        (MenuSetting(title="X", url="javascript:alert(1)"), "is no address", "https://"),
    ],
)
def test_an_entry_of_the_menu_that_leads_nowhere(
    entry: str | MenuSetting, message: str, hint: str, tmp_path: Path
) -> None:
    text = f'menu = ["about", {entry if isinstance(entry, MenuSetting) else repr(entry)}]\n'
    source = write(tmp_path / "s", {"feeds.toml": f"title = 'T'\n# {text}", **TIDE})
    config = replace(
        SITE,
        menu=("about", entry),
        given=frozenset({"menu"}),
        root=source,
        file="feeds.toml",
    )
    report = feeds.build(source, tmp_path / "public", config, now=NOW)
    (problem,) = report.problems
    assert (problem.severity, problem.path, problem.line) == ("warning", "feeds.toml", 2)
    assert message in problem.message
    assert hint in problem.hint


def test_a_menu_in_the_settings(tmp_path: Path) -> None:
    text = 'menu = ["about", {title = "Code", url = "https://e.org/"}]\n'
    config = parse_config(text, tmp_path / "feeds.toml")
    assert config.menu == ("about", MenuSetting(title="Code", url="https://e.org/"))
    assert parse_config(to_toml(config, ("menu",)), tmp_path / "feeds.toml").menu == config.menu
    for wrong in ("menu = [1]", 'menu = [{title = "x"}]', 'menu = [{title = "x", url = 1}]'):
        with pytest.raises(ConfigError) as caught:
            parse_config(wrong, tmp_path / "feeds.toml")
        assert caught.value.problems[0].line == 1


def test_a_page_that_is_renamed_and_edited_is_known_by_a_command(tmp_path: Path) -> None:
    output, _ = build(tmp_path, {"a.txt": FIRST, "about.md": ABOUT})
    source = tmp_path / "seeds"
    assert move_or_answer(source, SITE, "about.md", "who.md") == "about.md → who.md"
    text = "---\npage: yes\n---\n# Who\n\nAnother text.\n"
    _, report = build(tmp_path, {"who.md": text})
    assert report.withdrawn == ()
    assert 'url=who.html"' in (output / "about.html").read_text()


JEKYLL = "title: Tide\nurl: https://e.org\n"
WHOLE: Mapping[str, tuple[Mapping[str, str], Mapping[str, str]]] = {
    "Jekyll": (
        {
            "_config.yml": JEKYLL,
            "_posts/2021-11-03-a.md": "---\ntitle: A\n---\nText. [me](/about/)\n",
            "about.md": "---\nlayout: page\ntitle: About\npermalink: /about/\n---\n"
            "[a]({% post_url 2021-11-03-a %}) [b]({% link _posts/2021-11-03-a.md %})\n",
            "_pages/boats.md": "---\ntitle: Boats\n---\nBoats.\n",
            "index.md": "---\nlayout: home\n---\n",
            "tide.md": "---\ntitle: Tide\n---\nNothing that is a page.\n",
            "broken.md": "---\ntitle: [\n---\nx\n",
        },
        {"about.md": "about/", "_pages/boats.md": "boats.html"},
    ),
    "Eleventy": (
        {
            "eleventy.config.js": "export default function (config) {}\n",
            "posts/a.md": "---\ntitle: A\ndate: 2021-11-03\n---\nText. [me](../about.md)\n",
            "about.md": "---\ntitle: About\n---\nHi. [a](posts/a.md)\n",
            "now.md": "---\nlayout: layouts/page.njk\n---\n# Now\n\nHi.\n",
        },
        {"about.md": "about/", "now.md": "now/"},
    ),
    "Hexo": (
        {
            "_config.yml": "title: Tide\nurl: https://e.org\npermalink: :year/:title/\n",
            "package.json": '{"dependencies": {"hexo": "7"}}',
            "source/_posts/a.md": "---\ntitle: A\ndate: 2021-11-03\n---\nText.\n",
            "source/about/index.md": "---\ntitle: About\ntype: page\n---\nHi.\n",
            "feeds.toml": 'source = "source"\n',
        },
        {"about/index.md": "about/"},
    ),
}


@pytest.mark.parametrize("name", WHOLE)
def test_a_whole_site_has_its_pages_where_its_generator_has_them(name: str, tmp_path: Path) -> None:
    files, pages = WHOLE[name]
    source = write(tmp_path / "s", {"feeds.toml": 'source = "."\n', **files})
    found = survey(source)
    assert len(found.articles) == 1
    assert {path: at.split("/", 3)[3] for path, at, _ in found.pages} == pages
    assert [one for one in found.problems if one.severity == "error"] == []
    report = feeds.build(source, tmp_path / "public", now=NOW)
    assert report.errors == ()
    assert not [one for one in report.problems if "no such file" in one.message]
