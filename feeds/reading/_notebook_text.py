"""The cells of a notebook → Markdown: texts as they are, code in fences, outputs as HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape
from typing import Any
from urllib.parse import quote, unquote

from feeds.patterns import lazy_regex
from feeds.reading._notebook_cells import Cell, text_of
from feeds.reading._notebook_files import PICTURES, fault_of_picture, picture_name
from feeds.records import NamedTuple

__all__ = ["NotebookText", "language_of", "markdown_of"]

_TICKS = lazy_regex(r"`{3,}")
_COLOURS = lazy_regex(r"\x1b\[[0-9;?]*[A-Za-z]|[\x00-\x08\x0b\x0c\x0e-\x1f]")
_ATTACHED = lazy_regex(r"\battachment:([^\s)\"'>]+)")
_PROGRAM = lazy_regex(r"<script\b.*?(?:</script\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_STYLE = lazy_regex(r"<style\b.*?(?:</style\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_PRE = lazy_regex(r"(<pre\b.*?(?:</pre\s*>|\Z))", re.IGNORECASE | re.DOTALL)
_BLANK_LINES = lazy_regex(r"\n[ \t\n]*")
_SHOWS = lazy_regex(r"<(?:img|svg|table|video|audio|iframe|math|picture)\b", re.IGNORECASE)
_TAG = lazy_regex(r"<[^<>]*>")
_WIDGET = "application/vnd.jupyter.widget-view+json"
_LANGUAGE = lazy_regex(r"[A-Za-z][\w+#.-]{0,30}")
_USUAL = {"ir": "r", "ipython": "python"}
_TEXT = ("text/markdown", "text/latex", "text/plain")


class NotebookText(NamedTuple):
    """The Markdown of a notebook; and of what is not in it, the lines of the cells."""

    text: str
    programs: tuple[int, ...]  # outputs that only a browser could run
    broken: tuple[tuple[int, str], ...]  # pictures, and why they are not shown


def markdown_of(cells: Iterable[Cell], language: str, folder: str) -> NotebookText:
    """What a page shows of the cells; `folder` is that of the pictures, beside the notebook."""
    parts: list[str] = []
    programs: list[int] = []
    broken: list[tuple[int, str]] = []
    for cell in cells:
        broken += ((cell.line, fault) for fault in _faults(cell))
        if cell.kind == "markdown" and cell.shows_input:
            parts += [_with_attachments(cell, folder)] if cell.text.strip() else []
        elif cell.kind == "raw" and cell.shows_input and _is_shown(cell.mime):
            parts.append(cell.text)
        elif cell.kind == "code":
            if cell.shows_input and cell.text.strip():
                parts.append(_fenced(cell.text.strip("\n"), language))
            for output in cell.outputs:
                shown = _output(cell, output, folder)
                parts += [shown] if shown else []
                programs += [cell.line] if not shown and _is_program(output) else []
    text = "\n\n".join(one.strip("\n") for one in parts) + "\n"
    return NotebookText(text, tuple(programs), tuple(broken))


def _faults(cell: Cell) -> Iterator[str]:
    """Of the pictures that a page would show, had they been sound."""
    if cell.kind == "markdown" and cell.shows_input:
        for name, bundle in cell.files.items():
            fault = fault_of_picture(bundle)
            if fault and any(one in cell.text for one in (name, quote(name))):
                yield fault
    elif cell.kind == "code":
        for output in cell.outputs:
            fault = "" if _shows(_html(output)) else fault_of_picture(output)
            if fault:
                yield fault


def _is_shown(mime: str) -> bool:
    """Of raw cells a page has those that are for no other form than its own."""
    return mime.lower() in {"", "text/html", "text/markdown", "html", "markdown"}


def _fenced(text: str, language: str = "") -> str:
    longest = max((len(one) for one in _TICKS.findall(text)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}{language}\n{text}\n{fence}"


def _with_attachments(cell: Cell, folder: str) -> str:
    """Its pictures, which stand in the cell, at the names that they have as files."""

    def named(match: re.Match[str]) -> str:
        bundle = cell.files.get(match[1]) or cell.files.get(unquote(match[1])) or {}
        found = _picture(bundle)
        return f"{folder}/{found}" if found else match[0]

    return _ATTACHED.sub(named, cell.text) if cell.files else cell.text


def _picture(bundle: Mapping[str, Any]) -> str:
    """The name of the file of a picture; "" where there is none."""
    kinds = (kind for kind in PICTURES if kind in bundle)
    return next((found[0] for kind in kinds if (found := picture_name(kind, bundle[kind]))), "")


def _output(cell: Cell, output: Mapping[str, Any], folder: str) -> str:
    """The surest form of an output: HTML that shows anything, a picture, words."""
    plain, picture = _html(output), _picture(output)
    if _shows(plain) and not (picture and _PROGRAM.search(text_of(output.get("text/html")))):
        return _figure(_as_block(plain), cell.caption) if cell.caption else _as_block(plain)
    if picture:
        address = quote(f"{folder}/{picture}")
        shown = f'<img src="{address}" alt="{escape(cell.alt or cell.caption)}">'
        return _figure(shown, cell.caption)
    if _is_program(output):
        return ""
    kind = next((one for one in _TEXT if text_of(output.get(one)).strip()), "")
    text = text_of(output.get(kind))
    if kind == "text/markdown":
        return text
    if kind == "text/latex":
        return _as_block(f"<p>{escape(text.strip(), quote=False)}</p>")
    words = _as_printed(text).strip("\n")
    return _fenced(words) if words.strip() else ""


def _html(output: Mapping[str, Any]) -> str:
    """What an output has of HTML, without programs and styles."""
    return _STYLE.sub("", _PROGRAM.sub("", text_of(output.get("text/html"))))


def _shows(html: str) -> bool:
    return bool(_SHOWS.search(html) or _TAG.sub("", html).strip())


def _as_printed(text: str) -> str:
    """What stands on a terminal in the end: a line that was written over shows its last state."""
    lines = text.replace("\r\n", "\n").split("\n")
    return _COLOURS.sub("", "\n".join(line.rstrip("\r").rpartition("\r")[2] for line in lines))


def _figure(shown: str, caption: str) -> str:
    below = f"<figcaption>{escape(caption, quote=False)}</figcaption>" if caption else ""
    return f"<figure>{shown}{below}</figure>"


def _as_block(html: str) -> str:
    """HTML that Markdown leaves as it is: without the blank lines that would end it."""
    parts = _PRE.split(html)
    makers: tuple[Callable[[str], str], ...] = (
        lambda part: _BLANK_LINES.sub("\n", part),
        lambda part: part.replace("\n", "&#10;"),
    )
    made = "".join(makers[number % 2](part) for number, part in enumerate(parts))
    return f"<div>{made.strip()}</div>"


def _is_program(output: Mapping[str, Any]) -> bool:
    """Whether only a browser that runs it would show anything."""
    return (
        _WIDGET in output
        or bool(_PROGRAM.search(text_of(output.get("text/html"))))
        or ("application/javascript" in output)
    )


def language_of(notebook: Mapping[str, Any]) -> str:
    """The language of its code, as fences name it; "" where it is not said."""
    meta = notebook.get("metadata")
    for key, word in (("language_info", "name"), ("kernelspec", "language")):
        said = meta.get(key) if isinstance(meta, dict) else None
        name = said.get(word) if isinstance(said, dict) else None
        if isinstance(name, str) and _LANGUAGE.fullmatch(name):
            return _USUAL.get(name.lower(), name.lower())
    return ""
