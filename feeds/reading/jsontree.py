"""JSON files: one article, a list of them, or a list under a name. Lists are streamed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TextIO, TypeAlias

from msgspec.structs import replace

from feeds.generators import Source
from feeds.model import Document
from feeds.patterns import lazy_regex
from feeds.reading._json import entries_of
from feeds.reading._no_article import EMPTY
from feeds.reading._problems import problem_at
from feeds.reading._raw_fields import Malformed
from feeds.reading._raw_rows import EntryRow, FoundRow
from feeds.reading._record import document_of
from feeds.reading.keys import canonical

__all__ = ["read_json"]

_Table: TypeAlias = "Mapping[str, Any]"
"""An object of JSON."""

_LARGEST = 20 * 1024 * 1024  # characters of one value
_CHUNK = 1024 * 1024
_BLANK = lazy_regex(r"[ \t\r\n]*")
_NO_CLOSE = frozenset("-0123456789.eEtrufalsn+")  # a number or word may go on in the next chunk
_LISTS = ("articles", "posts", "items", "entries", "data", "results", "rows", "documents")
_DEEPEST = 4  # levels above a list of articles
_JSON_FEED = "https://jsonfeed.org/version/"
_DECODER = json.JSONDecoder(parse_float=str, parse_int=str, parse_constant=str)


def read_json(source: Source, file: Path) -> Iterator[FoundRow]:
    """Every article of the file; what is wrong ends it with a Problem at its line."""
    try:
        with file.open(encoding="utf-8-sig", newline="") as stream:
            yield from _documents(_Stream(stream), source)
    except UnicodeDecodeError as error:
        yield problem_at(source, 0, f"the file is not UTF-8 ({error.reason})", "save it as UTF-8")
    except Malformed as fault:
        if _has_keys_of_articles(file):
            yield problem_at(source, fault.line, fault.message, "fix it there", fault.column)
        else:
            yield _data(source, "no JSON, and no article by its keys")


_KEY = lazy_regex(rb'"([\w -]{1,40})"\s*:')
_HEAD = 64 * 1024  # bytes


def _has_keys_of_articles(file: Path) -> bool:
    """Whether the beginning of a file has any: the settings of programs have comments, but none."""
    with file.open("rb") as stream:
        keys = {key.decode("ascii", "ignore") for key in _KEY.findall(stream.read(_HEAD))}
    return any(canonical(key) in {"body", "date", "title"} and key != "name" for key in keys)


def _documents(stream: _Stream, source: Source) -> Iterator[FoundRow]:
    first = stream.peek()
    if first == "[":
        yield from _list(stream, source)
        return
    if not first:
        yield _data(source, EMPTY)
        return
    before, text, value = stream.value()
    yield from _first(before, text, value, stream, source)
    while stream.peek():  # one object behind the other
        line, text, value = stream.value()
        before = max(line, before + 1)
        if isinstance(value, dict):
            yield EntryRow(before, entries_of(value, line, text), text)


def _first(line: int, text: str, value: Any, stream: _Stream, source: Source) -> Iterator[FoundRow]:
    """The articles of a value that is no list."""
    if not value:
        yield _data(source, EMPTY)
        return
    if not isinstance(value, dict):
        yield _data(source, "data, not an article")
        return
    if str(value.get("version", "")).startswith(_JSON_FEED):
        yield _data(source, "a feed, not an article (feeds import reads it)")
        return
    rows = _rows(value, 0)
    if rows is not None:
        for number, row in enumerate(rows, 1):
            raw = json.dumps(row, ensure_ascii=False, sort_keys=True)
            yield EntryRow(number, entries_of(row, number), raw)
        return
    document = document_of(entries_of(value, line, text), source, 0, text)
    names = {item.name for item in document.fields}
    is_article = document.body.strip() or names >= {"title", "date"}
    if is_article and stream.peek():
        document = replace(document, line=line)  # others follow
    yield document if is_article else _data(source, "data, not an article")


def _rows(value: _Table, depth: int) -> list[_Table] | None:
    """The objects of a list under a name that lists articles, or of a table of them by id."""
    for key in _LISTS:
        if _is_rows(value.get(key)):
            return _joined(value) if key == "posts" else value[key]
    inner = list(value.values())
    if inner and all(isinstance(one, dict) and _is_article(one) for one in inner):
        return inner
    for one in inner if depth < _DEEPEST else ():
        below = one[0] if isinstance(one, list) and len(one) == 1 else one
        found = _rows(below, depth + 1) if isinstance(below, dict) else None
        if found is not None:
            return found
    return None


def _is_article(value: _Table) -> bool:
    names = {canonical(key) for key, one in value.items() if one}
    return "title" in names and bool(names & {"body", "date"})


def _joined(tables: _Table) -> list[_Table]:
    """Ghost's export: its posts with the names of their tags and authors, from other tables."""
    found = [_as_shown(row) for row in tables["posts"]]
    by_id = {row.get("id"): row for row in found if isinstance(row.get("id"), str)}
    for links, key, names, name in (
        ("posts_tags", "tag_id", "tags", "tags"),
        ("posts_authors", "author_id", "users", "authors"),
    ):
        if not (_is_rows(tables.get(links)) and _is_rows(tables.get(names))):
            continue
        named = {str(row.get("id")): row.get("name") for row in tables[names]}
        for link in tables[links]:
            post = by_id.get(link.get("post_id"))
            who = named.get(str(link.get(key)))
            if post is not None and isinstance(who, str):
                listed = post.setdefault(name, [])
                if isinstance(listed, list):
                    listed.append(who)
    return list(found)


