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
    return _CONVERTERS[document.markup](document)


def _text(document: Document) -> Body:
    return Body(html=text_to_html(document.body), text=document.body)


def _html(document: Document) -> Body:
    return Body(html=document.body, text=html_to_text(document.body))


def _markdown(document: Document) -> Body:
    from feeds.content._markdown import markdown_to_html  # noqa: PLC0415 - only where it is needed

    html = markdown_to_html(document.body)
    return Body(html=html, text=html_to_text(html))


_CONVERTERS = {"text": _text, "html": _html, "markdown": _markdown}
