"""A row or object of a file of many → Document: keys mapped by what they mean."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from feeds.generators import Source
from feeds.model import Document, Field, Markup, Value
from feeds.patterns import lazy_regex
from feeds.reading._meaning import fields_of
from feeds.reading._no_article import EMPTY, reason_by_key
from feeds.reading._not_yet import not_yet
from feeds.reading._path_fields import dated_by_address
from feeds.reading._raw_fields import RawField
from feeds.reading._shapes import unwrapped
from feeds.reading._source_digest import digest_of_source
from feeds.reading.encoding import with_lf
from feeds.reading.keys import fold, rank

__all__ = ["document_of"]

_HTML = lazy_regex(
    r"</?(?:p|div|br|h[1-6]|ul|ol|li|a|img|blockquote|figure|em|strong|b|i|span|table|pre|section)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_MARKUP: Mapping[str, Markup] = {
    "content_html": "html",
    "html": "html",
    "rendered": "html",
    "markdown": "markdown",
    "md": "markdown",
    "content_markdown": "markdown",
    "body_markdown": "markdown",
    "content_text": "text",
}
_KINDS = frozenset({"type", "post_type"})
_BODIES = ("rendered", "html", "content", "value", "markdown", "text", "body")


def document_of(
    entries: Iterable[RawField], source: Source, line: int, raw: bytes | str
) -> Document:
    """The article in one row; `line` is where it stands in the file of many.

    `raw` is the row as it stands there.
    """
    entries = unwrapped(map(_unpacked, entries))
    fields, problems = fields_of(entries, source)
    bodies = sorted(
        (item for item in fields if item.name == "body"), key=lambda item: rank(item.key)
    )
    rest = tuple(item for item in fields if item.name != "body")
    rest = (*_with_address(rest), *not_yet(entries, rest))
    markup, body = _body(bodies)
    title = next((item.value for item in rest if item.name == "title"), "")
    leaving = reason_by_key(rest)
    if any(fold(item.key) in _KINDS and item.value == "page" for item in rest):
        leaving = leaving or "a page of the site, not a post"
    if not body.strip() and not isinstance(title, Mapping) and not str(title).strip():
        leaving = leaving or EMPTY
    return Document(
        path=source.path,
        line=line,
        markup=markup,
        body=_without_title(body, title, markup),
        body_line=bodies[0].line if bodies else line,
        fields=(*rest, *dated_by_address(rest)),
        left_out=leaving,
        problems=problems,
        digest=digest_of_source(raw, source.beside),
    )


def _unpacked(entry: RawField) -> RawField:
    """A list that is written as JSON inside a string becomes a list."""
    value = entry.value
    if isinstance(value, str) and value[:1] == "[" and value.rstrip()[-1:] == "]":
        try:
            parsed = json.loads(value)
        except (ValueError, RecursionError):
            return entry
        if isinstance(parsed, list) and all(isinstance(item, str | int | float) for item in parsed):
            return entry._replace(value=tuple(str(item) for item in parsed))
    return entry


def _with_address(fields: Sequence[Field]) -> tuple[Field, ...]:
    """In a row `link` is the article's own address, unless another one is stated."""
    if any(item.name == "url" for item in fields):
        return tuple(fields)
    return tuple(
        replace(item, name="url") if item.name == "link" and fold(item.key) == "link" else item
        for item in fields
    )


def _body(bodies: Sequence[Field]) -> tuple[Markup, str]:
    for item in bodies:
        key = fold(item.key)
        text, inner = _text(item.value)
        if text.strip():
            markup = _MARKUP.get(inner) or _MARKUP.get(key)
            return markup or _guessed(text), with_lf(text)
    return "text", ""


_SIGNS = tuple(
    lazy_regex(pattern, re.MULTILINE)
    for pattern in (
        r"^#{1,6} \S", r"^```", r"\[[^\[\]\n]+\]\([^()\s]+\)", r"\*\*\S[^*\n]*\*\*",
        r"^(?:[-*+]|\d+\.) \S.*\n(?:[-*+]|\d+\.) \S", r"^> \S",
    )
)  # fmt: skip
"""What hardly any plain text has two kinds of: headings, fences, links, bold, lists, quotations."""


def _guessed(text: str) -> Markup:
    if _HTML.search(text):
        return "html"
    return "markdown" if sum(sign.search(text) is not None for sign in _SIGNS) > 1 else "text"


def _text(value: Value) -> tuple[str, str]:
    """The text of a body, and the key it stood under where it is a table or a list."""
    if isinstance(value, str):
        return value, ""
    if isinstance(value, Mapping):
        for key in _BODIES:
            inner = value.get(key)
            if isinstance(inner, str) and inner.strip():
                return inner, key
        return "", ""
    return "\n\n".join(item for item in value if isinstance(item, str)), ""


def _without_title(body: str, title: Value, markup: Markup) -> str:
    """The text without its first block where that says the title again."""
    if markup != "text" or not isinstance(title, str) or not title.strip():
        return body
    first, _, rest = body.lstrip().partition("\n")
    same = " ".join(first.split()).casefold() == " ".join(title.split()).casefold()
    return rest if same and rest.strip() else body
