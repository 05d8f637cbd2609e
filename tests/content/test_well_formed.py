"""Orderly HTML is read without a tree; what is read so is what the tree says."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from feeds.content._markdown import markdown_to_html
from feeds.content._plain_text import _FOOTNOTES, _paragraphs_of_tree, _text_of_tree
from feeds.content._well_formed import BETWEEN_TAGS, words_of
from tests.shared import SHARED

SEEDS = sorted((Path(__file__).parent.parent.parent / "seeds").glob("*.[mt]*"))

READ = {
    "<p>One <em>two</em> three.</p>": ("One two three.", ("One two three.",)),
    "<h2>Head</h2>\n<p>a<br />b</p>": ("Head\na\nb", ("ab",)),
    "<ul><li><p>in</p></li></ul><p>out<sup>1</sup></p>": ("in\nout1", ("out",)),
    "<p>&lt;b&gt; &amp;amp; &quot;</p>": ('<b> &amp; "', ('<b> &amp; "',)),
    '<p><a href="x>y" title="">z</a></p>': ("z", ("z",)),
    "<sup><p>a</p></sup>": ("a", ()),
    "<sup><p>a<b>b</b></p></sup>": ("ab", ()),
    "<pre><p>a</p></pre>": ("a", ()),
    "<blockquote><p>q</p></blockquote>t": ("q\nt", ()),
    "<p>a<!-- m - n -->b</p>\n<!--<p>c</p>-->": ("ab", ("ab",)),
    '<p><a href="?a=b&c&nbsp;d">e</a></p>': ("e", ("e",)),
    '<div id="fn-1">\n<p>a</p></div><div><p>b</p></div>': ("a\nb", ("b",)),
    "<table><thead><tr><th>a</th></tr></thead><tbody>\n"
    "<tr><td><p>b</p></td></tr>\n</tbody></table>": ("a\nb", ()),
}
LEFT = """
<p>a<p>b</p>
<p>a</p></div>
<p><b>a</p></b>
<p>a
<p>a<hr>b</p>
<h1><h2>a</h2></h1>
<ul><li>a<li>b</li></li></ul>
<li>a</li>
<a href="x"><a href="y">z</a></a>
<p>&nbsp;</p>
<p>a &copy b</p>
<p>a & b</p>
<p>a < b</p>
<p>a<!--></p>
<p>a<!-- b -- c --></p>
<p title="a><!--">b</p><p title="-->">c</p>
<table><tbody>a<tr><td>b</td></tr></tbody></table>
<table><tbody><tr><em>a</em><td>b</td></tr></tbody></table>
<table><tbody><tr><br /><td>b</td></tr></tbody></table>
<table><tbody><tr><p>a</p><td>b</td></tr></tbody></table>
<p><table></table></p>
<table><tr><td>a</td></tr></table>
<script>a</script>
<P>a</P>
<p title=a>b</p>
</br>
<div id="fn-1"><div><p>a</p></div></div>
<div id="fn-1" title="a"><p>a</p></div>
<p\xa0title="a">b</p>
<p>a</p title="b">
<ul><li>a</li></ul title="b">
<p><b>a</b />c</p>
""".strip().splitlines()


@pytest.mark.parametrize("html", READ)
def test_orderly(html: str) -> None:
    words = words_of(html)
    assert words is not None
    assert words[:2] == READ[html]
    assert_as_the_tree_says(html)


@pytest.mark.parametrize("html", [*LEFT, "<p>a\0</p>", "<p>a\ud800</p>", "<b>" * 50 + "</b>" * 50])
def test_left_to_the_parser(html: str) -> None:
    assert words_of(html) is None


def assert_as_the_tree_says(html: str) -> None:
    words = words_of(html)
    if words is not None:
        running = _paragraphs_of_tree(_FOOTNOTES.sub("", html))
        assert words[:2] == (_text_of_tree(html), running)
        assert _stated(words.attributes) == _attributes_of_tree(html)


def _stated(attributes: str) -> list[tuple[str, str]]:
    found = [re.findall(r'([a-z-]+)="([^"]*)"', tag) for tag in attributes.split(BETWEEN_TAGS)]
    return sorted(
        (name, unescape(value)) for tag in found for name, value in dict(tag[::-1]).items()
    )


def _attributes_of_tree(html: str) -> list[tuple[str, str]]:
    body = LexborHTMLParser(html).body
    nodes = body.traverse() if body is not None else ()
    return sorted((name, value or "") for node in nodes for name, value in node.attributes.items())


@pytest.mark.parametrize("file", SEEDS, ids=lambda file: file.name)
def test_markdown(file: Path) -> None:
    html = markdown_to_html(file.read_text(encoding="utf-8"))
    assert_as_the_tree_says(html)


_NAMES = "p h2 h3 ul ol li blockquote div pre em b a code sup br hr img section td x".split()
_CELLS = ["table><tbody><tr><td", "table><thead><tr><th", "table><tbody", "tbody", "tr", "th", "td"]
_TEXT = st.sampled_from(
    [
        *("a", " b ", "\n", "&amp;", "&lt;", "\u00a0", "é\u2028", "\x85", "\f", "\r\n"),
        *("<!-- - -->", "<!---->", "&"),
    ]
)
_TAG = st.sampled_from([f"<{mark}{name}{end}" for name in _NAMES for mark in ("", "/")
                        for end in (">", " />", ' id="a>b">', ' id="fn-1">')])  # fmt: skip


@given(st.lists(_TEXT | _TAG, max_size=14).map("".join))
def test_any_tags(html: str) -> None:
    assert_as_the_tree_says(html)


def _element(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    def made(name: str, parts: list[str]) -> str:
        ends = "".join(f"</{one.split(' ')[0]}>" for one in reversed(name.split("><")))
        return f"<{name}>{''.join(parts)}{ends}"

    name = st.sampled_from([*_NAMES[:15], "section", 'a title="b&c>"', 'div id="fn-1"', *_CELLS])
    return st.builds(made, name, st.lists(inner))


@given(st.lists(st.recursive(_TEXT, _element), max_size=4).map("".join))
def test_any_tree(html: str) -> None:
    assert_as_the_tree_says(html)


_MIXED = st.sampled_from(
    [
        "<p>",
        "</p>",
        '<p title="',
        '">',
        '"',
        "<!--",
        "-->",
        "--",
        "a>",
        "<i>",
        "</i>",
        "-",
        "!",
        ">",
    ]
)


@given(st.lists(_MIXED, max_size=14).map("".join))
def test_comments_and_attributes(html: str) -> None:
    assert_as_the_tree_says(html)


@cache
def _real_bodies() -> tuple[str, ...]:
    posts = sorted((SHARED / "corpora").glob("*/**/*.md"))
    return tuple(one.read_text(encoding="utf-8").split("\n---", 1)[-1] for one in posts)


def test_real_posts() -> None:
    if not _real_bodies():
        pytest.skip("the shared data is absent: corpora")
    bodies = [markdown_to_html(body) for body in _real_bodies()]
    for html in bodies:
        assert_as_the_tree_says(html)
    left = [html for html in bodies if words_of(html) is None]
    assert len(left) < len(bodies) / 20


@given(st.data())
def test_real_posts_with_a_slip(data: st.DataObject) -> None:
    if not _real_bodies():
        pytest.skip("the shared data is absent: corpora")
    body = data.draw(st.sampled_from(_real_bodies()))[:3000]
    start = data.draw(st.integers(0, len(body)))
    end = start + data.draw(st.sampled_from([0, 0, 1, 2, 30]))
    slip = data.draw(
        st.sampled_from(["", "<", ">", '"', "&", "</p>", "<b>", "<!--", "-->", "|", "`"])
    )
    assert_as_the_tree_says(markdown_to_html(body[:start] + slip + body[end:]))
