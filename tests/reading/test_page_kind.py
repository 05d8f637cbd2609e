"""Which pages list others: those of which most words stand in the entries."""

from __future__ import annotations

import pytest

from feeds.generators import Source
from feeds.reading.page import read_page

LONG = "It was foggy, and one could hear the bell of the pilot boat from the quay. "


def _card(name: str, words: str = "Short words.") -> str:
    return f'<div class="card"><h3><a href="{name}.html">{name}</a></h3><p>{words}</p></div>'


CARDS = "".join(map(_card, ("Fog", "Bell", "Quay")))
TEXT = f"<h1>A</h1><div><p>{LONG * 4}</p></div>"
LISTINGS = (
    f"<h1>Journal</h1>{CARDS}",
    f"<h1>Journal</h1><main>{CARDS}</main><footer>{LONG * 9}</footer><nav>{LONG * 9}</nav>",
    f"<h1>Journal</h1><p>{LONG}</p>" + "".join(_card(name, LONG * 2) for name in "abcd"),
    "<h1>Journal</h1>"
    + "".join(f"<article><h2><a href='{one}'>The bell</a></h2></article>" for one in "abc"),
)
ARTICLES = (
    f"{TEXT}{CARDS}",
    f"<h1>A</h1><p>{LONG}</p><aside>{CARDS * 9}</aside>",
    f"<article>{TEXT}</article>{CARDS}",
    f"<h1>A</h1><p>{LONG}</p>{_card('b')}{_card('c')}",
)  # fmt: skip


@pytest.mark.parametrize("body", LISTINGS)
def test_entries_alone_are_a_listing(body: str) -> None:
    assert _left_out(body) == "a page that lists others"


@pytest.mark.parametrize("body", ARTICLES)
def test_a_text_with_others_below_it_is_an_article(body: str) -> None:
    assert _left_out(body) == ""


def _left_out(body: str) -> str:
    return read_page(f"<html><body>{body}</body></html>", Source(path="a.html")).left_out
