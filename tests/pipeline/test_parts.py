"""Links to a part of a page: they lead there, or the file and the line are named."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from feeds.pipeline import build
from tests.pipeline.sites import write

B = "---\ntitle: B\ndate: 2024-01-02\naliases: [/old/b.html]\n---\n## Words on b\n"
WARNINGS = [
    # of a.md from line 5 on → line and message of the warning; "" for none
    ("[x](#part-two)\n\n## Part two", ""),
    ("\n[x](#part-tow)\n\n## Part two",
     "6: no such part of the page: '#part-tow'; write '#part-two'"),
    ("[x](#gone)", "5: no such part of the page: '#gone'; link to the id of a heading"),
    ("[x](b.md#words-on-b)", ""),
    ("\n\n[x](b.md#gone)", "7: no such part of the page: 'b.md#gone'; link to the id"),
    ("[x](https://s.example.org/b.html#gone)", "5: no such part of the page: 'https://s.example"),
    ("[x](https://s.example.org/b.html#words-on-b)", ""),
    ("[x](/old/b.html#gone)", "5: no such part of the page: '/old/b.html#gone'"),
    ("[x](/b/#gone)", "5: no such part of the page: '/b/#gone'"),
    ("[x](https://s.example.org/a.html#gone)", "5: no such part of the page: 'https://s.example"),
    ("[a](#1) [b](#2) [c](#3) [d](#4)", "5: no such part of the page: '#1', '#2', '#3' and 1 more"),
    ('[x](#kit)\n\n<a name="kit">Kit</a>', ""),
    ("[x](#%C3%BCber)\n\n## Über", ""),
    ("[x](#top) [y](#) [z](#:~:text=words)", ""),
    ("[x](https://other.example.org/#gone) [y](/about/#gone)", ""),
    ("Words[^1].\n\n[^1]: Note.", ""),
    ("[x](#mine)\n\n## Part {#mine}", ""),
    ("[x](#mine)\n\n## Part {: #mine .big}", ""),
    ("[x](#mine)\n\n## Part\n{: #mine}", ""),
    ("[x](#mine)\n\nWords\n{: #mine}", ""),
]  # fmt: skip


def site(tmp_path: Path, body: str) -> Path:
    files = {
        "feeds.toml": 'url = "https://s.example.org/"\nsource = "posts"\n',
        "posts/a.md": f"---\ntitle: A\ndate: 2024-01-01\n---\n{body}\n",
        "posts/b.md": B,
    }
    return write(tmp_path, files) / "posts"


@pytest.mark.parametrize(("body", "expected"), WARNINGS)
def test_a_link_to_a_part_that_is_not_there_is_reported(
    tmp_path: Path, body: str, expected: str
) -> None:
    found = [str(one) for one in build(site(tmp_path, body), tmp_path / "out").problems]
    assert len(found) == bool(expected), found
    assert not expected or found[0].split("a.md:", 1)[1].startswith(expected)


def test_a_part_that_is_gone_is_reported_for_a_page_that_need_not_be_made(tmp_path: Path) -> None:
    source, output = site(tmp_path, "[x](b.md#words-on-b)"), tmp_path / "out"
    assert not build(source, output).problems
    (source / "b.md").write_text(B.replace("## Words", "## Lines"), encoding="utf-8")
    for _ in range(2):
        assert [problem.line for problem in build(source, output).problems] == [5]


def test_a_link_to_a_part_goes_past_the_address_that_the_page_had_before(tmp_path: Path) -> None:
    source, output = site(tmp_path, "[x](/old/b.html#words-on-b) [y](/old/b.html)"), tmp_path / "o"
    build(source, output)
    page = (output / "a.html").read_text(encoding="utf-8")
    assert 'href="b.html#words-on-b"' in page
    assert 'href="old/b.html"' in page
    assert "https://s.example.org/b.html#words-on-b" in (output / "feed.xml").read_text("utf-8")


def test_headings_have_ids_in_pages_and_feeds_and_parts_of_them_stay_linked(tmp_path: Path) -> None:
    source, output = site(tmp_path, "[x](#part-two)\n\n## Part two"), tmp_path / "out"
    build(source, output)
    for name in ("a.html", "feed.xml", "rss.xml", "feed.json"):
        text = unescape((output / name).read_text(encoding="utf-8").replace('\\"', '"'))
        assert '<h2 id="part-two">' in text, name
        assert name == "a.html" or 'href="https://s.example.org/a.html#part-two"' in text, name


def _stamps(source: Path) -> str:
    """The ledger without what each article was made of, which changes with its source."""
    text = (source / "feeds.lock").read_text(encoding="utf-8")
    return re.sub(r"\torigin=[^\t\n]*", "", text)


def test_ids_are_no_words(tmp_path: Path) -> None:
    """What an article says is the same, so that nothing of it counts as changed."""
    source, output = site(tmp_path, "Words.\n\n## Part two"), tmp_path / "out"
    build(source, output)
    ledger = _stamps(source)
    site(tmp_path, "Words.\n\n## Part two {#mine}")
    build(source, output)
    assert b'<h2 id="mine">' in (output / "a.html").read_bytes()
    assert _stamps(source) == ledger
