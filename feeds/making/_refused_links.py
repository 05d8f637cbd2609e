"""Warnings of addresses that lead to what is not published, at the lines where they stand."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote

from feeds.articles import DraftOutline, PageDraft, Withheld
from feeds.errors import Problem

__all__ = ["SourceLines", "refusals"]


class SourceLines:
    """The lines of the files below a source folder; the last file is remembered, since one file
    may hold many articles.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file = ""
        self._lines: list[str] = []

    def line_of(self, file: str, name: str, first: int) -> int:
        """The line on which another file is named; else `first`, where the article begins."""
        return _line_of(posixpath.basename(name), self.of(file), first)

    def of(self, file: str) -> list[str]:
        """All lines of a file; none of one that cannot be read."""
        if file != self._file:
            self._file, self._lines = file, _lines(self._folder / file)
        return self._lines


def refusals(
    sources: SourceLines, draft: DraftOutline | PageDraft, refused: Iterable[tuple[str, Withheld]]
) -> Iterator[Problem]:
    """One warning for each thing that an article would have published by a link to it."""
    for address, withheld in refused:
        yield Problem(
            path=draft.file,
            line=_line_of(address, sources.of(draft.file), draft.line),
            message=withheld.message,
            hint=withheld.hint,
            severity="warning",
        )


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []


def _line_of(address: str, lines: list[str], first: int) -> int:
    """Where the address stands, as it is or in another spelling; else where the article begins."""
    plain = unquote(address)
    name = posixpath.basename(plain.partition("?")[0].partition("#")[0])
    for text in filter(None, (address, plain, name, name.rpartition(".")[0])):
        for number in range(max(first, 1), len(lines) + 1):
            if text in lines[number - 1]:
                return number
    return first
