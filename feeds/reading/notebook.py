"""Jupyter notebooks: their texts, their code and what a run has left in them. Nothing is run."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from feeds.errors import Problem, ReadError
from feeds.generators import Source
from feeds.model import Document
from feeds.reading._beside import sidecar, with_defaults
from feeds.reading._meaning import fields_of
from feeds.reading._no_article import reason_by_content, reason_by_path
from feeds.reading._notebook_cells import Cell, cells_of
from feeds.reading._notebook_files import pictures_of
from feeds.reading._notebook_head import NotebookHead, head_of
from feeds.reading._notebook_text import NotebookText, language_of, markdown_of
from feeds.reading._path_fields import inferred
from feeds.reading.markdown import first_heading
from feeds.reading.quarto import made_of

__all__ = ["picture_at", "read_notebook"]

_NO_CELLS = "JSON, but no notebook: it has no cells"
_CELLS = {"cells", "worksheets"}
_LARGEST = 64 * 1024 * 1024  # bytes of a notebook whose pictures are asked for


def read_notebook(text: str, source: Source) -> Document:
    """The article in a notebook; what was made of it counts instead, where that lies beside it.

    Raises ReadError for what is no notebook.
    """
    leaving = reason_by_path(source) or made_of(source)
    if leaving:
        return Document(path=source.path, markup="markdown", body="", left_out=leaving)
    notebook = _parsed(text, source.path)
    if not _CELLS & notebook.keys():
        return Document(path=source.path, markup="markdown", body="", left_out=_NO_CELLS)
    head = head_of(notebook, cells_of(notebook, text), source.path)
    entries = with_defaults((*head.entries, *_beside(source, head)), source)
    fields, problems = fields_of(entries, source)
    stem = source.path.rpartition("/")[2].rpartition(".")[0]
    made = markdown_of(head.cells, language_of(notebook), f"{stem}_files")
    title, body, _ = first_heading(made.text, 1, fields)
    more = inferred(source, fields)
    leaving = reason_by_content((*fields, *more), made.text, source)
    return Document(
        path=source.path,
        markup="markdown",
        body=body,
        fields=(*fields, *title, *more),
        left_out=leaving,
        problems=(*head.problems, *problems, *_left_out(made, source)),
    )


def _beside(source: Source, head: NotebookHead) -> list[Any]:
    said = {one.key.lower() for one in head.entries}
    return [one for one in sidecar(source) if one.key.lower() not in said]


def _parsed(text: str, path: str) -> Mapping[str, Any]:
    try:
        whole = json.loads(text)
    except json.JSONDecodeError as error:
        message = f"this is no notebook, whose form is JSON: {error.msg}"
        raise ReadError(_problem(path, message, error.lineno, error.colno)) from error
    except (RecursionError, ValueError) as error:
        raise ReadError(_problem(path, "this JSON is nested too deeply", 1)) from error
    return whole if isinstance(whole, dict) else {}


def _problem(path: str, message: str, line: int, column: int = 0) -> Problem:
    hint = "open it in Jupyter and save it again, or leave it out with exclude"
    return Problem(path=path, line=line, column=column, message=message, hint=hint)


def _left_out(made: NotebookText, source: Source) -> Iterator[Problem]:
    """What a reader of the notebook sees, and a reader of the article does not."""
    yield from _of_programs(made.programs, source)
    for line, fault in made.broken:
        yield Problem(
            path=source.path,
            line=line,
            message=f"a picture of this cell is not in the article: {fault}",
            hint="run the cell again, or put the picture into it again, and save the notebook",
            severity="warning",
        )


def _of_programs(lines: tuple[int, ...], source: Source) -> tuple[Problem, ...]:
    if not lines:
        return ()
    what = "1 output is a program" if len(lines) == 1 else f"{len(lines)} outputs are programs"
    problem = Problem(
        path=source.path,
        line=lines[0],
        message=f"{what} that a browser would have to run, and not in the article",
        hint="let the cell leave a picture as well, such as a chart as PNG or SVG",
        severity="warning",
    )
    return (problem,)


def picture_at(notebook: str, name: str) -> bytes | None:
    """A picture in the outputs of a notebook; None where there is none."""
    try:
        status = os.stat(notebook)  # noqa: PTH116 - a text
        if status.st_size > _LARGEST:
            return None
        return _pictures(notebook, status.st_mtime_ns, status.st_size).get(name)
    except OSError:
        return None


@lru_cache(maxsize=4)
def _pictures(notebook: str, _changed: int, _size: int) -> Mapping[str, bytes]:
    """Of the cells that are shown, and of no others."""
    try:
        text = Path(notebook).read_text(encoding="utf-8-sig", errors="replace")
        cells = _shown(_parsed(text, notebook), text, notebook)
    except ReadError:
        return {}
    return pictures_of(cells)


def _shown(notebook: Mapping[str, Any], text: str, path: str) -> tuple[Cell, ...]:
    cells = head_of(notebook, cells_of(notebook, text), path).cells
    return tuple(one if one.shows_input else replace(one, files={}) for one in cells)
