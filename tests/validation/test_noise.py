"""What published feeds are not told: false advice, and what is not worth anybody's time.

Each row was seen in feeds of other programs: a feed, the findings it has, and no others.
"""

from __future__ import annotations

import pytest

from feeds.validation import validate
from feeds.validation._once import stands_for
from feeds.validation.reports import explain
from feeds.validation.rules import RULES
from tests.validation.examples import CHANNEL, FEED, NAMESPACES, document_of

DATED = "<pubDate>Sat, 31 Jan 2026 09:30:00 GMT</pubDate>"
ROWS: list[tuple[str, str, str]] = [
    ("no language", document_of("<title>Day one</title>").replace(' xml:lang="en"', ""), ""),
    ("no encoding", document_of("<title>Day one</title>"), ""),
    ("a bare host as id", document_of("<id>https://example.org</id>"), ""),
    (
        "a copy button",
        document_of(
            f"{DATED}<description>&lt;pre>a&lt;/pre>&lt;button>Copy&lt;/button></description>"
        ),
        "",
    ),
    (
        "markup that was not escaped, once",
        document_of('<content type="html"><h2>One</h2><p>a</p><p>b</p></content>'),
        "A104",
    ),
    (
        "markup in an item that was not escaped, once",
        document_of(f"{DATED}<description><p>a</p><p>b</p></description>"),
        "R105",
    ),
    (
        "an enclosure without a media type",
        document_of(f'{DATED}<enclosure url="https://example.org/a.png" length="1" type="image"/>'),
        "V142",
    ),
    (
        "minutes and seconds, as the specification of Media RSS has them",
        document_of(f'{DATED}<media:location description="Home" start="00:01" end="01:00"/>'),
        "",
    ),
    (
        "a picture of unknown size",
        document_of(
            f'{DATED}<enclosure url="https://example.org/a.png" length="0" type="image/png"/>'
        ),
        "",
    ),
    (
        "a sound of unknown size",
        document_of(
            f'{DATED}<enclosure url="https://example.org/a.mp3" length="0" type="audio/mpeg"/>'
        ),
        "Q302",
    ),
    ("an address that is empty", document_of(f"{DATED}<comments></comments>"), "V112"),
    ("a person that is empty", document_of(f"{DATED}<author></author>"), "V132"),
    ("an id of a scheme of its own", document_of("<id>yt:video:1</id>"), ""),
    (
        "a vocabulary of somebody's own",
        document_of('<title>a</title><m:mood xmlns:m="https://example.org/mood">good</m:mood>'),
        "",
    ),
    (
        "a cloud that is sent a plain POST",
        document_of(
            '<cloud domain="example.org" port="80" path="/?notify" registerProcedure=""'
            ' protocol="http-post"/>'
        ),
        "Q403",
    ),
    (
        "a cloud that is asked for a procedure",
        document_of(
            '<cloud domain="example.org" port="80" path="/?notify" registerProcedure=""'
            ' protocol="xml-rpc"/>'
        ),
        "Q403 V162",
    ),
    (
        "a pixel that counts readers",
        document_of(
            '<content type="html">Fog&lt;img src="https://example.org/stat" width="1"'
            ' height="1"></content>'
        ),
        "",
    ),
    (
        "a frame, and nothing of what is on it",
        document_of(
            '<content type="html">&lt;iframe src="//example.org/" style="position: absolute">'
            "&lt;/iframe></content>"
        ),
        "H101",
    ),
    (
        "a background that is no request",
        document_of(
            '<content type="html">&lt;p style="background: url(data:image/png;base64,AA==)">a'
            "&lt;/p></content>"
        ),
        "",
    ),
    (
        "a link to a site that may have no https",
        document_of('<link href="http://example.net/1"/>'),
        "",
    ),
    (
        "a link to the feed's own host, which has",
        document_of('<link href="http://example.org/1"/>'),
        "Q204",
    ),
    (
        "a sound that web readers do not load",
        document_of(
            '<link href="https://example.org/1"/><link rel="enclosure" type="audio/mpeg" href="http://example.net/1.mp3"/>'
        ),
        "Q204",
    ),
    (
        "times set minutes apart",
        document_of("<published>2026-01-31T09:45:00Z</published>"),
        "",
    ),
    (
        "footnotes of XHTML",
        document_of(
            '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">'
            '<a href="#n1">1</a><p id="n1">a</p></div></content>'
        ),
        "",
    ),
    (
        "a link to a place that is not there, in XHTML",
        document_of(
            '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">'
            '<a href="#n2">1</a><p id="n1">a</p></div></content>'
        ),
        "H203",
    ),
    (
        "a server of the reader's own, in XHTML",
        document_of(
            '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Open '
            '<a href="http://localhost:80/"><code>localhost:80</code></a></div></content>'
        ),
        "",
    ),
]


