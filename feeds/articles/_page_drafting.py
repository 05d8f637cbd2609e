"""Document → PageDraft: a page of the site, which needs no date."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from feeds.articles import _fields
from feeds.articles._aliases import aliases
from feeds.articles._content import with_own_ids
from feeds.articles._dating import Dating, Missing
from feeds.articles._draft import PageDraft
from feeds.articles._page_address import page_address
from feeds.articles._position import places
from feeds.articles._shown_days import Showing, showing_of
from feeds.articles._wording import Wording
from feeds.config import Config
from feeds.errors import Problem
from feeds.model import Document
from feeds.reading import name_of_page

__all__ = ["page_draft"]


def page_draft(
    document: Document,
    config: Config,
    words: Wording,
    dating: Dating | Missing,
    html: str,
    warnings: Iterable[Problem],
) -> PageDraft | tuple[Problem, ...]:
    """The page, or the errors that keep it from being one: days of showing that cannot be read.

    A date of a page is no date of publication; one that is to come holds it back.
    """
    shown = showing_of(document, config, dating)
    if not isinstance(shown, Showing):
        return (*warnings, *shown)
    address, is_stated = page_address(document, words, config)
    return PageDraft(
        file=document.path,
        **places(document),
        title=_title(document, words),
        name=name_of_page(document.path),
        address=address,
        is_stated=is_stated,
        language=words.language,
        aliases=aliases(document, config),
        summary=words.summary,
        image=_fields.text(document, "image"),
        html=with_own_ids(html, document, config),
        hidden=_fields.flag(document, "hidden"),
        due=_in_utc(shown.due),
        expires=_in_utc(shown.expires),
        digest=document.digest,
        problems=tuple(warnings),
    )


def _title(document: Document, words: Wording) -> str:
    """Stated, a heading, or the name of the file: a first sentence is no title of a page."""
    if words.title and not words.lead:
        return words.title
    name = name_of_page(document.path).rpartition("/")[2]
    plain = " ".join(name.replace("-", " ").replace("_", " ").split())
    return plain[:1].upper() + plain[1:] or words.title


def _in_utc(instant: datetime | None) -> datetime | None:
    return instant.astimezone(UTC) if instant is not None else None
