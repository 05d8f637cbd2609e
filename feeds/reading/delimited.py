"""CSV and TSV: one article a row, under a line of keys; read row by row."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from msgspec.structs import replace

from feeds.errors import Problem
from feeds.generators import Source
from feeds.model import Document
from feeds.reading._no_article import EMPTY
from feeds.reading._raw_fields import RawField
from feeds.reading._raw_rows import EntryRow, FoundRow
from feeds.reading._row_texts import files_of_rows, text_of_row
from feeds.reading.keys import canonical

__all__ = ["read_table"]

_LONGEST_CELL = 20 * 1024 * 1024
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class _Rows(Protocol):
    """A csv.reader: rows, and the number of the line that was read last."""

    line_num: int

    def __iter__(self) -> Iterator[list[str]]: ...

    def __next__(self) -> list[str]: ...


class _Lines:
    """The lines of a file. At their end within a row, a quotation mark of it was not closed."""

    def __init__(self, stream: Iterator[str]) -> None:
        self._stream = stream
        self._read: list[str] = []
        self.is_over = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        for line in self._stream:
            self._read.append(line)
            return line
        self.is_over = True
        raise StopIteration

    def taken(self) -> str:
        """The text of the lines since this was asked last."""
        text = "".join(self._read)
        self._read.clear()
        return text


_DELIMITERS = ",;\t|"


def read_table(source: Source, file: Path) -> Iterator[FoundRow]:
    """Each row, at the line where it begins."""
    csv.field_size_limit(_LONGEST_CELL)
    with file.open("rb") as probe:
        head = probe.read(4)
    encoding = next((name for mark, name in _MARKS if head.startswith(mark)), "utf-8")
    try:
        with file.open(encoding=encoding, newline="") as stream:
            first = stream.readline(1024 * 1024)
            stream.seek(0)
            lines = _Lines(stream)
            rows = csv.reader(lines, delimiter=_delimiter(first, source.path))
            yield from _documents(rows, lines, source)
    except UnicodeDecodeError as error:
        yield _problem(source, 0, f"the file is not {encoding} ({error.reason})")
    except csv.Error as error:
        yield _problem(source, 0, f"this is not a table that can be read: {error}")


def _problem(source: Source, line: int, message: str) -> Problem:
    hint = "save it again as UTF-8 with quotes around the texts"
    return Problem(path=source.path, line=line, message=message, hint=hint)


def _delimiter(header: str, path: str) -> str:
    if path.lower().endswith(".tsv"):
        return "\t"
    return max(_DELIMITERS, key=lambda mark: (header.count(mark), -_DELIMITERS.index(mark)))


def _documents(rows: _Rows, lines: _Lines, source: Source) -> Iterator[FoundRow]:
    keys = [key.strip() for key in next(rows, [])]
    names = {canonical(key, source.mapping) for key in keys if key}
    if not names & {"title", "body"}:
        reason = "data, not a table of articles" if names else EMPTY
        yield Document(path=source.path, markup="text", body="", left_out=reason)
        return
    files = files_of_rows(source)
    head = lines.taken()
    line = rows.line_num + 1
    for row in rows:
        start, line = line, rows.line_num + 1
        raw = head + lines.taken().strip()
        if not any(cell.strip() for cell in row):
            continue
        if lines.is_over:
            yield Problem(
                path=source.path,
                line=start,
                message="a quotation mark in this row is never closed, so that it has no end",
                hint='close it; write "" for one that is part of a text',
            )
            return
        entries = [RawField(key, cell, start) for key, cell in zip(keys, row, strict=False) if key]
        own = replace(source, beside=[])
        text = text_of_row(entries, files, own)
        yield EntryRow(start, [*entries, text] if text else entries, raw, own.beside)
        if len(row) > len(keys):
            yield Problem(
                path=source.path,
                line=start,
                message=f"the row has {len(row)} cells under {len(keys)} keys",
                hint="put quotes around a text with commas in it",
                severity="warning",
            )
