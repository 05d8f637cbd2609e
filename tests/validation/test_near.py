"""Did you mean: each slip is one finding that names what to write, and has no consequences."""

from __future__ import annotations

import json

import pytest

from feeds.validation import validate
from tests.validation.examples import CHANNEL, ENTRY, FEED, ITEM, atom, rss

ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"


def item(**changes: str) -> str:
    return rss(CHANNEL, f"<item>{''.join((ITEM | DATED | changes).values())}</item>")


def entry(**changes: str) -> str:
    return atom(FEED, f"<entry>{''.join((ENTRY | changes).values())}</entry>")


def channel(**changes: str) -> str:
    return rss(CHANNEL | changes, f"<item>{''.join((ITEM | DATED).values())}</item>")


def feed(**changes: str) -> str:
    return atom(FEED | changes, f"<entry>{''.join(ENTRY.values())}</entry>")


DATED = {"pubDate": "<pubDate>Sat, 31 Jan 2026 09:30:00 GMT</pubDate>"}
MP3 = "https://example.org/a.mp3"
SLIPS: list[tuple[str, str, str]] = [  # document, the rule, what the hint says to write
    (item(pubDate="<pubdate>x</pubdate>"), "R105", "write pubDate"),
    (item(pubDate="<PubDate>x</PubDate>"), "R105", "write pubDate"),
    (item(pubDate="<pudDate>x</pudDate>"), "R105", "write pubDate"),
    (item(pubDate="<published>x</published>"), "R105", "write pubDate"),
    (item(pubDate="<updated>x</updated>"), "R105", "write pubDate"),
    (item(guid="<GUID>x</GUID>"), "R105", "write guid"),
    (item(guid="<id>x</id>"), "R105", "write guid"),
    (item(title="<Title>x</Title>", description=""), "R105", "write title"),
    (item(description="<summary>x</summary>", title=""), "R105", "write description"),
    (item(description="<content>x</content>"), "R105", "content:encoded"),
    (item(x="<Category>x</Category>"), "R105", "write category"),
    (item(x="<creator>x</creator>"), "R105", "write dc:creator"),
    (item(x="<language>nl</language>"), "R105", "put it into channel"),
    (item(guid='<guid isPermalink="false">tag:a.nl,2026:1</guid>'), "R107", "write isPermaLink="),
    (item(guid='<guid permalink="false">tag:a.nl,2026:1</guid>'), "R107", "write isPermaLink="),
    (item(x=f'<enclosure URL="{MP3}" length="1" type="audio/mpeg"/>'), "R107", "write url="),
    (item(x=f'<enclosure href="{MP3}" length="1" type="audio/mpeg"/>'), "R107", "write url="),
    (item(x=f'<enclosure url="{MP3}" size="1" type="audio/mpeg"/>'), "R107", "write length="),
    (item(x=f'<enclosure url="{MP3}" length="1" mime="audio/mpeg"/>'), "R107", "write type="),
    (channel(title="<Title>x</Title>"), "R105", "write title"),
    (channel(description="<subtitle>x</subtitle>"), "R105", "write description"),
    (channel(link="<Link>x</Link>"), "R105", "write link"),
    (channel(language="<Language>en</Language>"), "R105", "write language"),
    (channel(x="<lastbuilddate>x</lastbuilddate>"), "R105", "write lastBuildDate"),
    (rss(CHANNEL, "<entry/>"), "R105", "write item"),
    (rss(CHANNEL, "<Item/>"), "R105", "write item"),
    (entry(updated="<pubDate>x</pubDate><updated>2026-01-31T09:30:00Z</updated>"), "A104",
     "write published"),
    (entry(updated="<Updated>x</Updated>"), "A104", "write updated"),
    (entry(updated="<modified>x</modified>"), "A104", "write updated"),
    (entry(id="<guid>x</guid>"), "A104", "write id"),
    (entry(summary="<description>x</description>"), "A104", "write summary"),
    (entry(summary="<Summary>x</Summary>"), "A104", "write summary"),
    (entry(x="<enclosure url='x'/>"), "A104", '<link rel="enclosure"'),
    (entry(link='<link HREF="https://example.org/1"/>'), "A107", "write href="),
    (entry(link='<link url="https://example.org/1"/>'), "A107", "write href="),
    (entry(x="<category name='x'/>"), "A107", "write term="),
    (feed(title="<Title>x</Title>"), "A104", "write title"),
    (feed(author="<Author><name>x</name></Author>"), "A104", "write author"),
    (feed(author="<author><Name>x</Name></author>"), "A104", "write name"),
    (feed(x="<description>x</description>"), "A104", "write subtitle"),
    (atom(FEED, "<item><title>x</title></item>"), "A104", "write entry"),
    (item(x=f'<a:Duration xmlns:a="{ITUNES}">1</a:Duration>'), "E105", "write itunes:duration"),
    (item(x=f'<a:lenght xmlns:a="{ITUNES}">1</a:lenght>'), "E105", ""),
]  # fmt: skip


