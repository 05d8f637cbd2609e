"""Dates that a page only shows: by the class of their element, or under the page's title."""

from __future__ import annotations

import pytest

from feeds.generators import Source
from feeds.model import Document
from feeds.reading.page import read_page

PAGES = [
    ("<h1>A</h1><p>By J. Smith | March 5, 2004</p>", "March 5, 2004"),
    ("<h1>A</h1>\n<em>12 May 1999</em>", "12 May 1999"),
    ("<h2>A</h2><p>Posted on 2020-01-02</p>", "2020-01-02"),
    ("<h1>A</h1><p>2004</p>", ""),
    ("<h1>A</h1><p>May 2004</p>", ""),
    ("<h1>A</h1><p>On March 5, 2004 we went to sea.</p>", ""),
    ("<h1>A</h1><p>Text.</p><p>12 May 1999</p>", ""),
    ("<h1>A</h1><p>12 May 1999</p><h1>B</h1>", ""),
    ("<h1>A</h1><h2>B</h2><p>12 May 1999</p>", ""),
    ('<h1>A</h1><p>1 May 1999</p><p class="date">May 2004</p>', "May 2004"),
    ('<h1>A</h1><p class="meta">2004 | Ann</p>', ""),
    ("<h1>A</h1><div><p>Posted on January 16, 2015</p><p>Text.</p></div>", "January 16, 2015"),
    ("<h1>A</h1><p>Posted on January 16, 2015<br>bells, <i>fog</i></p>", "January 16, 2015"),
    (
        "<header><div><h1>A</h1></div></header><section>\n<p>12 May 1999</p></section>",
        "12 May 1999",
    ),
    ("<h1>A</h1>12 <b>May</b> 1999<p>Text.</p>", "12 May 1999"),
    ("<h1>A</h1><div>By Ann Lee</div><div>12 May 1999</div>", "12 May 1999"),
    ("<h1>A</h1><p>Ann Lee · 12 May 1999 · 4 min</p>", "12 May 1999"),
    ("<h1>A</h1><script>12 May 1998</script><p>12 May 1999</p>", "12 May 1999"),
    ("<h1>A</h1><p>Text.<br>12 May 1999</p>", ""),
    ("<h1>A</h1><div><h2>B</h2></div><p>12 May 1999</p>", ""),
]


def read(body: str) -> Document:
    return read_page(f"<body>{body}<p>Some words that follow.</p></body>", Source(path="a.html"))


@pytest.mark.parametrize(("body", "date"), PAGES)
def test_the_date_that_a_page_shows(body: str, date: str) -> None:
    field = read(body).first("date")
    assert (field.value if field else "") == date


def test_a_heading_of_the_second_rank_is_a_title_where_there_is_no_other() -> None:
    def title(body: str) -> object:
        field = read(body).first("title")
        return field and field.value

    assert title("<h2>A</h2>") == "A"
    assert title("<h2>A</h2><h2>B</h2>") is None
