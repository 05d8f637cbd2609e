"""What a page adds to the body of an article, and that nothing of it can run."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from feeds.content import safe_html
from feeds.pages._body import as_page_shows
from feeds.pages._interface_words import words_in
from tests.pages.samples import BASE, SITE, article, one, valid

WORDS = words_in("en")
REGION = 'tabindex="0" role="region" aria-label='

ROWS = [
    ("<p>Plain.</p>", "<p>Plain.</p>"),
    ("<pre>a</pre>", f'<pre {REGION}"Code">a</pre>'),
    (
        "<pre>a</pre><pre>b</pre>",
        f'<pre {REGION}"Code 1">a</pre><pre {REGION}"Code 2">b</pre>',
    ),
    (
        '<table><tbody><tr><td align="right">1</td><td align="x">2</td></tr></tbody></table>',
        (
            f'<div class="scroll" {REGION}"Table"><table><tbody><tr><td class="to-right">1</td>'
            "<td>2</td></tr></tbody></table></div>"
        ),
    ),
    (
        '<table><thead><tr><th align="center" scope="col">1</th></tr></thead></table>',
        (
            f'<div class="scroll" {REGION}"Table"><table><thead><tr>'
            '<th scope="col" class="to-center">1</th></tr></thead></table></div>'
        ),
    ),
    (
        '<li><input disabled="" type="checkbox" checked=""> a</li>',
        '<li><input disabled="" type="checkbox" checked="" aria-label="Done"> a</li>',
    ),
    (
        '<li><input disabled="" type="checkbox"> a</li>',
        '<li><input disabled="" type="checkbox" aria-label="To do"> a</li>',
    ),
    ('<img src="a.png" alt="">', '<img src="a.png" alt="" loading="lazy">'),
    ('<img src="a.png" loading="eager">', '<img src="a.png" loading="eager">'),
    (
        '<a id="fnref-1">1</a><div id="fn-1">\n<p>Note.</p>\n</div>',
        (
            '<a id="fnref-1">1</a><div id="fn-1" class="footnote">\n<p>Note. <a class="back" '
            'href="#fnref-1" aria-label="Back to the text">↩</a></p>\n</div>'
        ),
    ),
    (
        '<a id="fnref-1">1</a><div id="fn-1"><div>In</div> end</div>',
        (
            '<a id="fnref-1">1</a><div id="fn-1" class="footnote"><div>In</div> end '
            '<a class="back" href="#fnref-1" aria-label="Back to the text">↩</a></div>'
        ),
    ),
    ('<div id="fn-1">Nothing leads here.</div>', '<div id="fn-1">Nothing leads here.</div>'),
    (
        '<pre><code class="language-python">x = "&lt;b&gt;" # y</code></pre>',
        (
            f'<pre {REGION}"Code"><code class="language-python">x = '
            '<span class="s">"&lt;b&gt;"</span>'
            ' <span class="c"># y</span></code></pre>'
        ),
    ),
    (
        '<pre><code class="language-nosuch">x &lt; y</code></pre>',
        f'<pre {REGION}"Code"><code class="language-nosuch">x &lt; y</code></pre>',
    ),
    (
        '<p><code class="language-python">def</code></p><img src="a">',
        '<p><code class="language-python">def</code></p><img src="a" loading="lazy">',
    ),
    (
        '<p title="&lt;pre&gt;"><img alt="<pre>" src="a"></p>',
        '<p title="&lt;pre&gt;"><img alt="<pre>" src="a" loading="lazy"></p>',
    ),
]


@pytest.mark.parametrize(("html", "shown"), ROWS)
def test_a_body_as_a_page_shows_it(html: str, shown: str) -> None:
    assert as_page_shows(html, WORDS) == shown


LANGUAGES = "python c javascript html css json bash sql rust go yaml diff toml ruby".split()
CODE = st.text(max_size=120) | st.text(alphabet="<>&\"'/*#-{}()=; \nab12", max_size=80)


@given(CODE, st.sampled_from(LANGUAGES))
def test_colour_changes_no_letter_of_code(code: str, language: str) -> None:
    code = code.replace("\r", "").replace("\0", "").replace("<", "&lt;").replace(">", "&gt;")
    body = f'<pre><code class="language-{language}">{code}</code></pre>'
    body = safe_html(body, lambda *_: None)
    shown = as_page_shows(body, WORDS)
    plain, made = LexborHTMLParser(body), LexborHTMLParser(shown)
    assert one(made, "code").text() == one(plain, "code").text()
    assert {node.tag for node in made.css("code *")} <= {"span"}
    assert set(re.findall(r'<span class="(\w+)">', shown)) <= set("cksmfdi")


PARTS = st.lists(
    st.sampled_from(
        [
            "<pre>",
            "</pre>",
            "<table>",
            "<tr><td align=right>",
            "</table>",
            '<div id="fn-1">',
            '<a id="fnref-1">',
            "</div>",
            "<input type=checkbox>",
            '<img src="a" alt="',
            '<p title="',
            '">',
            "<script>alert(1)</script>",
            "onload=x",
            "'",
            '"',
            "&lt;",
            "text",
            '<code class="language-html">',
            "</code>",
        ]
    )
)


@given(PARTS)
def test_nothing_that_runs_comes_of_it(parts: list[str]) -> None:
    body = safe_html("".join(parts), lambda _tag, _attribute, address: f"{BASE}{address}")
    made = LexborHTMLParser(as_page_shows(body, WORDS))
    assert not made.css("script, iframe, style, object, embed")
    names = {name for node in made.css("*") for name in node.attributes}
    assert not [name for name in names if name.startswith("on")]
    assert made.body is not None
    before = LexborHTMLParser(body).body
    assert before is not None
    assert made.body.text().replace(" ↩", "").split() == before.text().split()


def test_the_page_of_an_article_is_valid_with_all_of_it() -> None:
    from feeds.pages import render_article  # noqa: PLC0415 - beside its use

    html = "".join(html for html, _ in ROWS if "fn-1" not in html)
    page = valid(render_article(article(html=html), SITE, path="a.html"))
    assert len(page.css("main .scroll")) == 2
    assert len({node.attributes["aria-label"] for node in page.css("pre")}) == len(page.css("pre"))


SIZED = [
    ('<img src="a.png">', ' width="4" height="3"'),
    ('<img src="a.png" width="2">', ""),
    ('<img src="a.png" height="2">', ""),
    ('<img src="b.png?x&amp;y">', ' width="8" height="6"'),
    ('<img src="c.png">', ""),
]


@pytest.mark.parametrize(("html", "added"), SIZED)
def test_a_picture_has_the_room_that_it_needs(html: str, added: str) -> None:
    sizes = {"a.png": (4, 3), "b.png?x&y": (8, 6)}
    assert as_page_shows(html, WORDS, sizes) == f'{html[:-1]}{added} loading="lazy">'
