"""The body of a Document, in whatever markup, as HTML and as words."""

from __future__ import annotations

from dataclasses import replace
from html import unescape

from feeds.content._blocks import text_to_html
from feeds.content._characters import one_line
from feeds.content._depth import DEEPEST, is_too_deep
from feeds.content._plain_text import html_to_text
from feeds.content._references import without_undefined
from feeds.content._well_formed import words_of
from feeds.errors import Problem
from feeds.model import Document
from feeds.patterns import lazy_regex
from feeds.records import dataclass

__all__ = ["Body", "heading_lines", "to_html"]

_TAG = lazy_regex(r"<[^<>]*>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """HTML that is not yet safe, its words on one line, and what could not be carried over."""

    html: str
    text: str
    problems: tuple[Problem, ...] = ()


def to_html(document: Document) -> Body:
    """Turn the body into HTML by its markup; the libraries are loaded as they are needed."""
    return _CONVERTERS[document.markup](document)


def heading_lines(document: Document) -> dict[str, str]:
    """The headings of Markdown as they are written, by the HTML that becomes of each alone."""
    if document.markup != "markdown":
        return {}
    from feeds.content import _markdown  # noqa: PLC0415 - only where it is needed

    return _markdown.heading_lines(document.body)


def _text(document: Document) -> Body:
    return Body(html=text_to_html(document.body), text=one_line(document.body))


def _html(document: Document) -> Body:
    return _body(document, document.body)


def _markdown(document: Document) -> Body:
    from feeds.content._markdown import markdown_to_html  # noqa: PLC0415 - only where it is needed

    html = markdown_to_html(document.body)
    if "[" not in html or "][" not in html:
        return _body(document, html)
    html, links = without_undefined(html, document.body)
    body = _body(document, html)
    return replace(body, problems=(*body.problems, *_undefined(document, links)))


def _undefined(document: Document, links: tuple[str, ...]) -> tuple[Problem, ...]:
    """One warning for the links that lead nowhere, where there are any."""
    if not links:
        return ()
    first = _TAG.sub("", links[0])
    place = max(0, document.body.find(f"][{first.rpartition('[')[2]}"))
    problem = Problem(
        path=document.path,
        line=document.line or document.body_line + document.body.count("\n", 0, place),
        message=f"nothing defines the link {first}"
        + (f", nor {len(links) - 1} more" if len(links) > 1 else ""),
        hint="write its address, [words](https://…), or define its name on a line: [name]: https://…",
        severity="warning",
    )
    return (problem,)


def _body(document: Document, html: str) -> Body:
    """Of HTML that is nested too deeply to be parsed, only the words."""
    if words_of(html) is not None or not is_too_deep(html):
        return Body(html=html, text=html_to_text(html).replace("\n", " "))
    words = unescape(_TAG.sub("", html))
    problem = Problem(
        path=document.path,
        line=document.line or document.body_line,
        message=f"elements are nested more than {DEEPEST} deep; only the words were kept",
        hint="close the elements that are left open",
        severity="warning",
    )
    return Body(html=text_to_html(words), text=one_line(words), problems=(problem,))


def _rst(document: Document) -> Body:
    from feeds.content._rst import rst_to_html  # noqa: PLC0415 - only where it is needed
    from feeds.content._rst_hints import hint_for_rst  # noqa: PLC0415 - likewise

    html, messages = rst_to_html(document.body)
    body = _body(document, html)
    problems = tuple(
        Problem(
            path=document.path,
            line=document.body_line + line - 1,
            message=f"reStructuredText: {message}",
            hint=hint_for_rst(message),
            severity="warning",
        )
        for line, message in messages
    )
    return replace(body, problems=(*body.problems, *problems))


_CONVERTERS = {"text": _text, "html": _html, "markdown": _markdown, "rst": _rst}
