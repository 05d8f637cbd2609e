"""Quarto and R Markdown: Markdown with code that is run to make the page. It is not run here."""

from __future__ import annotations

import os
from collections.abc import Mapping

from msgspec.structs import replace

from feeds.errors import Problem
from feeds.generators import Source
from feeds.markup import without_cells
from feeds.model import Document
from feeds.reading._frozen import HEAD, frozen_text
from feeds.reading._made import is_read_of
from feeds.reading.markdown import read_markdown

__all__ = ["made_beside", "made_of", "read_quarto"]

_MADE = (".md", ".markdown", ".html")
_SUFFIXES: Mapping[str, tuple[str, ...]] = {
    "qmd": _MADE,
    "rmd": _MADE,
    "ipynb": (*_MADE, ".nbdata"),
}
"""Suffix → the endings of files beside one that decide how it is read."""


def made_beside(file: str) -> tuple[str, ...]:
    """The files that a text with code in it may have beside it, whether they are there or not; ()
    for any other text. Whether they are articles decides whether and how it is read.
    """
    stem, dot, suffix = file.rpartition(".")
    return tuple(f"{stem}{one}" for one in _SUFFIXES.get(suffix.lower(), ())) if dot else ()


def made_of(source: Source) -> str:
    """Why a text with code in it is not read: the page that was made of it lies beside it."""
    for made in made_beside(source.file):
        if made.endswith(_MADE) and is_read_of(made, source):
            return f"{os.path.basename(made)} is made of it"  # noqa: PTH119 - likewise
    return ""


def read_quarto(text: str, source: Source) -> Document:
    """The article in such a file; what was made of it counts instead, where that lies beside it,
    and so does what Quarto has kept of it when it ran its code.

    Raises ReadError for metadata that cannot be read.
    """
    reason = made_of(source)
    if reason:
        return Document(path=source.path, markup="markdown", body="", left_out=reason)
    kept = frozen_text(text, source)
    head = HEAD.match(text) if kept else None
    plain = without_cells(f"{head[0] if head else ''}{kept}" if kept else text)
    document = read_markdown(plain.text, source)
    if not plain.computed or document.left_out:
        return document
    number = len(plain.computed)
    what = "1 piece of code gives" if number == 1 else f"{number} pieces of code give"
    name = source.path.rpartition("/")[2]
    problem = Problem(
        path=source.path,
        line=plain.computed[0],
        message=f"what {what} is not in the article: no code is run here",
        hint=f"put the result beside it: quarto render {name} --to gfm",
        severity="warning",
    )
    return replace(document, problems=(*document.problems, problem))
