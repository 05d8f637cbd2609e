"""Exports of WordPress: what its own software does to a text before it shows it."""

from __future__ import annotations

import pytest

from feeds.ledger import DeployedEntry, read_feed
from feeds.ledger._wordpress_text import html_of

FILES = {"7": "https://x.example/7.jpg"}
OWN = ["https://x.example/own.png"]
TEXTS = [
    ("One\ntwo<br />\nthree\n\nFour", "<p>One<br>\ntwo<br />\nthree</p>\n<p>Four</p>"),
    ("a\n<ul>\n<li>x</li>\n</ul>\nb", "<p>a</p>\n<ul>\n<li>x</li>\n</ul>\n<p>b</p>"),
    (
        "<blockquote>One\n\ntwo</blockquote>\nafter",
        "<blockquote>\n<p>One</p>\n<p>two</p>\n</blockquote>\n<p>after</p>",
    ),
    ("<pre>a\n\n  b</pre>", "<pre>a\n\n  b</pre>"),
    (
        '[code lang="php"]\n<?php echo "a & b";\n\n$x;\n[/code]',
        '<pre><code>&lt;?php echo "a &amp; b";\n\n$x;</code></pre>',
    ),
    (
        "[youtube=https://y.example/?v=a&w=3]",
        '<p><a href="https://y.example/?v=a&amp;w=3">https://y.example/?v=a&amp;w=3</a></p>',
    ),
    (
        '[embed width="3"]https://y.example/[/embed]',
        '<p><a href="https://y.example/">https://y.example/</a></p>',
    ),
    ("https://y.example/1", '<p><a href="https://y.example/1">https://y.example/1</a></p>'),
    ("See https://y.example/1 there", "<p>See https://y.example/1 there</p>"),
    ('[[gallery ids="7"]] is a word', '<p>[gallery ids="7"] is a word</p>'),
    ('[gallery ids="7"]', '<figure><img src="https://x.example/7.jpg" alt=""></figure>'),
    ("[gallery]", '<figure><img src="https://x.example/own.png" alt=""></figure>'),
    (
        '[caption caption="Old"]<a href="x"><img src="y"></a>[/caption]',
        '<figure><a href="x"><img src="y"></a><figcaption>Old</figcaption></figure>',
    ),
    ("<!-- wp:paragraph -->\n<p>A\n\nb</p>\n<!-- /wp:paragraph -->", None),
]


@pytest.mark.parametrize(("text", "html"), TEXTS, ids=[text[:20] for text, _ in TEXTS])
def test_a_text_becomes_what_is_shown(text: str, html: str | None) -> None:
    assert html_of(text, FILES, OWN) == (text if html is None else html, ())


def test_what_nobody_knows_is_named() -> None:
    text = '<!-- wp:latest-posts {"a":1} /--><!-- wp:spacer /--> [contact-form-7 id="1"] [1] [x y]'
    html, lost = html_of(text, {})
    assert lost == ("contact-form-7", "wp:latest-posts")
    assert '[contact-form-7 id="1"] [1] [x y]' in html


HOSTILE = [
    "[caption]",
    "[code]",
    "<pre>",
    "<div",
    "[gallery ",
    "<!-- wp:a ",
    "[[a",
    "\n \t",
    "[a x=",
]


@pytest.mark.parametrize("token", HOSTILE)
def test_hostile_texts_end(token: str) -> None:
    html_of(token * (100_000 // len(token)), {})


def _item(title: str, **said: str) -> str:
    rows = {"post_type": "post", "status": "publish", "post_date": "2019-05-15 01:30:00"} | said
    text = rows.pop("text", "Words.")
    return (
        f"<item><title>{title}</title><link>https://b.example/?p={title}</link>"
        f"<dc:creator>ann</dc:creator><content:encoded><![CDATA[{text}]]></content:encoded>"
        + "".join(f"<wp:{key}>{value}</wp:{key}>" for key, value in rows.items())
        + "</item>"
    )


def test_titles_and_names_are_html() -> None:
    category = '<category domain="category"><![CDATA[R&amp;D]]></category>'
    item = _item("<![CDATA[Salt &amp; <em>water</em> &#8211; 1 < 2]]>")
    (entry,) = _read(item.replace("</item>", f"{category}</item>"))
    assert (entry.title, entry.tags) == ("Salt & water \u2013 1 < 2", ("R&D",))


def _read(*items: str, version: str = "1.2") -> tuple[DeployedEntry, ...]:
    data = (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" '
        f'xmlns:wp="http://wordpress.org/export/{version}/"><channel>'
        f"<wp:wxr_version>{version}</wp:wxr_version>{''.join(items)}</channel></rss>"
    )
    return read_feed(data.encode(), "export.xml").entries


@pytest.mark.parametrize("version", ["1.0", "1.1", "1.2"])
def test_states_decide_what_is_published(version: str) -> None:
    states = ("publish", "future", "draft", "pending", "private", "trash", "auto-draft")
    entries = _read(*(_item(one, status=one) for one in states), version=version)
    assert [one.state for one in entries] == ["", "", *["draft"] * 3, "trash", "auto-draft"]
    (locked,) = _read(_item("x", post_password="secret"), version=version)
    assert locked.state == "draft"


def test_kinds_are_told_apart() -> None:
    kinds = ["post", "page", "attachment", "nav_menu_item", "portfolio", "revision"]
    assert [one.kind for one in _read(*(_item(one, post_type=one) for one in kinds))] == kinds


def test_dates_have_the_offset_of_the_blog() -> None:
    both, wall, none = _read(
        _item("a", post_date_gmt="2019-05-14 23:30:00"),
        _item("b", post_date_gmt="0000-00-00 00:00:00"),
        _item("c", post_date="0000-00-00 00:00:00", post_date_gmt="0000-00-00 00:00:00"),
    )
    assert both.published is not None
    assert both.published.isoformat() == "2019-05-15T01:30:00+02:00"
    assert (wall.published, wall.stated) == (None, "2019-05-15T01:30:00")
    assert (none.published, none.stated) == (None, "")


def test_a_gallery_without_numbers_shows_the_pictures_of_its_text() -> None:
    _, _, entry = _read(
        _item("p", post_id="8", post_parent="9", attachment_url="https://b.example/p.png"),
        _item("s", post_id="7", post_parent="9", attachment_url="https://b.example/s.mp3"),
        _item("t", post_id="9", text="[gallery]"),
    )
    assert entry.html == '<figure><img src="https://b.example/p.png" alt=""></figure>'


def test_what_exports_have_and_xml_has_not() -> None:
    data = (
        b"<rss><channel><item><title>A\x0b&nbsp;b&#x1f;&hellip;&amp;</title>"
        b"<description><![CDATA[&nbsp;&#x1f;\x01]]></description></item></channel></rss>"
    )
    feed = read_feed(data, "x.xml")
    (entry,) = feed.entries
    assert (entry.title, entry.html) == ("A\u00a0b\u2026&", "&nbsp;&#x1f;")
    assert len(feed.faults) == 2
