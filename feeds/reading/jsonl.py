"""JSON Lines: one article a line, never all in memory."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from feeds.errors import Problem
from feeds.generators import Source
from feeds.model import Document
from feeds.reading._json import entries_of, parse_json
from feeds.reading._problems import problem_at
from feeds.reading._raw_fields import Malformed
from feeds.reading._raw_rows import RawRow
from feeds.reading._record import document_of

__all__ = ["LONGEST_LINE", "read_json_lines"]

LONGEST_LINE = 20 * 1024 * 1024
"""Bytes of one article."""


class JsonLine(RawRow, frozen=True):
    """A line that is not blank."""

    text: bytes

    @property
    def size(self) -> int:
        """In bytes."""
        return len(self.text)

    def document(self, source: Source) -> Document | Problem:
        """The article in it, or what is wrong with it."""
        return _article(self.text, source, self.line)


def read_json_lines(source: Source, file: Path) -> Iterator[JsonLine | Problem]:
    """Each line of the file, or a Problem at one that is too long."""
    with file.open("rb") as stream:
        for number, line in _lines(stream):
            if line is None:
                yield problem_at(source, number, "the line is longer than 20 MB", _SPLIT)
            elif line.strip():
                yield JsonLine(number, line)


_SPLIT = "an article is text; shorten it, or leave it out"


def _lines(stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """The lines with their numbers; None for one that is too long, which is skipped."""
    number = 0
    while line := stream.readline(LONGEST_LINE + 1):
        number += 1
        if number == 1:
            line = line.removeprefix(codecs.BOM_UTF8)
        if len(line) > LONGEST_LINE and not line.endswith(b"\n"):
            while (more := stream.readline(LONGEST_LINE)) and not more.endswith(b"\n"):
                pass
            yield number, None
        else:
            yield number, line


def _article(line: bytes, source: Source, number: int) -> Document | Problem:
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError as error:
        return problem_at(
            source,
            number,
            f"byte 0x{line[error.start]:02X} is not UTF-8",
            "save the file as UTF-8",
            error.start + 1,
        )
    try:
        value = parse_json(text, number)
        if not isinstance(value, dict):
            return problem_at(
                source, number, "this line is no JSON object", 'write one {"title": …} a line'
            )
        return document_of(entries_of(value, number), source, number, line.strip())
    except Malformed as fault:
        return problem_at(
            source, number, fault.message, "fix that line; each holds one object", fault.column
        )
