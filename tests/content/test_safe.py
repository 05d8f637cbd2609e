"""Sanitised HTML: nothing runs, every address is absolute."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.content import clean_text, safe_html


def resolve(_tag: str, _attribute: str, address: str) -> str:
    return address if ":" in address else "https://e.org/" + address


CASES = [
    ("<p onclick=x>a</p>", "<p>a</p>"),
    ("a<script>alert(1)</script>b", "ab"),
    ("<style>p{}</style>x", "x"),
    ("<iframe src=https://x.org></iframe>x", "x"),
    ('<a href="javascript:alert(1)">q</a>', "<a>q</a>"),
    ('<a href=" java\nscript:alert(1)">q</a>', "<a>q</a>"),
    ('<img src="data:image/png;base64,AA" alt="x">', '<img alt="x">'),
    ('<a href="b.html">q</a>', '<a href="https://e.org/b.html">q</a>'),
    ('<img src=a.png srcset="a.png 1x, b.png 2x">',
     '<img src="https://e.org/a.png" srcset="https://e.org/a.png 1x, https://e.org/b.png 2x">'),
    ("<input type=checkbox checked disabled>x", '<input type="checkbox" checked="" disabled="">x'),
    ("<input type=text>x", "x"),
    ("<svg><script>1</script></svg>x", "x"),
    ("<!-- c -->x", "x"),
    ("a ]]> b &amp;amp; c", "a ]]&gt; b &amp;amp; c"),
    ("<figure><img src=a.png><figcaption>c</figcaption></figure>",
     '<figure><img src="https://e.org/a.png"><figcaption>c</figcaption></figure>'),
    ("<p style='color:red' class=x>a</p>", "<p>a</p>"),
    ("<main><p>a</p></main>", "<p>a</p>"),  # the page around it has one
]  # fmt: skip


@pytest.mark.parametrize(("html", "expected"), CASES)
def test_safe_html(html: str, expected: str) -> None:
    found = safe_html(html, resolve)
    assert sorted(re.findall(r"[^\s<>/]+", found)) == sorted(re.findall(r"[^\s<>/]+", expected))


@given(st.text())
def test_nothing_that_runs_survives(html: str) -> None:
    found = safe_html(html + f"<b onload={html}>", resolve).lower()
    assert "<script" not in found
    assert "onload" not in re.sub(r">[^<]*<", "><", f">{found}<")


def test_illegal_characters_are_removed_and_reported_with_their_line() -> None:
    text, problems = clean_text("a\nb\x00c\x0b\ud800\ufffe", path="a.txt", line=3)
    assert text == "a\nbc"
    assert [(p.line, p.severity) for p in problems] == [(4, "warning")] * 4
    assert "U+0000" in problems[0].message


def test_bidi_controls_are_kept_and_reported() -> None:
    text, problems = clean_text("a\u202eb", path="a.txt")
    assert text == "a\u202eb"
    assert "U+202E" in problems[0].message


def test_one_look_finds_all_that_is_reported() -> None:
    kept = "\t\n\r aé\u2029\u202f\u2065\u206a\ud7ff\ue000\ufffd\U00010000\U0010ffff"
    assert clean_text(kept, path="a.txt") == (kept, ())
    for character in "\x00\x08\x0b\x0c\x0e\x1f\ud800\udfff\ufffe\uffff\u202a\u202e\u2066\u2069":
        _, problems = clean_text(f"a{character}b", path="a.txt")
        assert len(problems) == 1, f"U+{ord(character):04X}"
