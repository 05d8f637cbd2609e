"""Document → Draft, or why it is none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import TypedDict

import msgspec

from feeds.articles import _fields, _people
from feeds.articles._address import address_fault, address_warnings, made_address, own_address
from feeds.articles._address_parts import Making, parts_of
from feeds.articles._aliases import alias_warnings
from feeds.articles._dating import Dating, Missing, date_of
from feeds.articles._draft import NO_DATE, Draft, LeftOut, Undated
from feeds.articles._offered import offered
from feeds.articles._own_slug import own_slug
from feeds.articles._pages import is_page, says_page
from feeds.articles._showing import faults_of_state
from feeds.articles._slips import draft_meant, slips
from feeds.articles._stated_fields import stated_fields
from feeds.articles._stated_ids import stated_ids
from feeds.articles._wording import Wording, wording_of
from feeds.config import Config
from feeds.content import (
    Body,
    LinesOf,
    LostPart,
    as_shown,
    clean_text,
    heading_lines,
    html_to_text,
    lost_problems,
    to_html,
    with_emoji,
    with_ids,
)
from feeds.dates import Moment
from feeds.errors import Problem
from feeds.generators import generator_of
from feeds.markup import left_over_problems
from feeds.model import Author, Document
from feeds.reading import EMPTY, KEPT_OUT, reason_of_name

__all__ = ["draft", "kept_out"]


def draft(
    document: Document, config: Config, *, people: Mapping[str, Author] | None = None
) -> Draft | LeftOut | Undated | tuple[Problem, ...]:
    """Make an article of a document.

    Returns a Draft; a LeftOut for what is no article; an Undated where others say which it is;
    or the errors of an article. `people` resolves author ids, as an authors.yml has them.
    """
    if document.left_out:
        return LeftOut(path=document.location, reason=document.left_out, problems=document.problems)
    reason = kept_out(document)
    if reason:
        return _held(document, config, reason)
    if says_page(document):
        return LeftOut(path=document.location, reason="a page", problems=document.problems)
    body, html, warnings = _content(document, config)
    words = wording_of(document, config, html)
    if not words.title:
        return _empty(document, config, warnings)
    faults = [*faults_of_state(document), *draft_meant(document)]
    faults += filter(None, [address_fault(document, config)])
    if faults:
        return (*warnings, *faults)
    dating = date_of(document, config, language=words.language)
    if isinstance(dating, Missing):
        return _undated(document, dating, warnings)
    if not isinstance(dating, Dating):
        return (*warnings, *dating)
    made, unread = _with_files(_made(document, config, words, dating, people or {}), document, html)
    warnings += [*dating.problems, *unread, *made.problems, *_without_text(document, made, body)]
    return msgspec.structs.replace(
        made,
        html=_with_ids(html, document, config),
        text=body.text,
        problems=tuple(warnings),
    )


def _undated(
    document: Document, missing: Missing, warnings: Iterable[Problem]
) -> LeftOut | Undated:
    reported = tuple(one for one in document.problems if one.line < document.body_line)
    if is_page(document):
        return LeftOut(path=document.location, reason="a page", problems=reported)
    if missing.problem is None:
        return LeftOut(path=document.location, reason=NO_DATE, problems=reported)
    return Undated(
        path=document.location,
        file=document.path,
        is_meant=missing.is_meant,
        reason=reason_of_name(document.path),
        faults=(*warnings, missing.problem),
        problems=reported,
    )


def _body(document: Document, config: Config) -> Body:
    """The body as HTML, with the signs that its site makes of names between colons."""
    body = to_html(document)
    if config.site is None or not config.site.emoji or ":" not in body.html:
        return body
    html = with_emoji(body.html)
    return body if html == body.html else replace(body, html=html, text=html_to_text(html))


def _content(document: Document, config: Config) -> tuple[Body, str, list[Problem]]:
    """The body, its HTML as feeds can show it, and all warnings that need no title and date."""
    body = _body(document, config)
    html, stripped = clean_text(body.html, path=document.path, line=document.body_line)
    html, lost = as_shown(html)
    warnings = [*document.problems, *stripped, *body.problems, *_lost(lost, document)]
    warnings += left_over_problems(html, document, generator_of(config.site).markup)
    warnings += address_warnings(document, config)
    warnings += alias_warnings(document, config)
    warnings += _people.warnings(document)
    warnings += slips(document)
    return body, html, warnings


def _empty(
    document: Document, config: Config, warnings: Iterable[Problem]
) -> LeftOut | tuple[Problem, ...]:
    """Neither title nor text: many pages of generators have none; of other files it is an error."""
    if config.site is not None:
        return LeftOut(path=document.location, reason=EMPTY, problems=document.problems)
    problem = _Position(document).problem("the article is empty", "write a title or a text")
    return (*warnings, problem)


def _lost(lost: Iterable[LostPart], document: Document) -> tuple[Problem, ...]:
    """What of the body cannot be shown, by the lines of its file."""
    if not lost:
        return ()
    first = document.line or (1 if document.is_page else document.body_line)
    line_of = LinesOf(document.source, first) if document.source else lambda _written: first
    return lost_problems(lost, path=document.path, line_of=line_of)


def _with_ids(html: str, document: Document, config: Config) -> str:
    """The body with its parts named as on the site that it comes from."""
    style = generator_of(config.site).headings_of(config.site)
    return with_ids(html, style, lines=lambda: heading_lines(document))


_SHOWN = re.compile(r"<(?:img|audio|video|source|a|iframe|embed|object|svg|math)\b", re.IGNORECASE)


def _without_text(document: Document, made: Draft, body: Body) -> tuple[Problem, ...]:
    """A warning for an article of which a reader would see the title alone."""
    if body.text or made.image or made.link or made.enclosures or made.summary:
        return ()
    if _SHOWN.search(body.html):
        return ()
    message = "the article has a title and nothing else"
    problem = _Position(document).problem(
        message, "write its text, or draft: true until it has one"
    )
    return (replace(problem, severity="warning"),)


def kept_out(document: Document) -> str:
    """Why an article says that nobody may see it; "" where it does not."""
    if _fields.flag(document, "draft"):
        return "a draft"
    return _fields.text(document, KEPT_OUT)


def _held(document: Document, config: Config, reason: str) -> LeftOut:
    """A draft: nothing of it has to be in order yet, and it may have been published before."""
    body = _body(document, config)
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
        **_places(document),
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


class _Places(TypedDict):
    line: int
    lines: Mapping[str, int]
    body_line: int


def _places(document: Document) -> _Places:
    """What a problem may be about, and its line."""
    return {
        "line": _Position(document).line,
        "lines": _fields.lines(document),
        "body_line": document.line or document.body_line,
    }


def _with_files(made: Draft, document: Document, html: str) -> tuple[Draft, tuple[Problem, ...]]:
    """The draft with the files that it offers, which stand under any key; and warnings."""
    files, problems = offered(document, html)
    if not files:
        return made, problems
    line = {"enclosure": files[0].line} if files[0].line else {}
    lines = {**line, **made.lines}
    return msgspec.structs.replace(made, enclosures=files, lines=lines), problems


class _Position:
    """Where to point at when something of the article is wrong."""

    def __init__(self, document: Document) -> None:
        self.path = document.path
        self.line = document.line or next((item.line for item in document.fields), 1) or 1

    def problem(self, message: str, hint: str) -> Problem:
        return Problem(path=self.path, line=self.line, message=message, hint=hint)
