"""Warnings of addresses that lead to what is not published, at the lines where they stand."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote

from feeds.articles import Draft, PageDraft, Withheld
from feeds.errors import Problem

__all__ = ["line_in_file", "refusals"]


def refusals(
    folder: Path, draft: Draft | PageDraft, refused: Iterable[tuple[str, Withheld]]
) -> Iterator[Problem]:
    """One warning for each thing that an article would have published by a link to it."""
    lines: list[str] | None = None
    for address, withheld in refused:
        lines = _lines(folder / draft.file) if lines is None else lines
        yield Problem(
            path=draft.file,
            line=_line_of(address, lines, draft.line),
            message=withheld.message,
            hint=withheld.hint,
            severity="warning",
        )


def line_in_file(file: Path, name: str, first: int) -> int:
    """The line on which a file is named; else where the article begins."""
    return _line_of(posixpath.basename(name), _lines(file), first)


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
        for number, line in enumerate(lines[first - 1 :] if first > 1 else lines, max(first, 1)):
            if text in line:
                return number
    return first
