"""A feed → article files → the same feed: nothing is new to anybody."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

import feeds
from feeds.config import Config
from feeds.errors import ConfigError, PublishError, ReadError
from feeds.ledger import DeployedFeed, load, read_feed
from feeds.moving import import_articles, import_ids
from tests.pipeline.sites import NOW, SITE, build, contents, write

FILES = {"atom": "feed.xml", "rss": "rss.xml", "json": "feed.json"}
EXPORT = Path(__file__).parent.parent / "cases" / "feeds" / "wordpress.xml"
BLOG = Config(title="Blog", url="https://blog.example.org/")
POSTS = {
    "a.md": "---\ndate: 2019-05\ntitle: 'Tags {{ and }} & <signs>'\ntags: [a, 'b, c']\n---\n"
    "# Words\n\n`{% raw %}` and {% raw %}{{ x }}{% endraw %} [toc] ::: note\n\n    {{ code }}\n",
    "b.md": "---\ndate: 2019-05-15T10:30:00+02:00\nupdated: 2020-01-02\nid: 'tag:x,2019:1'\n"
    "url: /2019/functional-way/\nlink: https://other.example.org/\n"
    "author: [{name: Ann, url: 'https://ann.example.org/', email: ann@example.org}, Bob]\n"
    "summary: 'A < B & C'\nimage: https://tide.example.org/i.png\n"
    "enclosure: {url: 'https://tide.example.org/a.mp3', type: audio/mpeg, length: 9}\n---\nText.\n",
    "c.txt": "date: 2019\n\nNo title at all here. Only words, and more of them.\n",
    "d.md": "---\ndate: 2018-05-17\nlang: nl\ntitle: Dag\n---\nIn een week als deze.\n",
}


def _feed(folder: Path, format_name: str) -> DeployedFeed:
    name = FILES[format_name]
    return read_feed((folder / name).read_bytes(), name)


def _differences(one: DeployedFeed, other: DeployedFeed, known: frozenset[str]) -> list[str]:
    """The fields in which entries differ; a format cannot lose what it never `known`."""
    assert one.ids == other.ids
    return [
        f"{field.name}: {getattr(left, field.name)!r} {getattr(right, field.name)!r}"
        for left, right in zip(one.entries, other.entries, strict=True)
        for field in fields(left)
        if field.name in known and getattr(left, field.name) != getattr(right, field.name)
    ]


SHARED = frozenset("id title url published stated summary html tags".split())
KNOWN = {
    "atom": SHARED | set("updated authors enclosures language link".split()),
    "rss": SHARED | {"authors", "enclosures", "language"},
    "json": SHARED | set("updated authors enclosures language link image".split()),
}


@pytest.mark.parametrize("format_name", FILES)
@pytest.mark.parametrize("zone", ["UTC", "Europe/Amsterdam"])
def test_what_was_built_is_built_again(tmp_path: Path, format_name: str, zone: str) -> None:
    config = replace(SITE, timezone=zone)
    output, report = build(tmp_path / "old", POSTS, config)
    assert not report.errors
    feed = output / FILES[format_name]
    found = import_articles(str(feed), tmp_path / "new", SITE)
    assert (len(found.files), found.problems) == (len(POSTS), ())
    again = tmp_path / "again"
    assert not feeds.build(tmp_path / "new", again, SITE, now=NOW).problems
    assert not _differences(
        _feed(output, format_name), _feed(again, format_name), frozenset(KNOWN[format_name])
    )
    assert _feed(again, "atom").ids == _feed(output, "atom").ids


@pytest.mark.parametrize("format_name", FILES)
@pytest.mark.parametrize("stated", ["2018-W20", "2018-Q2", "2018", "2018-05", "2018-05-14"])
def test_the_instant_of_a_date_without_a_time_stays(
    tmp_path: Path, format_name: str, stated: str
) -> None:
    post = f"title: A walk\ndate: {stated}\n\nWe went as far as the old mill and back again.\n"
    output, report = build(tmp_path / "old", {"walk.txt": post}, SITE)
    assert not report.errors
    import_articles(str(output / FILES[format_name]), tmp_path / "new", SITE)
    again = tmp_path / "again"
    assert not feeds.build(tmp_path / "new", again, SITE, now=NOW).errors
    for name in FILES:
        before, after = _feed(output, name), _feed(again, name)
        assert before.ids == after.ids
        assert before.entries[0].published == after.entries[0].published


@pytest.mark.parametrize("format_name", FILES)
def test_what_is_taken_out_of_a_body_leaves_no_trace(tmp_path: Path, format_name: str) -> None:
    posts = {"a.md": "---\ndate: 2019-05\n---\nWords.\n\n<script src='/x.js'></script>\n"}
    output, _ = build(tmp_path / "old", posts)
    import_articles(str(output / FILES[format_name]), tmp_path / "new", SITE)
    assert not feeds.build(tmp_path / "new", tmp_path / "again", SITE, now=NOW).problems
    for name in FILES:
        before, after = _feed(output, name), _feed(tmp_path / "again", name)
        assert before.entries[0].html == after.entries[0].html == "<p>Words.</p>"


@pytest.mark.parametrize(("format_name", "id"), [("rss", "12345"), ("json", "a post/1")])
def test_an_id_that_is_no_uri_is_kept_where_it_was(
    tmp_path: Path,
    format_name: str,
    id: str,  # noqa: A002 - its name
) -> None:
    output, _ = build(tmp_path / "old", {"b.md": POSTS["b.md"]})
    file = output / FILES[format_name]
    write(tmp_path, {"feed": _renamed(file.read_bytes(), "tag:x,2019:1", id)})
    found = import_articles(str(tmp_path / "feed"), tmp_path / "new", SITE)
    assert not found.problems
    made = []
    for _ in range(2):  # with the ledger of the first build, and without
        feeds.build(tmp_path / "new", tmp_path / "again", SITE, now=NOW)
        made.append({name: _feed(tmp_path / "again", name).ids[0] for name in FILES})
        (tmp_path / "new" / "feeds.lock").unlink()
    assert made[0] == made[1]
    assert made[0].pop(format_name) == id
    assert len(set(made[0].values())) == 1
    assert made[0].popitem()[1].startswith("urn:uuid:")


def test_atom_cannot_keep_an_id_that_is_no_uri(tmp_path: Path) -> None:
    output, _ = build(tmp_path / "old", {"b.md": POSTS["b.md"]})
    data = _renamed((output / "feed.xml").read_bytes(), "tag:x,2019:1", "12345")
    write(tmp_path, {"feed": data})
    found = import_articles(str(tmp_path / "feed"), tmp_path / "new", SITE)
    assert ["which Atom needs" in one.message for one in found.problems] == [True]
    report = feeds.build(tmp_path / "new", tmp_path / "again", SITE, now=NOW)
    assert not report.problems


def test_what_was_imported_is_known_by_the_id_of_its_format(tmp_path: Path) -> None:
    output, _ = build(tmp_path / "old", {"b.md": POSTS["b.md"]})
    data = _renamed((output / "rss.xml").read_bytes(), "tag:x,2019:1", "12345")
    write(tmp_path, {"feed": data})
    found = import_articles(str(tmp_path / "feed"), tmp_path / "new", SITE)
    assert not feeds.build(tmp_path / "new", tmp_path / "again", SITE, now=NOW).problems
    (tmp_path / "new" / found.files[0]).rename(tmp_path / "new" / "mine.html")
    again = import_articles(str(tmp_path / "feed"), tmp_path / "new", SITE)
    assert [one.message for one in again.problems] == [
        "feeds.lock has this article already; left as it is"
    ]


def test_no_file_is_overwritten(tmp_path: Path) -> None:
    output, _ = build(tmp_path, POSTS)
    first = import_articles(str(output / "feed.xml"), tmp_path / "new", SITE)
    for name in first.files:
        (tmp_path / "new" / name).write_text("mine")
    again = import_articles(str(output / "feed.xml"), tmp_path / "new", SITE)
    assert (again.files, len(again.problems)) == ((), len(POSTS))
    assert set(contents(tmp_path / "new").values()) == {b"mine"}
    known = import_articles(str(output / "feed.xml"), tmp_path / "seeds", SITE)
    assert (known.files, len(known.problems)) == ((), len(POSTS))  # feeds.lock has them


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    output, _ = build(tmp_path, POSTS)
    found = import_articles(str(output / "feed.xml"), tmp_path / "new", SITE, dry_run=True)
    assert len(found.files) == len(POSTS)
    assert not (tmp_path / "new").exists()


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    output, _ = build(tmp_path, POSTS)
    write(tmp_path, {"file": ""})
    with pytest.raises(PublishError, match="need a folder"):
        import_articles(str(output / "feed.xml"), tmp_path / "file", SITE)


@pytest.mark.parametrize(
    "data",
    [
        b'<!DOCTYPE r [<!ENTITY a "x">]><rss><channel>&a;</channel></rss>',
        b'<!DOCTYPE r SYSTEM "http://localhost/x"><rss><channel/></rss>',
        b"<rss><channel>",
        b"",
    ],
)
def test_hostile_and_broken_feeds_are_refused(tmp_path: Path, data: bytes) -> None:
    write(tmp_path, {"x.xml": data})
    with pytest.raises(ReadError):
        import_articles(str(tmp_path / "x.xml"), tmp_path / "new", SITE)
    assert not (tmp_path / "new").exists()


HOSTILE = b"""<rss version="2.0"><channel><item><title>../../x: CON</title>
<link>https://x.example/../..%2f..%2fetc%2fcon</link><guid>..\\..\\a</guid>
<pubDate>Tue, 01 Jan 2019 08:00:00 -0000</pubDate>
<description>&lt;script&gt;alert(1)&lt;/script&gt;&lt;p&gt;&lt;a href="javascript:x"&gt;A
</description>
</item></channel></rss>"""


def test_hostile_entries_stay_in_their_folder(tmp_path: Path) -> None:
    write(tmp_path, {"x.xml": HOSTILE})
    found = import_articles(str(tmp_path / "x.xml"), tmp_path / "new", SITE)
    assert found.files == ("2019-01-01-con-1143da2b.html",)
    assert [one.message for one in found.problems] == [
        "the address 'javascript:x' cannot be shown in feeds and was removed"
    ]
    text = (tmp_path / "new" / found.files[0]).read_text(encoding="utf-8")
    assert text.endswith("---\n<p><a>A</a></p>\n")


def test_of_two_entries_with_one_id_the_second_is_counted(tmp_path: Path) -> None:
    item = '<item><title>{}</title><guid isPermaLink="false">7</guid></item>'
    text = f"<rss><channel>{item.format('A')}{item.format('B')}</channel></rss>"
    write(tmp_path, {"x.xml": text})
    found = import_articles(str(tmp_path / "x.xml"), tmp_path / "new", SITE)
    assert found.files == ("undated-a.html",)
    assert found.left_out == (("entry with the id of another", 1),)


def test_of_two_articles_of_an_export_with_one_id_both_are_kept(tmp_path: Path) -> None:
    menu, *posts = [
        f"<item><title>{title}</title><guid>https://x.example/?p=7</guid><wp:post_type>{kind}"
        f"</wp:post_type><wp:post_date_gmt>2019-05-15 12:00:00</wp:post_date_gmt></item>"
        for title, kind in (("M", "nav_menu_item"), ("A", "post"), ("B", "post"))
    ]
    space = ' xmlns:wp="http://wordpress.org/export/1.2/"'
    write(tmp_path, {"x.xml": f"<rss{space}><channel>{menu}{''.join(posts)}</channel></rss>"})
    found = import_articles(str(tmp_path / "x.xml"), tmp_path / "new", BLOG)
    assert (len(found.files), found.left_out) == (2, (("nav_menu_item", 1),))
    (problem,) = found.problems
    assert "of 'B' is that of another article" in problem.message
    ids = {one.title: one.id for one in feeds.read_articles(tmp_path / "new", BLOG)}
    assert ids["A"] == "https://x.example/?p=7"
    assert ids["B"] != ids["A"]


def test_an_export_of_wordpress(tmp_path: Path) -> None:
    found = import_articles(str(EXPORT), tmp_path / "new", BLOG)
    assert found.files == ("draft-not-yet.html", "2019-05-15-first.html")
    assert (found.drafts, found.left_out) == (1, (("attachment", 1), ("page", 1)))
    assert [one.message for one in found.problems] == [
        "the shortcode [contact-form] was left as it is"
    ]
    (article,) = feeds.read_articles(tmp_path / "new", BLOG)
    assert (article.id, article.url) == (
        "https://blog.example.org/?p=3",
        "https://blog.example.org/2019/05/first/",
    )
    assert article.published_at.isoformat() == "2019-05-15T12:30:00+02:00"
    assert article.updated == datetime(2019, 6, 1, 10, tzinfo=UTC)
    assert (article.authors[0].name, article.tags) == ("Ann Harbour", ("Sea", "Boats, big"))
    assert (article.summary, article.image) == ("An excerpt", "https://blog.example.org/pic.jpg")
    assert article.enclosures[0].length == 123
    assert article.html.startswith("<p>Hello<br>\nthere.</p>\n<figure><img src=")
    assert "<p>Text {{ here }}.</p>" in article.html
    assert len(import_articles(str(EXPORT), tmp_path / "all", BLOG, pages=True).files) == 3


def _renamed(data: bytes, old: str, new: str) -> bytes:
    return data.replace(old.encode(), new.encode())


def test_ids_are_taken_over_for_each_format(tmp_path: Path) -> None:
    output, _ = build(tmp_path / "old", {"b.md": POSTS["b.md"]})
    feed = {name: (output / file).read_bytes() for name, file in FILES.items()}
    seeds = write(tmp_path / "seeds", {"b.md": POSTS["b.md"].replace("id: 'tag:x,2019:1'\n", "")})
    for name, id in (("rss", "7 at x"), ("atom", "tag:x,2019:1"), ("json", "urn:x:1")):  # noqa: A001
        write(tmp_path, {"feed": _renamed(feed[name], "tag:x,2019:1", id)})
        found = import_ids(str(tmp_path / "feed"), seeds, SITE, now=NOW)
        assert (found.ids, found.problems) == (1, ())
    feeds.build(seeds, tmp_path / "out", SITE, now=NOW)
    ids = [_feed(tmp_path / "out", name).ids[0] for name in FILES]
    assert ids == ["tag:x,2019:1", "7 at x", "urn:x:1"]


def test_an_id_that_the_file_states_stays(tmp_path: Path) -> None:
    output, _ = build(tmp_path / "old", {"b.md": POSTS["b.md"]})
    seeds = write(tmp_path / "seeds", {"b.md": POSTS["b.md"]})
    data = (output / "rss.xml").read_bytes()
    write(tmp_path, {"rss.xml": _renamed(data, "tag:x,2019:1", "https://x.example/?p=1")})
    dry = import_ids(str(tmp_path / "rss.xml"), seeds, SITE, now=NOW, dry_run=True)
    assert (dry.ids, bool(load(seeds))) == (1, False)
    import_ids(str(tmp_path / "rss.xml"), seeds, SITE, now=NOW)
    assert not feeds.build(seeds, tmp_path / "out", SITE, now=NOW).errors
    ids = [_feed(tmp_path / "out", name).ids[0] for name in FILES]
    assert ids == ["tag:x,2019:1", "https://x.example/?p=1", "tag:x,2019:1"]


def test_ids_need_an_address_and_articles_that_can_be_read(tmp_path: Path) -> None:
    output, _ = build(tmp_path / "old", POSTS)
    with pytest.raises(ConfigError, match=r"feeds\.lock"):
        import_ids(str(output / "rss.xml"), tmp_path / "old" / "seeds", Config())
    seeds = write(tmp_path / "seeds", {"a.txt": "No date.\n"})
    found = import_ids(str(output / "rss.xml"), seeds, SITE, now=NOW)
    assert [one.path for one in found.problems] == ["a.txt"]
    assert not load(seeds)
