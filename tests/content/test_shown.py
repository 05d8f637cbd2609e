"""What a sanitiser would take although people see it: it is kept, replaced, or reported."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.content import as_shown, html_to_text, paragraphs_of, safe_html
from feeds.generators import Source
from feeds.markup._shown_tags import shown_of

MATH = "<math><msup><mi>e</mi><mi>k</mi></msup></math>"
BOAT = '<img src="https://h/boat.jpg" alt="A boat">'
EMPTY = "data:image/gif;base64,R0lGOD"


def published(html: str) -> str:
    return safe_html(as_shown(html).html, lambda _tag, _attribute, address: _absolute(address))


def _absolute(address: str) -> str:
    if address.startswith("//"):
        return f"https:{address}"
    return address if re.match(r"[A-Za-z]+:", address) else f"https://h/{address.lstrip('/')}"


CASES: list[tuple[str, str]] = [
    (html, shown)
    for html, shown in json.loads((Path(__file__).parent / "shown.json").read_text("utf-8"))
]
"""Bodies as they are written, and as they are published at https://h/."""


@pytest.mark.parametrize(("html", "expected"), CASES)
def test_what_people_see_is_shown(html: str, expected: str) -> None:
    assert published(html) == expected
    assert not as_shown(html).lost


LOST = [
    (f'<img src="{EMPTY}" alt="A &lt; boat">', "A &lt; boat", "a picture that is written"),
    ('<img alt="A boat">', "A boat", "a picture without an address"),
    ("<picture><source><img alt=Boat></picture>", "Boat", "a picture without an address"),
    ('<img src="foo:bar" alt="Boat">', "Boat", "a picture that is written"),
    ('<picture><img alt="Boat"><img src="https://h/b.jpg"></picture>',
     '<picture>Boat<img src="https://h/b.jpg"></picture>', "a picture without an address"),
    ("<svg><text>Sales</text></svg>", "", "<svg>"),
    ('<svg aria-label="Sales of 2024"><path></path></svg>', "Sales of 2024", "<svg>"),
    ("<canvas>Sales</canvas>", "Sales", "<canvas>"),
    ("<form><input name=q>Search</form>", "Search", "<form>"),
    ("<select><option>a</option></select>", "", "<select>"),
    ('<iframe srcdoc="<p>x</p>"></iframe>', "", "<iframe>"),
    ('<embed src="javascript:hit()">', "", "<embed>"),
    ("<video>Words</video>", "<video>Words</video>", "<video>"),
    ("<audio></audio>", "<audio></audio>", "<audio>"),
    ('<a href="foo:bar">x</a>', "<a>x</a>", "the address 'foo:bar'"),
    ('<a href="data:text/html,x">x</a>', "<a>x</a>", "the address 'data:text/html,x'"),
    ('<a href="javascript:hit()">x</a>', "<a>x</a>", "the address 'javascript:hit()'"),
]  # fmt: skip


@pytest.mark.parametrize(("html", "shown", "what"), LOST)
def test_what_cannot_be_shown_is_reported(html: str, shown: str, what: str) -> None:
    assert published(html) == shown
    lost = as_shown(html).lost
    assert len(lost) == 1
    assert lost[0].what.startswith(what)


HIDDEN = {
    "tab": '<a href="java\tscript:hit()">x</a>',
    "line": '<a href="java\nscript:hit()">x</a>',
    "line, as a reference": '<a href="java&#x0a;script:hit()">x</a>',
    "tab, as a reference": "<a href='java&Tab;script:hit()'>x</a>",
    "letter, as a reference": '<a href="java&#115;cript:hit()">x</a>',
    "colon, as a reference": "<a href=javascript&colon;hit()>x</a>",
    "control ahead": '<a href="&#1;javascript:hit()">x</a>',
    "controls and blanks ahead": '<a href="\x0b \x1fjavascript:hit()">x</a>',
    "capital": '<A HREF="jAvA&#9;ScRiPt:hit()">x</A>',
    "data": '<a href="da&#9;ta:text/html,x">x</a>',
    "picture": '<img src="java\tscript:hit()" alt="x">',
    "picture, as a reference": '<img src="&#1;javascript:hit()" alt="x">',
    "poster": '<video src="https://h/a.mp4" poster="java&#9;script:hit()"></video>',
}


@pytest.mark.parametrize("name", HIDDEN)
def test_a_scheme_that_is_hidden_is_removed_and_reported(name: str) -> None:
    html = HIDDEN[name]
    assert "script" not in published(html).lower()
    (lost,) = as_shown(html).lost
    assert re.match(
        r"the address '(?:javascript:hit\(\)|data:text/html,x)'", lost.what, re.IGNORECASE
    )
    assert lost.written in html
    assert "is refused" in lost.hint


