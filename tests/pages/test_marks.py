"""What a body surely does not hold need not be looked for: a page is the same if it is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from feeds.articles import Links
from feeds.articles._finish_body import finish_body
from feeds.articles._part_links import PartLinks, ids_of
from feeds.content import is_plain_html
from feeds.pages._body import as_page_shows
from feeds.pages._interface_words import words_in
from feeds.pages._relative_links import local_html
from tests.pages.samples import BASE

ATTRIBUTES = ("", ' id="a"', ' id="é "', ' title="b"', f' cite="{BASE}q"', ' align="left"')
TAGS = ("p", "h2", "pre", "div", "blockquote", "table", "code", "td", "th")
EMPTY = (
    *("a", "&amp; b", "\u00a0", BASE, f"{BASE}c", "<img>", '<img src="x.png">', '<img src="">'),
    *(
        '<img id="i" alt="c" src="javascript:x">',
        f'<a href="{BASE}x#y">z</a>',
        '<a href="#a">b</a>',
    ),
    *('<a href="/blog/x">c</a>', '<a href="https://e.example/">d</a>', "link://page/x", "<hr />"),
    *(' id="x"', "<!-- c -->", '<img src="y.png?a=1&amp;b" alt="&quot;">'),
)
BODIES = st.recursive(
    st.sampled_from(EMPTY),
    lambda inner: st.builds(
        "<{0}{1}>{2}</{0}>".format,
        st.sampled_from(TAGS),
        st.sampled_from(ATTRIBUTES),
        st.lists(inner, max_size=3).map("".join),
    ),
)


@given(BODIES)
def test_marks(html: str) -> None:
    links = Links(
        file="a.md", permalink=f"{BASE}a/", base=BASE, page=lambda _: None, find=lambda _: None
    )
    is_plain = is_plain_html(html, html)
    made, ids, marks = finish_body(html, links, PartLinks(links), is_plain=is_plain)
    assert ids == ids_of(made)
    assert marks.pictures or "<img" not in made
    assert marks.shown or as_page_shows(made, words_in("en")) == made
    assert marks.own_addresses or local_html(made, BASE, "../") == made
