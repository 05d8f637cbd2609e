"""Parts of a body that links can lead to, whatever it is written in."""

from __future__ import annotations

import pytest

from feeds.content import HeadingStyle, text_to_html, to_html, with_ids
from feeds.model import Document

STYLE = HeadingStyle(make=lambda text: text.lower().replace(" ", "-"))

CASES = [
    ("<h2>A b</h2>", '<h2 id="a-b">A b</h2>'),
    ("<H2 class=x>A b</H2>", '<H2 id="a-b" class=x>A b</H2>'),
    ('<h2 id="own">A</h2>', '<h2 id="own">A</h2>'),
    ("<h2>A</h2><h3>A</h3>", '<h2 id="a">A</h2><h3 id="a-1">A</h3>'),
    ('<h2>A</h2><p id="a">x</p>', '<h2 id="a-1">A</h2><p id="a">x</p>'),
    ("<p id=x>a</p><p id=x>b</p>", '<p id=x>a</p><p id="x-1">b</p>'),
    ("<h2>A <em>b</em> &amp;</h2>", '<h2 id="a-b-&amp;">A <em>b</em> &amp;</h2>'),
    ("<!-- <h2>A</h2> --><h2>A</h2>", '<!-- <h2>A</h2> --><h2 id="a">A</h2>'),
    ("<h2>open <h3>A</h3>", '<h2>open <h3 id="a">A</h3>'),
    ('<section id="s">\n<h2>A</h2></section>', '<section id="s">\n<h2>A</h2></section>'),
    ('<a name="kit">x</a>', '<a id="kit">x</a>'),
    ('<A NAME=kit HREF="#a">x</A>', '<a id="kit" HREF="#a">x</A>'),
    ('<a id="kit" name="kit">x</a>', '<a id="kit" >x</a>'),
    ('<a id="one" name="two">x</a>', '<a id="two"></a><a id="one" >x</a>'),
    ("<p>my name= is</p>", "<p>my name= is</p>"),
    ("<code>&lt;p id=&quot;a&quot;&gt; &lt;p id=&quot;a&quot;&gt;</code>",
     "<code>&lt;p id=&quot;a&quot;&gt; &lt;p id=&quot;a&quot;&gt;</code>"),
    ("<header>x</header><hr>", "<header>x</header><hr>"),
    ("<h2></h2>", "<h2></h2>"),
]  # fmt: skip


@pytest.mark.parametrize(("html", "expected"), CASES)
def test_headings_and_named_anchors_get_ids(html: str, expected: str) -> None:
    assert with_ids(html, STYLE, lines=dict) == expected


def test_headings_of_plain_text_get_ids() -> None:
    html = text_to_html("First words here.\n\nPart two\n\nMore words here.")
    assert '<h2 id="part-two">Part two</h2>' in with_ids(html, STYLE, lines=dict)


def test_docutils_names_the_sections_of_restructuredtext_itself() -> None:
    pytest.importorskip("docutils")
    body = "Words.\n\nÉtude two\n=========\n\nMore.\n\nÉtude two\n=========\n\nMore."
    html = to_html(Document(path="a.rst", markup="rst", body=body)).html
    found = with_ids(html, STYLE, lines=dict)
    assert '<section id="etude-two">' in found
    assert "<h2>" in found
    assert found.count(' id="') == 2


@pytest.mark.parametrize("unit", ["<h2>", "<h2>a</h2>", "<a name", "<p id=a>", "<!--", "<a "])
def test_time_grows_with_the_length_of_the_text_alone(unit: str) -> None:
    assert with_ids(unit * 40_000, STYLE, lines=dict)
