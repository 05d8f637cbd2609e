"""A folder of feeds and pages: found by what they hold, and checked together."""

from __future__ import annotations

from pathlib import Path

import pytest

from feeds.validation._pages import announced
from feeds.validation._published import PublishedFolder
from feeds.validation.folder import is_feed, validate_folder
from feeds.validation.reports import Checked
from tests.validation.staged import NOW, write_site

HEADS: list[tuple[bytes, bool]] = [
    (b'<?xml version="1.0"?>\n<rss version="2.0">', True),
    (b"\xef\xbb\xbf<feed xmlns='http://www.w3.org/2005/Atom'>", True),
    (b"<!-- a --><?xml-stylesheet href='a'?>\n<feed>", True),
    (b"<!DOCTYPE rss PUBLIC '-//N//DTD RSS 0.91//EN' 'x'>\n<rss>", True),
    (b"<a:feed xmlns:a='http://www.w3.org/2005/Atom'>", True),
    (b"<entry xmlns='http://www.w3.org/2005/Atom'>", True),
    (b"<entry>", False),
    (b"<opml version='2.0'>", True),
    (b"<rdf:RDF xmlns='http://purl.org/rss/1.0/'>", True),
    (b"<rdf:RDF xmlns='x'>", False),
    ("<rss>".encode("utf-16"), True),
    (b'{"version": "https://jsonfeed.org/version/1.1"', True),
    (b'{"name": "x"}', False),
    (b"<?xml version='1.0'?><urlset>", False),
    (b"<!doctype html><p>&lt;rss>", False),
    (b"<rssx>", False),
    (b"", False),
]


@pytest.mark.parametrize(("head", "expected"), HEADS)
def test_a_feed_is_known_by_how_it_begins(head: bytes, *, expected: bool) -> None:
    assert is_feed(head) is expected


ADDRESSES: list[tuple[str, str | None]] = [
    ("https://example.org/", "index.html"),
    ("https://example.org", None),
    ("https://example.org/a.html", "a.html"),
    ("https://example.org/a", "a.html"),
    ("https://example.org/b/", "b/index.html"),
    ("https://example.org/b", "b/index.html"),
    ("https://example.org/b/?x=1#y", "b/index.html"),
    ("https://example.org/%C3%BC.xml", "ü.xml"),
    ("https://example.org/none", ""),
    ("https://example.org/a.html/", ""),
    ("https://example.com/a.html", None),
]


@pytest.mark.parametrize(("url", "path"), ADDRESSES)
def test_the_file_that_answers_at_an_address(url: str, path: str | None) -> None:
    names = ("index.html", "a.html", "b/index.html", "ü.xml")
    site = PublishedFolder(base="https://example.org/", files=dict.fromkeys(names, 1))
    assert site.path_of(url) == path


PAGE = b"""<!doctype html><html><head>
<!-- <link rel=alternate type=application/atom+xml href=no> -->
<link rel="Alternate" type='application/atom+xml; charset=utf-8' href="a&amp;b.xml">
<link rel="stylesheet alternate" type=text/css href=x.css>
<link rel=alternate hreflang=nl href=/nl/>
<script>var x = '<link rel=alternate type=application/rss+xml href=no>'</script>
</head><body><link rel=alternate type=application/rss+xml href=no></body>"""


def test_the_feeds_that_a_page_announces() -> None:
    found = [link for link in announced(PAGE, "https://example.org/x/") if link.href != "no"]
    (link,) = found
    assert (link.url, link.line, link.column) == ("https://example.org/x/a&b.xml", 3, 1)


def test_a_base_element_moves_what_is_announced() -> None:
    page = b'<base href="/y/"><link rel=alternate type=application/rss+xml href=r.xml>'
    (link,) = announced(page, "https://example.org/x/")
    assert link.url == "https://example.org/y/r.xml"


def json_feed(name: str, *numbers: int, title: str = "Reisblog") -> str:
    items = ",\n".join(
        f'{{"id": "tag:example.org,2026:{n}", "url": "https://example.org/{n}.html",'
        f' "content_text": "{n}", "date_published": "2026-05-{28 - n:02}T12:00:00Z"}}'
        for n in numbers
    )
    return (
        f'--- {name}\n{{"version": "https://jsonfeed.org/version/1.1", "title": "{title}",\n'
        f' "home_page_url": "https://example.org/", "feed_url": "https://example.org/{name}",\n'
        f' "items": [{items}]}}'
    )


def run(folder: Path, *files: str, base: str = "", against: Path | None = None) -> list[Checked]:
    write_site("\n".join(files), folder)
    return list(validate_folder(folder, base=base, now=NOW, against=against))


def codes(checked: list[Checked]) -> dict[str, list[str]]:
    return {
        Path(one.file).name: [finding.code for finding in one.report.findings]
        for one in checked
        if one.report.findings
    }


def test_feeds_are_found_at_any_depth_in_order_and_hidden_ones_are_not(tmp_path: Path) -> None:
    found = run(
        tmp_path,
        json_feed("b/feed"),
        json_feed("a.json"),
        json_feed(".hidden/feed.json"),
        "--- sitemap.xml\n<urlset/>",
        "--- data.json\n{}",
    )
    assert [Path(one.file).relative_to(tmp_path).as_posix() for one in found] == [
        "a.json",
        "b/feed",
    ]


def test_the_address_of_the_site_is_read_from_its_feeds(tmp_path: Path) -> None:
    found = run(tmp_path, json_feed("feed.json", 1), "--- index.html\n<title>a</title>")
    assert codes(found) == {"feed.json": ["S103", "S301"]}


def test_a_stated_address_is_what_the_self_links_should_say(tmp_path: Path) -> None:
    found = run(tmp_path, json_feed("feed.json", 1), base="https://example.com/blog")
    assert "Q202" in codes(found)["feed.json"]
    assert any("example.com/blog/feed.json" in f.message for f in found[0].report.findings)


def test_a_site_before_and_after(tmp_path: Path) -> None:
    before = tmp_path / "before"
    run(before, json_feed("feed.json", 1, 2), json_feed("old.json", 1, title="Old"))
    after = tmp_path / "after"
    changed = json_feed("feed.json", 1, 2).replace("2026:2", "2027:2")
    found = run(after, changed, against=before)
    assert codes(found) == {"feed.json": ["S501"], "old.json": ["S503"]}


def test_findings_of_a_page_stand_at_its_line(tmp_path: Path) -> None:
    page = '--- index.html\n<title>a</title>\n <link rel=alternate type=text/xml href="no.xml">'
    found = run(tmp_path, json_feed("feed.json", 1), page, "--- 1.html\n<title>1</title>")
    (one,) = [checked for checked in found if checked.file.endswith("index.html")]
    (finding,) = one.report.findings
    assert (finding.code, finding.line, finding.column) == ("S101", 2, 2)
    assert one.source
