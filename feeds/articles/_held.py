"""Whether the file of an article that is left out may be seen by anyone."""

from __future__ import annotations

import msgspec

from feeds.articles._draft import NO_DATE, Draft, LeftOut, PageDraft, Undated
from feeds.articles._field_facts import kept_out
from feeds.errors import Problem
from feeds.model import Document
from feeds.reading import EXPORT, UNCLEAR, said_at_head

__all__ = ["Held", "held_of", "says_of_an_article"]

_SOURCES = frozenset({"markdown", "rst"})
_WITHHOLD = frozenset({"expires", "hidden", "release", UNCLEAR})
_SAYS = frozenset({"author", "date", "slug", "summary", "tags", "title", "updated"})


class Held(msgspec.Struct, frozen=True, array_like=True):
    """Why a file may not be published as it stands."""

    reason: str  # "a draft"
    is_article: bool = False  # which would have a page, were it not for that reason
    is_export: bool = False  # of a whole blog
    is_said: bool = False  # the reason is a line of the file itself


def held_of(
    document: Document, made: Draft | PageDraft | LeftOut | Undated | tuple[Problem, ...]
) -> Held | None:
    """Why the file of a document that is not published may not be seen; None where it may.

    That is the source of an article. Data, pages and plain texts among the articles may be
    files that one of them offers.
    """
    if isinstance(made, Draft | PageDraft):
        return None
    reason = _reason(made)
    if document.left_out.startswith(EXPORT):
        return Held(reason, is_export=True)
    if isinstance(made, LeftOut) and made.is_draft:
        return Held(reason, is_article=True)
    if document.left_out.startswith("a draft"):
        return Held(reason, is_article=True)
    stated = kept_out(document)
    if stated:
        return Held(stated, is_article=True)
    if document.markup in _SOURCES and not document.line:
        return Held(reason)
    if any(map(document.named, _WITHHOLD)):
        return Held(reason)
    return Held(reason) if says_of_an_article(document) else _by_its_text(document)


def _by_its_text(document: Document) -> Held | None:
    """What the first lines of a plain text say, which has no metadata."""
    said = said_at_head(document.body) if document.markup == "text" and not document.line else ""
    return Held(said, is_said=True) if said else None


def _reason(made: LeftOut | Undated | tuple[Problem, ...]) -> str:
    if isinstance(made, LeftOut):
        return made.reason
    return NO_DATE if isinstance(made, Undated) else "an article with an error"


def says_of_an_article(document: Document) -> bool:
    """Whether a document has the metadata of an article: for a row that is a title and a text.

    What is found in a whole HTML page, which any tool may have made, says nothing.
    """
    if document.is_page:
        return False
    names = {item.name for item in document.fields if item.source == "field"}
    if document.line:
        return "title" in names and bool(document.body.strip())
    return bool(names & _SAYS)
