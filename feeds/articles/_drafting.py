"""Document → Draft, or why it is none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import TypeAlias, TypedDict

import msgspec

from feeds.articles import _fields
from feeds.articles._address import made_address, own_address
from feeds.articles._address_parts import Making, parts_of
from feeds.articles._content import body_of, content_of, with_own_ids
from feeds.articles._dating import Dating, Missing, date_of
from feeds.articles._draft import NO_DATE, Draft, LeftOut, PageDraft, Undated
from feeds.articles._field_facts import Alike, FieldFacts, said_of
from feeds.articles._offered import offered
from feeds.articles._own_slug import own_slug
from feeds.articles._page_drafting import page_draft
from feeds.articles._position import Position
from feeds.articles._slips import draft_in_title, draft_meant_in_text, keys_in_text
from feeds.articles._stated_ids import stated_ids
from feeds.articles._statement import statement_of
from feeds.articles._terms import terms_of
from feeds.articles._wording import Wording, wording_of
from feeds.config import Config
from feeds.content import Body, clean_text, is_plain_html, sounds_in
from feeds.dates import Moment
from feeds.errors import Problem
from feeds.model import Author, Document
from feeds.patterns import lazy_regex
from feeds.reading import (
    EMPTY,
    NO_TEXT,
    SUFFIXES,
    Steps,
    in_steps,
    is_own_page,
    reason_of_name,
    says_own_page,
)

__all__ = ["Made", "draft", "drafts"]

Made: TypeAlias = "Draft | PageDraft | LeftOut | Undated | tuple[Problem, ...]"
"""What is made of a document."""


def draft(
    document: Document,
    config: Config,
    *,
    people: Mapping[str, Author] | None = None,
    alike: Alike | None = None,
) -> Made:
    """Make an article of a document.

    Returns a Draft; a PageDraft of a page; a LeftOut for what is neither; an Undated where its
    neighbours say which it is; or the errors of an article. `people` resolves author ids.
    `alike` knows what others say of themselves, of the same people; what is made is the same.
    """
    (made,) = drafts((document,), config, people=people, alike=alike)
    return made


def drafts(
    documents: Iterable[Document],
    config: Config,
    *,
    people: Mapping[str, Author] | None = None,
    alike: Alike | None = None,
) -> list[Made]:
    """The same of some documents: each step of all of them, then the next one."""
    return in_steps(_steps(one, config, people or {}, alike) for one in documents)


def _is_no_article(document: Document) -> bool:
    """Of one without a date: a plain text, or named after another article, as `b.md.txt`."""
    is_copy = document.path.rpartition(".")[0].lower().endswith(tuple(SUFFIXES))
    return is_copy or document.markup == "text"


def _steps(
    document: Document, config: Config, people: Mapping[str, Author], alike: Alike | None
) -> Steps[Made]:
    """All that is made of a document, a `yield` behind each step."""
    if document.left_out:
        return _left_out(document)
    said = (said_of if alike is None else alike.said)(document, config, people)
    if said.fields is None:
        return _held(document, config, said.kept_out)
    yield
    body = body_of(document, config)
    yield
    html, shown = content_of(document, config, body)
    yield
    warnings = [*document.problems, *shown, *said.warnings]
    words = wording_of(document, config, html)
    yield
    if not words.title:
        return _untitled(document, config, words, html, warnings)
    warnings += [*draft_in_title(document, words.title), *keys_in_text(document, config.fields)]
    dating = date_of(document, config, language=words.language)
    is_page = said.is_page or (isinstance(dating, Missing) and is_own_page(document))
    is_meant = is_page or not isinstance(dating, Missing) or not _is_no_article(document)
    meant = draft_meant_in_text(document, config.fields) if is_meant else ()
    if faults := [*said.faults, *meant, *filter(None, [said.address_fault])]:
        return (*warnings, *faults)
    if not isinstance(dating, Dating | Missing):
        return (*warnings, *dating)
    if is_page:
        return page_draft(document, config, words, dating, html, warnings)
    if isinstance(dating, Missing):
        return _undated(document, dating, warnings)
    yield
    texts = _texts(document, config, html, body)
    yield
    made = _made(document, config, said, words, dating, texts)
    made, unread = _with_files(made, said, document, html)
    warnings += [*dating.problems, *unread, *said.ids.problems]
    warnings += _without_text(document, made, body)
    return msgspec.structs.replace(made, problems=tuple(warnings)) if warnings else made


def _left_out(document: Document) -> LeftOut | Undated:
    """Of bytes that are no text, others say whether they are a damaged article."""
    if document.left_out != NO_TEXT:
        return LeftOut(path=document.location, reason=document.left_out, problems=document.problems)
    return Undated(
        path=document.location,
        file=document.path,
        is_meant=document.first("date") is not None,
        reason=NO_TEXT,
        faults=document.problems,
    )


def _undated(
    document: Document, missing: Missing, warnings: Iterable[Problem]
) -> LeftOut | Undated:
    reported = tuple(one for one in document.problems if one.line < document.body_line)
    if missing.problem is None:
        return LeftOut(path=document.location, reason=NO_DATE, problems=reported)
    return Undated(
        path=document.location,
        file=document.path,
        is_meant=missing.is_meant,
        reason=reason_of_name(document.path) or NO_DATE,
        is_none=bool(reason_of_name(document.path)),
        faults=(*warnings, missing.problem),
        problems=reported,
    )


def _untitled(
    document: Document, config: Config, words: Wording, html: str, warnings: Iterable[Problem]
) -> PageDraft | LeftOut | Undated | tuple[Problem, ...]:
    """Neither title nor text. A page of pictures has its name; of an article it is an error."""
    is_undated = document.first("date") is None
    is_page = bool(says_own_page(document)) or (is_undated and is_own_page(document))
    if is_page and html.strip():
        return page_draft(document, config, words, Missing(problem=None), html, warnings)
    if config.site is not None or is_page:
        return LeftOut(path=document.location, reason=EMPTY, problems=document.problems)
    problem = Position(document).problem("the article is empty", "write a title or a text")
    if not is_undated or document.line:
        return (*warnings, problem)
    return Undated(
        path=document.location,
        file=document.path,
        is_meant=False,
        reason=EMPTY,
        faults=(*warnings, problem),
    )


_SHOWN = lazy_regex(r"<(?:img|audio|video|source|a|iframe|embed|object|svg|math)\b", re.IGNORECASE)


def _without_text(document: Document, made: Draft, body: Body) -> tuple[Problem, ...]:
    """A warning for an article of which a reader would see the title alone."""
    if body.text or made.image or made.link or made.enclosures or made.summary:
        return ()
    if _SHOWN.search(body.html):
        return ()
    message = "the article has a title and nothing else"
    problem = Position(document).problem(message, "write its text, or draft: true until it has one")
    return (replace(problem, severity="warning"),)


def _held(document: Document, config: Config, reason: str) -> LeftOut:
    """A draft: nothing of it has to be in order yet, and it may have been published before."""
    body = body_of(document, config)
    html, _ = clean_text(body.html, path=document.path, line=document.body_line)
    return LeftOut(
        path=document.location,
        reason=reason,
        problems=document.problems,
        is_draft=True,
        file=document.path,
        id=stated_ids(document).shared,
        title=wording_of(document, config, html).title,
        text=body.text,
        digest=document.digest,
    )


class _Texts(TypedDict):
    html: str
    is_plain: bool
    text: str


def _texts(document: Document, config: Config, html: str, body: Body) -> _Texts:
    """The body as it is published, and its words."""
    named = with_own_ids(html, document, config)
    return {"html": named, "is_plain": is_plain_html(html, named), "text": body.text}


def _made(
    document: Document,
    config: Config,
    said: FieldFacts,
    words: Wording,
    dating: Dating,
    texts: _Texts,
) -> Draft:
    """The draft but for the files that it offers, and its problems."""
    assert said.fields is not None
    slug, slug_stated = own_slug(document, words, config)
    made = Making(
        document=document,
        config=config,
        slug=slug,
        language=words.language,
        date=dating.published,
    )
    return Draft(
        path=document.location,
        file=document.path,
        **said.fields,
        title=words.title,
        title_derived=bool(words.lead),
        slug=slug,
        slug_stated=slug_stated,
        language=words.language,
        **_dated(dating),
        id=said.ids.shared,
        ids=said.ids.by_format,
        address=own_address(made) or made_address(made),
        parts=parts_of(made, config.patterns.of(document.path)),
        tags=_fields.texts(document, "tags"),
        terms=terms_of(document, config),
        summary=words.summary,
        **texts,
        digest=document.digest,
        statement=statement_of(document),
    )


class _Dated(TypedDict):
    published: Moment
    due: datetime
    expires: Moment | None
    date_source: str
    published_at: datetime
    updated: datetime | None
    updated_as: Moment | None


def _dated(dating: Dating) -> _Dated:
    """All that the dates say."""
    return {
        "published": dating.published,
        "due": dating.due,
        "expires": dating.expires,
        "date_source": dating.source,
        "published_at": dating.published_at,
        "updated": dating.updated,
        "updated_as": dating.updated_as,
    }


def _with_files(
    made: Draft, said: FieldFacts, document: Document, html: str
) -> tuple[Draft, tuple[Problem, ...]]:
    """The draft with the files that it offers, which stand under any key; and warnings."""
    if not said.may_offer and not sounds_in(html):
        return made, ()
    files, problems = offered(document, html)
    if not files:
        return made, problems
    line = {"enclosure": files[0].line} if files[0].line else {}
    lines = {**line, **made.lines}
    return msgspec.structs.replace(made, enclosures=files, lines=lines), problems
