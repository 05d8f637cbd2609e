"""Feeds read back, ids taken over, and archives whose bytes stay."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from feeds.config import FeedSetting
from feeds.errors import ReadError
from feeds.ledger import read_feed
from tests.ledger.readers import served
from tests.ledger.sites import NOW, URL, Site
from tests.pipeline.sites import contents

OTHERS = {
    "rss": b"""<rss version="2.0"><channel><title>T</title><link>https://x.example/</link>
<item><title>Number 1</title><link>https://x.example/2019/one/</link><guid>https://x.example/?p=1</guid>
<pubDate>Tue, 01 Jan 2019 08:00:00 -0000</pubDate></item></channel></rss>""",
    "rss without guid": b"""<rss version="0.92"><channel><item><title>A</title>
<link>https://x.example/a</link></item></channel></rss>""",
    "rss 1.0": b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
xmlns="http://purl.org/rss/1.0/"><channel><title>T</title></channel>
<item rdf:about="https://x.example/a"><title>A</title><link>https://x.example/a</link></item></rdf:RDF>""",
    "atom": b"""<feed xmlns="http://www.w3.org/2005/Atom"><id>f</id><title>T</title><entry>
<id>tag:x,2019:1</id><title>A</title><link href="https://x.example/a"/>
<updated>2019-01-01T08:00:00Z</updated></entry></feed>""",
    "json": b'\xef\xbb\xbf {"version": "https://jsonfeed.org/version/1", "items": [{"id": 7, '
    b'"url": "https://x.example/a", "title": "A"}, 3]}',
}
IDS = {
    "rss": "https://x.example/?p=1",
    "rss without guid": "https://x.example/a",
    "rss 1.0": "https://x.example/a",
    "atom": "tag:x,2019:1",
    "json": "7",
}


@pytest.mark.parametrize("name", OTHERS)
def test_feeds_of_other_tools_are_read(name: str) -> None:
    assert read_feed(OTHERS[name], name).ids == (IDS[name],)


NO_FEEDS = {
    "a page": b"<html><body/></html>",
    "no XML": b"<html><br></html>",
    "JSON": b'{"a": 1}',
    "no JSON": b'{"a": ',
    "a bomb": b'<!DOCTYPE r [<!ENTITY a "x">]><rss><channel><title>&a;</title></channel></rss>',
    "nothing": b"",
    "deep JSON": b'{"a":' + b"[" * 100_000,
}


@pytest.mark.parametrize("name", NO_FEEDS)
def test_what_is_no_feed_is_refused(name: str) -> None:
    with pytest.raises(ReadError, match=r"x\.xml:(?:\d+:)? it "):
        read_feed(NO_FEEDS[name], "x.xml")


