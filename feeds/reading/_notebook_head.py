"""What a notebook says of its article: in its first cell, and in its own metadata."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import takewhile
from typing import Any

from feeds.errors import Problem, ReadError
from feeds.patterns import lazy_regex
from feeds.reading._front_matter import split_front_matter
from feeds.reading._json import entries_of, parse_json
from feeds.reading._notebook_cells import Cell
from feeds.reading._raw_fields import Malformed, RawField
from feeds.reading._states_below import says_of_showing
from feeds.reading.keys import KNOWN, fold
from feeds.records import dataclass

__all__ = ["NotebookHead", "head_of"]

_KEYS = ("title", "date", "authors", "tags", "description", "lang")
"""Keys at the top of these metadata that do."""

_ROW = lazy_regex(r"[-*][ \t]++([A-Za-z][\w-]*+[ \t]*+:.*)")
_OF_PAGES = frozenset(
    "toc badges comments hide search_exclude skip_showdoc skip_exec output_file layout".split()
)
"""Keys with which fastpages and nbdev say how a page looks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotebookHead:
    """The metadata, and the cells without the one that holds nothing else."""

    entries: tuple[RawField, ...]
    cells: tuple[Cell, ...]
    problems: tuple[Problem, ...] = ()


def head_of(notebook: Mapping[str, Any], cells: tuple[Cell, ...], path: str) -> NotebookHead:
    """Front matter or a list in the first cell counts ahead of the notebook's metadata.

    Raises ReadError for front matter that cannot be read.
    """
    found = _of_first(cells, path)
    said = {fold(one.key) for one in found.entries}
    more = (one for one in _of_metadata(notebook.get("metadata")) if fold(one.key) not in said)
    return replace(found, entries=(*found.entries, *more))


def _of_first(cells: tuple[Cell, ...], path: str) -> NotebookHead:
    first = next((one for one in cells if one.text.strip()), None)
    if first is None or first.kind not in {"raw", "markdown"}:
        return NotebookHead(entries=(), cells=cells)
    text = first.text.strip() + "\n"
    if text.startswith(("---\n", "+++\n")):
        try:
            split = split_front_matter(text, path)
        except ReadError as error:
            raise ReadError(*_at(error.problems, first.line)) from error
        if split.found:
            return NotebookHead(
                entries=tuple(one._replace(line=first.line) for one in split.entries),
                cells=_without(cells, first, split.body),
                problems=tuple(_at(split.problems, first.line)),
            )
    return (
        _of_list(cells, first, text)
        if first.kind == "markdown"
        else NotebookHead(entries=(), cells=cells)
    )


def _of_list(cells: tuple[Cell, ...], first: Cell, text: str) -> NotebookHead:
    """`# Title`, `> summary` and `- key: value`, as fastpages, nbdev and Pelican have them."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    title = lines.pop(0)[2:].strip() if lines[0].startswith("# ") else ""
    quoted = [line.lstrip("> \t") for line in takewhile(lambda line: line[0] == ">", lines)]
    found = [_ROW.fullmatch(line) for line in lines[len(quoted) :]]
    pairs = [match[1] for match in found if match is not None]
    keys = {fold(pair.partition(":")[0]) for pair in pairs}
    if len(pairs) < len(found) or not keys & (KNOWN.keys() | _OF_PAGES):
        return NotebookHead(entries=(), cells=cells)
    try:
        entries = split_front_matter("---\n" + "\n".join(pairs) + "\n---\n", "").entries
    except ReadError:
        entries = tuple(
            RawField(key.strip(), value.strip(), 0)
            for key, _, value in (pair.partition(":") for pair in pairs)
        )
    stated = {"title": title, "summary": " ".join(quoted)}
    more = [RawField(key, value, 0) for key, value in stated.items() if value]
    said = {fold(one.key) for one in entries}
    whole = (*entries, *(one for one in more if one.key not in said))
    return NotebookHead(
        entries=tuple(one._replace(line=first.line) for one in whole),
        cells=_without(cells, first, ""),
    )


def _of_metadata(meta: object) -> list[RawField]:
    """Tables in it that have a title, as Nikola's, some keys at its top, and what keeps it back."""
    if not isinstance(meta, dict):
        return []
    tables = [one for one in meta.values() if isinstance(one, dict) and "title" in one]
    found: dict[str, RawField] = {}
    for table in (*tables, {key: meta[key] for key in _KEYS if key in meta}):
        for one in _entries(table):
            found.setdefault(fold(one.key), one)
    for one in _entries(meta):
        if says_of_showing(one.key, one.value, {}):
            found.setdefault(fold(one.key), one)
    return list(found.values())


def _entries(table: Mapping[str, Any]) -> Iterator[RawField]:
    """But for what is far too deep for anything that is said of an article."""
    for key, value in table.items():
        try:
            yield from entries_of(parse_json(json.dumps({key: value}), 1), 1)
        except Malformed:
            continue


def _without(cells: tuple[Cell, ...], first: Cell, rest: str) -> tuple[Cell, ...]:
    kept = replace(first, text=rest.strip("\n"), kind="markdown")
    return tuple(kept if one is first else one for one in cells)


def _at(problems: Iterable[Problem], line: int) -> list[Problem]:
    return [replace(one, line=line, column=0) for one in problems]
