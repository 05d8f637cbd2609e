"""Draft + identity → Article: what is true of it among the others."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from itertools import islice

import msgspec

from feeds.articles._draft import Draft, PageDraft
from feeds.articles._enclosures import enclosure_of, in_static_folder, picture_of
from feeds.articles._finish_body import finish_body
from feeds.articles._links import Links
from feeds.articles._part_links import PartLink, PartLinks, dead_links, leads_to, packed
from feeds.articles._source_file import Asset, Withheld
from feeds.content import BodyMarks, web_uri
from feeds.dates import Moment
from feeds.errors import Problem
from feeds.model import Article, Enclosure

__all__ = [
    "AsPublished",
    "Finished",
    "Identity",
    "dead_parts_of",
    "faults_of_links",
    "finish",
    "fraction",
    "with_fraction",
]

_SHOWN = 20  # addresses of one article that something is wrong with alike
_LONGEST = 80  # characters of an address in a message


class AsPublished(msgspec.Struct, frozen=True, kw_only=True):
    """The date and the language that subscribers know of an article."""

    published: Moment
    published_at: datetime
    language: str

    def in_draft(self, draft: Draft) -> Draft:
        """The draft with these."""
        return msgspec.structs.replace(
            draft,
            published=self.published,
            published_at=self.published_at,
            language=self.language,
        )


class Identity(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What the ledger says of an article."""

    id: str
    slug: str
    permalink: str  # absolute
    updated: datetime
    other_ids: Mapping[str, str] = {}
    known: AsPublished | None = None  # where that is not what the draft says


class Finished(msgspec.Struct, frozen=True, kw_only=True):
    """An article, the files to publish beside its page, and warnings.

    `refused` are the addresses, as they are written, of what may not be published.
    """

    article: Article
    marks: BodyMarks  # of its body
    assets: tuple[Asset, ...]
    problems: tuple[Problem, ...]
    ids: bytes  # of the parts of its body, packed
    parts: tuple[PartLink, ...]  # of other pages that it links to
    refused: tuple[tuple[str, Withheld], ...] = ()


def finish(draft: Draft, identity: Identity, links: Links, *, url: str) -> Finished:
    """Make the article: sanitised body, absolute addresses, enclosures with their sizes.

    `url` is what entries link to.
    """
    draft = identity.known.in_draft(draft) if identity.known else draft
    parts = PartLinks(links)
    body = finish_body(draft.html, links, parts, is_plain=draft.is_plain)
    problems = [*faults_of_links(draft, links)]
    article = _article(draft, identity, links, problems, html=body.html, url=url)
    return Finished(
        article=article,
        assets=tuple(sorted(links.assets.values())),
        marks=body.marks,
        problems=(*problems, *dead_parts_of(draft, links, parts, body.ids)),
        ids=packed(body.ids),
        parts=parts.beyond(links.permalink),
        refused=tuple(links.refused.items()),
    )


def _article(
    draft: Draft, identity: Identity, links: Links, problems: list[Problem], *, html: str, url: str
) -> Article:
    """The record, with absolute addresses; what is wrong with these is added to `problems`."""
    changed = draft.updated_as if identity.updated == draft.updated else None
    image = picture_of(draft, links)
    problems += faults_of_links(draft, links, "image")
    enclosures = tuple(_enclosures(draft, links, problems))
    return Article(
        path=draft.path,
        line=draft.line,
        id=identity.id,
        other_ids=identity.other_ids,
        title=draft.title,
        title_derived=draft.title_derived,
        slug=identity.slug,
        permalink=identity.permalink,
        url=url,
        link=_link(draft, url, problems),
        published=draft.published,
        published_at=draft.published_at,
        updated=_in_its_zone(with_fraction(identity.updated, identity.id, draft), draft),
        updated_as=changed,
        language=draft.language,
        authors=draft.authors,
        tags=draft.tags,
        summary=draft.summary,
        html=html,
        image=image or "",
        image_alt=draft.image_alt,
        toc=draft.toc,
        enclosures=enclosures,
    )


def _link(draft: Draft, url: str, problems: list[Problem]) -> str:
    """The page elsewhere that a link post is about; "" for what leads nowhere or back to it."""
    link = web_uri(draft.link)
    if draft.link and not link:
        problems.append(_unfit(draft, "link", draft.link, "it leads to no page on the web", 0))
    return link if link != url else ""


