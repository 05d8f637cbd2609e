"""One cause is one finding; absence is claimed only of what was read to its end."""

from __future__ import annotations

import json
from typing import Any

import pytest

from feeds.validation import validate
from tests.validation.examples import CHANNEL, ENTRY, FEED, ITEM, atom, rss

DATE = "<pubDate>Sat, 31 Jan 2026 09:30:00 GMT</pubDate>"


def items(*dates: str, count: int = 1) -> str:
    chosen = dates or (DATE,) * count
    return rss(
        CHANNEL,
        "".join(
            f"<item><title>{n}</title><link>https://example.org/{n}</link>"
            f"<guid>https://example.org/{n}</guid>{date}</item>"
            for n, date in enumerate(chosen)
        ),
    )


def entry(**changes: str) -> str:
    return atom(FEED, f"<entry>{''.join((ENTRY | changes).values())}</entry>")


def feed(**changes: Any) -> str:
    record = {"id": "1", "content_html": "<p>x</p>", "date_published": "2026-01-31T09:30:00Z"}
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Tides",
        "home_page_url": "https://example.org/",
        "feed_url": "https://example.org/feed.json",
        "items": [record | changes.pop("item", {})],
    }
    return json.dumps(document | changes)


ZERO = "<pubDate>Mon, 01 Jan 0001 00:00:00 +0000</pubDate>"
EPOCH = "<pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate>"
CASES: list[tuple[str, str, list[str]]] = [
    ("sound", items(), []),
    ("bad date", items("<pubDate>28 January 2026</pubDate>"), ["V102"]),
    ("empty date", items("<pubDate></pubDate>"), ["V102"]),
    ("no date", items(""), ["Q107"]),
    ("no dates", items("", "", ""), ["Q107"]),
    ("dc:date", items("<dc:date>2026-01-31</dc:date>"), []),
    ("year 1", items(*[ZERO] * 4), ["V108"]),
    ("epoch", items(*[EPOCH] * 4), ["V108"]),
    ("Atom's bad date", entry(updated="<updated>2026-01-31</updated>"), ["V101"]),
    ("Atom's year 1", entry(updated="<updated>0001-01-01T00:00:00Z</updated>"), ["V108"]),
    ("bad value of isPermaLink", rss(CHANNEL, "<item><title>x</title>" + DATE +
     '<guid isPermaLink="no">1</guid></item>'), ["R334"]),
    ("address as text of a link", entry(link="<link>https://example.org/1</link>"), ["A171"]),
    ("Media RSS without its slash", items(
        DATE + '<media:thumbnail xmlns:media="http://search.yahoo.com/mrss" url="x"/>'), ["E315"]),
    ("no items", feed(items=None), ["J204"]),
    ("items are an object", feed(items={}), ["J205"]),
    ("empty body", feed(item={"content_html": ""}), ["J207"]),
    ("empty title", feed(title=""), ["J203"]),
    ("empty id", feed(item={"id": ""}), ["J301"]),
    ("empty address", feed(home_page_url=""), ["J207"]),
    ("bad date in JSON", feed(item={"date_published": "31 January"}), ["J304"]),
    ("no date in JSON", feed(item={"date_published": None}), ["J206"]),
    ("year 1 in JSON", feed(item={"date_published": "0001-01-01T00:00:00Z"}), ["V108"]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "document", "codes"), CASES, ids=[row[0] for row in CASES])
def test_one_cause_is_one_finding(name: str, document: str, codes: list[str]) -> None:
    found = [one for one in validate(document.encode()).findings if one.severity != "info"]
    assert [one.code for one in found] == codes, name


CUT: list[str] = [
    items(count=3)[:-40],
    items(count=3).replace("<title>0", "<title>0<b>"),
    items(count=1).replace("<item>", "<item a=1>"),
    atom(FEED, "")[:-7],
    feed()[:-3],
]
ABSENCE = {"Q403", "R121", "R122", "R123", "R124", "A121", "A122", "A123", "A124", "J203", "J204"}


@pytest.mark.parametrize("document", CUT)
def test_nothing_is_called_absent_behind_the_end(document: str) -> None:
    codes = {one.code for one in validate(document.encode()).findings}
    assert codes & {"X131", "X132", "X133", "J101"}
    assert not codes & ABSENCE


def test_what_a_template_repeats_is_counted() -> None:
    document = rss(CHANNEL, "\n".join(f"<item>{ITEM['title']}{DATE}</item>" for _ in range(9)))
    found = {one.code: one for one in validate(document.encode()).findings}
    assert "(8 more in this document: lines 2, 3, 4 …)" in found["R132"].message
