"""Links by a name: one that nothing defines shows no brackets, and is reported once."""

from __future__ import annotations

import pytest

from feeds.content import to_html
from feeds.model import Document

SHOWN = {
    "Fixed [log 1][], [log *2*][].": ("Fixed log 1, log <em>2</em>.", "[log 1][], nor 1 more"),
    "[Ann & Bo][]": ("Ann &amp; Bo", "[Ann &amp; Bo][]"),
    "![a boat][]": ("a boat", "![a boat][]"),
    "see [this][that].": ("see this.", "[this][that]"),
}
KEPT = {
    "[a][b]\n\n[b]: c.md": '<a href="c.md">a</a>',
    "[a][]\n\n[a]: c.md": '<a href="c.md">a</a>',
    "`[a][]` and `x[0][]`": "<code>[a][]</code> and <code>x[0][]</code>",
    r"\[a\]\[\]": "[a][]",
    "m[i][] x[0][1]": "m[i][] x[0][1]",
    "as Ann says [1][2]": "as Ann says [1][2]",
    "[a] [b]": "[a] [b]",
    "[^a][]": "[^a][]",
    "[form a=1][/form]": "[form a=1][/form]",
    "[a][b](c.md)": '[a]<a href="c.md">b</a>',
}


def _made(text: str) -> tuple[str, list[tuple[int, str]]]:
    body = to_html(Document(path="a.md", markup="markdown", body=text, body_line=4))
    html = body.html.strip().removeprefix("<p>").removesuffix("</p>")
    return html, [(one.line, one.message) for one in body.problems]


@pytest.mark.parametrize(("text", "expected"), SHOWN.items())
def test_what_nothing_defines_shows_its_words(text: str, expected: tuple[str, str]) -> None:
    html, message = expected
    assert _made(text) == (html, [(4, f"nothing defines the link {message}")])


@pytest.mark.parametrize(("text", "html"), KEPT.items())
def test_all_else_stays(text: str, html: str) -> None:
    assert _made(text) == (html, [])


def test_the_line_is_that_of_the_first() -> None:
    assert _made("a\n\n[b][c] [d][]")[1] == [(6, "nothing defines the link [b][c], nor 1 more")]
