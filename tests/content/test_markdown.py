"""Markdown: what GitHub adds to CommonMark, and what survives sanitising."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.content import safe_html, to_html
from feeds.content._markdown import heading_lines, markdown_to_html
from feeds.model import Document

CASES = [
    ("# A\n\ntext", "<h1>A</h1>\n<p>text</p>"),
    ("## A {#b}", '<h2 id="b">A</h2>'),
    ("~~a~~", "<p><del>a</del></p>"),
    ("- [x] a\n- [ ] b",
     ('<ul>\n<li><input disabled="" type="checkbox" checked="">\na</li>\n'
     '<li><input disabled="" type="checkbox">\nb</li>\n</ul>')),
    ("|a|b|\n|-|-:|\n|1|2|", ('<table><thead><tr><th>a</th><th align="right">b</th></tr></thead>'
     '<tbody>\n<tr><td>1</td><td align="right">2</td></tr>\n</tbody></table>')),
    ("a[^n]\n\n[^n]: *note*", ('<p>a<sup><a href="#fn-n" id="fnref-n">1</a></sup></p>\n'
     '<div id="fn-n">\n<p><sup><a href="#fnref-n">1</a></sup> <em>note</em></p>\n</div>')),
    ("```py\na < b\n```", '<pre><code class="language-py">a &lt; b\n</code></pre>'),
    ("<div>\n\n*x*\n\n</div>", "<div>\n<p><em>x</em></p>\n</div>"),
    ("a<script>alert(1)</script>b", "<p>ab</p>"),
    ("![a](b.png \"t\")", '<p><img src="b.png" alt="a" title="t"></p>'),
    ("a <!-- more --> b", "<p>a  b</p>"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_markdown_as_readers_see_it(text: str, expected: str) -> None:
    html = to_html(Document(path="a.md", markup="markdown", body=text)).html
    safe = safe_html(html, lambda _tag, _attribute, address: "https://e.org/" + address)
    assert safe.replace("https://e.org/", "").strip() == expected


@given(st.text(max_size=200))
def test_any_text_is_some_html(text: str) -> None:
    to_html(Document(path="a.md", markup="markdown", body=text))


BOXES = [
    ("> [!NOTE]\n> Text.", "<p><strong>Note</strong></p>\n<p>Text.</p>"),
    ("> [!tip] Own title\n> Text.", "<p><strong>Own title</strong></p>\n<p>Text.</p>"),
    ("> [!WARNING]-\n>\n> Text.", "<p><strong>Warning</strong></p>\n<p>Text.</p>"),
    ("> [!NOTE](x.html) is a link.", '<a href="x.html">'),
    ("```\n> [!NOTE]\n```", "&gt; [!NOTE]"),
]


@pytest.mark.parametrize(("text", "shown"), BOXES)
def test_boxes_have_their_kind_as_a_title(text: str, shown: str) -> None:
    document = Document(path="a.md", markup="markdown", body=text)
    assert shown in to_html(document).html


COLONS = {
    "y\n\n:tada: x": "<p>y</p>\n<p>:tada: x</p>",
    "y\n:tada: x": "<p>y\n:tada: x</p>",
    "- a\n\n  :b: c": "<ul>\n<li>\n<p>a</p>\n<p>:b: c</p>\n</li>\n</ul>",
    "> y\n>\n> :b: c": "<blockquote>\n<p>y</p>\n<p>:b: c</p>\n</blockquote>",
    "y\n\n:)": "<p>y</p>\n<p>:)</p>",
    "y\n: x": "<dl>\n<dt>y</dt>\n<dd>x</dd>\n</dl>",
    "y\n:\tx": "<dl>\n<dt>y</dt>\n<dd>x</dd>\n</dl>",
    "```\n\n:a\n```": "<pre><code>\n:a\n</code></pre>",
    "y\n\n    :a": "<p>y</p>\n<pre><code>:a\n</code></pre>",
}


@pytest.mark.parametrize(("text", "html"), COLONS.items())
def test_a_definition_begins_with_a_colon_and_a_blank(text: str, html: str) -> None:
    made = to_html(Document(path="a.md", markup="markdown", body=f"{text}\n"))
    assert made.html.strip() == html


STRONG = [
    ("**问题：**分别计算", "<strong>问题：</strong>分别计算"),
    ("Google**「让 Web 成为」**而准备", "Google<strong>「让 Web 成为」</strong>而准备"),
    ("**甲。**乙**丙**", "<strong>甲。</strong>乙<strong>丙</strong>"),
    ("**甲**。**乙**", "<strong>甲</strong>。<strong>乙</strong>"),
    ("名称为**“封面.jpg”**的图片", "名称为<strong>“封面.jpg”</strong>的图片"),
    ("검색은 **(a)**와", "검색은 <strong>(a)</strong>와"),
    ("~~「あ」~~で ***「い」***で", "<del>「あ」</del>で <em><strong>「い」</strong></em>で"),
    ("`**問：**分` **問：**分", "<code>**問：**分</code> <strong>問：</strong>分"),
    ("[甲](/a**問：**分)", '<a href="/a**%E5%95%8F%EF%BC%9A**%E5%88%86">甲</a>'),
    ('<b title="**問：**分">甲</b>', '<b title="**問：**分">甲</b>'),
    ("5*（a+b）*c", "5*（a+b）*c"),  # it may be mathematics
    ("甲\\**「乙」**丙", "甲**「乙」**丙"),
    ("**a.**b", "**a.**b"),
    ("甲 **a.**b", "甲 **a.**b"),
]


@pytest.mark.parametrize(("text", "html"), STRONG)
def test_strong_words_may_end_at_a_sign_where_no_blanks_are_written(text: str, html: str) -> None:
    assert markdown_to_html(text) == f"<p>{html}</p>\n"


def test_headings_are_known_by_the_html_that_becomes_of_them() -> None:
    assert heading_lines("# **「あ」**で") == {"<strong>「あ」</strong>で": "**「あ」**で"}


def test_no_mark_of_ours_stays_in_code() -> None:
    assert "!--" not in markdown_to_html("```\n**問：**分\n```\n\n    **問：**分\n")
    assert "<!---->" in markdown_to_html("**問：**分 <!----> 甲")
