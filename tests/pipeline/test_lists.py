"""The lists of a site: what stands in them, what leads to them, and where they lie."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from feeds.ledger import load
from feeds.pages._listing_rows import _row_anywhere
from feeds.pipeline import _write_articles
from tests.pages.samples import valid
from tests.pipeline.sites import SITE, build, contents

ONE = "date: {}-{:02d}\ntitle: Piece {}\n\nText.\n"


def titles(page: Path) -> list[str]:
    return [node.text() for node in LexborHTMLParser(page.read_text()).css(".articles h2")]


def links(page: Path, selector: str) -> list[str]:
    found = LexborHTMLParser(page.read_text()).css(f"{selector} a")
    return [node.attributes["href"] or "" for node in found]


def pieces(*numbers: int, year: int = 1990) -> dict[str, str]:
    return {f"{n}.txt": ONE.format(year + n // 12, n % 12 + 1, n) for n in numbers}


@pytest.mark.parametrize("number", [1, 19, 20, 21, 39, 40, 41, 45, 60, 250])
def test_every_article_is_on_some_page_of_the_list(tmp_path: Path, number: int) -> None:
    output, _ = build(tmp_path, pieces(*range(number)))
    page: Path | None = output / "index.html"
    seen: list[str] = []
    while page:
        assert len(titles(page)) == min(number, 20)
        seen += titles(page)
        older = [link for link in links(page, ".turn") if "rel" not in link]
        following = [node for node in older if _is_older(page, node)]
        page = (page.parent / following[0]).resolve() if following else None
    wanted = [f"Piece {n}" for n in reversed(range(number))]
    assert list(dict.fromkeys(seen)) == wanted


def _is_older(page: Path, href: str) -> bool:
    nodes = LexborHTMLParser(page.read_text()).css('.turn a[rel="next"]')
    return any(node.attributes["href"] == href for node in nodes)


def test_older_pages_keep_their_bytes(tmp_path: Path) -> None:
    """All but the last full one, which leads on to the next as soon as that is there."""
    output, _ = build(tmp_path, pieces(*range(105)))
    pages = {page.name: page.read_bytes() for page in (output / "page").glob("*.html")}
    assert set(pages) == {f"{n}.html" for n in range(1, 6)}
    build(tmp_path, pieces(*range(105, 110)))
    assert {page.name: page.read_bytes() for page in (output / "page").glob("*.html")} == pages
    build(tmp_path, pieces(*range(110, 122)))
    after = {page.name: page.read_bytes() for page in (output / "page").glob("*.html")}
    assert set(after) == {*pages, "6.html"}
    assert [name for name in sorted(pages) if after[name] != pages[name]] == ["5.html"]


def test_tags_authors_and_languages_have_pages_without_a_feed(tmp_path: Path) -> None:
    files = {
        "a.txt": "date: 2019\ntitle: A\nlang: en\ntags: sea, C++\nauthor: Ann\n\nText.\n",
        "b.txt": "date: 2020\ntitle: B\nlang: nl\ntags: Sea\nauthor: Ann, Bob\n\nTekst.\n",
    }
    output, report = build(tmp_path, files)
    assert report.feeds == 3
    assert titles(output / "tag/sea/index.html") == ["B", "A"]
    assert titles(output / "language/nl/index.html") == ["B"]
    assert titles(output / "author/bob/index.html") == ["B"]
    assert links(output / "b.html", ".tags") == ["tag/sea/index.html"]
    assert links(output / "b.html", ".byline") == [
        "author/ann/index.html",
        "author/bob/index.html",
    ]
    counts = valid((output / "index.html").read_bytes()).css(".sections.tag .count")
    assert [node.text() for node in counts] == ["1", "2"]
    for page in output.rglob("*.html"):
        heads = re.findall(r'rel="alternate"[^>]*href="([^"]*)"', page.read_text())
        assert len(heads) == len(set(heads)) == 3, page
        for href in heads:
            assert (output / href.removeprefix(SITE.base_url)).is_file()


def test_a_page_of_all_is_linked_whether_or_not_all_are_named(tmp_path: Path) -> None:
    files = {
        "a.txt": "date: 2019\ntitle: A\nlang: en\ntags: sea\nauthor: Ann\n\nText.\n",
        "b.txt": "date: 2020\ntitle: B\nlang: nl\n\nTekst.\n",
    }
    output, _ = build(tmp_path, files)
    wanted = ["tag/index.html", "author/index.html", "language/index.html"]
    for name in ("index.html", "archive.html"):
        assert links(output / name, ".sections h2") == wanted
    for name in wanted:
        assert links(output / name, ".sections h2") == []
        assert len(links(output / name, ".sections")) > 0


def test_a_site_in_one_language_has_no_list_of_it(tmp_path: Path) -> None:
    output, _ = build(tmp_path, {"a.txt": "date: 2019\nlang: nl\ntitle: A\n\nTekst.\n"})
    assert not (output / "language").exists()


def test_the_archive_leads_to_years_and_months(tmp_path: Path) -> None:
    output, _ = build(tmp_path, {**pieces(*range(30)), "y.txt": "date: 1991\ntitle: Y\n\nT.\n"})
    page = valid((output / "archive.html").read_bytes())
    bars = page.css("svg a")
    assert [bar.attributes["href"] for bar in bars] == [
        "1990/index.html",
        "1991/index.html",
        "1992/index.html",
    ]
    assert [bar.attributes["aria-label"] for bar in bars] == ["1990: 12", "1991: 13", "1992: 6"]
    rows = [[cell.text().strip() for cell in row.css("th, td")] for row in page.css("tbody tr")]
    assert [row[:2] for row in rows] == [["1992", "6"], ["1991", "13"], ["1990", "12"]]
    assert "May 1991 1" in rows[1][2]
    assert titles(output / "1991/05/index.html") == ["Piece 16"]
    assert "Y" in titles(output / "1991/index.html")  # no month is known of it
    for href in links(output / "archive.html", "main"):
        assert (output / href).is_file(), href


def test_one_article_in_another_language_changes_no_page_of_others(tmp_path: Path) -> None:
    plain = "date: 2025-01-07 10:00\ntitle: Rain again\n\nRain again.\n"
    dutch = "date: 2025-01-08\nlang: nl\ntitle: Regen\n\nRegen.\n"
    english = {f"{n}.txt": f"date: 2024-01-0{n}\nlang: en\ntitle: P{n}\n\nText.\n" for n in (1, 2)}
    output, _ = build(tmp_path, {**english, "rain.txt": plain})
    assert "January 7, 2025" in (output / "rain-again.html").read_text()
    before = (output / "p1.html").read_bytes()
    build(tmp_path, {"nl.txt": dutch})
    assert (output / "p1.html").read_bytes() == before
    assert "January 7, 2025" in (output / "rain-again.html").read_text()
    front = valid((output / "index.html").read_bytes())
    assert [node.text() for node in front.css(".facts .language")] == ["Nederlands"]
    times = [node.text() for page in _pages(output) for node in page.css("time")]
    assert len(times) > 10
    assert not [text for text in times if re.search(r"\d{4}-\d\d|T\d\d:", text)]
    assert (
        "2025-01-07T10"
        not in re.sub(r'="[^"]*"', "", (output / "feed.xml").read_text())
        .split("</ul>")[0]
        .partition("<ul>")[2]
    )


def _pages(output: Path) -> Iterator[LexborHTMLParser]:
    for page in sorted(output.rglob("*.html")):
        yield valid(page.read_bytes())


def test_an_article_keeps_the_address_that_a_page_of_ours_wants(tmp_path: Path) -> None:
    """What was published stays; the archive goes to the next name, and every link with it."""
    text = "date: 2019\ntitle: Archive\nurl: /archive.html\n\nMine.\n"
    output, _ = build(tmp_path, {"a.txt": text})
    build(tmp_path, {"a.txt": text.replace("url: /archive.html\n", "")})
    (entry,) = load(tmp_path / "seeds").entries.values()
    assert entry.permalink == "archive.html"
    assert titles(output / "archive.html") == []
    assert "Mine." in (output / "archive.html").read_text()
    assert 'class="plot"' in (output / "archive-2.html").read_text()
    assert links(output / "index.html", ".menu")[0] == "archive-2.html"


def test_a_new_article_leaves_our_names_alone(tmp_path: Path) -> None:
    output, report = build(tmp_path, {"a.txt": "date: 2019\ntitle: Archive\n\nMine.\n"})
    (entry,) = load(tmp_path / "seeds").entries.values()
    assert re.fullmatch(r"archive-[0-9a-f]{8}\.html", entry.permalink)
    assert 'class="plot"' in (output / "archive.html").read_text()
    assert not report.problems


@pytest.mark.parametrize(
    ("address", "moved"),
    [
        ("/tag/sea/", "tag/sea-2/index.html"),
        ("/tag/Sea/index.html", "tag/sea-2/index.html"),
        ("/2019/", "2019-2/index.html"),
        ("/tag/", "tag/index-2.html"),
        ("/tag/sea", "tag/sea/index.html"),
    ],
)
def test_lists_move_aside_for_articles(tmp_path: Path, address: str, moved: str) -> None:
    text = f"date: 2019\ntitle: A\ntags: sea\nurl: {address}\n\nMine.\n"
    output, report = build(tmp_path, {"a.txt": text})
    assert report.published, report.problems
    assert (output / moved).is_file()
    (entry,) = load(tmp_path / "seeds").entries.values()
    assert entry.permalink == address.lstrip("/")
    for page in output.rglob("*.html"):
        for href in links(page, "body"):
            if not href.startswith(("http", "#")):
                assert (page.parent / href).is_file(), (page, href)


def test_the_sitemap_names_every_page_with_its_true_date(tmp_path: Path) -> None:
    files = {
        "a.txt": "date: 2019-05\ntitle: A\n\nText.\n",
        "b.txt": "date: 2020-W03\ntitle: B\n\nText.\n",
        "c.txt": "date: 2018\nupdated: 2021-02-03T10:00Z\ntitle: C\n\nText.\n",
        "d.txt": "date: 2017\nhidden: yes\ntitle: D\n\nText.\n",
        "e.txt": "date: 2016\nurl: https://else.example/e\ntitle: E\n\nText.\n",
    }
    output, _ = build(tmp_path, files)
    text = (output / "sitemap.xml").read_text()
    rows = re.findall(r"<loc>https://tide.example.org/(.*?)</loc>(?:\s*<lastmod>(.*?)<)?", text)
    dates = dict(rows)
    assert dates["a.html"] == "2019-05"
    assert dates["b.html"] == ""
    assert dates["c.html"] == "2021-02-03T10:00:00Z"
    assert {"", "archive.html", "2019/"} <= dates.keys()
    assert not {"d.html", "e.html"} & dates.keys()
    for name in dates:
        place = output / name
        assert (place / "index.html" if place.is_dir() else place).is_file()


def test_a_sitemap_of_the_users_stays(tmp_path: Path) -> None:
    files = {"a.txt": "date: 2019\ntitle: A\n\nText.\n", "sitemap.xml": "<urlset/>"}
    output, _ = build(tmp_path, files, replace(SITE, static=("sitemap.xml",)))
    assert (output / "sitemap.xml").read_text() == "<urlset/>"


def test_lists_are_the_same_when_they_are_made_while_workers_make_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And pages are, which the workers write."""
    files = pieces(*range(70)) | {"tagged.txt": "date: 2001\ntags: [a, b]\n\nText.\n"}
    alone, _ = build(tmp_path / "alone", files)
    monkeypatch.setattr(_write_articles, "_FEW", 1)
    monkeypatch.setenv("FEEDS_WORKERS", "2")
    shared, _ = build(tmp_path / "shared", files)
    assert contents(shared) == contents(alone)
    over, report = build(tmp_path / "alone", files)  # where files stand already
    assert contents(over) == contents(shared)
    assert report.written == 0


def test_the_row_of_an_article_is_made_once_for_all_lists(tmp_path: Path) -> None:
    before = _row_anywhere.cache_info().misses
    build(tmp_path, pieces(*range(250)) | {"a.txt": "date: 2001\ntags: [a, b]\n\nText.\n"})
    assert _row_anywhere.cache_info().misses - before == 251
