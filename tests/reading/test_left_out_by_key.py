"""Keys by which a file says that it is no article."""

from __future__ import annotations

import pytest

from feeds.generators import Source
from feeds.reading._no_article import reason_by_key
from feeds.reading.markdown import read_markdown

HEADS = (
    *("redirect_to: /b/", "redirect: /b/", "redirect_url: /b/", "pagination:\n  data: posts"),
    *("eleventyExcludeFromCollections: true", "permalink: false", "render: false"),
    *("headless: true", "build:\n  list: never", "_build:\n  render: false"),
)


@pytest.mark.parametrize("head", HEADS)
def test_a_key_says_that_it_is_none(head: str) -> None:
    text = f"---\ntitle: Boat\ndate: 2019-05-15\n{head}\n---\n\nWords.\n"
    found = read_markdown(text, Source(path="a.md"))
    assert found.left_out
    assert found.left_out == reason_by_key(found.fields)