def with_fraction(updated: datetime, id: str, draft: Draft) -> datetime:  # noqa: A002 - its name
    """`updated` plus microseconds made of the id, where it stands on a date without a time.

    Articles of one day share an instant; the fraction tells them apart for validators and
    readers, needs no memory, and no person sees it.
    """
    if draft.published.has_time or updated != draft.published_at:
        return updated
    return updated + fraction(id)


def fraction(id: str) -> timedelta:  # noqa: A002 - its name
    """Less than a second, made of an id."""
    digest = hashlib.sha256(id.encode()).digest()
    return timedelta(microseconds=int.from_bytes(digest[:4], "big") % 999_999 + 1)


def _in_its_zone(updated: datetime, draft: Draft) -> datetime:
    """The ledger knows instants alone; people read both dates of an article in one zone."""
    return updated.astimezone(draft.published_at.tzinfo)


def _enclosures(draft: Draft, links: Links, problems: list[Problem]) -> Iterator[Enclosure]:
    is_first = True  # RSS has one alone
    for one in draft.enclosures:
        one = in_static_folder(one, links)  # noqa: PLW2901 - the same file, better known
        address = links.resolve("enclosure", "href", one.url)
        faults = [*faults_of_links(draft, links, "enclosure", one.line)]
        problems += faults
        if address:
            made = enclosure_of(one, address, links)
            if is_first and not (made.length or faults) and one.asked:
                line = links.line(one.url) or one.line
                problems.append(_warning(draft, "enclosure", _NO_SIZE, one.asked, line))
            is_first = False
            yield made
        elif not one.url:
            problems.append(_unfit(draft, "enclosure", "", "it states none", one.line))


_NO_SIZE = 'the size of the sound or file is not stated, so that RSS gives it as length="0"'


def faults_of_links(
    draft: Draft | PageDraft, links: Links, field: str = "", at: int = 0
) -> Iterable[Problem]:
    """What is wrong with the addresses that were asked for since this was last called.

    They stand in the body, or in a field of that name; `at` is its line, where it is known.
    """
    if links.dangling or links.left_behind or links.unfit:
        return _faults(draft, links, field, at)
    return ()


def _faults(draft: Draft | PageDraft, links: Links, field: str, at: int) -> Iterator[Problem]:
    hint = "put it in the source folder, or write its whole address"
    for address in islice(links.dangling, _SHOWN):
        line = links.line(address) or at
        yield _warning(draft, field, f"no such file: {_cut(address)!r}", hint, line)
    if len(links.dangling) > _SHOWN:
        more = len(links.dangling) - _SHOWN
        yield _warning(draft, field, f"{more} more files are not there", hint, 0)
    for address, why in links.left_behind.items():
        message = f"the file {_cut(address)!r} cannot be published beside the page: {why}"
        hint = "give it another name; until then the link is left as it is"
        yield _warning(draft, field, message, hint, links.line(address) or at)
    for address, why in links.unfit.items():
        yield _unfit(draft, field, address, why, links.line(address) or at)
    links.dangling.clear()
    links.unfit.clear()
    links.left_behind.clear()


def _unfit(draft: Draft | PageDraft, field: str, address: str, why: str, line: int) -> Problem:
    message = f"{field or 'link'} {_cut(address)!r} is no web address: {why}"
    hint = "write it whole, such as https://example.org/a-page, or take it out"
    return _warning(draft, field, message, hint, line)


def dead_parts_of(
    draft: Draft | PageDraft, links: Links, parts: PartLinks, ids: tuple[str, ...]
) -> Iterable[Problem]:
    """Links to parts of the article's own page that are not there."""
    own = parts.within(links.permalink)
    known = packed(ids) if own else b""
    dead = [one for one in own if not leads_to(one.part, known)]
    if dead:
        line = links.line(dead[0].written) or draft.line
        yield dead_links(dead, path=draft.file, line=line, ids=ids)


def _warning(draft: Draft | PageDraft, field: str, message: str, hint: str, line: int) -> Problem:
    """`line` is where it was found; else that of the field, or of the body, is named."""
    line = line or (draft.lines.get(field, draft.line) if field else draft.body_line)
    return Problem(path=draft.file, line=line, message=message, hint=hint, severity="warning")


def _cut(address: str) -> str:
    return address if len(address) <= _LONGEST else f"{address[:_LONGEST]}…"