@pytest.mark.parametrize("html", [
    '<a href="https://h/?a=b&amp;c:d">x</a>', '<a href="a&amp;b/c:d">x</a>',
    '<a href="/a&#9;b:c">x</a>', '<a href="#a&b:c">x</a>',
    '<a href="ht\ttps://h/">x</a>', '<a href="mail&#116;o:a@b.example">x</a>',
    '<img src="a&amp;b.png">', '<a title="java&#115;cript:hit()" href="a">x</a>',
])  # fmt: skip
def test_other_addresses_are_not_reported(html: str) -> None:
    assert as_shown(html).lost == ()


ATOMS = [
    '<iframe src="https://www.youtube.com/embed/abc123DEF45"></iframe>',
    '<p>See <iframe src="https://map.example/" title="Map"></iframe></p>',
    "<iframe srcdoc=x></iframe>",
    MATH, "<svg><text>Sales</text></svg>", '<object data="a.pdf"></object>',
    '<object data="a.svg" type="image/svg+xml">Sales</object>', "<object>Words</object>",
    '<embed src="a.swf">', "<embed>", BOAT, f'<img src="{EMPTY}" data-src="b.jpg">',
    f'<img src="{EMPTY}">', "<p><a href=#x>x</a></p>", '<a href="foo:bar">x</a>',
    "<form><input>Words</form>", '<video src="a.mp4"></video>', "<video></video>",
    '<audio src="a.mp3"></audio>', "<audio></audio>",
]  # fmt: skip
ELEMENTS = re.compile(
    r"<(?:iframe|math|svg|object|embed|form|img(?=[^<>]*\ssrc=)|a(?=[^<>]*\shref=)"
    r"|(?:video|audio)(?=[^<>]*\ssrc=))\b"
)


@given(st.lists(st.sampled_from(ATOMS), max_size=8))
def test_every_element_that_people_see_is_kept_or_replaced_or_reported(atoms: list[str]) -> None:
    html = "\n<p>Words.</p>\n".join(atoms)
    assert len(ELEMENTS.findall(published(html))) + len(as_shown(html).lost) == len(atoms)


@pytest.mark.parametrize(("name", "number"), [("youtube", "abc123DEF45"), ("vimeo", "123")])
def test_a_frame_becomes_the_link_that_the_shortcode_becomes(name: str, number: str) -> None:
    players = {"youtube": "www.youtube.com/embed/", "vimeo": "player.vimeo.com/video/"}
    shortcode = shown_of(f"{name} {number}", Source(path="a.md"), ()) or ""
    html = published(f'<iframe src="https://{players[name]}{number}"></iframe>')
    address = shortcode.partition("](")[2].rstrip(")")
    assert f'href="{address}"' in html


def test_a_formula_has_its_words_once_in_plain_text_and_a_frame_none_in_summaries() -> None:
    html = "".join(html for html, _ in CASES if 'class="katex"' in html)
    assert html_to_text(as_shown(html).html) == "x"
    frame = '<p><iframe src="https://vimeo.com/1" title="It"></iframe></p><p>Words.</p>'
    assert paragraphs_of(as_shown(frame).html) == ("Words.",)


@pytest.mark.parametrize("unit", [
    "<img ", "<img src=", '<img data-src="', "<a #", "<a href=#>", "<iframe ", "<math>", "= ",
    "<noscript>", "<svg>", "<td><pre>1", "<h2><a href=#x>#</a></h2>", '<a href="x:', "<source ",
    "<object>", '<img srcset="a (', "<form>",
])  # fmt: skip
def test_time_grows_with_the_length_of_the_text_alone(unit: str) -> None:
    assert as_shown(unit * 4_000)


EXAMPLES = {
    '<p><code>a href="javascript:x"</code></p>': (),
    '<p>a href=javascript:x <a href="/y">b</a></p>': (),
    '<p>a src="c:x" <em title=">">c</em> <a href="javascript:y">b</a></p>': ("javascript:y",),
    '<a href="javascript:y">b</a><p>a href="javascript:x"</p><p>': ("javascript:y", "javascript:x"),
}
"""The last is not in order, so that nobody knows what is text."""


@pytest.mark.parametrize("html", EXAMPLES)
def test_an_address_in_a_text_is_an_example(html: str) -> None:
    assert tuple(one.written for one in as_shown(html).lost) == EXAMPLES[html]
