"""What the text of an article says, or is found out of it: language, title, summary."""

from __future__ import annotations

import re

import msgspec

from feeds.articles import _fields
from feeds.config import Config
from feeds.content import (
    detect_language,
    html_to_text,
    inline_words,
    one_line,
    paragraphs_of,
    summarise,
    title_from,
    to_html,
    truncate,
)
from feeds.generators import Metadata, generator_of
from feeds.model import Document
from feeds.patterns import lazy_regex
from feeds.records import dataclass

__all__ = ["Wording", "wording_of"]

_SUMMARY_LENGTH = 1000
_TAG = lazy_regex(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


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
    metadata = generator_of(config.site).metadata
    title, lead = _title(document, metadata, paragraphs, language)
    summary = _stated_summary(document, metadata) or _derived(html, paragraphs, language, lead)
    return Wording(language=language, title=title, lead=lead, summary=summary)


def _language(document: Document, config: Config, paragraphs: tuple[str, ...]) -> str:
    """Stated, else detected where it is sure, else the site's."""
    stated = _fields.text(document, "language").replace("_", "-").partition(".")[0]
    if _TAG.fullmatch(stated):
        return stated
    usual = config.language.partition("-")[0].lower()
    detected = detect_language(" ".join(paragraphs), usual)
    if detected == usual:
        return config.language  # which may say more: pt-BR
    return detected or config.language


def _title(
    document: Document, metadata: Metadata, paragraphs: tuple[str, ...], language: str
) -> tuple[str, str]:
    """The title, and the sentence it was made of ("" for a stated one)."""
    stated = _fields.text(document, "title")
    stated = one_line(inline_words(stated) if metadata.titles_are_html else stated)
    if stated:
        return stated, ""
    for paragraph in paragraphs:
        title, sentence = title_from(paragraph, language)
        if title:
            return title, sentence
    return "", ""


_MORE = lazy_regex(
    r"<!--\s*(?:more|truncate|excerpt|(?:end[_ -]?)?teaser(?:[_ -]end)?|end[_ -]excerpt)\b.*?-->",
    re.IGNORECASE,
)
"""The mark behind the excerpt: WordPress, Hugo, Zola, Docusaurus, Eleventy, Nikola."""


_APART = lazy_regex(
    r"<sup\b[^<>]*>\s*<a\b[^<>]*href=\"#[^<>]*>[^<>]*</a>\s*</sup>|<figcaption\b.*?</figcaption>",
    re.DOTALL | re.IGNORECASE,
)
"""Numbers of footnotes, and what stands below pictures: no part of a running text."""


_SHORTCODE = lazy_regex(
    r"\[(?P<name>[a-z][\w-]*+)(?:\s++[\w-]++=(?:\"[^\"\[\]]*+\"|'[^'\[\]]*+'|[^\s\[\]\"']++)){1,40}\s*+/?\]"
    r"(?:\s*+\[/(?P=name)\])?"
)
"""`[gallery ids="1,2"]`: what WordPress computes, in texts that came from there."""


def _stated_summary(document: Document, metadata: Metadata) -> str:
    value = _fields.text(document, "summary")
    if metadata.summary_is_text and value and document.markup in {"markdown", "rst"}:
        stated = to_html(msgspec.structs.replace(document, body=value)).text
    else:
        stated = _fields.plain(document, "summary")
    return truncate(one_line(stated), _SUMMARY_LENGTH)


def _derived(html: str, paragraphs: tuple[str, ...], language: str, lead: str) -> str:
    """What stands ahead of the mark of an excerpt, else the first sentences."""
    mark = _MORE.search(html) if "!" in html else None
    if mark is not None:
        excerpt = one_line(html_to_text(_APART.sub("", html[: mark.start()])))
        if excerpt:
            return truncate(excerpt, _SUMMARY_LENGTH)
    if ("[" in html or "&" in html) and any("[" in one and "=" in one for one in paragraphs):
        paragraphs = tuple(one_line(_SHORTCODE.sub("", one)) for one in paragraphs)
    return summarise(paragraphs, language, after=lead)
