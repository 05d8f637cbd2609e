"""Each fault of feedgen that touches us is fixed, and each check here fails without its fix."""

from __future__ import annotations

import dataclasses
import locale
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator
from feedgen.util import formatRFC2822
from lxml import etree

from feeds.formats import _fixes, _rss_fixes, atom, render, rss
from feeds.model import Feed
from tests.golden.records import ARCHIVE, ARTICLES, FEED

A = "{http://www.w3.org/2005/Atom}"
DC = "{http://purl.org/dc/elements/1.1/}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
NAMES = {
    "a": A[1:-1],
    "dc": DC[1:-1],
    "dcterms": "http://purl.org/dc/terms/",
    "content": CONTENT[1:-1],
    "fh": "http://purl.org/syndication/history/1.0",
    "at": "http://purl.org/atompub/tombstones/1.0",
}

Patch = Callable[[pytest.MonkeyPatch], None]


class Document:
    """A rendered feed, asked by XPath."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.root = etree.fromstring(data)

    def all(self, path: str) -> list[str]:
        found = self.root.xpath(path, namespaces=NAMES)
        assert isinstance(found, list)
        return [str(item) for item in found]


@dataclass(frozen=True, kw_only=True)
class Fix:
    """A fault, what holds once it is fixed, and how to take the fix away."""

    fault: str
    format: str
    holds: Callable[[Document], bool]
    without: Patch
    feed: Feed = FEED


@dataclass(frozen=True)
class drop:  # noqa: N801 - reads as a verb in the table
    """Take one function out of a table of fixes."""

    table: str
    name: str

    def __call__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        fixes = getattr(_fixes, self.table)
        rest = tuple(fix for fix in fixes if fix.__name__ != self.name)
        assert len(rest) == len(fixes) - 1
        monkeypatch.setattr(_fixes, self.table, rest)


def replace(owner: Any, name: str, value: object) -> Patch:
    return lambda monkeypatch: monkeypatch.setattr(owner, name, value)


def _prepended(made: FeedGenerator, article: Any) -> FeedEntry:
    added = made.add_entry()
    added.fix.article, added.fix.feed = article, made.fix.feed
    return added


_link, _content, _guid = FeedGenerator.link, FeedEntry.content, FeedEntry.guid


def _self_link_last(made: FeedGenerator, **link: str) -> None:
    _link(made, **link)
    if link["rel"] == "alternate":
        _link(made, href=FEED.self_urls["rss"], rel="self")


def _as_it_is(text: str) -> str:
    return text


NEWEST = "Sun, 01 Mar 2020 09:00:00 +0000"

FIXES = (
    Fix(
        fault="Atom entry links keep only href",
        format="atom",
        holds=lambda document: (
            document.all("//a:entry[1]/a:link/@rel")
            == ["alternate", "related", "enclosure", "enclosure"]
            and document.all("//a:entry[1]/a:link/@length") == ["12345"]
            and document.all("//a:entry[1]/a:link/@type")
            == ["text/html", "audio/mpeg", "audio/ogg"]
        ),
        without=drop("ATOM_ENTRY", "_links_with_their_attributes"),
    ),
    Fix(
        fault="the channel's link is the last link of any kind",
        format="rss",
        holds=lambda document: document.all("/rss/channel/link/text()") == [FEED.home_url],
        without=replace(FeedGenerator, "link", _self_link_last),
    ),
    Fix(
        fault="RSS has no hub and no link to archives",
        format="rss",
        holds=lambda document: (
            document.all("/rss/channel/a:link/@rel") == ["self", "hub", "prev-archive"]
        ),
        without=drop("RSS_CHANNEL", "_channel_links"),
    ),
    Fix(
        fault="lastBuildDate is the time of the build",
        format="rss",
        holds=lambda document: document.all("//lastBuildDate/text()") == [NEWEST],
        without=replace(_fixes, "_without_build_time", lambda made: None),
    ),
    Fix(
        fault="lastBuildDate cannot be said without setlocale",
        format="rss",
        holds=lambda document: document.all("//lastBuildDate/text()") == [NEWEST],
        without=drop("RSS_CHANNEL", "_channel_date"),
    ),
    Fix(
        fault="an offset with seconds, a year of three digits",
        format="atom",
        holds=lambda document: (
            document.all("//a:published/text()")[-2:]
            == ["1850-07-01T09:06:32+00:00", "0999-07-01T12:00:00+00:00"]
        ),
        without=drop("ATOM_ENTRY", "_dates_in_their_form"),
    ),
    Fix(
        fault="the feed's own date has the same faults",
        format="atom",
        holds=lambda document: (
            document.all("/a:feed/a:updated/text()") == ["1850-07-01T09:06:32+00:00"]
        ),
        without=drop("ATOM_FEED", "_feed_date"),
        feed=dataclasses.replace(FEED, updated=ARTICLES[5].updated),
    ),
    Fix(
        fault="pubDate cannot be said without setlocale",
        format="rss",
        holds=lambda document: (
            document.all("//item/pubDate/text()")[-1:] == ["Mon, 01 Jul 0999 12:00:00 +0000"]
        ),
        without=drop("RSS_ITEM", "_publication_date"),
    ),
    Fix(
        fault="new entries are put first",
        format="atom",
        holds=lambda document: (
            document.all("//a:entry/a:id/text()") == [article.id for article in ARTICLES]
        ),
        without=replace(_fixes, "entry", _prepended),
    ),
    Fix(
        fault="content without a type is plain text",
        format="atom",
        holds=lambda document: set(document.all("//a:content/@type")) == {"html"},
        without=replace(FeedEntry, "content", lambda self, text, type: _content(self, text)),  # noqa: A006 - feedgen's name
    ),
    Fix(
        fault="a carriage return becomes &#13;",
        format="rss",
        holds=lambda document: b"&#13;" not in document.data,
        without=replace(
            rss,
            "sound",
            lambda text: text.translate({7: "", 11: "", 0: "", 0xD800: "", 0xFFFE: ""}),
        ),
    ),
    Fix(
        fault="a character that XML excludes stops everything",
        format="atom",
        holds=lambda document: document.all("//a:entry[6]/a:title/text()") != [],
        without=replace(atom, "sound", _as_it_is),
    ),
    Fix(
        fault="a title on several lines stays so",
        format="atom",
        holds=lambda document: "\n" not in document.all("//a:entry[5]/a:title/text()")[0],
        without=replace(atom, "shown_title", lambda article: "a\nb"),
    ),
    Fix(
        fault="authors without an address do not reach RSS",
        format="rss",
        holds=lambda document: (
            len(document.all("//item[1]/dc:creator")) == 2
            and document.all("//item[4]/author/text()") == ["owen@example.org (Owen & Co)"]
        ),
        without=drop("RSS_ITEM", "_names_without_addresses"),
    ),
    Fix(
        fault="the feed's author does not reach RSS",
        format="rss",
        holds=lambda document: (
            document.all("//managingEditor/text()") == ["editors@example.org (The Editors)"]
        ),
        without=drop("RSS_CHANNEL", "_channel_people"),
    ),
    Fix(
        fault="a guid may be taken for an address",
        format="rss",
        holds=lambda document: set(document.all("//guid/@isPermaLink")) == {"false"},
        without=replace(
            FeedEntry, "guid", lambda self, guid, permalink: _guid(self, guid, permalink=True)
        ),
    ),
    Fix(
        fault="an entry has no language of its own",
        format="atom",
        holds=lambda document: document.all("//a:entry/@xml:lang") == ["nl-NL", "ar"],
        without=drop("ATOM_ENTRY", "_language_of_the_entry"),
    ),
    Fix(
        fault="an item has no language of its own",
        format="rss",
        holds=lambda document: (
            document.all("//item/dc:language/text()") == ["nl-NL", "ar"]
            and document.all("/rss/channel/dc:language") == []
        ),
        without=drop("RSS_ITEM", "_language_of_the_item"),
    ),
    Fix(
        fault="the content stands ahead of the summary",
        format="atom",
        holds=lambda document: (
            [child.tag for child in document.root.findall(A + "entry")[1]][-2:]
            == [A + "summary", A + "content"]
        ),
        without=drop("ATOM_ENTRY", "_text_last"),
    ),
    Fix(
        fault="RSS content stands ahead of dates and categories",
        format="rss",
        holds=lambda document: (
            [child.tag for child in document.root[0].findall("item")[0]][-2:]
            == ["description", CONTENT + "encoded"]
        ),
        without=drop("RSS_ITEM", "_content_after_description"),
    ),
    Fix(
        fault="precision cannot be said in Atom",
        format="atom",
        holds=lambda document: (
            document.all("//dcterms:issued/text()")
            == ["2019-05", "2018", "2017-11-30", "2017-05", "0999"]
            and len(document.all("//dcterms:issued/following-sibling::*[1][self::a:published]"))
            == 5
        ),
        without=drop("ATOM_ENTRY", "precision_ahead_of_the_date"),
    ),
    Fix(
        fault="precision cannot be said in RSS",
        format="rss",
        holds=lambda document: (
            len(document.all("//dcterms:issued/following-sibling::*[1][self::pubDate]")) == 5
        ),
        without=drop("RSS_ITEM", "precision_ahead_of_the_date"),
    ),
    Fix(
        fault="the generator is feedgen with its version",
        format="rss",
        holds=lambda document: document.all("//generator/text()") == ["feeds"],
        without=replace(FeedGenerator, "generator", lambda self, name: None),
    ),
    Fix(
        fault="deletions are unknown in Atom",
        format="atom",
        holds=lambda document: len(document.all("/a:feed/at:deleted-entry/@ref")) == 1,
        without=drop("ATOM_FEED", "archive_and_deletions"),
    ),
    Fix(
        fault="archives are unknown in RSS",
        format="rss",
        holds=lambda document: len(document.all("/rss/channel/fh:archive")) == 1,
        without=drop("RSS_CHANNEL", "archive_and_deletions"),
        feed=ARCHIVE,
    ),
    Fix(
        fault="plain text in RSS is escaped as if it were mark-up",
        format="rss",
        holds=lambda document: (
            b"<title>Golden &#x26; &#x3C; &#x3E;" in document.data
            and b"<description>Every field: &#x26; &#x3C;" in document.data
            and b"<description>A summary of &amp;amp; &amp;lt;" in document.data
        ),
        without=replace(_rss_fixes, "plain_text_references", lambda data: data),
    ),
)


@pytest.mark.parametrize("fix", FIXES, ids=[fix.fault for fix in FIXES])
def test_a_fault_of_feedgen_is_fixed(fix: Fix, monkeypatch: pytest.MonkeyPatch) -> None:
    assert fix.holds(Document(render(fix.feed, fix.format)))
    fix.without(monkeypatch)
    try:
        unfixed = Document(render(fix.feed, fix.format))
    except (ValueError, UnicodeEncodeError):
        return
    assert not fix.holds(unfixed)


def test_every_fix_has_a_check() -> None:
    tables = ("ATOM_FEED", "RSS_CHANNEL", "ATOM_ENTRY", "RSS_ITEM")
    there = {(table, fix.__name__) for table in tables for fix in getattr(_fixes, table)}
    checked = {
        (fix.without.table, fix.without.name) for fix in FIXES if isinstance(fix.without, drop)
    }
    assert checked == there


@pytest.mark.parametrize("format_name", ["atom", "rss"])
def test_the_locale_is_never_touched(format_name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("setlocale was called")

    monkeypatch.setattr(locale, "setlocale", refuse)
    with pytest.raises(AssertionError):
        formatRFC2822(datetime(2019, 5, 1, tzinfo=UTC))
    render(FEED, format_name)
