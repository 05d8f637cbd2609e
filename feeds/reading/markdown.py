"""Markdown files: the metadata at their head, and the text below it."""

from __future__ import annotations

import re

from feeds.errors import Problem
from feeds.generators import Source
from feeds.markup import (
    with_inner_markdown,
    with_plain_boxes,
    with_text_apart,
    without_kramdown,
    without_tags,
)
from feeds.markup.attributes import ATTRIBUTES
from feeds.model import Document, Field
from feeds.patterns import lazy_regex
from feeds.reading._beside import sidecar, with_defaults
from feeds.reading._front_matter import Split, split_front_matter
from feeds.reading._in_steps import Steps, finished
from feeds.reading._meaning import fields_of
from feeds.reading._no_article import reason_by_content, reason_by_path
from feeds.reading._path_fields import inferred
from feeds.reading.text import parse_prefix

__all__ = ["first_heading", "markdown_steps", "read_markdown"]

_HEADING = lazy_regex(
    r"\A(?P<before>(?:\s*+<!--(?:[^-]++|-(?!->)|)*+-->[ \t]*+\n|)*+)"
    r"\s*+(?:#[ \t]++(?P<atx>[^\n]*+)|(?P<setext>[^\n]++)\n=++[ \t]*+)(?:\n|\Z)"
)
_ATTRIBUTES = lazy_regex(rf"(?:{ATTRIBUTES.pattern})\Z")
_MARKS = lazy_regex(
    r"(?<!`)(?P<ticks>`{1,3})(?!`)(?P<code>.{1,500}?)(?<!`)(?P=ticks)(?!`)"
    r"|\\(?P<sign>[!-/:-@\[-`{-~])"
    r"|!?\[(?P<words>[^\[\]]*+)\]\((?:[^()]++|\([^()]*+\)|)*+\)"
    r"|`{1,3}|(?<!\s)\*{1,3}|\*{1,3}(?!\s)|(?<!\w)_{1,3}|_{1,3}(?!\w)"
)
"""Code, whose signs stay; a sign that is escaped; a link; and what makes words stand out."""


def read_markdown(text: str, source: Source) -> Document:
    """The article in a Markdown file; raises ReadError for metadata that cannot be read."""
    return finished(markdown_steps(text, source))


def markdown_steps(text: str, source: Source) -> Steps[Document]:
    """The same, step by step."""
    leaving = reason_by_path(source)
    if leaving:
        return Document(path=source.path, markup="markdown", body="", left_out=leaving)
    split = split_front_matter(text, source.path)
    yield
    if not split.found:
        split, fields, problems = _bare(text, source)
    else:
        fields, problems = fields_of(with_defaults(split.entries, source), source)
    yield
    of_path = inferred(source, fields)
    leaving = reason_by_content((*fields, *of_path), split.body, source)
    yield
    body, warnings = _without_tags(split, source, fields)
    title, body, body_line = first_heading(body, split.body_line, fields)
    return Document(
        path=source.path,
        markup="markdown",
        body=body,
        body_line=body_line,
        fields=(*fields, *title, *of_path),
        left_out=leaving,
        problems=(*split.problems, *problems, *(() if leaving else warnings)),
    )


def _without_tags(
    split: Split, source: Source, fields: tuple[Field, ...]
) -> tuple[str, tuple[Problem, ...]]:
    markup = source.generator.markup
    body = with_plain_boxes(split.body) if markup.boxes else split.body
    if not markup.kramdown:
        return without_tags(body, split.body_line, source, fields)
    body, warnings = without_tags(without_kramdown(body), split.body_line, source, fields)
    return with_text_apart(with_inner_markdown(body)), warnings


def _bare(text: str, source: Source) -> tuple[Split, tuple[Field, ...], tuple[Problem, ...]]:
    """A file without a metadata block: it may begin as a plain text does, or with its title."""
    fields, body, line = parse_prefix(text, source.mapping)
    if not fields:
        stated, problems = fields_of(with_defaults(sidecar(source), source), source)
        return Split(entries=(), body=text), stated, problems
    return Split(entries=(), body=body, body_line=line), fields, ()


def first_heading(
    body: str, line: int, fields: tuple[Field, ...]
) -> tuple[tuple[Field, ...], str, int]:
    """The title that a first heading gives, and the body without it.

    A page shows its title above the body, so a heading that says the same is taken away.
    """
    match = _HEADING.match(body)
    if match is None:
        return (), body, line
    is_atx = match["atx"] is not None
    title = _plain(_without_ending(match["atx"] if is_atx else match["setext"], is_atx=is_atx))
    stated = next((item.value for item in fields if item.name == "title"), None)
    if stated is not None and (not isinstance(stated, str) or _plain(stated) != title):
        return (), body, line
    if not title or not body[match.end() :].strip():
        return (), body, line
    after = line + body.count("\n", 0, match.end())
    start = line + body.count("\n", 0, max(match.start("atx"), match.start("setext")))
    found = (Field(name="title", value=title, line=start, source="heading"),)
    rest = body[match.end() :]
    if match["before"]:  # comments, which stay where they are
        rest = match["before"] + "\n" * (after - line - match["before"].count("\n")) + rest
        after = line
    return (found if stated is None else ()), rest, after


def _without_ending(text: str, *, is_atx: bool) -> str:
    """A heading without its attributes and the signs that may close it: `Fog ## {#fog}`."""
    text = _ATTRIBUTES.sub("", text.rstrip()).rstrip()
    bare = text.rstrip("#") if is_atx else text
    return text if bare[-1:].strip() else bare.rstrip()


def _plain(text: str) -> str:
    """A heading without its inline marks."""
    return " ".join(_MARKS.sub(_shown, text).split())


def _shown(found: re.Match[str]) -> str:
    """What people see of a mark."""
    words = found["words"]
    return _MARKS.sub(_shown, words) if words else found["code"] or found["sign"] or ""
