"""What the template of an article is given: its texts and pieces of HTML, each at its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, TypeAlias

from feeds.pages._contents import Heading
from feeds.pages._kept_frames import Lasting
from feeds.pages._shell import Shell
from feeds.records import NamedTuple

__all__ = ["ArticleHtml", "ArticleShape", "ArticleTexts"]

_Part: TypeAlias = Any
"""A text, a piece of HTML, or a mark for one."""


class ArticleTexts(NamedTuple):
    """The texts that each article has, "" where there is none; its lists follow them."""

    title: _Part
    summary: _Part
    url: _Part
    permalink: _Part
    link: _Part
    source: _Part
    stamp: _Part
    date: _Part
    updated: _Part
    updated_date: _Part
    image: _Part
    image_alt: _Part
    width: _Part
    height: _Part
    shown: _Part
    shown_alt: _Part
    previous: _Part
    previous_href: _Part
    following: _Part
    following_href: _Part


class ArticleHtml(NamedTuple):
    """The pieces of HTML that each article has, Markup() where there is none."""

    attributes: _Part
    direction: _Part
    date_language: _Part
    updated_language: _Part
    linked_data: _Part
    opening: _Part
    body: _Part
    previous_language: _Part
    following_language: _Part


class ArticleShape(NamedTuple):
    """All else that a page depends on, but for a table of contents."""

    shell: Shell
    is_derived: bool  # whether the title is made of the body
    authors: int
    tags: int
    enclosures: int

    @property
    def lasting(self) -> Lasting:
        """The same as plain records."""
        shell = self.shell
        return Lasting((shell.site.url, shell.up, shell.current, *self[1:]), shell.site)

    def given(self, parts: Sequence[_Part], contents: Sequence[Heading] = ()) -> dict[str, object]:
        """The names of the template. `parts` are the texts, those of the lists, then the HTML."""
        text = ArticleTexts._make(parts[:_TEXTS])
        lists = iter(parts[_TEXTS:-_PIECES])
        html = ArticleHtml._make(parts[-_PIECES:])
        authors, tags = [*_rows(lists, self.authors, 4)], [*_rows(lists, self.tags, 2)]
        enclosures = [_Enclosure(*one) for one in _rows(lists, self.enclosures, 3)]
        return {
            "article": _Article(text, enclosures, is_derived=self.is_derived),
            "title": text.title,
            "shell": self.shell,
            "attributes": html.attributes,
            "direction": html.direction,
            "stamp": text.stamp,
            "published": (text.date, html.date_language),
            "updated": _Date(text.updated) if text.updated else None,
            "updated_said": (text.updated_date, html.updated_language) if text.updated else None,
            "shown": (text.shown, text.shown_alt) if text.shown else None,
            "linked_data": html.linked_data,
            "contents": contents,
            "authors": [
                (_Author(name, url), link, host, "," if number < self.authors else "")
                for number, (name, url, link, host) in enumerate(authors, 1)
            ],
            "opening": html.opening,
            "body": html.body,
            "source": text.source,
            "image": text.image,
            "image_size": (text.width, text.height) if text.width else None,
            "tags": tags,
            "previous": _link(text.previous, text.previous_href, html.previous_language),
            "following": _link(text.following, text.following_href, html.following_language),
        }


_TEXTS, _PIECES = len(ArticleTexts._fields), len(ArticleHtml._fields)


def _rows(parts: Iterator[_Part], number: int, width: int) -> Iterator[tuple[_Part, ...]]:
    return (tuple(islice(parts, width)) for _ in range(number))


def _link(title: _Part, href: _Part, language: _Part) -> tuple[_Part, _Part, _Part] | None:
    return (title, href, language) if href else None


class _Article:
    """An article, as far as our template asks for it."""

    def __init__(
        self, text: ArticleTexts, enclosures: Sequence[_Enclosure], *, is_derived: bool
    ) -> None:
        self.title_derived = is_derived
        self.summary = text.summary
        self.url = text.url
        self.permalink = text.permalink
        self.link = text.link
        self.image_alt = text.image_alt
        self.enclosures = enclosures


class _Author(NamedTuple):
    name: _Part
    url: _Part


class _Enclosure(NamedTuple):
    type: _Part
    url: _Part
    title: _Part


class _Date(NamedTuple):
    stamp: _Part

    def html_datetime(self) -> _Part:
        """As a Moment has it."""
        return self.stamp
