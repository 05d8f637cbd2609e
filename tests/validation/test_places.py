"""The place of a character in the text of an element, however the text is written."""

from __future__ import annotations

from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.validation import validate

HEAD = '<rss version="2.0"><channel><item>\n<description>'
LINK = "<a href='x'>y</a>"
WRITTEN: list[tuple[str, str]] = [  # the source of the text; what the mark points at
    (escape(LINK), "href='x'"),
    (f"<![CDATA[{LINK}]]>", "href='x'"),
    (f"<![CDATA[<p>a</p>\r\n\r\n<p>b</p>{LINK}]]>", "href='x'"),
    (f"<![CDATA[<p>a</p>]]> &amp; <!-- c --><![CDATA[é😀 & {LINK}]]>", "href='x'"),
    (f"&lt;p&gt;a&#10;\n&lt;/p&gt;<![CDATA[]]>{escape(LINK)}", "href='x'"),
    (f"{'&amp; ' * 20_000}<![CDATA[{LINK}]]>", "href='x'"),
    (f"{'é ' * 60_000}{escape(LINK)}", "href='x'"),
]


def marked(source: str) -> str:
    """What stands in the document where H201 points to."""
    document = HEAD + source + "</description></item></channel></rss>"
    found = [one for one in validate(document.encode()).findings if one.code == "H201"]
    assert len(found) == 1
    line = document.replace("\r\n", "\n").split("\n")[found[0].line - 1]
    return line[found[0].column - 1 :]


@pytest.mark.parametrize(("source", "at"), WRITTEN, ids=range(len(WRITTEN)))
def test_the_place_is_that_of_the_character(source: str, at: str) -> None:
    assert marked(source).startswith(at)


PIECES = st.lists(
    st.sampled_from(
        [
            "a ",
            "&amp; ",
            "é",
            "<![CDATA[<p>b</p>]]>",
            "<![CDATA[ & ]]>",
            "<!-- c -->",
            "\n",
            "&#10;",
        ]
    )
)


@given(PIECES.map("".join), st.booleans())
@settings(max_examples=80)
def test_whatever_stands_before_it(before: str, section: bool) -> None:  # noqa: FBT001 - drawn
    link = f"<![CDATA[{LINK}]]>" if section else escape(LINK)
    assert marked(before + link).startswith("href='x'")


def test_lines_of_others_are_found_however_many_there_are() -> None:
    pictures = "\n".join("<img src='https://example.org/a.png'>" for _ in range(9))
    document = f"{HEAD}{escape(pictures)}</description></item></channel></rss>"
    (found,) = (one for one in validate(document.encode()).findings if one.code == "H401")
    assert found.message == ("<img> has no alt text (8 more in this document: lines 3, 4, 5 …)")
