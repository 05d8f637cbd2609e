"""Bodies as Hexo has them: its tags, and metadata without a line ahead of it."""

from __future__ import annotations

import pytest

from feeds.generators import Source
from feeds.reading.markdown import read_markdown
from tests.generators.sites import site_of

SOURCE = Source(path="a.md", site=site_of("hexo"))

UNOPENED = [
    ("title: T\ndate: 2019-05-24\ntags:\n  - a\n---\nText.\n", "T", "Text.\n"),
    ("date: 2019-05-24\ntitle: 'A: b'\n---\n\nText.\n---\n", "A: b", "\nText.\n---\n"),
]


@pytest.mark.parametrize(("text", "title", "body"), UNOPENED)
def test_metadata_need_not_be_opened(text: str, title: str, body: str) -> None:
    made = read_markdown(text, SOURCE)
    item = made.first("title")
    assert item is not None
    assert (item.value, made.body) == (title, body)
    assert text.split("\n")[made.body_line - 1 :] == body.split("\n")


@pytest.mark.parametrize("text", ["Words: a\n---\nText.\n", "Title\n---\nText.\n"])
def test_a_heading_is_no_metadata(text: str) -> None:
    assert read_markdown(text, SOURCE).body == text
