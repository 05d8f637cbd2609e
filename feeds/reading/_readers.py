"""The table of readers, and the way from a file to its documents."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from msgspec.structs import replace

from feeds.config import SourceSite
from feeds.deferred import deferred
from feeds.errors import Problem, ReadError
from feeds.generators import PAGE, Around, Siblings, Source
from feeds.model import Document
from feeds.reading._in_steps import Steps, finished, in_steps
from feeds.reading._no_article import COPIED, EMPTY, reason_by_path, reason_by_place
from feeds.reading._notebook_names import NOTEBOOK
from feeds.reading._path_fields import inferred
from feeds.reading._problems import unreadable
from feeds.reading._raw_rows import FoundRow, documents_in
from feeds.reading._row_texts import text_of_a_row
from feeds.reading._site_paths import among_pages, lies_among_pages
from feeds.reading._source_digest import digest_of_article
from feeds.reading._stated_markup import as_stated
from feeds.reading.encoding import NO_TEXT, NoTextError, decode
from feeds.reading.foreign import FOREIGN
from feeds.reading.markdown import markdown_steps, read_markdown
from feeds.reading.quarto import with_head_of_text
from feeds.reading.text import read_text
from feeds.records import dataclass
from feeds.stamps import digest_of_bytes

__all__ = ["READERS", "SUFFIXES", "part", "part_each", "read"]

_LARGEST = 20 * 1024 * 1024
_READ_ONLY = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)

TextReader: TypeAlias = "Callable[[str, Source], Document]"
"""(text, where it comes from) → the one article in it"""


FileReader: TypeAlias = "Callable[[Source, Path], Iterator[FoundRow]]"
"""(where it comes from, the file) → what it is parted into, one after the other"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A file format: its name, its suffixes, and how a file of it becomes documents.

    `one` makes one article of a text, `steps` likewise; `many` parts a file that may be large.
    """

    name: str
    suffixes: tuple[str, ...]
    one: TextReader | None = None
    steps: Callable[[str, Source], Steps[Document]] | None = None
    many: FileReader | None = None


def _in(place: str) -> Callable[..., Any]:
    """A reader in a module of this room."""
    return deferred(f"feeds.reading.{place}")


READERS: Mapping[str, Reader] = {
    reader.name: reader
    for reader in (
        Reader(name="text", suffixes=(".txt", ".text"), one=read_text),
        Reader(
            name="markdown",
            suffixes=(".md", ".markdown", ".mdx", ".mkd", ".mkdn", ".mkdown", ".mdown"),
            one=read_markdown,
            steps=markdown_steps,
        ),
        Reader(
            name="quarto",
            suffixes=(".qmd", ".rmd"),
            one=_in("quarto:read_quarto"),
        ),
        Reader(
            name="notebook",
            suffixes=(NOTEBOOK,),
            one=_in("notebook:read_notebook"),
        ),
        Reader(
            name="page",
            suffixes=(".html", ".htm", ".xhtml"),
            one=_in("page:read_page"),
        ),
        Reader(name="rst", suffixes=(".rst", ".rest"), one=_in("rst:read_rst")),
        Reader(
            name="json-lines",
            suffixes=(".jsonl", ".ndjson"),
            many=_in("jsonl:read_json_lines"),
        ),
        Reader(name="json", suffixes=(".json",), many=_in("jsontree:read_json")),
        Reader(
            name="table",
            suffixes=(".csv", ".tsv"),
            many=_in("delimited:read_table"),
        ),
        Reader(
            name="foreign",
            suffixes=tuple(FOREIGN),
            many=_in("foreign:read_foreign"),
        ),
        Reader(name="export", suffixes=(".xml",), many=_in("exports:read_export")),
        Reader(name="packed", suffixes=(".gz",), many=_in("packed:read_packed")),
        Reader(
            name="template",
            suffixes=(".njk", ".liquid", ".ejs", ".hbs", ".astro"),
            many=_in("template:read_template"),
        ),
    )
}

SUFFIXES: Mapping[str, Reader] = {
    suffix: reader for reader in READERS.values() for suffix in reader.suffixes
}


_LISTS = frozenset({"json-lines", "json", "table"})


def read(
    path: Path | str,
    relative: str,
    *,
    fields: Mapping[str, str] | None = None,
    site: SourceSite | None = None,
    base: str = "",
    suffix: str = "",
    around: Around | None = None,
    siblings: Siblings = Siblings(),  # noqa: B008 - frozen
) -> Iterator[Document | Problem]:
    """The articles in a file, each as a Document, and what is wrong with the file.

    `fields` is the configured mapping of keys, and `site` the site that the file belongs to,
    at the path `base` of its host. A `suffix` says what it is read as, whatever its name says.
    `around` is what was found around other files of the site a moment ago,
    and `siblings` what they have in common. Never raises for what is in the file.
    """
    source = Source(
        path=relative,
        file=str(path),
        mapping=fields or {},
        site=site,
        base=base,
        around=around or Around(),
        siblings=siblings,
    )
    return documents_in(part(source, suffix), source)


def part(source: Source, suffix: str = "") -> Iterator[FoundRow]:
    """What a file is parted into: rows of which any process can make documents; else documents.

    `suffix` is as above. Never raises for what is in the file.
    """
    ending = suffix or os.path.splitext(source.file)[1].lower()  # noqa: PTH122
    reader = _reader_of(ending, source.site)
    try:
        reason = reason_by_place(source) if reader.many is not None else ""
        if reason:
            yield Document(path=source.path, markup="text", body="", left_out=reason)
        elif reader.many is not None:
            yield from _said(reader.many(source, Path(source.file)), reader, source.path)
        elif reader.one is not None:
            yield text_of_a_row(source) or finished(_one(reader, source))
    except ReadError as error:
        yield from _unread(error, source)
    except OSError as error:
        yield unreadable(source.path, error)


def part_each(sources: Iterable[Source]) -> list[list[FoundRow]]:
    """The same of several files, none of which is long."""
    return in_steps(map(_parting, sources))


def _parting(source: Source) -> Steps[list[FoundRow]]:
    reader = _reader_of(os.path.splitext(source.file)[1].lower(), source.site)  # noqa: PTH122
    if reader.steps is None:
        return list(part(source))
    try:
        return [text_of_a_row(source) or (yield from _one(reader, source))]
    except ReadError as error:
        return list(_unread(error, source))
    except OSError as error:
        return [unreadable(source.path, error)]


def _reader_of(suffix: str, site: SourceSite | None) -> Reader:
    """What the site says that files of an ending are; else what they usually are."""
    stated = site.readers.get(suffix, "") if site is not None else ""
    return READERS[stated] if stated else SUFFIXES.get(suffix, READERS["text"])


def _said(found: Iterator[FoundRow], reader: Reader, relative: str) -> Iterator[FoundRow]:
    """What a file of many articles holds; a list of none says so."""
    first = next(found, None)
    if first is not None:
        yield first
        yield from found
    elif reader.name in _LISTS:
        yield Document(path=relative, markup="text", body="", left_out=EMPTY)


def _one(reader: Reader, source: Source) -> Steps[Document]:
    data = _bytes_of(source.file, source.path)
    if source.around.digests is not None:
        source.around.digests[source.file] = digest_of_bytes(data)
    text, problems = decode(data, source.path)
    if source.generator.paths.copied(source.place, text) and not reason_by_path(source):
        page = with_head_of_text(Document(path=source.path, markup="text", body=""), source)
        return replace(page, left_out=COPIED)
    yield
    if reader.steps is not None:
        document = yield from reader.steps(text, source)
    else:
        assert reader.one is not None
        document = reader.one(text, source)
    document = with_head_of_text(as_stated(document, source), source)
    if lies_among_pages(source):
        document = among_pages(document, source)
    problems = (*problems, *document.problems)
    digest = digest_of_article(data, source)
    return replace(document, problems=problems, source=text, digest=digest)


def _unread(error: ReadError, source: Source) -> Iterator[Document | Problem]:
    """What cannot be read is an error; a page of a generator's site is left out with a warning.

    Of what is no text, others say whether it is an article that is damaged.
    """
    if isinstance(error, NoTextError):
        yield Document(
            path=source.path,
            markup="text",
            body="",
            fields=inferred(source, ()),
            left_out=NO_TEXT,
            problems=error.problems,
        )
        return
    if not lies_among_pages(source):
        yield from error.problems
        return
    warnings = tuple(dataclasses.replace(one, severity="warning") for one in error.problems)
    yield Document(path=source.path, markup="text", body="", left_out=PAGE, problems=warnings)


def _bytes_of(path: str, relative: str) -> bytes:
    file = os.open(path, _READ_ONLY)  # of every article: a third of what a file object takes
    try:
        size = os.fstat(file).st_size
        if size > _LARGEST:
            raise ReadError(
                Problem(
                    path=relative,
                    message=f"the file is larger than {_LARGEST // 1024 // 1024} MB",
                    hint="an article is text; split the file, or leave it out with exclude",
                )
            )
        data = part = os.read(file, size + 1)
        while part and len(data) != size:
            part = os.read(file, _LARGEST)
            data += part
        return data
    finally:
        os.close(file)
