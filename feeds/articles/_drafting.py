"""Document → Draft, or why it is none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import TypedDict

import msgspec

from feeds.articles import _fields, _people
from feeds.articles._address import address_fault, made_address, own_address
from feeds.articles._address_parts import Making, parts_of
from feeds.articles._alike import Alike
from feeds.articles._content import body_of, content_of, with_own_ids
from feeds.articles._dating import Dating, Missing, date_of
from feeds.articles._draft import NO_DATE, Draft, LeftOut, PageDraft, Undated
from feeds.articles._offered import offered
from feeds.articles._own_slug import own_slug
from feeds.articles._page_drafting import page_draft
from feeds.articles._position import Position, places
from feeds.articles._showing import faults_of_state
from feeds.articles._slips import draft_meant
from feeds.articles._stated_fields import stated_fields
from feeds.articles._stated_ids import stated_ids
from feeds.articles._wording import Wording, wording_of
from feeds.config import Config
from feeds.content import Body, clean_text
from feeds.dates import Moment
from feeds.errors import Problem
from feeds.model import Author, Document
from feeds.patterns import lazy_regex
from feeds.reading import EMPTY, KEPT_OUT, NO_TEXT, is_own_page, reason_of_name, says_own_page

__all__ = ["draft", "kept_out"]


def draft(
    document: Document,
    config: Config,
    *,
    people: Mapping[str, Author] | None = None,
    alike: Alike | None = None,
) -> Draft | PageDraft | LeftOut | Undated | tuple[Problem, ...]:
    """Make an article of a document.

    Returns a Draft; a PageDraft of a page; a LeftOut for what is neither; an Undated where its
    neighbours say which it is; or the errors of an article. `people` resolves author ids.
    `alike` knows what others say of themselves, of the same people; what is made is the same.
    """
    if alike is None:
        return _draft(document, config, people or {})
    made = alike.draft(document, config)
    if made is not None:
        return made
    other = _draft(document, config, people or {})
    alike.learn(document, other)
    return other


def _draft(
    document: Document, config: Config, people: Mapping[str, Author]
) -> Draft | PageDraft | LeftOut | Undated | tuple[Problem, ...]:
    if document.left_out:
        return _left_out(document)
    reason = kept_out(document)
    if reason:
        return _held(document, config, reason)
    body, html, warnings = content_of(document, config)
    words = wording_of(document, config, html)
    if not words.title:
        return _untitled(document, config, words, html, warnings)
    faults = [*faults_of_state(document), *draft_meant(document)]
    faults += filter(None, [address_fault(document, config)])
    if faults:
        return (*warnings, *faults)
    dating = date_of(document, config, language=words.language)
    if not isinstance(dating, Dating | Missing):
        return (*warnings, *dating)
    if says_own_page(document) or (isinstance(dating, Missing) and is_own_page(document)):
        return page_draft(document, config, words, dating, html, warnings)
    if isinstance(dating, Missing):
        return _undated(document, dating, warnings)
    made, unread = _with_files(_made(document, config, words, dating, people), document, html)
    warnings += [*dating.problems, *unread, *made.problems, *_without_text(document, made, body)]
    return msgspec.structs.replace(
        made,
        html=with_own_ids(html, document, config),
        text=body.text,
        problems=tuple(warnings),
    )


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


def kept_out(document: Document) -> str:
    """Why an article says that nobody may see it; "" where it does not."""
    if _fields.flag(document, "draft"):
        return "a draft"
    return _fields.text(document, KEPT_OUT)


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


def _made(
    document: Document, config: Config, words: Wording, dating: Dating, people: Mapping[str, Author]
) -> Draft:
    """The draft but for its body, the files that it offers, and its problems."""
    slug, slug_stated = own_slug(document, words, config)
    made = Making(
        document=document,
        config=config,
        slug=slug,
        language=words.language,
        date=dating.published,
    )
    ids = stated_ids(document)
    return Draft(
        path=document.location,
        file=document.path,
        **places(document),
        **stated_fields(document, config),
        title=words.title,
        title_derived=bool(words.lead),
        slug=slug,
        slug_stated=slug_stated,
        language=words.language,
        **_dated(dating),
        id=ids.shared,
        ids=ids.by_format,
        address=own_address(made) or made_address(made),
        parts=parts_of(made, config.patterns.of(document.path)),
        authors=_people.authors(document, people),
        summary=words.summary,
        html="",
        text="",
        problems=ids.problems,
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


def _with_files(made: Draft, document: Document, html: str) -> tuple[Draft, tuple[Problem, ...]]:
    """The draft with the files that it offers, which stand under any key; and warnings."""
    files, problems = offered(document, html)
    if not files:
        return made, problems
    line = {"enclosure": files[0].line} if files[0].line else {}
    lines = {**line, **made.lines}
    return msgspec.structs.replace(made, enclosures=files, lines=lines), problems
