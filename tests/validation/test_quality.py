"""Quality: what cannot be shown in the short example of a rule."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from feeds.validation import validate
from feeds.validation._html_address import is_local
from feeds.validation._media_types import ending_of, fits
from feeds.validation.quality import LARGE_BYTES, MANY_ENTRIES
from tests.validation.examples import CHANNEL, FEED, atom, rss

NOW = datetime(2026, 6, 1, tzinfo=UTC)


def codes(*items: dict[str, Any], name: str = "", base: str = "", **members: Any) -> list[str]:
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Reisblog",
        "home_page_url": "https://example.org/",
        "feed_url": "https://example.org/feed.json",
        "items": items,
    } | members
    report = validate(json.dumps(document).encode(), name=name, base=base, now=NOW)
    return [finding.code for finding in report.findings]


def item(number: int, **members: Any) -> dict[str, Any]:
    date = (NOW - timedelta(days=number)).isoformat()
    return {"id": f"tag:a.nl,2026:{number}", "content_text": "x", "date_published": date} | members


def test_size_and_number_are_told_once() -> None:
    large = item(1, content_text="x" * LARGE_BYTES)
    assert codes(large) == ["Q401"]
    assert codes(*map(item, range(1, MANY_ENTRIES + 2))) == ["Q402"]
    assert codes(*map(item, range(1, MANY_ENTRIES + 1))) == []


NAMES = [
    ("feed.json", []),
    ("feed", []),
    ("feed.php", []),
    ("", []),
    ("feed.xml", ["Q404"]),
    ("FEED.RSS", ["Q404"]),
    ("feed.html", ["Q404"]),
    ("feed.txt", ["Q404"]),
]


@pytest.mark.parametrize(("name", "expected"), NAMES)
def test_the_ending_of_the_file_fits_the_format(name: str, expected: list[str]) -> None:
    assert codes(item(1), name=name) == expected


ORDERS: list[tuple[list[tuple[int, int]], list[str]]] = [  # days back: published, modified
    ([(1, 1), (2, 2)], []),
    ([(2, 2), (1, 1)], ["Q104"]),
    ([(2, 1), (3, 2)], []),
    ([(2, 1), (1, 1)], []),  # newest change first
    ([(1, 1), (1, 1)], []),
    ([(1, 1), (1, 1), (1, 1)], ["Q105"]),
]


@pytest.mark.parametrize(("days", "expected"), ORDERS)
def test_newest_first_by_publication_or_by_change(
    days: list[tuple[int, int]], expected: list[str]
) -> None:
    items = [
        item(
            index,
            date_published=(NOW - timedelta(days=published)).isoformat(),
            date_modified=(NOW - timedelta(days=modified)).isoformat(),
        )
        for index, (published, modified) in enumerate(days)
    ]
    assert codes(*items) == expected


LINKS: list[tuple[str, list[str]]] = [
    ("https://example.org/none/a", []),
    ("https://example.org/nullable", []),
    ("https://example.org/null", ["Q207"]),
    ("https://example.org/undefined?x=1", ["Q207"]),
    ("https://example.org/?id=NaN", ["Q207"]),
    ("https://example.org/%7B%7Bslug%7D%7D", ["Q207"]),
    ("http://example.org/a", ["Q204"]),
    ("http://127.0.0.1:8000/a", ["Q203"]),
]


@pytest.mark.parametrize(("link", "expected"), LINKS)
def test_links_lead_somewhere(link: str, expected: list[str]) -> None:
    assert codes(item(1, url=link)) == expected


BASES: list[tuple[str, list[str]]] = [
    ("https://example.org/feed.json", []),
    ("HTTPS://EXAMPLE.org:443/feed.json", []),
    ("https://example.org/a/../feed.json", []),
    ("https://example.org/other.json", ["Q202"]),
    ("http://example.org/feed.json", ["Q202"]),
]


@pytest.mark.parametrize(("base", "expected"), BASES)
def test_the_self_link_is_where_the_feed_will_be(base: str, expected: list[str]) -> None:
    assert codes(item(1), base=base) == expected


HOSTS: list[tuple[str, bool]] = [
    ("localhost", True),
    ("LOCALHOST.", True),
    ("a.localhost", True),
    ("127.0.0.1", True),
    ("10.1.2.3", True),
    ("192.168.0.1", True),
    ("169.254.1.1", True),
    ("::1", True),
    ("fe80::1", True),
    ("mac.local", True),
    ("nas.home.arpa", True),
    ("example.org", False),
    ("localhost.example.org", False),
    ("8.8.8.8", False),
    ("1.2.3.4.5", False),
    ("", False),
]


@pytest.mark.parametrize(("host", "local"), HOSTS)
def test_which_hosts_are_local(host: str, *, local: bool) -> None:
    assert is_local(host) is local


TYPES: list[tuple[str, str, bool]] = [
    ("https://a.nl/a.mp3?x=.ogg", "audio/mpeg", True),
    ("https://a.nl/A.MP3", "Audio/MPEG; codecs=x", True),
    ("https://a.nl/a.mp3", "audio/x-m4a", False),
    ("https://a.nl/a.m4a", "audio/x-m4a", True),
    ("https://a.nl/a.unknown", "audio/mpeg", True),
    ("https://a.nl/a", "audio/mpeg", True),
    ("https://a.nl/a.mp3", "application/octet-stream", True),
    ("https://a.nl/.mp3", "video/mp4", True),
    ("http://[", "video/mp4", True),
]


@pytest.mark.parametrize(("url", "kind", "good"), TYPES)
def test_the_type_fits_the_ending(url: str, kind: str, *, good: bool) -> None:
    assert fits(kind, ending_of(url)) is good


def test_a_title_tells_of_a_template_in_any_format() -> None:
    entry = "<title>{{ .Title }}</title>"
    for document in (rss(CHANNEL, f"<item>{entry}</item>"), atom(FEED, f"<entry>{entry}</entry>")):
        found = {finding.code for finding in validate(document.encode()).findings}
        assert "H404" in found
    assert "H404" in codes(item(1, title="{{ .Title }}"))


def test_an_archive_of_rss_is_one_too() -> None:
    history = 'xmlns:fh="http://purl.org/syndication/history/1.0"'
    document = rss(
        CHANNEL, f"<item><title>a</title></item><fh:archive {history}/><fh:complete {history}/>"
    )
    assert "Q405" in {finding.code for finding in validate(document.encode()).findings}


@pytest.mark.parametrize(("hours", "found"), [(-1, []), (23, []), (25, ["V107"])])
def test_an_entry_of_today_is_none_of_the_future(hours: int, found: list[str]) -> None:
    """A date without a time is written as noon, in some zone: that may be hours ahead."""
    date = (NOW + timedelta(hours=hours)).isoformat()
    assert codes(item(0, date_published=date)) == found
    report = validate(atom({}, f"<updated>{date}</updated>").encode(), now=NOW)
    assert found == [finding.code for finding in report.findings if finding.code == "V107"]
