"""Documents that are nearly XML: read after certain repairs, of which each says its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.config import Config
from feeds.errors import Problem, ReadError
from feeds.ledger import DeployedFeed, Fault, read_feed
from feeds.moving import import_articles
from tests.pipeline.sites import write

HEAD = '<?xml version="1.0"?>\n<rss version="2.0"><channel>\n'
END = "</channel></rss>\n"


def _item(title: str, more: str = "") -> str:
    return f"<item><title>{title}</title>{more}</item>\n"


def _read(data: bytes, *, is_partial: bool = False) -> DeployedFeed:
    return read_feed(data, "x.xml", is_partial=is_partial)


REPAIRED = {
    "a bare &": (_item("A & B"), "A & B", 3, "bare &"),
    "an & in an address": (_item("A", "<link>https://x.example/?a=1&b=2</link>"), "A", 3, "bare &"),
    "a name that nobody knows": (_item("A &quay; B"), "A &quay; B", 3, "bare &"),
    "a name of HTML": (_item("A&nbsp;B"), "A\u00a0B", 3, "only HTML knows"),
    "a bare <": (_item("1 < 2"), "1 < 2", 3, "bare <"),
    "an end of CDATA": (_item("A]]>"), "A]]>", 3, "CDATA"),
    "a control character": (_item("A\x0b"), "A", 3, "control"),
    "a reference to one": (_item("A&#x1f;"), "A", 3, "control"),
    "a prefix": (_item("A", "<dc:creator>Ann</dc:creator>"), "A", 3, "not declared (dc)"),
    "a prefix of an attribute": (_item("A", '<x y:z="1"/>'), "A", 3, "not declared (y)"),
    "a namespace": (_item("A", '<a xmlns="http://x.example/é"/>'), "A", 3, "a namespace"),
}


@pytest.mark.parametrize(("row", "title", "line", "said"), REPAIRED.values(), ids=list(REPAIRED))
def test_what_is_certain_is_repaired(row: str, title: str, line: int, said: str) -> None:
    feed = _read((HEAD + row + _item("Last") + END).encode())
    assert [one.title for one in feed.entries] == [title, "Last"]
    assert [(fault.line, said in fault.message) for fault in feed.faults] == [(line, True)]


AROUND = {
    "blank lines": ("\n\n" + HEAD, END, 1),
    "a notice of PHP": ("<br />\n<b>Notice</b>: a.php on line <b>3</b><br />\n" + HEAD, END, 1),
    "a notice behind": (HEAD, END + "<b>Fatal</b>", 4),
    "a comment behind": (HEAD, END + "<!-- 3 queries -->", 0),
    "no declaration": ("Warning: x\n<rss><channel>", END, 1),
}


@pytest.mark.parametrize(("head", "end", "line"), AROUND.values(), ids=list(AROUND))
def test_what_is_printed_around_it_is_passed_over(head: str, end: str, line: int) -> None:
    feed = _read((head + _item("A") + end).encode())
    assert [one.title for one in feed.entries] == ["A"]
    assert [fault.line for fault in feed.faults] == ([line] if line else [])


def test_lines_are_those_of_the_file() -> None:
    feed = _read(("\n\n" + HEAD + _item("A") + _item("B & C") + END).encode())
    assert [fault.line for fault in feed.faults] == [6, 1]


ENCODINGS = {
    "a byte that is not UTF-8": (
        HEAD.encode() + "é".join(_item("A|").split("|")).encode("cp1252"),
        "Aé",
        3,
    ),
    "one that nobody knows": (
        HEAD.replace("?>", ' encoding="x-quay"?>').encode() + _item("Aé").encode(),
        "Aé",
        1,
    ),
    "one that it is not": (
        HEAD.replace("?>", ' encoding="utf-16"?>').encode() + _item("Aé").encode(),
        "Aé",
        1,
    ),
    "one of no text": (
        HEAD.replace("?>", ' encoding="punycode"?>').encode() + _item("Aé").encode(),
        "Aé",
        1,
    ),
}


@pytest.mark.parametrize(("data", "title", "line"), ENCODINGS.values(), ids=list(ENCODINGS))
def test_encodings(data: bytes, title: str, line: int) -> None:
    feed = _read(data + END.encode())
    assert [one.title for one in feed.entries] == [title]
    assert [fault.line for fault in feed.faults] == [line]


BROKEN = {
    "cut in an item": (HEAD + _item("A") + "<item><title>B", ["A"], [4]),
    "cut behind an item": (HEAD + _item("A") + _item("B"), ["A", "B"], [4]),
    "an element that is not closed": (
        HEAD + _item("A") + _item("B", "<b>") + _item("C") + END,
        ["A", "C"],
        [4],
    ),
    "an item that is not closed": (
        HEAD + "<item><title>A</title>\n" + _item("B") + END,
        ["B"],
        [3],
    ),
    "a broken head": (HEAD + "<title>T\n" + _item("A") + END, ["A"], [1]),
    "an item in CDATA": (
        HEAD + _item("A", "<description><![CDATA[<item></b>]]></description>") + _item("B", "</b>"),
        ["A"],
        [4],
    ),
    "entries": (
        '<feed xmlns="http://www.w3.org/2005/Atom">\n<entry><title>A</title></entry>\n<entry>',
        ["A"],
        [3],
    ),
}


@pytest.mark.parametrize(("text", "titles", "lines"), BROKEN.values(), ids=list(BROKEN))
def test_of_a_broken_file_the_whole_items_are_read(
    text: str, titles: list[str], lines: list[int]
) -> None:
    feed = _read(text.encode(), is_partial=True)
    assert [one.title for one in feed.entries] == titles
    assert [fault.line for fault in feed.faults] == lines
    with pytest.raises(ReadError):  # whoever compares must not take a part for the whole
        _read(text.encode())


def test_many_broken_items_are_counted() -> None:
    text = HEAD + _item("A") + _item("B", "<b>") * 100 + END
    feed = _read(text.encode(), is_partial=True)
    assert len(feed.faults) == 21
    assert feed.faults[-1].message == "80 more from here on, likewise"


def test_an_import_says_the_line_of_the_file(tmp_path: Path) -> None:
    row = "<pubDate>Wed, 15 May 2019 12:00:00 GMT</pubDate>"
    write(tmp_path, {"x.xml": HEAD + _item("A & B", row) + "<item>"})
    found = import_articles(str(tmp_path / "x.xml"), tmp_path / "new", Config())
    assert found.files == ("2019-05-15-a-b.html",)
    assert [(one.path, one.line) for one in found.problems] == [
        (str(tmp_path / "x.xml"), 3),
        (str(tmp_path / "x.xml"), 4),
    ]


PIECES = st.lists(
    st.one_of(
        st.binary(max_size=6),
        st.sampled_from(
            [
                *(HEAD, END, _item("A"), "<item>", "</item>", "<entry>", "<![CDATA[", "]]>"),
                *("<!--", "-->", "&", "&#0;", "&#xD800;", "&nbsp;", "<", "<a:b>", "<rss>"),
                *("<feed>", "xmlns:é='é'", "<!DOCTYPE a [", "\ufeff", "</channel>"),
                '<?xml version="1.0" encoding="utf-16"?>',
            ]
        ).map(str.encode),
    ),
    max_size=12,
)


@given(PIECES)
def test_whatever_it_is_there_is_a_feed_or_a_located_problem(pieces: list[bytes]) -> None:
    problems: tuple[Problem, ...] = ()
    faults: tuple[Fault, ...] = ()
    try:
        faults = _read(b"".join(pieces), is_partial=True).faults
    except ReadError as error:
        problems = error.problems
    assert all(one.path == "x.xml" and one.hint for one in problems)
    assert all(fault.line > 0 and fault.message for fault in faults)
