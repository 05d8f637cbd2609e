"""Pages that were made of a text whose code was run: `fog.html` beside `fog.qmd`.

What they do not state themselves, the head of that text states: a program that makes a page may
leave its metadata out, and a draft is one in all its forms.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from msgspec.structs import replace

from feeds.generators import Source
from feeds.model import Document, Field
from feeds.reading._beside import with_defaults
from feeds.reading._front_matter import split_front_matter
from feeds.reading._meaning import fields_of
from feeds.reading._no_article import reason_by_content
from feeds.reading._side_files import read_small

__all__ = ["is_read_of", "texts_of_page", "with_head_of_text"]

_PAGES = (".md", ".markdown", ".html")
_TEXTS = (".qmd", ".Rmd", ".rmd")
_HEAD = 4096  # characters that tell whether metadata stand there


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


def is_read_of(page: str, source: Source) -> bool:
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
