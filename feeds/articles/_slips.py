"""Keys that are nearly ours: `dat: 2024-01-01`, `titel_: …`, `darft: yes`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Literal

from feeds.errors import Problem
from feeds.model import Document, Field
from feeds.patterns import lazy_regex
from feeds.reading import NAMES, canonical, keeps_out_in_text

__all__ = [
    "date_meant",
    "draft_in_title",
    "draft_meant",
    "draft_meant_in_text",
    "keys_in_text",
    "slips",
]

_MEANT = ("title", "author", "tags", "draft", "summary", "description", "slug", "language")
_WORDS = frozenset({"daft", "drift"})
"""Words of their own that are one letter away from `draft`."""

_YES = frozenset({"true", "yes", "on", "1", "y"})
_SHORTEST = 4  # letters of a key that any word might be meant by
_LINE = lazy_regex(r"([^\W\d_][\w -]{0,30}?)[ \t]*+:[ \t]*+(\S.*)")
_MARKED = lazy_regex(
    r"[\[(](?i:draft|wip|work in progress|unpublished|private|confidential|do not publish|embargoed"
    r"|concept|entwurf|brouillon|borrador|bozza)[\])]"
    r"|(?:DRAFT|WIP|PRIVATE|CONFIDENTIAL|EMBARGOED|UNPUBLISHED|DO NOT PUBLISH)(?:\s*:| [-–—] )"
)
_SAYS = lazy_regex(r"[:=：]")
_STATED = lazy_regex(r"[\"']?([^\W\d_][\w -]{0,30}?)[\"']?[ \t]*+[:=：][ \t]*+(\S.*)")
_MARKS = " \t*-#<!>\u200b\ufeff"
_CODE = ("```", "~~~", "    ", "\t")
_ALONE = 16
_PARAGRAPH = 2000  # characters of it that are looked at
_STATES = NAMES - {"body", "page", "source", "draft"}
_HEAD = 6  # lines of a text that may be meant as its head
_LONGEST_DATE = 60  # characters


def slips(document: Document) -> Iterator[Problem]:
    """A warning for each key that is one slip away from a name that is not stated."""
    for item, name in _meant(document):
        if not _is_draft(item, name):
            yield _problem(document, item, f"did you mean {name}?", "warning")


def draft_meant(document: Document) -> Iterator[Problem]:
    """An error for each such key by which an article may be meant to be a draft."""
    for item, name in _meant(document):
        if _is_draft(item, name):
            yield _draft_problem(document, item)


def draft_meant_in_text(document: Document, fields: Mapping[str, str]) -> Iterator[Problem]:
    """The same for the lines at the beginning of a body that may be meant as its head.

    `fields` are the keys that the settings give a meaning.
    """
    yield from _kept_out_in_text(document, fields)
    for key, value, number in _head_lines(document):
        item = Field(name=key, key=key, value=value, line=number)
        if _is_draft(item, _near(key)) and document.first("draft") is None:
            yield _draft_problem(document, item)


def _kept_out_in_text(document: Document, fields: Mapping[str, str]) -> Iterator[Problem]:
    """An error for each line of the first paragraph by which nobody was meant to see it yet."""
    body = document.body
    if document.markup == "html" or body.startswith(_CODE):
        return
    first = body[:_PARAGRAPH].partition("\n\n")[0]
    is_word = len(first) < _ALONE and first.strip(_MARKS + "[]()!.").lower() == "draft"
    if is_word and (first.startswith("<!--") or _is_right_below_head(document)):
        yield _in_text(document, first, document.body_line)
    lines = first.split("\n") if _SAYS.search(first) else ()
    for number, line in enumerate(lines, document.body_line):
        for part in line.split(" | "):
            found = _STATED.fullmatch(part.strip(_MARKS))
            if found is not None and keeps_out_in_text(found[1], found[2], fields):
                yield _in_text(document, found[0], number)


def draft_in_title(document: Document, title: str) -> tuple[Problem, ...]:
    """A warning for a title that begins with the mark of a draft: `[DRAFT] The tide`."""
    found = _MARKED.match(title)
    if found is None:
        return ()
    item = document.first("title")
    return (
        Problem(
            path=document.path,
            line=(item.line if item else 0) or document.line or 1,
            message=f"it is published, although its title begins with {found[0].strip()!r}",
            hint="write draft: true to keep it back, or take that out of the title",
            severity="warning",
        ),
    )


def _is_right_below_head(document: Document) -> bool:
    last = max((item.line for item in document.fields if item.source == "field"), default=0)
    return last > 0 and last + 1 == document.body_line


def keys_in_text(document: Document, fields: Mapping[str, str]) -> Iterator[Problem]:
    """A warning where a line that is no key ends the head of a text, above others that are."""
    lines = list(_head_lines(document)) if not document.line else []
    key, _, start = lines[0] if len(lines) > 1 else ("", "", 0)
    if not key or not _is_right_below_head(document):
        return
    known = ((name, number) for name, _, number in lines[1:] if canonical(name, fields) in _STATES)
    for name, number in known:
        yield Problem(
            path=document.path,
            line=start,
            message=f"the key {key} is not known: the text begins here, and {name} on line "
            f"{number} is part of it",
            hint=f'delete the line, move it down, or set fields = {{"{key}" = "other"}}',
            severity="warning",
        )
        return


def _in_text(document: Document, said: str, line: int) -> Problem:
    return Problem(
        path=document.path,
        line=line,
        message=f"{said[:60]!r} stands in the text, where it keeps nothing back",
        hint="put it in the head, such as draft: true, above the first line that is none; if it is "
        "a sentence of the text, begin the text with another one",
    )


def _draft_problem(document: Document, item: Field) -> Problem:
    other = f'if not, set fields = {{"{item.key}" = "other"}}'
    return _problem(document, item, f"did you mean draft? {other}", "error")


def _head_lines(document: Document) -> Iterator[tuple[str, str, int]]:
    """(key, value, line) of the lines at the beginning of a body that may be meant as its head.

    In a text the head ends at the first line that is none, which is then read as its body.
    """
    lines = document.body.split("\n", _HEAD)[:_HEAD] if document.markup != "html" else ()
    for number, line in enumerate(lines, document.body_line):
        found = _LINE.fullmatch(line.strip())
        if found is None:
            return
        yield found[1], found[2], number


def _meant(document: Document) -> Iterator[tuple[Field, str]]:
    for item in document.fields:
        if item.name in NAMES or not item.key or canonical(item.key) != item.name:
            continue  # what the settings give a meaning is no slip
        name = _near(item.key)
        if name and document.first(canonical(name)) is None:
            yield item, name


def _problem(
    document: Document, item: Field, hint: str, severity: Literal["error", "warning"]
) -> Problem:
    return Problem(
        path=document.path,
        line=item.line or document.line or 1,
        message=f"the key {item.key} is not known",
        hint=hint,
        severity=severity,
    )


def _is_draft(item: Field, name: str) -> bool:
    is_word = item.key.lower() in _WORDS
    return name == "draft" and not is_word and _says_yes(item)


def _says_yes(item: Field) -> bool:
    return isinstance(item.value, str) and item.value.strip().lower() in _YES


def date_meant(document: Document) -> Iterator[tuple[str, str, int]]:
    """(key, value, line) of what may be meant as a date: keys that are nearly `date`.

    In a text the head ends at the first line that is none, which is then read as its body.
    """
    for item in document.fields:
        if item.name not in NAMES and item.key and isinstance(item.value, str):
            yield from _dated(item.key, item.value, item.line)
    lines = document.body.split("\n", _HEAD)[:_HEAD]
    for number, line in enumerate(lines, document.body_line):
        found = _LINE.fullmatch(line.strip())
        if found:
            yield from _dated(found[1], found[2], number)


def _dated(key: str, value: str, line: int) -> Iterator[tuple[str, str, int]]:
    lower = key.lower()
    if len(value) <= _LONGEST_DATE and (lower == "dates" or _is_slip(lower, "date")):
        yield key, value, line


@lru_cache(maxsize=4096)
def _near(key: str) -> str:
    """The name that a key is one slip away from: a letter too many, too few, other or swapped.

    A plural is a word of its own.
    """
    lower = key.lower()
    if len(lower) < _SHORTEST or canonical(key) in NAMES:
        return ""
    return next((name for name in _MEANT if _is_slip(lower, name)), "")


def _is_slip(key: str, name: str) -> bool:
    if key.removesuffix("s") == name.removesuffix("s"):
        return False
    start = next(
        (place for place, (one, two) in enumerate(zip(key, name, strict=False)) if one != two),
        min(len(key), len(name)),
    )
    left, right = key[start:], name[start:]
    swapped = left[1::-1] + left[2:] if len(left) > 1 else ""
    return (
        left[1:] == right or left == right[1:] or left[1:] == right[1:] or swapped == right
    ) and key[0] == name[0]