@pytest.mark.parametrize(("name", "document", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_a_published_feed_is_told_this_and_no_more(name: str, document: str, expected: str) -> None:
    found = validate(document.encode()).findings
    assert [one.code for one in found] == expected.split(), name


def feed_of(updated: str, *entries: str) -> bytes:
    root = f'<feed xmlns="{NAMESPACES["atom"]}">'
    inside = "".join(
        f"<entry><id>tag:example.org,2026:{number}</id><title>Day</title><updated>{date}</updated>"
        f'<link href="https://example.org/{number}"/><summary>Fog</summary></entry>'
        for number, date in enumerate(entries)
    )
    head = "".join(text for name, text in FEED.items() if name != "updated")
    return f"{root}{head}<updated>{updated}</updated>{inside}</feed>".encode()


TIMES: list[tuple[str, str, tuple[str, ...], str]] = [
    ("a build after its feed", "2026-01-31T09:30:00Z", ("2026-01-31T09:30:20Z",), ""),
    ("another zone", "2026-01-31T09:30:00Z", ("2026-02-01T09:30:00Z",), ""),
    ("days behind", "2026-01-31T09:30:00Z", ("2026-02-01T09:30:01Z",), "Q103"),
    (
        "the newest first, the others by weight",
        "2026-02-09T00:00:00Z",
        ("2026-02-09T00:00:00Z", "2026-02-01T00:00:00Z", "2026-02-05T00:00:00Z"),
        "",
    ),
    (
        "the newest last",
        "2026-02-09T00:00:00Z",
        ("2026-02-01T00:00:00Z", "2026-02-05T00:00:00Z", "2026-02-09T00:00:00Z"),
        "Q104",
    ),
    (
        "two of one day",
        "2026-02-09T00:00:00Z",
        ("2026-02-09T00:00:00Z", "2026-02-09T00:00:00Z", "2026-02-05T00:00:00Z"),
        "",
    ),
]


@pytest.mark.parametrize(
    ("name", "updated", "entries", "expected"), TIMES, ids=[row[0] for row in TIMES]
)
def test_times_that_are_no_fault(
    name: str, updated: str, entries: tuple[str, ...], expected: str
) -> None:
    found = validate(feed_of(updated, *entries)).findings
    assert [one.code for one in found] == expected.split(), name


TWINS: list[tuple[str, tuple[str, ...], str]] = [  # titles of entries with one link
    ("two notes on one page", ("Fog", "More fog"), ""),
    ("an article twice", ("Fog", "Fog"), "Q102"),
    ("the link of a template", ("Fog", "More fog", "Sun"), "Q102"),
]


@pytest.mark.parametrize(("name", "titles", "expected"), TWINS, ids=[row[0] for row in TWINS])
def test_entries_of_one_link(name: str, titles: tuple[str, ...], expected: str) -> None:
    items = "".join(
        f"<item><title>{title}</title><link>https://example.org/1</link>"
        f'<guid isPermaLink="false">tag:example.org,2026:{number}</guid>'
        f"<pubDate>3{1 - number % 2} Jan 2026 09:30:00 GMT</pubDate></item>"
        for number, title in enumerate(titles)
    )
    head = "".join(CHANNEL.values())
    root = f'<rss version="2.0" xmlns:atom="{NAMESPACES["atom"]}">'
    found = validate(f"{root}<channel>{head}{items}</channel></rss>".encode()).findings
    assert [one.code for one in found] == expected.split(), name


SYSTEMATIC: list[tuple[str, str]] = [  # what one template does in every entry
    ("A134", "<title>Day</title>"),
    ("H101", '<content type="html">&lt;iframe src="https://example.org/">&lt;/iframe></content>'),
    ("H104", '<content type="html">&lt;p style="position: fixed">a&lt;/p></content>'),
    ("H105", '<content type="html">&lt;svg>&lt;style>a&lt;/style>&lt;/svg></content>'),
    ("H304", '<content type="html">&lt;notextile>a&lt;/notextile></content>'),
    ("H401", '<content type="html">&lt;img src="https://example.org/a.png">&lt;/content>'),
    ("V141", '<link rel="related" href="https://example.org/a" type="image"/>'),
]


@pytest.mark.parametrize(("code", "inside"), SYSTEMATIC, ids=[row[0] for row in SYSTEMATIC])
def test_what_a_template_does_is_one_finding(code: str, inside: str) -> None:
    entry = document_of(inside.replace("&lt;/content>", "</content>"))
    head, tail = entry.split("<entry>")
    if code == "A134":
        head = head.replace(FEED["author"], "")
    inner = tail.partition("</entry>")[0]
    document = head + f"<entry>{inner}</entry>" * 5 + "</feed>"
    found = [one for one in validate(document.encode()).findings if one.code == code]
    assert [stands_for(one) for one in found] == [5]
    assert "4 more in this document" in found[0].message


ADVICE: list[tuple[str, str]] = [
    ("<channel><title/></channel>", "may not be left out"),
    (f"<channel>{CHANNEL['title']}<description/></channel>", "may not be left out"),
    ("<item><title/><description>a</description></item>", "leave the element out"),
    ("<title/>", "keeps the element, empty"),
    ("<author><name/></author>", "may not be left out"),
    ("<summary/>", "leave the element out"),
]


@pytest.mark.parametrize(("inside", "advice"), ADVICE)
def test_nobody_is_told_to_leave_out_what_has_to_be_there(inside: str, advice: str) -> None:
    found = validate(document_of(inside).encode()).findings
    assert [advice in one.hint for one in found if one.code == "V161"] == [True]


def test_a_rule_that_has_to_be_selected_says_so() -> None:
    assert "--select V145." in explain(RULES["V145"])
    assert "--select" not in explain(RULES["V144"])
