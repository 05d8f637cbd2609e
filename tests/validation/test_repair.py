"""Reading on: a fault of the XML is one finding at its place, and hides nothing behind it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.validation import ValidationReport, validate

SOUND = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"
  xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Tides{title}</title><link>https://example.org/</link>
<description>On tides</description><language>en</language>
<atom:link rel="self" href="https://example.org/rss.xml"/>
<item><title>Ebb</title><link>https://example.org/1{link}</link><guid>https://example.org/1</guid>
<pubDate>31 January 2026</pubDate>{inside}</item>
<item><title>Flow</title><link>/2</link><guid>https://example.org/2</guid>
<dc:date>2026-01-32</dc:date><description>{body}</description></item>
</channel></rss>
"""
BEHIND = [("V102", 8), ("V112", 9), ("V105", 10)]  # what is wrong with the sound one


def document(head: str = "", **parts: str) -> bytes:
    holes = dict.fromkeys(("title", "link", "inside", "body"), "") | parts
    return (head + SOUND.format(**holes)).encode()


def places(report: ValidationReport) -> list[tuple[str, int]]:
    return [(one.code, one.line) for one in report.findings if one.severity == "error"]


REPAIRS: list[tuple[str, bytes, list[tuple[str, int]]]] = [
    ("space", document("\n\n"), [("X138", 1)]),
    ("mark", document("\ufeff\ufeff"), [("X138", 1)]),
    ("space and mark", document(" \ufeff\n"), [("X138", 1)]),
    ("warning", document("Warning: x in y on line 2\n"), [("X138", 1)]),
    ("marked warning", document("<br />\n<b>Notice</b>: x<br />\n"), [("X138", 1)]),
    ("entity", document(title="&nbsp;"), [("X135", 4)]),
    ("entities", document(title="&eacute;", body="&hellip;"), [("X135", 4), ("X135", 10)]),
    ("unknown entity", document(title="&tide;"), [("X135", 4)]),
    ("ampersand", document(title=" & boats"), [("X140", 4)]),
    ("in an address", document(link="?a=1&b=2&amp;c=3"), [("X140", 7)]),
    ("in an attribute", document(inside='<source url="https://a.org/?a&b"/>'), [("X140", 8)]),
    ("prefix", document(inside="<itunes:author>Ada</itunes:author>"), [("X134", 8)]),
    ("own prefix", document(inside="<our:thing our:x='1'/>"), [("X134", 8)]),
    ("control", document(title="\x0b"), [("X139", 4)]),
    ("control by number", document(title="&#11;"), [("X139", 4)]),
    ("two", document("\n", title="&nbsp;", body="&"), [("X138", 1), ("X135", 5), ("X140", 11)]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "faults"), REPAIRS, ids=[row[0] for row in REPAIRS])
def test_the_rest_is_checked_at_its_own_lines(
    name: str, data: bytes, faults: list[tuple[str, int]]
) -> None:
    report = validate(data)
    down = data.decode().partition("<?xml")[0].count("\n")
    found = places(report)
    assert [one for one in found if one[0][0] == "X"] == faults, name
    kept = [(code, line + down) for code, line in BEHIND]
    assert [one for one in found if one in kept] == kept
    noted = [one.message for one in report.findings if one.code == "X141"]
    number = "one fault" if len(faults) == 1 else f"{len(faults)} faults"
    assert noted == [f"read on after the repair of {number} of the XML"]


def test_what_is_read_is_what_was_meant() -> None:
    found = validate(document(title=" & &copy; &nbsp;", link="?a=1&b= c")).findings
    assert "?a=1&b= c" in next(one.message for one in found if one.code == "V113")


def test_columns_are_those_of_the_document() -> None:
    line = '<rss version="2.0"><channel><dc:date>2026-01-32</dc:date></channel></rss>'
    found = {one.code: one for one in validate(line.encode()).findings}
    assert found["X134"].column == line.index("<dc:date>") + 1
    assert found["V105"].column == line.index("2026-01-32") + 1
    assert 'xmlns:dc="http://purl.org/dc/elements/1.1/"' in found["X134"].hint


FATAL: list[tuple[str, str, str]] = [
    ("<rss version='2.0'>\n<channel>\n<title>a</channel></rss>", "X132",
     "</channel> does not close <title>, opened at line 3"),
    ("<rss version='2.0'>\n<channel>\n<item>", "X133", "the document is not whole"),
    ("<rss version=2.0><channel/></rss>", "X131", "not XML"),
    ("<rss version='2.0' version='2.0'/>", "X136", "twice"),
    ("<rss version='2.0'>a < b</rss>", "X131", "not XML"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "code", "message"), FATAL)
def test_what_is_not_certain_ends_it(text: str, code: str, message: str) -> None:
    """And nothing is called absent that may stand behind the end."""
    report = validate(text.encode())
    found = {one.code: one.message for one in report.findings}
    assert message in found[code]
    assert not {"Q403", "X141", "R121", "R122", "R123", "R124"} & found.keys()


def test_a_cut_file_names_what_is_open() -> None:
    (found,) = [one for one in validate(b"<rss>\n<channel>").findings if one.code == "X133"]
    assert "<channel>, opened at line 2, is not closed" in found.hint


@settings(max_examples=200)
@given(st.text(st.sampled_from("&;#<>x:nbspgt lt&\n\x01\ue0ff]!-[CDATA'\""), max_size=40))
def test_any_text_may_be_repaired(text: str) -> None:
    for finding in validate(document(title=text, inside=text)).findings:
        assert finding.line <= len(document(title=text, inside=text).splitlines()) + 1


ENCODINGS: list[tuple[str, str, str, list[str]]] = [  # declared, used, title, what is reported
    ("utf-8", "utf-8", "Été", []),
    ("utf-8", "windows-1252", "Été “a”", ["X111"]),
    ("iso-8859-1", "utf-8", "Été “a”", ["X120"]),
    ("windows-1252", "utf-8", "Été", ["X120"]),
    ("us-ascii", "utf-8", "Été", ["X114"]),
    ("iso-8859-1", "iso-8859-1", "Été", []),
]


@pytest.mark.parametrize(("declared", "used", "title", "codes"), ENCODINGS)
def test_an_encoding_that_is_nearly_right_is_one_finding(
    declared: str, used: str, title: str, codes: list[str]
) -> None:
    """Its letters are read as what they are: none of them is called wrong besides."""
    text = SOUND.format(title=title, link="", inside="", body=title)
    report = validate(text.replace('"utf-8"', f'"{declared}"').encode(used))
    found = [one for one in report.findings if one.code[0] == "X" and one.code != "X117"]
    assert [one.code for one in found] == codes
    assert "V165" not in {one.code for one in report.findings}
    assert [one for one in places(report) if one[0][0] != "X"] == BEHIND


def test_a_few_wrong_bytes_are_counted_at_their_lines() -> None:
    text = SOUND.format(title="Été", link="", inside="", body="Été").encode("windows-1252")
    (found,) = [one for one in validate(text).findings if one.code == "X111"]
    assert (found.line, found.message) == (
        4, "byte 0xC9 is not utf-8 (1 more in this document: line 10)"
    )  # fmt: skip


def test_an_encoding_is_read_behind_what_stands_before_the_declaration() -> None:
    text = "\n \n" + SOUND.format(title="Été", link="", inside="", body="")
    report = validate(text.replace("utf-8", "iso-8859-1").encode("iso-8859-1"))
    assert {one.code for one in report.findings if one.code[0] == "X"} == {"X117", "X138", "X141"}
