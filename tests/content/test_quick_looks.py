"""Where a quick look says that there is nothing to do, all that follows would do nothing."""

from __future__ import annotations

import re
import sys

from hypothesis import given
from hypothesis import strategies as st

from feeds.content import _characters, _headings, _sentences, _shown, _well_formed
from feeds.content._characters import has_odd_space, one_line
from feeds.generators import GENERATORS, UNKNOWN

_STYLES = [one.headings for one in (UNKNOWN, *GENERATORS.values())]
_HTML = st.lists(
    st.sampled_from(
        [
            *("<h2>", "</h2>", "<h2 id='a'>", '<h2\nID = "a">', "a", " ", "\n", "=", "#", "é", "&"),
            *(
                '<a name="a">',
                "<A NAME=a-1>",
                '<a href="#a">',
                '<a href="x">',
                "</a>",
                "<a>",
                "<p>",
            ),
            *("</p>", "<img>", '<img src="a" />', "<IMG SRC=data:x>", " data-src=", "<!--", "-->"),
            *(
                '<a href="javascript:x">',
                '<a href="java&#115;x">',
                "<pre>",
                "</pre>",
                "<td>",
                "</b>",
            ),
            *(
                "<table><tbody><tr><td>",
                "</td></tr></tbody></table>",
                "<iframe>",
                '<p id="a">',
                "<b>",
            ),
            *("<h2>a</h2>", "<h3>b <em>c</em></h3>\n", "<h2>a-1</h2>", "<hr />", "<p>d</p>\n"),
        ]
    ),
    max_size=12,
).map("".join)


@given(_HTML, st.sampled_from(_STYLES))
def test_ids(html: str, style: _headings.HeadingStyle) -> None:
    ids = _headings._Ids(style, dict)
    made = _headings._ID.sub(ids.stated, _headings._ANCHOR.sub(_headings._with_id, html))
    made = _headings._with_headings(made, ids) if style.are_named else made
    assert _headings.with_ids(html, style, lines=dict) == made


@given(_HTML)
def test_odd_parts(html: str) -> None:
    headings = [part.partition("</h2")[0] for part in html.split("<h2")[1:]]
    whole = [html] if "<h" in html else []
    found = _shown._is_odd(html)
    assert _is_odd(html, _tags(html), headings) <= found <= _is_odd(html, html, whole)


def _is_odd(html: str, tags: str, headings: list[str]) -> bool:
    has_picture = "<img" in html or "<IMG" in html
    return bool(
        (has_picture and "data-" in tags and _shown._LAZY.search(tags))
        or (has_picture and _shown._PICTURE.search(html))
        or ("#" in html and any(map(_shown._SIGN.search, headings)))
        or ("<pre" in html and "<td" in html)
        or _shown._ODD.search(html)
    )


def _tags(html: str) -> str:
    return "".join(re.findall(r"<[^<>]*>", html))


@given(_HTML)
def test_schemes(html: str) -> None:
    found = _shown._HAS_SCHEME.search(html) or _shown._HIDDEN.search(html)
    assert _shown._has_scheme(html) == bool(found)
    found = _shown._HAS_SCHEME.search(_tags(html)) or _shown._HIDDEN.search(_tags(html))
    assert bool(found) <= _shown._has_scheme(_shown._addresses(html)) <= _shown._has_scheme(html)


@given(st.text("a \n\t\x0b\r\x1f\x85\u00a0\u2003\u3000é", max_size=8))
def test_white_space(text: str) -> None:
    is_odd = any(one.isspace() and one not in " \n" for one in text)
    assert has_odd_space(text) == is_odd
    assert one_line(text) == " ".join(text.split())


_BLOCKS = st.lists(
    st.sampled_from(
        [
            *("<p>a</p>", "<p>b\nc  d</p>\n", "<p> e <em>f</em></p>\n", "<h2>g</h2>\n", "<hr>"),
            *("<ul>\n", "</ul>\n", "<ol>", "</ol>", "<li>h</li>\n", "<li>", "</li>", "\n", "i"),
            *("<pre>j\nk</pre>", "<p>", "</p>", "<p></p>", "<p>&amp;lt;</p>", "<a href='x'>l</a>"),
        ]
    ),
    max_size=8,
).map("".join)


@given(_BLOCKS)
def test_words_of_blocks_in_a_row(html: str) -> None:
    found = _well_formed.words_of(html)
    walked = _well_formed.words_of(f"<blockquote></blockquote>{html}")
    assert (found and found[:2]) == (walked and walked[:2])


@given(
    st.text('aB1.?"( é', max_size=6).map("{}.".format), st.text('aB1."(', min_size=1, max_size=3)
)
def test_what_goes_on_behind_a_stop(before: str, after: str) -> None:
    first = after.lstrip("\"'“‘«„([")[:1]
    word = before[before.rfind(" ") + 1 :]
    if first.islower():
        goes_on = True
    elif _sentences._INITIAL.search(word) or _sentences._DOTTED.search(word):
        goes_on = first.isalnum()
    else:
        goes_on = bool(_sentences._ORDINAL.search(word)) and first.isdigit()
    assert _sentences._goes_on(before, after) == goes_on


def test_every_letter_is_clean_or_not() -> None:
    odd = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF}
    odd |= {code for code in range(32) if code not in b"\t\n\r"}
    found = {code for code in range(sys.maxunicode + 1) if not _characters._is_clean(chr(code))}
    assert found == odd


@given(st.text("a \n\t\x07\x1f\u00a0\u00ad\u202e\ufffeé", max_size=8))
def test_clean_texts(text: str) -> None:
    found = _characters._ILLEGAL.search(text) or _characters._BIDI.search(text)
    assert _characters._is_clean(text) == (found is None)
