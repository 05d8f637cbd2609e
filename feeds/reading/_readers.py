"""The table of readers, and the way from a file to its documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from feeds.errors import Problem, ReadError
from feeds.model import Document
from feeds.reading._source import Source
from feeds.reading.encoding import decode
from feeds.reading.markdown import read_markdown
from feeds.reading.text import read_text

__all__ = ["READERS", "SUFFIXES", "read"]

_LARGEST = 20 * 1024 * 1024

TextReader: TypeAlias = "Callable[[str, Source], Document]"
"""(text, where it comes from) → the one article in it"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A file format: its name, its suffixes, and how a file of it becomes a document."""

    name: str
    suffixes: tuple[str, ...]
    read: TextReader


READERS: Mapping[str, Reader] = {
    reader.name: reader
    for reader in (
        Reader(name="text", suffixes=(".txt", ".text"), read=read_text),
        Reader(name="markdown", suffixes=(".md", ".markdown", ".mdx"), read=read_markdown),
    )
}

SUFFIXES: Mapping[str, Reader] = {
    suffix: reader for reader in READERS.values() for suffix in reader.suffixes
}


def read(
    path: Path, relative: str, *, fields: Mapping[str, str] | None = None, dialect: str = ""
) -> Iterator[Document | Problem]:
    """The articles in a file, each as a Document, and what is wrong with the file.

    `fields` is the configured mapping of keys, `dialect` the generator whose conventions
    hold. Never raises for what is in the file.
    """
    reader = SUFFIXES.get(path.suffix.lower(), READERS["text"])
    source = Source(path=relative, file=path, mapping=fields or {}, dialect=dialect)
    try:
        data = _bytes_of(path, relative)
        text, problems = decode(data, relative)
        document = reader.read(text, source)
    except ReadError as error:
        yield from error.problems
        return
    yield document if not problems else _with_problems(document, problems)


def _with_problems(document: Document, problems: tuple[Problem, ...]) -> Document:
    return replace(document, problems=(*problems, *document.problems))


def _bytes_of(path: Path, relative: str) -> bytes:
    try:
        if path.stat().st_size > _LARGEST:
            raise ReadError(
                Problem(
                    path=relative,
                    message=f"the file is larger than {_LARGEST // 1024 // 1024} MB",
                    hint="an article is text; split the file, or leave it out with exclude",
                )
            )
        return path.read_bytes()
    except OSError as error:
        raise ReadError(
            Problem(
                path=relative,
                message=f"cannot be read ({error.strerror or error})",
                hint="give yourself the right to read it, or leave it out with exclude",
            )
        ) from error
