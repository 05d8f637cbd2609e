"""Atom 1.0, as readers and RFC 4287 want it."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from feeds.formats import FORMATS, render
from feeds.model import Feed
from tests.golden.records import ARCHIVE, ARTICLES, FEED

A = "{http://www.w3.org/2005/Atom}"
PLAIN = replace(
    FEED, entries=ARTICLES[:1], tombstones=(), prev_archive={}, hub="", stylesheet="", language=""
)


def tree(feed: Feed) -> etree._Element:
    return etree.fromstring(FORMATS["atom"].render(feed))


def links(element: etree._Element) -> list[tuple[str | None, str | None]]:
    return [(link.get("rel"), link.get("href")) for link in element.findall(A + "link")]


def test_every_link_says_what_it_is() -> None:
    assert links(tree(FEED)) == [
        ("self", FEED.self_urls["atom"]),
        ("hub", FEED.hub),
        ("prev-archive", FEED.prev_archive["atom"]),
        ("alternate", FEED.home_url),
    ]
    assert links(tree(ARCHIVE))[1:3] == [
        ("hub", FEED.hub),
        ("prev-archive", ARCHIVE.prev_archive["atom"]),
    ]
    assert ("current", FEED.self_urls["atom"]) in links(tree(ARCHIVE))


def test_atom_is_the_default_namespace_and_no_prefix_is_idle() -> None:
    root = tree(PLAIN)
    assert root.nsmap == {None: A[1:-1]}
    assert set(tree(FEED).nsmap) == {None, "dcterms", "at"}
    assert set(tree(ARCHIVE).nsmap) == {None, "dcterms", "fh"}
    assert b"xml:base" not in render(FEED, "atom")


def test_the_feed_has_what_the_specification_requires() -> None:
    root = tree(PLAIN)
    children = [etree.QName(child).localname for child in root]
    assert {"id", "title", "updated", "author", "link"} <= set(children)
    entry = root.find(A + "entry")
    assert entry is not None
    assert {"id", "title", "updated", "published", "link", "content", "summary"} <= {
        etree.QName(child).localname for child in entry
    }
    title = entry.find(A + "title")
    assert title is not None
    assert not title.keys()


def test_a_feed_of_summaries_has_no_content() -> None:
    root = tree(replace(PLAIN, full_content=False))
    assert not list(root.iter(A + "content"))
    assert len(list(root.iter(A + "summary"))) == 1


def test_an_entry_without_text_says_its_title() -> None:
    bare = replace(ARTICLES[0], html="", summary="", title="Only a title")
    root = tree(replace(PLAIN, entries=(bare,)))
    assert [summary.text for summary in root.iter(A + "summary")] == ["Only a title"]


def test_a_feed_may_have_no_entries() -> None:
    root = tree(replace(PLAIN, entries=()))
    assert root.findtext(A + "updated") == "2020-03-01T09:00:00+00:00"
    assert not root.findall(A + "entry")
