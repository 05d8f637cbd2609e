"""HTML inside content: what is found, where, and that nothing hostile takes long."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.validation._html_address import srcset_addresses
from feeds.validation._html_style import style_flaw
from feeds.validation._html_tag import MOST_FLAWS
from feeds.validation.html import html_flaws

CASES: list[tuple[str, str]] = [  # HTML, and code@offset of each fault in it
    # whole and harmless
    ("", ""),
    ("plain text & more", ""),
    ("1 < 2 and 3 > 2 and <3", ""),
    ("<p>a<p>b<ul><li>c<li>d</ul>", ""),
    ("<table><tr><td>a<td>b<tr><td>c</table>", ""),
    ("<p>a<br>b<br/>c<hr></p>", ""),
    ("<!doctype html><html><head></head><body><p>a</body></html>", ""),
    ("<!-- <script> --><p>a</p>", ""),
    ("<P CLASS=x>a</P>", ""),
    ("<p data-x='>'>a</p>", ""),
    ('<a href="https://example.org/?a=1&amp;b=2">a</a>', ""),
    ('<a href="mailto:a@example.org">a</a> <a href="tel:+31">b</a> <a href="geo:1,2">c</a>', ""),
    ('<img src="data:image/png;base64,AA==" alt="">', ""),
    ('<pre><code>{{ x }} &amp;lt;</code></pre>', ""),
    ("<dl><dt>a<dd>b</dl>", ""),
    ("<ruby>a<rp>(<rt>b<rp>)</ruby>", ""),
    ("<my-element>a</my-element>", ""),
    ("<svg viewBox='0 0 1 1'><path d='M0 0'/></svg>", ""),
    ("<math><mfrac><mi>a</mi><mn>2</mn></mfrac></math>", ""),
    ("<video src='https://example.org/a.mp4' poster='https://example.org/a.jpg'></video>", ""),
    ("<details><summary>a</summary>b</details>", ""),
    ("<bdi>a</bdi><p dir='rtl' lang='ar'>b</p>", ""),
    # safe
    ("<p>a</p><script>if (a < b) x('<p>')</script>", "H101@8"),
    ("<iframe src='https://example.org/'></iframe>", "H101@0"),
    ("<style>p > b { }</style>", "H101@0"),
    ("<object data='https://example.org/a'></object>", "H101@0"),
    ("<embed>", "H101@0"),
    ("<pre>a</pre><button type='button' title='Copy'><svg></svg></button>", ""),
    ("<meta http-equiv=refresh content='0; url=x'>", "H101@0"),
    ("<form action='https://example.org/'><input name=a></form>", "H101@0 H101@36"),
    ("<p onclick=x()>a</p>", "H102@3"),
    ("<p ONCLICK='x()' class=a>a</p>", "H102@3"),
    ("<a href='javascript:x()'>a</a>", "H103@3"),
    ("<a href=' java&#10;script:x()'>a</a>", "H103@3"),
    ("<a href='&#106;avascript:x()'>a</a>", "H103@3"),
    ("<a href='data:text/html,x'>a</a>", "H103@3"),
    ("<a href='data:image/svg+xml,x'>a</a>", "H103@3"),
    ("<svg><script>x()</script></svg>", "H105@5"),
    ("<svg onload='x()'></svg>", "H102@5"),
    ("<math><mi bogus=1>a</mi></math>", "H105@10"),
    ("<?xml version='1.0'?><p>a</p>", "H106@0"),
    # absolute
    ("<a href='/a'>a</a>", "H201@3"),
    ("<a href='//example.org/a'>a</a>", "H201@3"),
    ("<a href=a.html>a</a>", "H201@3"),
    ("<img alt='' src='a.jpg'>", "H201@12"),
    ("<audio src='a.mp3'></audio>", "H201@7"),
    ("<video poster='a.jpg'></video>", "H201@7"),
    ("<blockquote cite='a'>a</blockquote>", "H201@12"),
    ("<picture><source srcset='a.webp'><img src='https://a.nl/a' alt=''></picture>", "H202@17"),
    ("<img src='https://a.nl/a' alt='' srcset='https://a.nl/a 1x, b.jpg 2x'>", "H202@33"),
    ("<a href='#a'>a</a>", "H203@3"),
    ("<a href='#'>a</a>", "H203@3"),
    ("<p id='ab'></p><a href='#a'>a</a>", "H203@18"),
    ("<a href='#a'>1</a><p ID=a>b</p>", ""),
    ("<a href='#%C3%A9'>1</a><h2 class=x id='\u00e9'>b</h2>", ""),
    ("<a href='#a&amp;b'>1</a><a name=\"a&amp;b\"></a>", ""),
    ("<a href=''>a</a>", "H204@3"),
    ("<img src alt=''>", "H204@5"),
    ("<a href='https://example.org/a b'>a</a>", "H205@3"),
    ("<a href='http:///a'>a</a>", "H205@3"),
    ("<a href='http://localhost/a'>a</a>", "H206@3"),
    ("<a href='https://192.168.1.1/'>a</a>", "H206@3"),
    ("<a href='http://[::1]/'>a</a>", "H206@3"),
    ("<a href='http://mac.local:80/'>a</a>", "H206@3"),
    ("<a href='file:///a'>a</a>", "H206@3"),
    ("<img src='http://localhost/a.png' alt='on localhost'>", "H206@5"),
    ("<a href='http://localhost:8080/a'><code>http://localhost:8080/a</code></a>", ""),
    ("<a href='http://127.0.0.1:5173/'>127.0.0.1:5173</a>", ""),
    ("<a href='http://127.0.0.1:5173/'>here</a> 127.0.0.1:5173", "H206@3"),
    # whole
    ("<p><b>a</p>", "H301@3"),
    ("<div>a", "H301@0"),
    ("<a href='https://example.org/'>a", "H301@0"),
    ("a</div>", "H302@1"),
    ("<b><i>a</b></i>", "H303@7"),
    ("<p>Type <filename> now</p>", "H304@8"),
    ("<p><cell at 0x80, at 0x90> now</p>", "H304@3"),
    ("<p><my-element>a</p>", "H301@3"),
    ("<p>See <a href='https://example.org/'>it</a</p>", "H305@40"),
    ("<p>a <a href='x", "H305@5"),
    ("<p", "H305@0"),
    ("<p>a</p", "H305@4"),
    ("a<!-- b", "H305@1"),
    ("<![CDATA[a]]>", "H305@0"),
    ("a &colour; b &#146; &#x110000;", "H306@2 H306@13 H306@20"),
    ("<p class=a class=b>c</p>", "H307@11"),
    # readable
    ("<img src='https://example.org/a'>", "H401@0"),
    ("Take <img> for it", ""),
    ("<p>a<a href='https://example.org/#a'></a></p>", "H402@4"),
    ("<a href='https://example.org/a'><i class=x></i> </a>", "H402@0"),
    ("<a href='https://example.org/a' aria-label='b'><i></i></a>", ""),
    ("<a href='https://example.org/a'><img src='https://example.org/a' alt='b'></a>", ""),
    ("a &amp;amp; b", "H403@2"),
    ("<p>a &amp;#8217;s</p>", "H403@5"),
    ("<p>{{ title }}</p>", "H404@3"),
    ("<p>{% if a %}</p>", "H404@3"),
    ("[object Object]", "H404@0"),
    ("undefined", "H404@0"),
    ("<p>None of them, undefined or null</p>", ""),
    ("<p>a\u202eb</p>", "H405@4"),
    ("<p>a&#x202e;b</p>", "H405@4"),
    ("<p lang=english>a</p>", "H406@3"),
]  # fmt: skip


@pytest.mark.parametrize(("html", "expected"), CASES)
def test_what_is_found_in_html_and_where(html: str, expected: str) -> None:
    found = [f"{flaw.rule.code}@{flaw.offset}" for flaw in html_flaws(html)]
    assert sorted(found) == sorted(expected.split())


def test_an_https_feed_loads_nothing_over_http() -> None:
    html = "<a href='http://example.org/'>a</a><img alt='' src='http://example.org/a'>"
    assert [flaw.rule.code for flaw in html_flaws(html, secure=True)] == ["H207"]
    assert html_flaws(html) == []


def test_xml_base_makes_a_relative_address_a_note() -> None:
    (flaw,) = html_flaws("<a href='a'>a</a>", base="https://example.org/")
    assert flaw.rule.code == "H208"


STYLES: list[tuple[str, str]] = [
    ("color: red; margin: 0 15px 0 0", ""),
    ("border:1px solid rgb(0, 0, 0)!important;", ""),
    ("font-family: 'Lucida Console', serif", ""),
    ("--own: 3px; width: calc(100% - 3px)", ""),
    (";;", ""),
    ("position: absolute", "position"),
    ("POSITION : Fixed !important", "position"),
    ("position:relative", ""),
    ("box-shadow: 0 0 1px red; -moz-tab-size: 4; mso-list: l0; orphans: 2", ""),
    ("BACKGROUND-image: none", ""),
    ("margin-right: 0.10764em", ""),
    ("margin-right: 10764.5em", "10764.5em"),
    ("background: url(https://example.org/a)", "url(https://example.org/a)"),
    ("width: expression(alert(1))", "width: expression(alert(1))"),
    ("col/**/or: red", ""),
    ("wi\\64th: 3px", "\\"),
    ("margin: 99999em", "99999em"),
    ("&#112;osition: fixed", "position"),
    ("red", ""),
]


@pytest.mark.parametrize(("style", "flaw"), STYLES)
def test_which_styles_are_harmless(style: str, flaw: str) -> None:
    assert style_flaw(style) == flaw


SRCSETS: list[tuple[str, list[str]]] = [
    ("a.jpg", ["a.jpg"]),
    ("a.jpg 1x, b.jpg 2x", ["a.jpg", "b.jpg"]),
    ("a.jpg, b.jpg", ["a.jpg", "b.jpg"]),
    ("https://a.nl/a,b.jpg 100w,\n c.jpg", ["https://a.nl/a,b.jpg", "c.jpg"]),
    (" , ", []),
]


@pytest.mark.parametrize(("value", "addresses"), SRCSETS)
def test_the_addresses_of_a_srcset(value: str, addresses: list[str]) -> None:
    assert list(srcset_addresses(value)) == addresses


HOSTILE = [
    '<a "', "<a ", "<!--", "</a", "<p>", "<b>", "<script>", '<a href="', "<a '\"", "&amp;", "{{",
    "<b><i></b></i>", "<code>{{x}}", "<", "<p><span></p>", "${", "<a href='x' ", "<?", "&#",
    "[object ",
    "<img srcset='a,",
    "<p style='a:b;(", "<svg><a ", "\u202e",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_html_yields_a_bounded_number_of_faults(piece: str) -> None:
    assert len(html_flaws(piece * 20_000)) <= 2 * MOST_FLAWS


PIECES = st.lists(
    st.sampled_from(
        [*HOSTILE, "</b>", "</i>", ">", "'", '"', "x", " ", "<i>", "</a>", "-->", "\x00"]
    )
)


@given(PIECES.map("".join))
@settings(max_examples=150)
def test_no_html_is_too_strange(html: str) -> None:
    for flaw in html_flaws(html):
        assert 0 <= flaw.offset <= len(html)
        flaw.rule.message.format(**flaw.params)
        flaw.rule.hint.format(**flaw.params)
