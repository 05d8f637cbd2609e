"""HTML that is safe as it stands is what the cleaner makes of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.content import PlainBody, is_plain_html, safe_html, with_ids
from feeds.content._markdown import markdown_to_html
from feeds.generators._headings import GITHUB

PIECES = (
    *("<p>", "</p>", "<h2>", "</h2>", "<ul>", "</ul>", "<ol>", "<li>", "</li>", "<blockquote>"),
    *("<em>", "</em>", "<strong>", "</strong>", "<code>", "</code>", "<del>", "</del>", "</a>"),
    *("<p>a</p>\n", "<h2>b</h2>", "<ul><li>c</li></ul>", "<em>d</em>", "<a>", "</blockquote>"),
    *('<a href="https://example.org/">', '<a href="/x?y">', '<a href="#é">', '<a href="x">'),
    *('<a href="javascript:x">', '<a href="https://[">', '<a href="//x">', "<a href='/'>"),
    *('<a href="/a b">', '<a href="/a&amp;b">', '<a href="mailto:a@example.org">', "<A>", "="),
    *("<pre>\n\nx</pre>", "<hr />", "<br>", "&amp;", "&quot;", '"', "'", ">", "\r", "\u00a0", "é"),
    *("<h2>&amp; x's</h2>", "&lt;", "<p>a > b</p>"),
    *("\n", " ", "text", "<script>x</script>", "<p class='x'>", "<table><tr><td>", "\x0b", "\0"),
)
BODIES = st.lists(st.sampled_from(PIECES), max_size=10).map("".join)
NAMES = (
    *("p", "h2", "ul", "ol", "li", "blockquote", "em", "strong", "code", "del", "a", "a", "pre"),
    *("div", "i", "sup", "figure", "figcaption", "kbd"),
)
ATTRIBUTES = (
    *("href", "href", "src", "alt", "title", "class", "id", "name", "start", "cite", "srcset"),
    *("onclick", "style", "lang", "align", "width", "value", "rel"),
)
VALUES = (
    *("x", "a b", "", "/", "/x?y", "#é", "https://example.org/a?b=c", "https://[/", "mailto:a@b.c"),
    *("javascript:x", "language-py x", "a=b", "é\u00a0", "x:y", "//e.org/", "a.png", "a&amp;b"),
    *("https://xn--a.com/", "https://EXAMPLE.org/", "http://1.2.3.4/", "https://a.b:99999/"),
    *("http://localhost:80/?a=1&amp;b=2", "http://1.2.3.400", "ftp://e.org:8/", "a&quot;b"),
    *("&#39;", "&amp;lt;", "&nbsp;", "&amp", "&lt;b&gt;"),
)
STATED = st.lists(
    st.builds(' {}="{}"'.format, st.sampled_from(ATTRIBUTES), st.sampled_from(VALUES)), max_size=3
).map("".join)
EMPTY = st.builds(
    "<{}{}{}>".format,
    st.sampled_from(("img", "br", "hr")),
    STATED,
    st.sampled_from(("", " /", "/")),
)
TEXTS = (
    *("x", " ", "\n", "é", "&amp;", "&lt;", "\u00a0", "a = b", '="', ' id="a"', "&#39;", "&quot;"),
    *(
        "<!-- a -->",
        '<!--b="c"-->',
        "<!--->",
        "<!---->",
        "<!--a--b-->",
        "<br >",
        "<hr\n/>",
        "<p >a</p>",
    ),
)
NESTED = st.recursive(
    st.sampled_from(TEXTS) | EMPTY,
    lambda inner: st.builds(
        lambda name, stated, parts: f"<{name}{stated}>{''.join(parts)}</{name}>",
        st.sampled_from(NAMES),
        STATED,
        st.lists(inner, max_size=3),
    ),
    max_leaves=12,
)
TABLE = st.builds(
    "<table><thead><tr><th{}>{}</th></tr></thead>\n<tbody><tr><td>{}</td></tr></tbody></table>".format,
    STATED,
    NESTED,
    NESTED,
)
WORDS = st.lists(
    st.sampled_from(
        [
            "a",
            "*b*",
            "`c`",
            "# d",
            "- e",
            "1. f",
            "> g",
            "[h](/i)",
            "![j](k.png)",
            "***",
            "j\\\n",
            "\n",
            "\n\n",
            " ",
        ]
    ),
    max_size=12,
).map("".join)


def resolve(tag: str, attribute: str, address: str) -> str | None:
    """One address is dropped, one has a scheme that is not published, one a sign to escape."""
    made = {"#é": None, "/": "javascript:x", "/x?y": 'https://example.org/?a&b<"'}
    return made.get(address, f"https://example.org/{tag}/{attribute}/{address}")


@given(BODIES | NESTED | TABLE)
def test_any_html(html: str) -> None:
    named = with_ids(html, GITHUB, lines=dict)
    if is_plain_html(html, named):
        assert PlainBody(resolve)(named) == safe_html(named, resolve)


@given(WORDS)
def test_plain_markdown(text: str) -> None:
    html = markdown_to_html(text)
    assert is_plain_html(html, html)
    assert PlainBody(resolve)(html) == safe_html(html, resolve)


PLAIN = (
    "<p>a <!-- b --> c</p>",
    '<pre><code>&lt;a b="c"&gt;</code></pre><p><a href="d">e</a></p>',
    '<p><a href="http://localhost:80/?a=1&amp;b=2">c</a></p>',
    '<p><img src="a.png" alt="b &quot;c&#39;s&quot; &lt;d&gt;"></p>',
    '<p><a href="http://127.0.0.1:16886">a</a></p>',
)


@pytest.mark.parametrize("html", PLAIN)
def test_what_is_plain(html: str) -> None:
    assert is_plain_html(html, html)
    assert PlainBody(resolve)(html) == safe_html(html, resolve)


ODD = (
    "<p >a</p>",
    "<p>a<br ></p>",
    "<p>a<!--b--c--></p>",
    '<p title="&nbsp;">a</p>',
    '<p title="&amp">a</p>',
    "<p>a &quot; b</p>",
    "<p>a > b</p>",
    "<p class='a'>b</p>",
    '<p id="a" id="b">c</p>',
    "<pre>\na</pre>",
    "<script>a</script>",
    "<p>a",
    '<a href="javascript:x">a</a>',
    '<img src="https://[/">',
)


@pytest.mark.parametrize("html", ODD)
def test_what_is_not_so_plain(html: str) -> None:
    assert not is_plain_html(html, html)
