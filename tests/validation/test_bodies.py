"""Bodies as a whole: one warning a feed for what a template does to all of them."""

from __future__ import annotations

import json
from html import escape

import pytest

from feeds.validation import validate
from feeds.validation._bodies import body_of, is_escaped_twice
from feeds.validation._html_text import leftover
from tests.validation.examples import CHANNEL, ENTRY, FEED, ITEM, atom, rss

FOG = "<p>Fog over the <em>quay</em>.</p>"
TWICE: list[tuple[str, bool]] = [  # the source of HTML, and whether it was escaped twice
    (escape(FOG), True),
    (escape(escape(FOG)), True),
    (f"<div>{escape(FOG)}</div>", True),
    (f"\n<p class='x'>{escape(FOG)}</p>\n", True),
    (escape("<h2>Ebb</h2>\n<p>Low water.</p>"), True),
    (escape('<ul><li><a href="https://example.org/">a</a></li></ul>'), True),
    (escape("<blockquote><p>Said she.</p></blockquote>"), True),
    (escape('Ebb at six. <a href="https://example.org/">More</a>.<p>Then flow.</p>'), True),
    (FOG, False),
    (f"<pre>{escape(FOG)}</pre>", False),
    (f"<p>Write:</p><pre><code>{escape(FOG)}</code></pre>", False),
    (f"<code>{escape(FOG)}</code>", False),
    (escape("Use <p> and </p> for a paragraph"), False),
    (escape("<p> opens a paragraph, and </p> ends it."), False),
    (escape("How <div> became <section>"), False),
    ("Fog &amp; rain", False),
    ("1 &lt; 2 &gt; 0", False),
    ("", False),
]


@pytest.mark.parametrize(("html", "twice"), TWICE)
def test_a_body_escaped_twice(html: str, *, twice: bool) -> None:
    assert is_escaped_twice(html) is twice


def feeds_of(html: str, count: int = 4) -> list[str]:
    """Feeds in every format whose entries have this HTML."""
    text = escape(html)
    entries, items, records = "", "", []
    for number in range(count):
        entry = ENTRY | {
            "id": f"<id>urn:isbn:{number}</id>",
            "link": f'<link href="https://example.org/{number}"/>',
            "updated": f"<updated>2026-01-{28 - number}T09:30:00Z</updated>",
            "content": f'<content type="html">{text}</content>',
        }
        entries += f"<entry>{''.join(entry.values())}</entry>"
        item = ITEM | {
            "guid": f"<guid>https://example.org/{number}</guid>",
            "link": f"<link>https://example.org/{number}</link>",
            "pubDate": f"<pubDate>{28 - number} Jan 2026 09:30:00 GMT</pubDate>",
            "full": f"<content:encoded><![CDATA[{html}]]></content:encoded>",
        }
        items += f"<item>{''.join(item.values())}</item>"
        date = f"2026-01-{28 - number}T09:30:00Z"
        records.append({"id": str(number), "content_html": html, "date_published": date})
    version = "https://jsonfeed.org/version/1.1"
    feed = {"version": version, "title": "x", "items": records}
    return [atom(FEED, entries), rss(CHANNEL, items), json.dumps(feed)]


ONCE: list[tuple[str, str]] = [
    (escape(FOG) + escape("<p>&quot;&amp;quot;</p>"), "H407"),
    ("<p>{{ post.content }}</p>", "H404"),
    ("<p>{% include note.html %}</p>", "H404"),
    ("<p>&lt;%= body %&gt;</p>", "H404"),
    ("<p>[object Object]</p>", "H404"),
    ('<p>[gallery ids="1,2"]</p>', "H404"),
    ("<p>[caption width=&quot;300&quot;]A boat[/caption]</p>", "H404"),
    ('<p>{{&lt; youtube "abc" &gt;}}</p>', "H404"),
    ("undefined", "H404"),
    ("<p></p>", "Q109"),
    ("<p>&nbsp;</p>\n<br>", "Q109"),
    ("<p>Fog over the […]</p>", "Q110"),
    ("<p>Fog over the&#8230;</p>", "Q110"),
    ("<p>Fog over the quay. <a href='https://example.org/1'>Read more »</a></p>", "Q110"),
    ("<p>a<a href='https://example.org/#a'></a></p>", "H402"),
    ("<p><a href='#note'>1</a></p>", "H203"),
]


@pytest.mark.parametrize(("html", "code"), ONCE)
def test_what_stands_in_every_body_is_one_finding(html: str, code: str) -> None:
    for document in feeds_of(html):
        found = [one for one in validate(document.encode()).findings if one.code[0] in "HQ"]
        assert [one.code for one in found] == [code], document
        assert " more in this document" in found[0].message or code == "Q110"


QUIET = [
    FOG,
    "<h2>Ebb<a href='#ebb' class='anchor'></a></h2><p>Low.</p>",
    "<pre>{{ post }} {% include %} [gallery ids=1] &lt;p&gt;x&lt;/p&gt;</pre><p>So.</p>",
    "<p>In <code>{{ site.title }}</code> it is.</p>",
    "<p>An array [1, 2] and a note [see below], or [sic].</p>",
    "<p>Empty braces {{ }} and {% %}.</p>",
    "<img src='https://example.org/a.png' alt=''>",
    "<p>And so on ... and on.</p>",
]


@pytest.mark.parametrize("html", QUIET)
def test_what_is_about_code_or_is_right_is_left_alone(html: str) -> None:
    for document in feeds_of(html):
        assert [one for one in validate(document.encode()).findings if one.code[0] in "HQ"] == []


def test_a_single_entry_may_end_in_dots() -> None:
    assert body_of("a …", "a …") == "cut"
    for document in feeds_of("<p>Fog …</p>", count=2):
        assert "Q110" not in {one.code for one in validate(document.encode()).findings}


@pytest.mark.parametrize("text", ["[gallery ids='1']", "[map x=1 y=2]", "{{ x }}", "[/caption]"])
def test_leftovers_in_plain_text(text: str) -> None:
    assert leftover(f"Boats {text}") == text


@pytest.mark.parametrize("text", ["[ANN] Boats", "a [b] c", "x[i]=1", "{{ }}", "Boats [video]"])
def test_no_leftovers(text: str) -> None:
    assert leftover(text) == ""
