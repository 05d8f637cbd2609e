"""The site's own addresses in a body are made relative, in links and pictures alone."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.content import safe_html
from feeds.pages._relative_links import _TAG, _local_tag, local_html
from tests.pages.samples import BASE

ADDRESSES = (BASE, f"{BASE}a/b", f"{BASE}?c", f"{BASE}d:e", f"{BASE}f:g/h", "x", f"y/{BASE}")
ATTRIBUTES = ("href", "src", "cite", "title", "srcset", "alt", "poster")
STATED = st.lists(
    st.builds(' {}="{}"'.format, st.sampled_from(ATTRIBUTES), st.sampled_from(ADDRESSES)),
    max_size=3,
).map("".join)
BODIES = st.recursive(
    st.sampled_from((*ADDRESSES, f' href="{BASE}', f' src="{BASE}"', "&gt;", "é", '"')),
    lambda inner: st.builds(
        "<{0}{1}>{2}</{0}>".format,
        st.sampled_from(("p", "a", "blockquote", "img", "video", "code")),
        STATED,
        st.lists(inner, max_size=3).map("".join),
    ),
)


@pytest.mark.parametrize("up", ["", "../../"])
@given(body=BODIES)
@settings(max_examples=60)
def test_in_tags_alone(up: str, body: str) -> None:
    html = safe_html(body, lambda _tag, _attribute, address: address)
    assert local_html(html, BASE, up) == _TAG.sub(partial(_local_tag, base=BASE, up=up), html)


@pytest.mark.parametrize(("up", "top", "other"), [("../", "../", "../"), ("", "./", "")])
def test_ways_up(up: str, top: str, other: str) -> None:
    def body(top: str, other: str, odd: str) -> str:
        return (
            f'<a href="{top}">a</a> <img src="{other}b.png"> '
            f'<a title="{BASE}" href="{odd}c:d">e</a> '
            f'href="{BASE}"'
        )

    assert local_html(body(BASE, BASE, BASE), BASE, up) == body(top, other, top)
