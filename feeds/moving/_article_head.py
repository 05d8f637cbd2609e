"""The head of an article's file: its metadata, in the form that another file has."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from feeds.patterns import lazy_regex
from feeds.reading import canonical
from feeds.records import dataclass

__all__ = ["Head", "head_of"]

_LONGEST = 8192  # bytes of a head
_KEYS = {
    "yaml": lazy_regex(r"^([A-Za-z][\w-]*):[ \t]", re.MULTILINE),
    "toml": lazy_regex(r"^([A-Za-z][\w-]*)[ \t]*=", re.MULTILINE),
    "json": lazy_regex(r"^\s*\"([\w-]+)\"[ \t]*:", re.MULTILINE),
    "dotted": lazy_regex(r"^\.\. ([A-Za-z][\w-]*):", re.MULTILINE),
    "lines": lazy_regex(r"^([A-Za-z][\w-]*):", re.MULTILINE),
}
_LAYOUT = lazy_regex(r"^layout:[ \t]*([\w./-]+)[ \t]*$", re.MULTILINE)

Style = Literal["yaml", "toml", "json", "dotted", "lines"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """How metadata are written, and by which names."""

    style: Style = "lines"
    title: str = "title"
    date: str = "date"  # "" where the file's name says it
    layout: str = ""  # that all articles name
    draft: tuple[str, str] = ("draft", "true")

    def text(self, title: str, date: str, *, is_draft: bool = False) -> str:
        """The head, up to where the text begins."""
        rows = [("layout", self.layout)] if self.layout else []
        rows += [(self.title, title)]
        rows += [(self.date, date)] if self.date else []
        rows += [self.draft] if is_draft else []
        return _WRITERS[self.style](tuple(rows), self.title)


def head_of(file: Path, *, draft: tuple[str, str], has_date: bool) -> Head:
    """That of a file; the usual names where it uses none of ours."""
    with file.open("rb") as stream:
        text = stream.read(_LONGEST).decode("utf-8", "replace").lstrip("\ufeff\n\r ")
    text = text.replace("\r\n", "\n")
    style = _style_of(text)
    head = _head_alone(text, style)
    names: dict[str, str] = {}
    for key in _KEYS[style].findall(head):
        names.setdefault(canonical(key), key)
    layout = _LAYOUT.search(head) if style == "yaml" else None
    return Head(
        style=style,
        title=names.get("title", "title"),
        date=names.get("date", "" if has_date else "date"),
        layout=layout[1] if layout else "",
        draft=draft,
    )


def _style_of(text: str) -> Style:
    if text.startswith("---"):
        return "yaml"
    if text.startswith("+++"):
        return "toml"
    if text.startswith("{"):
        return "json"
    return "dotted" if text.startswith((".. ", "<!--\n.. ")) else "lines"


def _head_alone(text: str, style: Style) -> str:
    ends = {"yaml": "\n---", "toml": "\n+++", "json": "\n}", "dotted": "\n\n", "lines": "\n\n"}
    return text.partition(ends[style])[0]


def _yaml(rows: tuple[tuple[str, str], ...], title: str) -> str:
    return "---\n" + "".join(_colon(rows, title)) + "---\n\n"


def _colon(rows: tuple[tuple[str, str], ...], title: str) -> Iterator[str]:
    for key, value in rows:
        yield f"{key}: {_quoted(value) if key == title else value}\n"


def _toml(rows: tuple[tuple[str, str], ...], title: str) -> str:
    lines = (f"{key} = {_quoted(value) if key == title else value}\n" for key, value in rows)
    return "+++\n" + "".join(lines) + "+++\n\n"


def _json(rows: tuple[tuple[str, str], ...], _title: str) -> str:
    values = {key: {"true": True, "false": False}.get(value, value) for key, value in rows}
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n\n"


def _dotted(rows: tuple[tuple[str, str], ...], _title: str) -> str:
    return "".join(f".. {key}: {value}\n" for key, value in rows) + "\n"


def _lines(rows: tuple[tuple[str, str], ...], _title: str) -> str:
    return "".join(f"{key}: {value}\n" for key, value in rows) + "\n"


def _quoted(text: str) -> str:
    """As YAML, TOML and JSON write a text alike."""
    return json.dumps(text, ensure_ascii=False)


_WRITERS = {"yaml": _yaml, "toml": _toml, "json": _json, "dotted": _dotted, "lines": _lines}
