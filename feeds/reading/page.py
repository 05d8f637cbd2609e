"""HTML: whole pages, whose facts and body are found, and fragments under front matter.

Measured on the pages of tests/cases/sites/html: trafilatura (4 ms a page) lost lists and
pictures, kept bylines, and its htmldate completed `2021-03` with today's day; a page without
a date got one. selectolax finds all of it in 0.3 ms and adds nothing that is not there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import takewhile
from pathlib import PurePosixPath

import msgspec
from selectolax.lexbor import LexborHTMLParser

from feeds.content import is_too_deep
from feeds.errors import Problem, ReadError
from feeds.generators import Source
from feeds.markup import without_tags
from feeds.model import Document, Field
from feeds.patterns import lazy_regex
from feeds.reading._beside import sidecar, with_defaults
from feeds.reading._front_matter import split_front_matter
from feeds.reading._head_fields import page_of_fields
from feeds.reading._meaning import fields_of
from feeds.reading._no_article import reason_by_content, reason_by_path
from feeds.reading._page_body import body_of
from feeds.reading._page_dates import visible_date
from feeds.reading._page_facts import facts_of
from feeds.reading._page_kind import reason_of_kind
from feeds.reading._page_text import clean, text_of
from feeds.reading._path_fields import inferred
from feeds.reading._raw_fields import RawField

__all__ = ["read_page"]

_PAGE = lazy_regex(r"<(?:!doctype|html|head|body|title|meta)\b", re.IGNORECASE)
_FRONT = lazy_regex(r"\s*+(?:-{3,}|\+{3}|\{|<!--[ \t]*+\n\s*+\.\.[ \t])")
_INDEXES = frozenset({"index", "archive", "archives", "tags", "categories", "search", "sitemap"})


def read_page(text: str, source: Source) -> Document:
    """The article in an HTML file; raises ReadError for metadata that cannot be read."""
    if is_too_deep(text):
        raise ReadError(
            Problem(
                path=source.path,
                message="elements are nested too deeply for a page that people wrote",
                hint="close the elements that are left open, or leave the file out with exclude",
            )
        )
    leaving = reason_by_path(source)
    if leaving:
        return Document(path=source.path, markup="html", body="", left_out=leaving)
    if _FRONT.match(text):
        split = split_front_matter(text, source.path)
        if split.found:
            entries = split.entries or sidecar(source)
            return _fragment(entries, split.body, split.body_line, split.problems, source)
    beside = sidecar(source)
    if _PAGE.search(text[:20_000]):
        if not beside:
            return _page(text, source)
        text = _without_head(text)
    return _fragment(beside, text, 1, (), source)


def _without_head(text: str) -> str:
    """A page whose facts a `.meta` file states, with only the line ends of its head."""
    start = _HEAD.search(text)
    end = _HEAD_END.search(text, start.end()) if start is not None else None
    if start is None or end is None:
        return text
    lines = text.count("\n", start.start(), end.end())
    return text[: start.start()] + "\n" * lines + text[end.end() :]


def _page(text: str, source: Source) -> Document:
    tree = LexborHTMLParser(text)
    reason = reason_of_kind(tree, text)
    if reason:
        return Document(path=source.path, markup="html", body="", left_out=reason)
    if source.generator.metadata.in_head:
        return page_of_fields(tree, source)
    titles = source.siblings.titles
    sign = _without_signs(tree, titles) if titles else ""
    facts = facts_of(tree)
    if sign and not any(item.name == "title" for item in facts):
        facts += (_first_heading(tree, sign),)
    fields = (*facts, *inferred(source, facts))
    if not any(item.name == "date" for item in fields):
        language = next((str(item.value) for item in facts if item.name == "language"), "")
        fields += visible_date(tree, language)
    title = next((str(item.value) for item in facts if item.name == "title"), "")
    return Document(
        path=source.path,
        markup="html",
        body=body_of(tree, title),
        fields=fields,
        is_page=True,
        left_out=_reason(source, fields),
    )


def _without_signs(tree: LexborHTMLParser, titles: frozenset[str]) -> str:
    """Take out what stands at the head of most pages: it names the site, not the article.

    Returns the title of the page, if that was taken out.
    """
    names = [node for node in tree.css("head title") if text_of(node) in titles]
    metas = (
        node
        for node in tree.css('meta[property="og:title"], meta[name="twitter:title"]')
        if clean(node.attributes.get("content") or "") in titles
    )
    first = takewhile(lambda node: text_of(node) in titles, tree.css("h1, h2"))
    title = text_of(names[0]) if names else ""
    for node in [*names, *metas, *first]:
        node.decompose()
    return title


def _first_heading(tree: LexborHTMLParser, title: str) -> Field:
    """The first heading as the title; what the page calls itself where it has none."""
    heading = tree.css_first("h1, h2, h3")
    text = text_of(heading) if heading is not None else ""
    source = "heading" if text else "title element"
    return Field(name="title", value=text or title, source=source)


def _reason(source: Source, fields: tuple[Field, ...]) -> str:
    if any(item.name == "date" for item in fields):
        return ""
    stem = PurePosixPath(source.path).stem.lower()
    return f"a page that lists others ({stem})" if stem in _INDEXES else ""


def _fragment(
    entries: Iterable[RawField],
    text: str,
    line: int,
    problems: tuple[Problem, ...],
    source: Source,
) -> Document:
    """A body without a page around it; its first heading may be its title."""
    stated, warnings = fields_of(with_defaults(tuple(entries), source), source)
    of_path = inferred(source, stated)
    leaving = reason_by_content((*stated, *of_path), text, source)
    html = msgspec.structs.replace(source, is_html=True)
    body, lost = without_tags(text, line, html, stated)
    heading: tuple[Field, ...] = ()
    if not any(item.name == "title" for item in stated):
        node = LexborHTMLParser(body).css_first("h1")
        title = " ".join(node.text(deep=True, separator="").split()) if node is not None else ""
        if title:
            heading = (Field(name="title", value=title, source="heading"),)
            body = _without_heading(body)
    return Document(
        path=source.path,
        markup="html",
        body=body,
        body_line=line,
        fields=(*stated, *heading, *of_path),
        left_out=leaving,
        problems=(*problems, *warnings, *(() if leaving else lost)),
    )


def _without_heading(body: str) -> str:
    """The body without its first <h1>, where that has an end."""
    start = _H1.search(body)
    end = _END.search(body, start.end()) if start is not None else None
    if start is None or end is None:
        return body
    return body[: start.start()] + body[end.end() :]


_H1 = lazy_regex(r"<h1\b[^<>]*+>", re.IGNORECASE)
_HEAD = lazy_regex(r"<head\b[^<>]*+>", re.IGNORECASE)
_HEAD_END = lazy_regex(r"</head\s*+>", re.IGNORECASE)
_END = lazy_regex(r"</h1\s*+>", re.IGNORECASE)
