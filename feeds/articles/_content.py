"""What of a document is published: its body, and what is wrong with it whatever it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from feeds.config import Config
from feeds.content import (
    Body,
    LinesOf,
    LostPart,
    as_shown,
    clean_text,
    heading_lines,
    html_to_text,
    lost_problems,
    to_html,
    with_emoji,
    with_ids,
)
from feeds.errors import Problem
from feeds.generators import generator_of
from feeds.markup import left_over_problems
from feeds.model import Document

__all__ = ["body_of", "content_of", "with_own_ids"]


def body_of(document: Document, config: Config) -> Body:
    """The body as HTML, with the signs that its site makes of names between colons."""
    body = to_html(document)
    if config.site is None or not config.site.emoji or ":" not in body.html:
        return body
    html = with_emoji(body.html)
    if html == body.html:
        return body
    return replace(body, html=html, text=html_to_text(html).replace("\n", " "))


def content_of(document: Document, config: Config, body: Body) -> tuple[str, list[Problem]]:
    """The HTML of its body as feeds can show it, and all warnings that are about it."""
    html, stripped = clean_text(body.html, path=document.path, line=document.body_line)
    html, lost = as_shown(html)
    warnings = [*stripped, *body.problems, *_lost(lost, document)]
    warnings += left_over_problems(html, document, generator_of(config.site).markup)
    return html, warnings


def _lost(lost: Iterable[LostPart], document: Document) -> tuple[Problem, ...]:
    """What of the body cannot be shown, by the lines of its file."""
    if not lost:
        return ()
    first = document.line or (1 if document.is_page else document.body_line)
    line_of = LinesOf(document.source, first) if document.source else lambda _written: first
    return lost_problems(lost, path=document.path, line_of=line_of)


def with_own_ids(html: str, document: Document, config: Config) -> str:
    """The body with its parts named as on the site that it comes from."""
    style = generator_of(config.site).headings_of(config.site)
    return with_ids(html, style, lines=lambda: heading_lines(document))
