"""The body of a Document, in whatever markup, as HTML and as words."""

from __future__ import annotations

from dataclasses import dataclass

from feeds.content._blocks import text_to_html
from feeds.content._plain import html_to_text
from feeds.errors import Problem
from feeds.model import Document

__all__ = ["Body", "to_html"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """HTML that is not yet safe, the words in it, and what could not be carried over."""

    html: str
    text: str
    problems: tuple[Problem, ...] = ()


def to_html(document: Document) -> Body:
    """Turn the body into HTML by its markup; the libraries are loaded as they are needed."""
    html, problems = _CONVERTERS[document.markup](document)
    return Body(html=html, text=html_to_text(html), problems=problems)


def _text(document: Document) -> tuple[str, tuple[Problem, ...]]:
    return text_to_html(document.body), ()


def _html(document: Document) -> tuple[str, tuple[Problem, ...]]:
    return document.body, ()


def _markdown(document: Document) -> tuple[str, tuple[Problem, ...]]:
    from feeds.content._markdown import markdown_to_html  # noqa: PLC0415 - only where it is needed

    return markdown_to_html(document.body), ()


_CONVERTERS = {"text": _text, "html": _html, "markdown": _markdown}
