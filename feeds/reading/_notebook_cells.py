"""The cells of a Jupyter notebook of format 3 or 4, as a page of it shows them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from typing import Any

from feeds.patterns import lazy_regex
from feeds.records import dataclass

__all__ = ["Cell", "cells_of", "text_of"]

_KEY = lazy_regex(r'(?<!\\)"cell_type"[ \t]*:')
_OPTION = lazy_regex(r"[ \t]*#[ \t]?\|[ \t]*(?P<name>[\w.-]+)[ \t]*(?::[ \t]*(?P<value>.*))?$")
_FLAG = lazy_regex(
    r"[ \t]*#[ \t]?(?P<name>hide|hide[_-](?:input|output)|collapse(?:[_-]\w+)?)[ \t]*$"
)
_OFF = frozenset({"false", "no", "f"})
_NAMES = {"png": "image/png", "jpeg": "image/jpeg", "svg": "image/svg+xml", "html": "text/html",
          "latex": "text/latex", "text": "text/plain"}  # fmt: skip
"""Of format 3 → the media types that format 4 has."""

_NOT_SHOWN = {
    "remove-cell": ("input", "output"),
    "remove-input": ("input",),
    "remove-output": ("output",),
    "remove-stdout": ("stdout",),
    "remove-stderr": ("stderr",),
    "hide": ("input", "output"),
    "hide-input": ("input",),
    "hide-output": ("output",),
}
"""Tags of nbconvert and Jupyter Book, flags of nbdev → what of a cell they take away."""

_FOLDED = frozenset({"hide-input", "hide-cell", "hide-output"})
"""Tags with which Jupyter Book only folds something up: it is there, and shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell: its text, its outputs by media type, and what of it is shown."""

    kind: str  # markdown, code or raw
    text: str
    line: int  # of the file; 0 where it cannot be known
    outputs: tuple[Mapping[str, Any], ...] = ()  # media type → text or base64
    files: Mapping[str, Mapping[str, Any]] = field(
        default_factory=dict
    )  # attachments: name → media type → base64
    caption: str = ""
    alt: str = ""
    mime: str = ""  # of a raw cell
    hidden: frozenset[str] = frozenset()  # input, output; stdout, stderr

    @property
    def shows_input(self) -> bool:
        """Whether its text is shown."""
        return "input" not in self.hidden


def cells_of(notebook: Mapping[str, Any], text: str) -> tuple[Cell, ...]:
    """The cells in their order; `text` is that of the file, for their lines."""
    rows = [row for row in _rows(notebook) if isinstance(row, dict)]
    lines = list(_lines(text))
    if len(lines) != len(rows):
        lines = [0] * len(rows)
    hides = _table(notebook.get("metadata")).get("hide_input") is True
    return tuple(_cell(row, line, hides=hides) for row, line in zip(rows, lines, strict=True))


def _rows(notebook: Mapping[str, Any]) -> Iterator[Any]:
    """Format 3 has them in sheets."""
    sheets = [one for one in _list(notebook.get("worksheets")) if isinstance(one, dict)]
    for holder in (notebook, *sheets):
        yield from _list(holder.get("cells"))


def _lines(text: str) -> Iterator[int]:
    """Where each cell says its kind; a text in a cell has its quotation marks escaped."""
    line, place = 1, 0
    for match in _KEY.finditer(text):
        line, place = line + text.count("\n", place, match.start()), match.start()
        yield line


def _cell(row: Mapping[str, Any], line: int, *, hides: bool) -> Cell:
    meta = _table(row.get("metadata"))
    kind, text = str(row.get("cell_type", "")), text_of(row.get("source", row.get("input")))
    if kind == "heading":
        level = row.get("level")
        level = level if isinstance(level, int) and 1 <= level <= 6 else 1  # noqa: PLR2004 - HTML's
        kind, text = "markdown", f"{'#' * level} {text}"
    cell = Cell(kind=kind, text=text, line=line, files=_tables(row.get("attachments")))
    tags = {str(tag).replace("_", "-") for tag in _list(meta.get("tags"))}
    if meta.get("hide_input") is True or hides:
        tags.add("remove-input")
    if kind != "code":
        hidden = _hidden(tags - _FOLDED)
        mime = str(meta.get("raw_mimetype") or meta.get("format") or "")
        return replace(cell, mime=mime, hidden=hidden)
    options, code = _options(text)
    tags = (tags - _FOLDED) | {name for name in options if name in _NOT_SHOWN}
    hidden = _hidden(tags) | _by_options(options)
    return replace(
        cell,
        text=code,
        outputs=tuple(_outputs(row, hidden)),
        caption=options.get("fig-cap", "") or options.get("tbl-cap", ""),
        alt=options.get("fig-alt", ""),
        hidden=hidden,
    )


def _hidden(tags: set[str]) -> frozenset[str]:
    return frozenset(part for tag in tags for part in _NOT_SHOWN.get(tag, ()))


def _by_options(options: Mapping[str, str]) -> frozenset[str]:
    """What Quarto's `echo`, `include` and `output` take away."""
    hidden = {"input"} if options.get("echo", "") in _OFF else set()
    hidden |= {"output"} if options.get("output", "") in _OFF else set()
    return frozenset(
        hidden | ({"input", "output"} if options.get("include", "") in _OFF else set())
    )


def _options(text: str) -> tuple[dict[str, str], str]:
    """The options in comments at the head of a cell, and the code below them."""
    lines = text.split("\n")
    found: dict[str, str] = {}
    for number, line in enumerate(lines):
        match = _OPTION.match(line) or _FLAG.match(line)
        if match is None:
            return found, "\n".join(lines[number:])
        name = match["name"].lower().replace("_", "-")
        value = match.groupdict().get("value")
        found[name] = (value or "").strip().strip("\"'")
    return found, ""


def _outputs(row: Mapping[str, Any], hidden: frozenset[str]) -> Iterator[Mapping[str, Any]]:
    """What a run has left, each as media type → text; what a stream says goes together."""
    said: list[str] = []
    for output in _list(row.get("outputs")) if "output" not in hidden else ():
        if not isinstance(output, dict):
            continue
        kind = str(output.get("output_type"))
        if kind == "stream":
            name = str(output.get("name", output.get("stream", "stdout")))
            said += [text_of(output.get("text"))] if name not in hidden else []
            continue
        if said:
            yield {"text/plain": "".join(said)}
            said = []
        if kind in {"error", "pyerr"}:
            yield {"text/plain": "\n".join(map(str, _list(output.get("traceback"))))}
        elif isinstance(output.get("data"), dict):
            yield output["data"]
        else:
            yield {_NAMES[key]: value for key, value in output.items() if key in _NAMES}
    if said:
        yield {"text/plain": "".join(said)}


def text_of(value: object) -> str:
    """A text, which may be a list of lines."""
    if isinstance(value, str):
        return value
    return "".join(one for one in _list(value) if isinstance(one, str))


def _list(value: object) -> Sequence[Any]:
    return value if isinstance(value, list) else ()


def _table(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _tables(value: object) -> Mapping[str, Mapping[str, Any]]:
    return {name: one for name, one in _table(value).items() if isinstance(one, dict)}
