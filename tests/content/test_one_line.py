"""The words of a body stand on one line, a blank apart: fingerprints are made of them so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.content import one_line, to_html
from feeds.model import Document, Markup

PIECES = st.sampled_from(
    [
        *("a", "b.", "word", " ", "  ", "\n", "\n\n", "\t", "\xa0", "\u2003", "\x1f", "\x85"),
        *("<p>", "</p>", "<br>", "<em>", "</em>", "<pre>", "</pre>", "<td>", "<ul><li>", "</li>"),
        *("&nbsp;", "&#32;", "&#10;", "&amp;", "* ", "- ", "> ", "    ", "`", "|", "![a](b)"),
    ]
)


@pytest.mark.parametrize("markup", ["text", "markdown", "html"])
@given(st.lists(PIECES).map("".join))
def test_words_are_on_one_line(markup: Markup, body: str) -> None:
    text = to_html(Document(path="a.md", markup=markup, body=body)).text
    assert text == one_line(text)
