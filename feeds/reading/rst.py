"""reStructuredText: the title and the field list at its head; docutils makes the body."""

from __future__ import annotations

import re
from importlib.util import find_spec

from feeds.errors import Problem, ReadError
from feeds.generators import Source
from feeds.model import Document, Field, Value
from feeds.patterns import lazy_regex
from feeds.reading._beside import sidecar, with_defaults
from feeds.reading._front_matter import split_front_matter
from feeds.reading._meaning import fields_of
from feeds.reading._no_article import reason_by_content, reason_by_path
from feeds.reading._path_fields import inferred
from feeds.reading._raw_fields import RawField

__all__ = ["check_docutils", "read_rst"]

_FENCED = lazy_regex(r"\s*(?:-{3,}|\+{3})[ \t]*\n")
_NIKOLA = lazy_regex(r"\s*+(?:<!--[ \t]*+\n\s*+)?\.\.[ \t]+[A-Za-z][\w-]*:(?!:)")
_RULE = lazy_regex(r"([!-/:-@\[-`{-~])\1*[ \t]*")
_FIELD = lazy_regex(r":(?P<key>[^:\s][^:]*):(?:[ \t]+(?P<value>.*))?")
_COMMENT = lazy_regex(r"\.\.(?:[ \t]+(?![\w-]+::|\[|_).*)?")


def read_rst(text: str, source: Source) -> Document:
    """The article in an .rst file; raises ReadError where docutils is not installed."""
    leaving = reason_by_path(source)
    if leaving:
        return Document(path=source.path, markup="rst", body="", left_out=leaving)
    check_docutils(source.path)
    entries, body, line = _split(text, source)
    entries += sidecar(source)
    posted, body = _post(body, line)
    title, entries_below, body, line = _head(body, line)
    entries_below += posted
    stated, problems = fields_of(with_defaults((*entries, *entries_below), source), source)
    if title is not None and not any(item.name == "title" for item in stated):
        stated = (*stated, title)
    fields = (*stated, *inferred(source, stated))
    return Document(
        path=source.path,
        markup="rst",
        body=body,
        body_line=line,
        fields=fields,
        left_out=reason_by_content(fields, body, source),
        problems=problems,
    )


def check_docutils(path: str) -> None:
    """Raise ReadError where docutils, which makes HTML of such a text, is not installed."""
    if find_spec("docutils") is None:
        raise ReadError(
            Problem(
                path=path,
                message="reStructuredText needs docutils, which is not installed",
                hint='run: pip install "feeds[rst]"',
            )
        )


_POST = lazy_regex(
    r"^\.\.[ \t]+post::[ \t]*(?P<date>[^\n]*)\n?(?P<options>(?:[ \t]+:[^:\n]+:[^\n]*\n?)*)",
    re.MULTILINE,
)


def _post(text: str, line: int) -> tuple[list[RawField], str]:
    """What ablog's `.. post::` states: the date, and under it tags, author and the like.

    The text comes back with blank lines in its place, unless it has words of its own.
    """
    match = _POST.search(text)
    if match is None:
        return [], text
    at = line + text.count("\n", 0, match.start())
    found = [RawField("date", match["date"].strip(), at)] if match["date"].strip() else []
    for number, option in enumerate(match["options"].splitlines(), at + 1):
        _, key, value = option.split(":", 2)
        found.append(RawField(key.strip(), value.strip(), number))
    rest = text[match.end() :]
    if not rest.lstrip("\n").startswith((" ", "\t")):
        text = text[: match.start()] + "\n" * match[0].count("\n") + rest
    return found, text


def _split(text: str, source: Source) -> tuple[list[RawField], str, int]:
    """`.. title: …` lines, in a comment of HTML or not, or fenced front matter; what is below."""
    if _FENCED.match(text) or _NIKOLA.match(text):
        split = split_front_matter(text, source.path)
        if split.found:
            return list(split.entries), split.body, split.body_line
    return [], text, 1


def _head(text: str, line: int) -> tuple[Field | None, list[RawField], str, int]:
    """The document title, the field list below it, and the body with the line it begins on."""
    lines = text.split("\n")
    index = _skip(lines, 0)
    title: Field | None = None
    found = _title(lines, index)
    if found is not None:
        text_of_title, at, index = found
        title = Field(name="title", value=text_of_title, line=line + at, source="heading")
    entries: list[RawField] = []
    start = _skip(lines, index)
    position = start
    while position < len(lines):
        match = _FIELD.fullmatch(lines[position].rstrip())
        if match is not None:
            entries.append(RawField(match["key"], (match["value"] or "").strip(), line + position))
        elif entries and lines[position].startswith((" ", "\t")) and lines[position].strip():
            last = entries[-1]
            entries[-1] = last._replace(value=f"{last.value}\n{lines[position].strip()}")
        else:
            break
        position += 1
    entries = [entry._replace(value=_value(str(entry.value))) for entry in entries]
    index = position if entries else index
    return title, entries, "\n".join(lines[index:]), line + index


def _value(text: str) -> Value:
    """The value of a field: its lines as one, or a bullet list as the list that it is."""
    lines = [line.strip() for line in text.split("\n")]
    if all(line.startswith("- ") for line in lines):
        return tuple(line[2:].strip() for line in lines)
    return " ".join(lines).strip()


def _skip(lines: list[str], index: int) -> int:
    """Past blank lines and comments."""
    while index < len(lines):
        if lines[index].strip() and not _COMMENT.fullmatch(lines[index].rstrip()):
            return index
        index += 1
    return index


def _title(lines: list[str], index: int) -> tuple[str, int, int] | None:
    """The title at the head of a text, its line, and the line behind it."""
    if index + 1 >= len(lines):
        return None
    first, second = lines[index].rstrip(), lines[index + 1].rstrip()
    third = lines[index + 2].rstrip() if index + 2 < len(lines) else ""
    if _RULE.fullmatch(first) and second.strip() and third == first:
        return second.strip(), index + 1, index + 3
    if first.strip() and _RULE.fullmatch(second) and len(second) >= len(first.strip()) * 0.8:
        return first.strip(), index, index + 2
    return None
