"""A text with the signs of kramdown goes the long way; any other comes out as it went in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from feeds.markup._fences import parts_of
from feeds.markup.kramdown import _replaced, without_kramdown

_TEXT = st.text("a ^*[]{}:\n\r\x85\u2028`~!1.", max_size=30)


@given(_TEXT)
def test_the_long_way(text: str) -> None:
    made = "".join(part if is_code else _replaced(part) for part, is_code in parts_of(text))
    has_sign = any(sign in f"\n{text}" for sign in ("{:", "*[", "\n^\n"))
    assert without_kramdown(text) == (made if has_sign else text)
