"""Documents that mean harm, or nothing at all: a finding in bounded time, never a traceback."""

from __future__ import annotations

import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.validation import validate
from feeds.validation._xml import MOST_BYTES
from tests.validation.examples import CHANNEL, ENTRY, FEED, ITEM, atom, rss

SOUND = (
    atom(FEED, f"<entry>{''.join(ENTRY.values())}</entry>").encode(),
    rss(CHANNEL, f"<item>{''.join(ITEM.values())}</item>").encode(),
)
LAUGHS = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 12))
HOSTILE = {
    "billion laughs": (f'<!DOCTYPE rss [<!ENTITY l0 "ha">{LAUGHS}]><rss>&l11;</rss>', "X153"),
    "quadratic": (
        f'<!DOCTYPE rss [<!ENTITY a "{"a" * 90_000}">]><rss>{"&a;" * 5_000}</rss>',
        "X153",
    ),
    "in an attribute": (
        f'<!DOCTYPE rss [<!ENTITY a "{"a" * 90_000}">]><rss version="{"&a;" * 5_000}"/>',
        "X153",
    ),
    "recursive": ('<!DOCTYPE rss [<!ENTITY a "&b;"><!ENTITY b "&a;">]><rss>&a;</rss>', "X153"),
    "parameter": ('<!DOCTYPE rss [<!ENTITY % a SYSTEM "file:///etc/passwd">%a;]><rss/>', "X152"),
    "external": ('<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss>&a;</rss>', "X152"),
    "external subset": ('<!DOCTYPE rss SYSTEM "http://localhost:1/x.dtd"><rss/>', "X152"),
    "deep": ("<rss>" + "<a>" * 100_000, "X154"),
    "many names": ("<rss>" + "".join(f"<a{n}/>" for n in range(20_000)), "X155"),
    "endless tag": ("<rss " + " " * 9_000_000 + ">", "X155"),
    "endless comment": ("<rss><!--" + " " * 9_000_000, "X155"),
    "many elements": (
        f'<feed xmlns="http://www.w3.org/2005/Atom">{"<link/>" * 300_001}</feed>',
        "X155",
    ),
    "many attributes": ("<rss " + " ".join(f"a{n}=''" for n in range(20_000)) + "/>", "X104"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_document_is_refused(name: str) -> None:
    text, code = HOSTILE[name]
    report = validate(text.encode())
    assert code in {finding.code for finding in report.findings}
    assert len(report.findings) < 4_000


def test_a_gigantic_document_is_refused_unread() -> None:
    report = validate(bytes(MOST_BYTES + 1))
    assert [finding.code for finding in report.findings] == ["X103"]


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", "\n".encode("utf-16")])
def test_a_document_of_nothing_is_called_empty(data: bytes) -> None:
    report = validate(data)
    assert [(one.code, one.message) for one in report.findings] == [
        ("X133", "the document is not whole: the file is empty")
    ]
    assert not report.valid


def test_a_document_of_nul_alone_is_damaged_rather_than_empty() -> None:
    assert all("empty" not in one.message for one in validate(bytes(9)).findings)
    assert not validate(bytes(9)).valid


def test_a_document_that_was_begun_ends_in_the_middle() -> None:
    found = {one.code: one.message for one in validate(b"<rss><channel>").findings}
    assert found["X133"] == "the document is not whole: it ends in the middle"


def test_memory_does_not_grow_with_the_number_of_entries() -> None:
    def peak(entries: int) -> int:
        inside = "".join(
            f"<entry><id>urn:isbn:{n}</id><title>t</title><updated>2026-01-31T09:30:00Z</updated>"
            f"<content>{'text ' * 4000}</content></entry>"
            for n in range(entries)
        )
        data = atom(FEED, inside).encode()
        tracemalloc.start()
        validate(data)
        try:
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(1)  # loads what is loaded once
    assert peak(900) - peak(450) < 450 * 2000  # each entry is of 20 000 bytes


@pytest.mark.parametrize(
    ("declared", "used", "codes"),
    [
        ("utf-8", "utf-8", set()),
        ("utf-16", "utf-16", set()),
        ("utf-16", "utf-16-le", set()),
        ("utf-32", "utf-32", {"X118"}),
        ("cp500", "cp500", {"X118"}),
        ("utf-8", "cp037", {"X114"}),
        ("", "utf-16", set()),
        ("", "utf-16-be", {"X115"}),
        ("", "utf-8", {"X116"}),
        ("iso-8859-1", "iso-8859-1", {"X117"}),
        ("mac-roman", "mac-roman", {"X118"}),
        ("utf-8", "iso-8859-1", {"X111"}),
        ("utf-16", "utf-8", {"X114"}),
        ("us-ascii", "utf-8-sig", {"X113"}),
        ("undefined", "utf-8", {"X112"}),
        ("rot13", "utf-8", {"X112"}),
    ],
)
def test_encodings(declared: str, used: str, codes: set[str]) -> None:
    declaration = f'<?xml version="1.0" encoding="{declared}"?>' if declared else ""
    text = declaration + rss(CHANNEL, "<item><title>Été</title></item>")
    found = {one.code for one in validate(text.encode(used), select=("X",)).findings}
    assert found == codes


def test_the_charset_of_http_is_compared() -> None:
    text = '<?xml version="1.0" encoding="utf-8"?>' + rss(CHANNEL, "")
    found = {one.code for one in validate(text.encode(), charset="iso-8859-1").findings}
    assert "X119" in found
    assert "X119" not in {one.code for one in validate(text.encode(), charset="UTF-8").findings}


@settings(max_examples=150)
@given(st.binary(max_size=200))
def test_any_bytes_give_a_report(data: bytes) -> None:
    validate(data)


@settings(max_examples=150)
@given(st.text(st.sampled_from("<>/&;=\"' \n!-[]?xmlrsfedtianCDAT:#"), max_size=80))
def test_anything_like_markup_gives_a_report(text: str) -> None:
    validate(("<rss version='2.0'><channel>" + text).encode())


@settings(max_examples=200)
@given(
    st.sampled_from(SOUND),
    st.lists(
        st.tuples(st.integers(0, 2000), st.integers(0, 30), st.binary(max_size=6)), max_size=4
    ),
)
def test_a_damaged_feed_gives_a_report(data: bytes, cuts: list[tuple[int, int, bytes]]) -> None:
    for begin, length, other in cuts:
        data = data[:begin] + other + data[begin + length :]
    for finding in validate(data).findings:
        assert finding.line >= 0
        assert finding.message


@settings(max_examples=100)
@given(
    st.sampled_from(
        ["<updated>{}</updated>", "<id>{}</id>", '<link href="{}"/>', "<title>{}</title>"]
    ),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=40),
)
def test_any_value_gives_a_report(element: str, value: str) -> None:
    for char, reference in (("&", "&amp;"), ("<", "&lt;"), ('"', "&quot;")):
        value = value.replace(char, reference)
    validate(atom(FEED, f"<entry>{element.format(value)}</entry>").encode())


def test_the_sound_documents_are_sound() -> None:
    for data in SOUND:
        report = validate(data)
        found = [one.code for one in report.findings if one.severity != "info"]
        assert found in ([], ["Q107"])  # an item of RSS may be without a date


def test_a_long_text_of_many_phrases_is_sound() -> None:
    """Groups inside of possessive repetitions lost their spans here, in some Pythons."""
    sentence = "<p>A <b>bold</b> word, and a <a href='https://example.org/1'>link</a>.</p>\n"
    for text in (sentence * 50, sentence.replace("'", '"') * 50):
        escaped = text.replace("&", "&amp;").replace("<", "&lt;")
        inside = f"{''.join(ENTRY.values())}<content type='html'>{escaped}</content>"
        report = validate(atom(FEED, f"<entry>{inside}</entry>").encode())
        assert [one for one in report.findings if one.severity != "info"] == []


@pytest.mark.parametrize(
    ("head", "entry", "foot"),
    [
        ("<rss version='2.0'><channel>", "<item/>", "</channel></rss>"),
        ("<feed xmlns='http://www.w3.org/2005/Atom'>", "<entry/>", "</feed>"),
    ],
)
def test_entries_with_nothing_in_them_are_counted_to_the_last(
    head: str, entry: str, foot: str
) -> None:
    """A million of them takes seconds: beyond the first few they are only counted."""
    report = validate(f"{head}{entry * 5000}{foot}".encode())
    messages = " ".join(one.message for one in report.findings)
    assert "the feed has 5000 entries" in messages
    assert "4800 more findings of" in messages
    assert len(report.findings) < 2000
