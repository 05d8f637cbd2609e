"""What the text of an article says, or is found out of it: language, title, summary."""

from __future__ import annotations

import re
from dataclasses import dataclass

from feeds.articles import _fields
from feeds.config import Config
from feeds.content import (
    detect_language,
    html_to_text,
    one_line,
    paragraphs_of,
    summarise,
    title_from,
    truncate,
)
from feeds.model import Document

__all__ = ["Wording", "wording_of"]

_SUMMARY_LENGTH = 1000
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What the text of an article says, or is found out of it."""

    language: str
    title: str
    lead: str  # the sentence that the title was made of; "" for a stated one
    summary: str


def wording_of(document: Document, config: Config, html: str) -> Wording:
    paragraphs = paragraphs_of(html)
    language = _language(document, config, paragraphs)
    title, lead = _title(document, paragraphs, language)
    summary = _summary(document, html, paragraphs, language, lead)
    return Wording(language=language, title=title, lead=lead, summary=summary)


def _language(document: Document, config: Config, paragraphs: tuple[str, ...]) -> str:
    """Stated, else detected where it is sure, else the site's."""
    stated = _fields.text(document, "language").replace("_", "-").partition(".")[0]
    if _TAG.fullmatch(stated):
        return stated
    detected = detect_language(" ".join(paragraphs))
    if detected == config.language.partition("-")[0].lower():
        return config.language  # which may say more: pt-BR
    return detected or config.language


def _title(document: Document, paragraphs: tuple[str, ...], language: str) -> tuple[str, str]:
    """The title, and the sentence it was made of ("" for a stated one)."""
    stated = one_line(_fields.text(document, "title"))
    if stated:
        return stated, ""
    for paragraph in paragraphs:
        title, sentence = title_from(paragraph, language)
        if title:
            return title, sentence
    return "", ""


_MORE = re.compile(
    r"<!--\s*(?:more|truncate|excerpt|(?:end[_ -]?)?teaser(?:[_ -]end)?|end[_ -]excerpt)\b.*?-->",
    re.IGNORECASE,
)
"""The mark behind the excerpt: WordPress, Hugo, Zola, Docusaurus, Eleventy, Nikola."""


def _summary(
    document: Document, html: str, paragraphs: tuple[str, ...], language: str, lead: str
) -> str:
    stated = one_line(_fields.plain(document, "summary"))
    if stated:
        return truncate(stated, _SUMMARY_LENGTH)
    mark = _MORE.search(html)
    if mark is not None:
        excerpt = one_line(html_to_text(html[: mark.start()]))
        if excerpt:
            return truncate(excerpt, _SUMMARY_LENGTH)
    return summarise(paragraphs, language, after=lead)
