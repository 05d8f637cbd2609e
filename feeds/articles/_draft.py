"""Document → Draft: everything an article says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import PurePosixPath
from typing import TypedDict

import msgspec

from feeds.articles import _fields, _people
from feeds.articles._address import address_fault, address_warnings, made_address, own_address
from feeds.articles._address_parts import Making, parts_of, style_of
from feeds.articles._aliases import alias_warnings, aliases
from feeds.articles._dating import Dating, Undated, date_of
from feeds.articles._showing import faults_of_state
from feeds.articles._slips import slips
from feeds.articles._slug import RESERVED, named, slugify
from feeds.articles._stated_ids import stated_ids
from feeds.articles._statement import by_path, statement_of
from feeds.config import AuthorSetting, Config
from feeds.content import (
    Body,
    LostPart,
    as_shown,
    clean_text,
    detect_language,
    heading_lines,
    html_to_text,
    line_in,
    lost_problems,
    one_line,
    paragraphs_of,
    summarise,
    title_from,
    to_html,
    truncate,
    web_uri,
    with_ids,
)
from feeds.dates import Moment
from feeds.errors import Problem
from feeds.generators import generator_of
from feeds.model import Author, Document
from feeds.reading import EMPTY, KEPT_OUT

__all__ = ["Draft", "LeftOut", "draft"]

_SUMMARY_LENGTH = 1000
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


class LeftOut(msgspec.Struct, frozen=True, kw_only=True):
    """A document that is no article of this site, and why."""

    path: str
    reason: str
    problems: tuple[Problem, ...] = ()
    is_draft: bool = False
    file: str = ""  # this and the rest of a draft alone: what its identity goes by
    id: str = ""
    title: str = ""
    text: str = ""
    digest: str = ""  # as Document.digest


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """An article as it describes itself; nothing here depends on another article."""

    path: str  # as Article.path
    file: str  # the file alone, for relative addresses
    line: int
    lines: Mapping[str, int] = {}  # name of a stated field → its line, where it has one
    body_line: int = 1
    title: str
    title_derived: bool
    slug: str  # stated, or made of the title; may be equal to another one's
    slug_stated: bool
    language: str
    published: Moment
    due: datetime  # when it may appear
    expires: Moment | None = None  # from when on it is left out
    date_source: str  # where the date was found: "field", "file name", …
    published_at: datetime
    updated: datetime | None  # stated
    id: str  # stated; "" where it has to be looked up or minted
    ids: Mapping[str, str]  # format → id, where each is stated for itself
    address: str  # stated: an absolute URL, or a path on this site beginning with "/"
    link: str  # the page elsewhere that a link post is about
    aliases: tuple[str, ...]
    parts: Mapping[str, str] = {}  # of its address, that it alone tells
    authors: tuple[Author, ...]
    tags: tuple[str, ...]
    summary: str
    html: str  # not yet sanitised; addresses as written
    text: str  # the words of the body, for the fingerprint
    image: str  # as written
    enclosures: tuple[Mapping[str, str], ...]  # url, type, length, … as written
    hidden: bool = False  # has a page, stands in no feed and no list
    is_draft: bool = False
    minor: bool = False
    digest: str = ""  # as Document.digest
    statement: str = ""  # digest of what it states of its date, language and address, as text
    by_path: tuple[str, ...] = ()  # which of date, title and slug come of its path alone
    problems: tuple[Problem, ...] = ()  # warnings


def draft(
    document: Document, config: Config, *, people: Mapping[str, Author] | None = None
) -> Draft | LeftOut | tuple[Problem, ...]:
    """Make an article of a document.

    Returns a Draft; a LeftOut for what is no article; or the errors that keep it from being
    one. `people` resolves author ids, as an authors.yml holds them.
    """
    if document.left_out:
        return LeftOut(path=document.location, reason=document.left_out, problems=document.problems)
    reason = kept_out(document)
    if reason:
        return _held(document, config, reason)
    body = to_html(document)
    html, stripped = clean_text(body.html, path=document.path, line=document.body_line)
    html, lost = as_shown(html)
    warnings = [*document.problems, *stripped, *body.problems, *_lost(lost, document)]
    warnings += address_warnings(document, config)
    warnings += alias_warnings(document, config)
    warnings += _people.warnings(document)
    warnings += slips(document)
    words = _words(document, config, html)
    if not words.title and config.site is not None:
        return LeftOut(path=document.location, reason=EMPTY, problems=document.problems)
    if not words.title:
        problem = _Position(document).problem("the article is empty", "write a title or a text")
        return (*warnings, problem)
    faults = [*faults_of_state(document), *filter(None, [address_fault(document, config)])]
    if faults:
        return (*warnings, *faults)
    dating = date_of(document, config, language=words.language)
    if isinstance(dating, Undated):
        reported = (one for one in document.problems if one.line < document.body_line)
        return LeftOut(path=document.location, reason="no date is stated", problems=tuple(reported))
    if not isinstance(dating, Dating):
        return (*warnings, *dating)
    made = _made(document, config, words, dating, people or {})
    return msgspec.structs.replace(
        made,
        html=_with_ids(html, document, config),
        text=" ".join(body.text.split()),
        problems=(
            *warnings,
            *dating.problems,
            *made.problems,
            *_without_text(document, made, body),
        ),
    )


def _lost(lost: Iterable[LostPart], document: Document) -> tuple[Problem, ...]:
    """What of the body cannot be shown, by the lines of its file."""
    if not lost:
        return ()
    first = document.line or (1 if document.is_page else document.body_line)

    def line_of(written: str) -> int:
        return line_in(document.source, written, 1, first) if document.source else first

    return lost_problems(lost, path=document.path, line_of=line_of)


def _with_ids(html: str, document: Document, config: Config) -> str:
    """The body with its parts named as on the site that it comes from."""
    style = generator_of(config.site).headings
    return with_ids(html, style, lines=cache(lambda: heading_lines(document)))


_SHOWN = re.compile(r"<(?:img|audio|video|source|a|iframe|embed|object|svg|math)\b", re.IGNORECASE)


def _without_text(document: Document, made: Draft, body: Body) -> tuple[Problem, ...]:
    """A warning for an article of which a reader would see the title alone."""
    if body.text.strip() or made.image or made.link or made.enclosures or made.summary:
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
    body = to_html(document)
    html, _ = clean_text(body.html, path=document.path, line=document.body_line)
    return LeftOut(
        path=document.location,
        reason=reason,
        problems=document.problems,
        is_draft=True,
        file=document.path,
        id=stated_ids(document).shared,
        title=_words(document, config, html).title,
        text=" ".join(body.text.split()),
        digest=document.digest,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """What the text of an article says, or is found out of it."""

    language: str
    title: str
    lead: str  # the sentence that the title was made of; "" for a stated one
    summary: str


def _words(document: Document, config: Config, html: str) -> _Words:
    paragraphs = paragraphs_of(html)
    language = _language(document, config, paragraphs)
    title, lead = _title(document, paragraphs, language)
    summary = _summary(document, html, paragraphs, language, lead)
    return _Words(language=language, title=title, lead=lead, summary=summary)


def _made(
    document: Document, config: Config, words: _Words, dating: Dating, people: Mapping[str, Author]
) -> Draft:
    """The draft but for its body and its problems."""
    slug, slug_stated = _slug(document, words, config)
    made = Making(
        document=document,
        config=config,
        slug=slug,
        language=words.language,
        date=dating.published,
        is_split=dating.source == "file name",
    )
    ids = stated_ids(document)
    return Draft(
        path=document.location,
        file=document.path,
        **_places(document),
        title=words.title,
        title_derived=bool(words.lead),
        slug=slug,
        slug_stated=slug_stated,
        language=words.language,
        published=dating.published,
        due=dating.due,
        expires=dating.expires,
        date_source=dating.source,
        published_at=dating.published_at,
        updated=dating.updated,
        id=ids.shared,
        ids=ids.by_format,
        address=own_address(made) or made_address(made),
        link=_fields.text(document, "link"),
        aliases=aliases(document, config),
        parts=parts_of(made, config.patterns.of(document.path)),
        authors=_people.authors(document, people),
        tags=_fields.texts(document, "tags"),
        summary=words.summary,
        html="",
        text="",
        image=_fields.text(document, "image"),
        enclosures=_fields.tables(document, "enclosure"),
        hidden=_fields.flag(document, "hidden"),
        minor=_fields.flag(document, "minor"),
        digest=document.digest,
        statement=statement_of(document),
        by_path=by_path(document),
        problems=ids.problems,
    )


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


class _Position:
    """Where to point at when something of the article is wrong."""

    def __init__(self, document: Document) -> None:
        self.path = document.path
        self.line = document.line or next((item.line for item in document.fields), 1) or 1

    def problem(self, message: str, hint: str) -> Problem:
        return Problem(path=self.path, line=self.line, message=message, hint=hint)


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


def _slug(document: Document, words: _Words, config: Config) -> tuple[str, bool]:
    """The slug, and whether it was stated or comes from the file's name."""
    item = document.first("slug")
    stated = _fields.text(document, "slug").strip("/")
    style, slugs = style_of(config), generator_of(config.site).slugs
    if style is not None and item is not None and stated:
        is_own = item.source == "field"
        return slugify(stated, style=style) if is_own else named(stated, style), True
    name = PurePosixPath(stated).name or _by_rules(
        PurePosixPath(document.path).stem, "name", config
    )
    if not name:
        made = _by_rules(words.title, "title", config)
        is_free = made and made not in RESERVED
        return made if is_free else slugify(words.title, words.language, style=style), False
    kept = slugs.keep(stated) if slugs.keep is not None else ""
    return kept or slugify(name, words.language, stated=True), True


def _by_rules(text: str, source: str, config: Config) -> str:
    """A slug by the rules of the site, if it makes slugs of such texts; "" otherwise."""
    site = config.site
    make = generator_of(site).slugs.make
    if site is None or make is None or site.slug_source != source:
        return ""
    return make(text, site)


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


def default_author(config: Config) -> Iterator[Author]:
    """The configured author of the site, if there is one."""
    if isinstance(config.author, AuthorSetting):
        url = web_uri(config.author.url)
        yield Author(name=config.author.name, url=url, email=config.author.email)
    elif config.author:
        yield _people.parse(config.author)
