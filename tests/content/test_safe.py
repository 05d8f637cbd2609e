"""Sanitised HTML: nothing runs, every address is absolute."""

from __future__ import annotations

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.content import as_shown, clean_text, safe_html
from tests.content.hostile import dangers


def resolve(_tag: str, _attribute: str, address: str) -> str:
    return address if ":" in address else "https://e.org/" + address


CASES = [
    ("<p onclick=x>a</p>", "<p>a</p>"),
    ("a<script>alert(1)</script>b", "ab"),
    ("<style>p{}</style>x", "x"),
    ("<iframe src=https://x.org></iframe>x", "x"),
    ('<a href="javascript:alert(1)">q</a>', "<a>q</a>"),
    ('<a href=" java\nscript:alert(1)">q</a>', "<a>q</a>"),
    ('<img src="data:image/png;base64,AA" alt="a &lt; b">', "a &lt; b"),
    ('<a href="b.html">q</a>', '<a href="https://e.org/b.html">q</a>'),
    ('<img src=a.png srcset="a.png 1x, b.png 2x">',
     '<img src="https://e.org/a.png" srcset="https://e.org/a.png 1x, https://e.org/b.png 2x">'),
    ("<input type=checkbox checked disabled>x", '<input type="checkbox" checked="" disabled="">x'),
    ("<input type=text>x", "x"),
    ("<svg><script>1</script></svg>x", "x"),
    ("<!-- c -->x", "x"),
    ("a ]]> b &amp;amp; c", "a ]]&gt; b &amp;amp; c"),
    ("<figure><img src=a.png><figcaption>c</figcaption></figure>",
     '<figure><img src="https://e.org/a.png"><figcaption>c</figcaption></figure>'),
    ("<p style='color:red' class=x>a</p>", "<p>a</p>"),
    ("<p>a<b>b<i>c</b>d</i></p>", "<p>a<b>b<i>c</i></b><i>d</i></p>"),
    ("<ol start=3><li>a<ul><li>b</ul></ol>", '<ol start="3"><li>a<ul><li>b</li></ul></li></ol>'),
    ('<img src=a.png srcset="a,b.png 9w,c.png\n8w">',
     '<img src="https://e.org/a.png" srcset="https://e.org/a,b.png 9w, https://e.org/c.png 8w">'),
    ('<code class="x language-c++ y">a</code>', '<code class="language-c++">a</code>'),
    ('<p class="language-c">a</p><pre class="hljs">b</pre>', "<p>a</p><pre>b</pre>"),
    ("<math><mi>x</mi><annotation-xml><p>q</p></annotation-xml></math>",
     "<math><mi>x</mi></math><p>q</p>"),
    ("<main><p>a</p></main>", "<p>a</p>"),  # the page around it has one
]  # fmt: skip


@pytest.mark.parametrize(("html", "expected"), CASES)
def test_safe_html(html: str, expected: str) -> None:
    assert safe_html(html, resolve) == expected


ADDRESSES = [
    '<a href="{}">x</a>', '<img src="{}" alt="x">', '<img src="a.png" srcset="{} 2x">',
    '<picture><source srcset="{}"><img src="a.png"></picture>', '<video src="{}"></video>',
    '<video poster="{}" src="a.mp4"></video>', '<audio src="{}"></audio>',
    '<video src="a.mp4"><track src="{}"></video>', '<video><source src="{}"></video>',
    '<blockquote cite="{}">x</blockquote>', '<q cite="{}">x</q>', '<del cite="{}">x</del>',
    '<ins cite="{}">x</ins>',
]  # fmt: skip
RUNNING = [
    "javascript:hit()", "JaVaScRiPt:hit()", "&#106;avascript:hit()", "vbscript:hit()",
    "data:text/html,x", "data:image/png;base64,AA", "blob:https://e.org/x", "file:///etc/passwd",
    "view-source:https://e.org/", "about:blank",
]  # fmt: skip


@pytest.mark.parametrize("element", ADDRESSES)
@pytest.mark.parametrize("address", RUNNING)
def test_no_attribute_holds_an_address_of_another_scheme(element: str, address: str) -> None:
    found = safe_html(element.format(address), lambda _tag, _attribute, written: written)
    scheme = unescape(address).partition(":")[0].lower()
    assert f"{scheme}:" not in unescape(found).lower()


@pytest.mark.parametrize("element", ADDRESSES)
def test_every_attribute_keeps_an_address_of_the_web(element: str) -> None:
    found = safe_html(element.format("https://e.org/x"), resolve)
    assert "https://e.org/x" in found


FOLLOWED = "tel:+31201234567 sms:+31 geo:1,2 xmpp:a@e.org ftp://e.org/a magnet:?xt=x irc://e.org/a"


@pytest.mark.parametrize("address", FOLLOWED.split())
def test_links_to_telephones_and_the_like_stay_and_pictures_from_there_do_not(address: str) -> None:
    assert safe_html(f'<a href="{address}">x</a>', resolve) == f'<a href="{address}">x</a>'
    assert safe_html(f'<img src="{address}" alt="x">', resolve) == "x"


PIECES = st.lists(
    st.sampled_from(
        "<script <style <svg <math <mtext <mi <mglyph <annotation-xml <noscript <template <table "
        "<td "
        "<iframe <img <a <p <b <form <input <object <title <textarea <select <option <xmp <desc "
        "<foreignObject <plaintext <video <source <!-- <![CDATA[ --> ]]> </script </style </svg "
        "</math </noscript </title </p </a </table </textarea > /> \" ' ` = & &lt; &#x3c; &quot; "
        "onerror=hit() onload='hit()' onfocus=\"hit()\" autofocus src=x src=javascript:hit() "
        "href=javascript:hit() href='&#106;avascript:hit()' srcset=data:x style=x:hit() "
        "encoding=text/html id=x class=x xlink:href=javascript:hit() \0 \n words".split(" ")
    ),
    max_size=40,
)


@given(PIECES.map(" ".join) | PIECES.map("".join))
def test_nothing_that_runs_survives(html: str) -> None:
    found = safe_html(as_shown(html).html, lambda _tag, _attribute, address: address)
    assert not dangers(found)


def test_illegal_characters_are_removed_and_reported_with_their_line() -> None:
    text, problems = clean_text("a\nb\x00c\x0b\ud800\ufffe", path="a.txt", line=3)
    assert text == "a\nbc"
    assert [(p.line, p.severity) for p in problems] == [(4, "warning")] * 4
    assert "U+0000" in problems[0].message


def test_bidi_controls_are_kept_and_reported() -> None:
    text, problems = clean_text("a\u202eb", path="a.txt")
    assert text == "a\u202eb"
    assert "U+202E" in problems[0].message


def test_one_look_finds_all_that_is_reported() -> None:
    kept = "\t\n\r aé\u2029\u202f\u2065\u206a\ud7ff\ue000\ufffd\U00010000\U0010ffff"
    assert clean_text(kept, path="a.txt") == (kept, ())
    for character in "\x00\x08\x0b\x0c\x0e\x1f\ud800\udfff\ufffe\uffff\u202a\u202e\u2066\u2069":
        _, problems = clean_text(f"a{character}b", path="a.txt")
        assert len(problems) == 1, f"U+{ord(character):04X}"
