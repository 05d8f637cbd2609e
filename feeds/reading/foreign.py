"""Articles in markup that is not read here: told, so that none is missing in silence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from feeds.errors import Problem
from feeds.generators.source import Source
from feeds.model import Document
from feeds.reading._leaving import reason_by_path

__all__ = ["FOREIGN", "UNREAD", "read_foreign"]

FOREIGN: Mapping[str, str] = {
    ".textile": "Textile",
    ".adoc": "AsciiDoc",
    ".asciidoc": "AsciiDoc",
    ".org": "Org",
}
"""Suffix → what people call it."""

UNREAD: Mapping[str, str] = {
    ".ipynb": "Jupyter notebooks",
    ".qmd": "Quarto documents",
    ".rmd": "R Markdown",
}
"""Likewise, of texts with code in them, which is run to make a page."""


def read_foreign(source: Source, file: Path) -> Iterator[Document | Problem]:
    """No article, and why."""
    reason = f"{FOREIGN[file.suffix.lower()]} is not read here; convert it to Markdown or HTML"
    yield Document(
        path=source.path, markup="text", body="", left_out=reason_by_path(source) or reason
    )
