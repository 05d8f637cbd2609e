"""What stands in the place of a tag, as Markdown, or as HTML where the body is HTML."""

from __future__ import annotations

from dataclasses import replace

from feeds.generators import Source
from feeds.markup._as_html import HELD, as_html
from feeds.markup._call import Call, parse_call
from feeds.markup._prose import prose_of
from feeds.markup.words import CODE, TAGS
from feeds.model import Field

__all__ = ["shown", "shown_of", "unknown_of"]


def shown(call: Call) -> str | None:
    """What stands in the place of a tag; None where nothing is known of it."""
    make = TAGS.get(call.name)
    return make(call) if make is not None else None


def shown_of(
    text: str, source: Source, fields: tuple[Field, ...], *, inner: str = "", is_alone: bool = False
) -> str | None:
    """The same of a tag as it is written: `figure src="a.png"`, `youtube(id="x")`."""
    call = parse_call(text, source, fields, inner=inner, is_alone=is_alone)
    if not source.is_html:
        return shown(call)
    if inner.strip() and call.name not in CODE:
        call = replace(call, inner=HELD)
    made = shown(call)
    return as_html(made, inner) if made is not None else None


def unknown_of(text: str, source: Source, fields: tuple[Field, ...], *, is_alone: bool) -> str:
    """The words, the picture or the link in the arguments of a tag of which nothing is known."""
    words = prose_of(parse_call(text, source, fields).named, is_alone=is_alone)
    return as_html(words) if source.is_html else words
