"""Templates among the articles: reported as such; an article in one is read as HTML."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from feeds.errors import Problem, ReadError
from feeds.generators import Source
from feeds.model import Document
from feeds.patterns import lazy_regex
from feeds.reading._front_matter import split_front_matter
from feeds.reading._no_article import reason_by_path
from feeds.reading._source_digest import digest_of_article
from feeds.reading.encoding import decode
from feeds.reading.page import read_page

__all__ = ["read_template"]

_LARGEST = 1024 * 1024  # bytes; nobody writes an article so long by hand in a template
_FILLED_IN = lazy_regex(r"\{\{|\{%|\{#|<%")
_LISTING = lazy_regex(r"\{%-?\s*(?:for|extends|block|macro|include|import|from|layout|render)\b")
_PROGRAMS = frozenset({".astro"})
"""Suffixes of templates that are programs: there the dashes at the head hold code."""


def read_template(source: Source, file: Path) -> Iterator[Document | Problem]:
    """The article in a template, as Eleventy has them; else why it is none.

    An article has metadata at its head and a date, and in its text no tag of the template
    language but those whose meaning is plain: what a site shows of it is then known. No fault
    of another file is a problem, since it was not written to be read as an article.
    """
    suffix = file.suffix.lower()
    reason = reason_by_path(source)
    if not reason and suffix not in _PROGRAMS:
        try:
            made = _article(source, file)
        except ReadError:
            made, suffix = None, f"{suffix}; what stands at its head is no metadata"
        if made is not None:
            yield made
            return
    reason = reason or f"a template ({suffix})"
    yield Document(path=source.path, markup="html", body="", left_out=reason)


def _article(source: Source, file: Path) -> Document | None:
    if file.stat().st_size > _LARGEST:
        return None
    data = file.read_bytes()
    text, problems = decode(data, source.path)
    split = split_front_matter(text, source.path)
    if problems or not split.found or _LISTING.search(split.body):
        return None
    made = read_page(text, source)
    if made.left_out:
        return made
    is_whole = not (made.problems and _FILLED_IN.search(split.body))
    if not (is_whole and made.first("date")):
        return None
    return replace(made, digest=digest_of_article(data, source))
