"""Files in markup of others are left out with the reason, not in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from feeds.model import Document
from feeds.reading import read


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("2019-05-15-a.textile", "Textile is not read here; convert it to Markdown or HTML"),
        ("a.adoc", "AsciiDoc is not read here; convert it to Markdown or HTML"),
        ("a.ORG", "Org is not read here; convert it to Markdown or HTML"),
        ("a.dj", "Djot is not read here; convert it to Markdown or HTML"),
        ("README.org", "about the folder, not an article"),
    ],
)
def test_what_is_not_read_is_told(tmp_path: Path, name: str, reason: str) -> None:
    file = tmp_path / name
    file.write_text("h1. A", encoding="utf-8")
    (made,) = read(file, name)
    assert isinstance(made, Document)
    assert (made.left_out, made.body) == (reason, "")


@pytest.mark.parametrize("suffix", [".mkd", ".mkdn", ".mkdown", ".mdown"])
def test_markdown_by_its_old_suffixes(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"a{suffix}"
    file.write_text("---\ntitle: A\n---\n*b*\n", encoding="utf-8")
    (made,) = read(file, file.name)
    assert isinstance(made, Document)
    assert (made.markup, made.body) == ("markdown", "*b*\n")