def test_all_formats_are_read_back_alike(tmp_path: Path) -> None:
    site = Site(root=tmp_path)
    site.fill(3)
    site.published()
    feeds = [site.feed(name) for name in ("feed.xml", "rss.xml", "feed.json")]
    for feed in feeds:
        assert feed.ids == feeds[0].ids
        assert [entry.url for entry in feed.entries] == [entry.url for entry in feeds[0].entries]
        assert [one.published for one in feed.entries] == [
            one.published for one in feeds[0].entries
        ]
        assert all("not much" in entry.html for entry in feed.entries)


ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><id>f</id><title>T</title>
<entry><id>https://old.example/?p=3</id><title>Number 3</title>
<link href="https://tide.example.org/2019/01/03/number-3/"/>
<published>2019-01-03T08:00:00Z</published><updated>2022-02-02T10:00:00Z</updated></entry>
<entry><id>https://old.example/?p=2</id><title>Something</title>
<link href="https://tide.example.org/number-2/"/>
<published>2019-01-02T08:00:00Z</published><updated>2019-01-02T08:00:00Z</updated></entry>
<entry><id>https://old.example/?p=99</id><title>Unknown</title><link href="https://x.example/u"/>
<updated>2019-01-02T08:00:00Z</updated></entry></feed>"""
RSS = """<rss version="2.0"><channel><title>T</title><item><title>Number 3</title>
<link>https://tide.example.org/2019/01/03/number-3/</link><guid>guid-of-3</guid>
<pubDate>Thu, 03 Jan 2019 08:00:00 GMT</pubDate></item></channel></rss>"""


def test_ids_are_taken_over_from_another_tool(tmp_path: Path) -> None:
    site = Site(root=tmp_path)
    site.fill(4)
    (tmp_path / "atom.xml").write_text(ATOM)
    (tmp_path / "rss.xml").write_text(RSS)
    report = site.build(adopt=(str(tmp_path / "atom.xml"), str(tmp_path / "rss.xml")))
    assert report.published
    (warning,) = report.problems
    assert "no article was found for 'Unknown'" in str(warning)
    atom = {entry.title: entry for entry in site.feed().entries}
    rss = {entry.title: entry.id for entry in site.feed("rss.xml").entries}
    assert atom["Number 3"].id == "https://old.example/?p=3"
    assert atom["Number 2"].id == "https://old.example/?p=2"
    assert rss["Number 3"] == "guid-of-3"
    assert rss["Number 2"] == atom["Number 2"].id
    assert "2022-02-02 10:00" in str(atom["Number 3"].updated)
    assert f'href="{URL}number-3.html"' in site.page("2019/01/03/number-3/index.html")
    before = contents(site.output)
    site.published(now=NOW + timedelta(days=1))
    assert contents(site.output) == before
    site.drop("3.txt")
    site.published()
    assert site.feed().deleted == ("https://old.example/?p=3",)
    assert site.feed("rss.xml").deleted == (), "a guid that is no URI cannot be told"


def test_a_guid_that_is_no_uri_is_the_id_of_that_format_alone(tmp_path: Path) -> None:
    site = Site(root=tmp_path)
    site.fill(4)
    (tmp_path / "rss.xml").write_text(RSS)
    site.published(adopt=(str(tmp_path / "rss.xml"),))
    assert "guid-of-3" in site.feed("rss.xml").ids
    assert all(one.startswith("urn:uuid:") for one in site.feed().ids)


def test_older_articles_than_the_feed_held_are_not_new(tmp_path: Path) -> None:
    site = Site(root=tmp_path).configured(limit=2)
    site.fill(6)
    (tmp_path / "atom.xml").write_text(ATOM)
    assert site.build(adopt=(str(tmp_path / "atom.xml"),)).published
    assert site.titles() == ["Number 6", "Number 5"]


def test_our_own_feeds_are_taken_over_from_their_address(tmp_path: Path) -> None:
    site = Site(root=tmp_path / "a").configured(limit=2, archive=2, site_id="urn:x:first")
    site.fill(6)
    site.output.mkdir()
    other = Site(root=tmp_path / "b").configured(limit=30)
    other.fill(6)
    with served(site.output) as address:
        site = site.configured(url=address)
        site.published()
        pages = [site.feed(), site.feed("archive/1/feed.xml"), site.feed("archive/2/feed.xml")]
        ids = {entry.title: entry.id for feed in pages for entry in feed.entries}
        assert len(ids) == 6
        other.published(adopt=(address + "feed.xml",))
        missing = other.build(adopt=(address + "none.xml",))
    assert "there is no feed here" in str(missing.problems[0])
    assert {entry.title: entry.id for entry in other.feed().entries} == ids


def _archive(site: Site) -> dict[str, bytes]:
    found = contents(site.output)
    return {name: data for name, data in found.items() if name.startswith("archive/")}


def test_sealed_pages_never_change(tmp_path: Path) -> None:
    site = Site(root=tmp_path).configured(limit=3, archive=2)
    site.fill(8)
    site.published()
    sealed = _archive(site)
    assert len(sealed) == 2 * 3
    site.edit("1.txt", "not much", "a lot")
    site.drop("2.txt")
    site.add(9, date="1999")
    site.rename("3.txt", "three.txt")
    site.published(now=NOW + timedelta(days=1))
    assert sealed.items() <= _archive(site).items()
    assert "Number 1" in site.titles(), "what changed is told once more"
    assert len(site.feed().deleted) == 1
    page = site.feed("archive/2/feed.xml")
    assert page.is_archive
    assert page.previous == f"{URL}archive/1/feed.xml"
    assert site.feed().previous.endswith(f"/archive/{len(_archive(site)) // 3}/feed.xml")
    assert site.feed("archive/1/feed.xml").previous == ""
    assert site.feed("feed.json").previous == site.feed().previous.replace("feed.xml", "feed.json")


def test_a_checkout_has_sealed_pages_from_the_deployed_site(tmp_path: Path) -> None:
    site = Site(root=tmp_path / "a").configured(limit=3, archive=2)
    site.fill(8)
    site.published()
    site.edit("1.txt", "not much", "a lot")
    site.published(now=NOW + timedelta(days=1))
    checkout = Site(root=tmp_path / "b", config=site.config)
    for path in site.source.iterdir():
        checkout.write(path.name, path.read_text())
    with served(site.output) as address:
        checkout.published(locked=True, against=address)
    assert contents(checkout.output) == contents(site.output)
    assert checkout.feed("archive/1/feed.xml").entries[-1].html.count("not much") == 1


def test_pages_are_made_anew_for_another_address_and_after_a_purge(tmp_path: Path) -> None:
    from feeds.moving import purge  # noqa: PLC0415

    site = Site(root=tmp_path).configured(limit=3, archive=2)
    site.fill(8)
    site.published()
    first = site.feed("archive/1/feed.xml")
    moved = site.configured(url="https://other.example/")
    moved.published()
    again = moved.feed("archive/1/feed.xml")
    assert (again.ids, again.url) == (first.ids, "https://other.example/archive/1/feed.xml")
    second = contents(moved.output)["archive/2/feed.xml"]
    moved.drop("1.txt")
    purge(moved.source, "1.txt")
    moved.published()
    assert len(moved.feed("archive/1/feed.xml").ids) == 1
    assert contents(moved.output)["archive/2/feed.xml"] == second
    assert not any(b"Number 1<" in data for data in contents(moved.output).values())


def test_more_feeds_of_the_same_articles(tmp_path: Path) -> None:
    picks = FeedSetting(name="picks", paths=("2*",), content="summary", limit=1)
    site = Site(root=tmp_path).configured(by_tag=True, by_author=True, feed=(picks,))
    site.add(1, head="tags: sea\nauthor: Ann\n")
    site.add(2, head="tags: sea, air\n")
    site.published()
    names = ["feed.xml", "tag/sea/feed.xml", "tag/air/feed.xml", "author/ann/feed.xml"]
    names.append("picks/feed.xml")
    ids = {name: site.feed(name).id for name in names}
    assert len(set(ids.values())) == 5
    assert "not much" not in site.feed("picks/feed.xml").entries[0].html
    assert all(f"{URL}{name}" in site.page("feeds.opml") for name in names)
    before = (site.output / "tag/air/feed.xml").read_bytes()
    site.edit("2.txt", "sea, air", "sea")
    site.published(now=NOW + timedelta(days=1))
    empty = site.feed("tag/air/feed.xml")
    assert empty.entries == ()
    assert empty.id == ids["tag/air/feed.xml"]
    stamp = b"<updated>2019-01-02T12:00:00"
    assert stamp in before
    assert stamp in (site.output / "tag/air/feed.xml").read_bytes()
    assert {name: site.feed(name).id for name in names} == ids


@pytest.mark.parametrize(
    "date",
    [
        f"Tue, 01 Jan {10**30} 08:00:00 +0000",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-12:00",
        "2019-13-01",
    ],
)
def test_a_date_that_no_calendar_has_is_none(date: str) -> None:
    data = f"<rss><channel><item><link>a</link><pubDate>{date}</pubDate></item></channel></rss>"
    (entry,) = read_feed(data.encode(), "rss.xml").entries
    assert entry.published is None