def _as_shown(row: _Table) -> dict[str, Any]:
    """A post of Ghost: what was only sent by mail, or is not for all, is kept out.

    Its page is at `/slug/`.
    """
    made = dict(row)
    slug = made.get("slug")
    if "visibility" in made and isinstance(slug, str) and slug:
        made.setdefault("url", f"/{slug}/")
    visibility = made.get("visibility")
    if isinstance(visibility, str) and visibility not in {"", "public"}:
        made["visibility"] = visibility if visibility in _FOR_SOME else "members"
    if made.get("status") == "sent":
        made["status"] = "unpublished"
    return made


_FOR_SOME = frozenset({"members", "paid", "tiers"})


def _is_rows(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(row, dict) for row in value)


def _data(source: Source, reason: str) -> Document:
    return Document(path=source.path, markup="text", body="", left_out=reason)


def _list(stream: _Stream, source: Source) -> Iterator[FoundRow]:
    """Each object of a list at the line where it begins, or one further than the last one."""
    before = 0
    for line, text, value in stream.items():
        number = max(line, before + 1)  # of several on one line each has a number of its own
        before = number
        if isinstance(value, Mapping):
            yield EntryRow(number, entries_of(value, line, text), text)
        elif number == line and not isinstance(value, list):
            yield _data(source, "data, not a list of articles")
            return


class _Stream:
    """JSON values out of a text that is read piece by piece."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._text = ""
        self._position = 0
        self._line = 1
        self._ended = False

    def peek(self) -> str:
        """The next character that is not blank; "" at the end."""
        while True:
            match = _BLANK.match(self._text, self._position)
            self._move(match.end() if match else self._position)
            if self._position < len(self._text):
                return self._text[self._position]
            if not self._more():
                return ""

    def value(self) -> tuple[int, str, Any]:
        """The next value, the line on which it begins, and its text. Raises Malformed."""
        self.peek()
        line = self._line
        while True:
            try:
                value, end = _DECODER.raw_decode(self._text, self._position)
            except json.JSONDecodeError as error:
                if len(self._text) - self._position > _LARGEST:
                    raise Malformed(line, 0, "one value is larger than 20 MB") from error
                if not self._more():
                    raise self._malformed(error) from error
                continue
            except RecursionError as error:
                raise Malformed(line, 0, "this JSON is nested too deeply") from error
            if end == len(self._text) and self._text[end - 1] in _NO_CLOSE and self._more():
                continue
            text = self._text[self._position : end]
            self._move(end)
            return line, text, value

    def items(self) -> Iterator[tuple[int, str, Any]]:
        """The values of the list that comes next."""
        self._move(self._position + 1)
        if self.peek() == "]":
            return
        while True:
            yield self.value()
            mark = self.peek()
            if mark == "]":
                return
            if mark != ",":
                raise Malformed(self._line, 0, "this is not JSON: a comma or ] is missing")
            self._move(self._position + 1)

    def _more(self) -> bool:
        """Read on, more at a time the longer a value is; False at the end of the file."""
        if self._ended:
            return False
        rest = self._text[self._position :]
        piece = self._stream.read(max(_CHUNK, len(rest)))
        if not piece:
            self._ended = True
            return False
        self._text, self._position = rest + piece, 0
        return True

    def _move(self, position: int) -> None:
        self._line += self._text.count("\n", self._position, position)
        self._position = position

    def _malformed(self, error: json.JSONDecodeError) -> Malformed:
        line = self._line + self._text.count("\n", self._position, error.pos)
        return Malformed(line, error.colno, f"this is not JSON: {error.msg}")
