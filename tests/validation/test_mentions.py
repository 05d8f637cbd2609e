"""A text that speaks of an element is plain text; one that is marked up is not."""

from __future__ import annotations

import pytest

from feeds.validation._html_text import markup_in
from feeds.validation.markup import html_in

MENTIONS = [
    "The <script> element",
    "From <b> to <strong>",
    "Why I no longer use <DIV>",
    "a < b and c > d",
]
MARKUP = [
    ("A <b>bold</b> step", "b"),
    ("One<br>two", "br"),
    ("One <p>two", "p"),
    ("<img src=a.png>", "img"),
    ('<script src="a.js">', "script"),
    ("<script>x()</script>", "script"),
    ("half</b>", "b"),
]


@pytest.mark.parametrize("text", MENTIONS)
def test_a_mention_is_no_markup(text: str) -> None:
    assert html_in(text) == ""
    assert list(markup_in(text)) == []


@pytest.mark.parametrize(("text", "name"), MARKUP)
def test_markup_is_found(text: str, name: str) -> None:
    assert html_in(text) == f"<{name}>"
    assert any(name in tag for tag, _ in markup_in(text))