@pytest.mark.parametrize(("document", "code", "hint"), SLIPS)
def test_a_slip_is_named_and_is_the_only_fault(document: str, code: str, hint: str) -> None:
    errors = [one for one in validate(document.encode()).findings if one.severity == "error"]
    assert [one.code for one in errors] == [code]
    assert hint in errors[0].hint
    silenced = {"Q403", "Q107", "R124", "R132", "V145"} if code != "E105" else set()
    assert not silenced & {one.code for one in validate(document.encode()).findings}


NAMESPACES: list[tuple[str, str, str]] = [  # prefix, its wrong address, the right one
    ("itunes", "http://www.itunes.com/DTDs/Podcast-1.0.dtd", ITUNES),
    ("itunes", "https://www.itunes.com/dtds/podcast-1.0.dtd", ITUNES),
    ("dc", "https://purl.org/dc/elements/1.1/", "http://purl.org/dc/elements/1.1/"),
    ("dc", "http://purl.org/dc/elements/1.1", "http://purl.org/dc/elements/1.1/"),
    ("content", "http://purl.org/rss/1.0/modules/content", "http://purl.org/rss/1.0/modules/content/"),
    ("media", "https://search.yahoo.com/mrss/", "http://search.yahoo.com/mrss/"),
    ("georss", "https://www.georss.org/georss/", "http://www.georss.org/georss"),
    ("podcast", "http://podcastindex.org/namespace/1.0/", "https://podcastindex.org/namespace/1.0"),
    ("pod", "https://podcastindex.org/namespace/1.0/", "https://podcastindex.org/namespace/1.0"),
    ("podcast", "https://github.com/Podcastindex-org/podcast-namespace", "https://podcastindex.org/namespace/1.0"),
    ("media", "http://search.yahoo.com/mrss", "http://search.yahoo.com/mrss/"),
]  # fmt: skip


@pytest.mark.parametrize(("prefix", "wrong", "right"), NAMESPACES)
def test_a_namespace_is_named_once_with_the_right_address(
    prefix: str, wrong: str, right: str
) -> None:
    inside = f'<{prefix}:title xmlns:{prefix}="{wrong}">x</{prefix}:title>'
    found = [one for one in validate(item(x=inside).encode()).findings if one.code[0] == "E"]
    assert [one.code for one in found] in (["E104"], ["E315"])
    assert f'"{right}"' in found[0].hint


def test_a_self_link_in_a_wrong_namespace_is_one_finding() -> None:
    wrong = CHANNEL["atom:link"].replace(
        "<atom:link", '<atom:link xmlns:atom="http://www.w3.org/2005/atom/"'
    )
    found = validate(channel(**{"atom:link": wrong}).encode()).findings
    assert [one.code for one in found if one.code != "X116"] == ["E104"]


KEYS: list[tuple[str, str]] = [
    ("Title", "title"), ("item", "items"), ("entries", "items"), ("feedUrl", "feed_url"),
    ("homepage_url", "home_page_url"), ("Version", "version"),
]  # fmt: skip


@pytest.mark.parametrize(("key", "meant"), KEYS)
def test_keys_of_json_likewise(key: str, meant: str) -> None:
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Tides",
        "home_page_url": "https://example.org/",
        "feed_url": "https://example.org/feed.json",
        "items": [{"id": "1", "content_text": "x", "date_published": "2026-01-31T09:30:00Z"}],
    }
    document[key] = document.pop(meant)
    (found,) = validate(json.dumps(document).encode()).findings
    assert (found.code, found.hint) == ("J214", f'write "{meant}"')
