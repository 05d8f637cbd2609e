"""Quarto and R Markdown: Markdown with code that is run to make the page. It is not run here.

What such a page does not state itself, the head of its text states: a program that makes one may
leave its metadata out, and a draft is one in all its forms.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from feeds.errors import Problem
from feeds.generators import Source
from feeds.markup import without_cells
from feeds.model import Document, Field
from feeds.reading._beside import with_defaults
from feeds.reading._front_matter import split_front_matter
from feeds.reading._frozen import HEAD, frozen_text
from feeds.reading._meaning import fields_of
from feeds.reading._no_article import reason_by_content
from feeds.reading._side_files import read_small
from feeds.reading.markdown import read_markdown

__all__ = ["made_beside", "made_of", "read_quarto", "texts_of_page", "with_head_of_text"]

_MADE = (".md", ".markdown", ".html")
_SUFFIXES: Mapping[str, tuple[str, ...]] = {
    "qmd": _MADE,
    "rmd": _MADE,
    "ipynb": (*_MADE, ".nbdata"),
}
"""Suffix → the endings of files beside one that decide how it is read."""

_PAGES = (".md", ".markdown", ".html")
_TEXTS = (".qmd", ".Rmd", ".rmd")
_HEAD = 4096  # characters that tell whether metadata stand there


def made_beside(file: str) -> tuple[str, ...]:
    """The files that a text with code in it may have beside it, whether they are there or not; ()
    for any other text. Whether they are articles decides whether and how it is read.
    """
    stem, dot, suffix = file.rpartition(".")
    return tuple(f"{stem}{one}" for one in _SUFFIXES.get(suffix.lower(), ())) if dot else ()


def made_of(source: Source) -> str:
    """Why a text with code in it is not read: the page that was made of it lies beside it."""
    for made in made_beside(source.file):
        if made.endswith(_MADE) and _is_read_of(made, source):
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


def texts_of_page(file: str) -> tuple[str, ...]:
    """The texts that a page may have been made of, whether they are there or not."""
    if not file.endswith(_PAGES):
        return ()
    stem = file.rpartition(".")[0]
    return tuple([stem + one for one in _TEXTS])


def with_head_of_text(document: Document, source: Source) -> Document:
    """The page with what the head of that text says, where no metadata stand in its own.

    Raises ReadError for a head that cannot be read.
    """
    if document.left_out or any(item.source == "field" for item in document.fields):
        return document
    for file in texts_of_page(source.file):
        text = read_small(file, source)
        if text:
            return _with_fields(document, text, replace(source, path=_path_of(file, source)))
    return document


def _with_fields(document: Document, text: str, source: Source) -> Document:
    split = split_front_matter(text, source.path)
    found, problems = fields_of(with_defaults(split.entries, source), source)
    fields = tuple(_merged(document, found))
    return replace(
        document,
        fields=fields,
        left_out=reason_by_content(fields, document.body, source),
        problems=(*document.problems, *split.problems, *problems),
    )


def _merged(document: Document, found: tuple[Field, ...]) -> Iterator[Field]:
    """The lines of what stands in another file are none of this one."""
    names = {item.name for item in found}
    yield from (replace(item, line=0) for item in found)
    yield from (item for item in document.fields if item.name not in names)


def _path_of(file: str, source: Source) -> str:
    folder, slash, _ = source.path.rpartition("/")
    return f"{folder}{slash}{os.path.basename(file)}"  # noqa: PTH119 - a text


def _is_read_of(page: str, source: Source) -> bool:
    """Whether the site has an article in the page that was made of a text."""
    paths = source.generator.paths
    if paths.read and not page.lower().endswith(tuple(paths.read)):
        return False
    try:
        with open(page, encoding="utf-8", errors="replace") as file:  # noqa: PTH123 - a text
            return not paths.copied(
                source.place.rpartition(".")[0] + _ending(page), file.read(_HEAD)
            )
    except OSError:
        return False


def _ending(page: str) -> str:
    return f".{page.rpartition('.')[2]}"
