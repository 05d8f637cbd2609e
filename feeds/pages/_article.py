"""The page of one article, at its permalink."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from html import escape
from types import MappingProxyType
from typing import TypedDict
from urllib.parse import urlsplit

import msgspec
from markupsafe import Markup

from feeds.dates import Moment
from feeds.model import Article, Author
from feeds.pages._body import as_page_shows
from feeds.pages._contents import contents_of
from feeds.pages._dates import said
from feeds.pages._environment import document
from feeds.pages._languages import attributes
from feeds.pages._preview_picture import picture_of
from feeds.pages._relative_links import local, local_html
from feeds.pages._shell import Shell, shell_for
from feeds.pages._site import PageLink, Site

__all__ = ["render_article"]

_NONE: Mapping[str, str] = MappingProxyType({})
_NO_SIZES: Mapping[str, tuple[int, int]] = MappingProxyType({})


def render_article(
    article: Article,
    site: Site,
    *,
    path: str,
    previous: PageLink | None = None,
    following: PageLink | None = None,
    tag_pages: Mapping[str, str] = _NONE,
    author_pages: Mapping[str, str] = _NONE,
    sizes: Mapping[str, tuple[int, int]] = _NO_SIZES,
) -> bytes:
    """The page, for the file `path` below the site's folder.

    `tag_pages` and `author_pages` give the addresses of the pages of its tags and authors, `sizes`
    those of pictures by address.
    """
    shell, (opening, body) = shell_for(site, path), _opening(article)
    language = article.language or site.language
    return document(
        "article.html",
        shell.site.templates,
        article=article,
        title=article.title or article.slug,
        shell=shell,
        attributes=attributes(language) if language else shell.attributes,
        direction=Markup() if article.language else attributes(""),
        **_facts(article, shell, sizes),
        contents=contents_of(article.html) if _has_contents(article, site) else [],
        authors=_authors(article, author_pages, shell),
        opening=Markup(opening),  # noqa: S704 - the text of the title, escaped
        body=Markup(_body(body, shell, sizes)),  # noqa: S704 - sanitised by content
        source=_source(article),
        image=local(article.image, site.url, shell.up) if _shows_image(article) else "",
        image_size=sizes.get(article.image),
        tags=_tags(article, tag_pages, shell),
        previous=_neighbour(previous, shell),
        following=_neighbour(following, shell),
    )


class _Facts(TypedDict):
    stamp: str
    published: tuple[str, Markup]
    updated: Moment | None
    updated_said: tuple[str, Markup] | None
    shown: tuple[str, str] | None
    linked_data: Markup


def _facts(article: Article, shell: Shell, sizes: Mapping[str, tuple[int, int]]) -> _Facts:
    """Its dates, in its language, and what programs read of it."""
    language, updated = article.language or shell.site.language, _updated(article)
    shown = picture_of(article, sizes)
    return {
        "stamp": article.published.html_datetime(),
        "published": _said(article.published, language, shell),
        "updated": updated,
        "updated_said": _said(updated, language, shell) if updated else None,
        "shown": shown,
        "linked_data": _linked_data(article, shell.site, updated, shown),
    }


def _body(html: str, shell: Shell, sizes: Mapping[str, tuple[int, int]]) -> str:
    return local_html(as_page_shows(html, shell.words, sizes), shell.site.url, shell.up)


def _said(moment: Moment, language: str, shell: Shell) -> tuple[str, Markup]:
    return said(moment, language, shell.site.language, shell.words.language)


def _opening(article: Article) -> tuple[str, str]:
    """A title made of the first sentence would stand there twice: the sentence itself is
    shown as the headline, where it stands in the text.

    Returns that sentence's mark-up and the body after it, or "" and the whole body.
    """
    if not article.title_derived:
        return "", article.html
    beginning = "<p>" + escape(article.title, quote=False)
    if not article.html.startswith(beginning):
        return "", article.html
    end = len(beginning)
    while end < len(article.html) and article.html[end] not in " \n<":
        end += 1
    if end - len(beginning) > _STOP:
        return "", article.html
    return article.html[len("<p>") : end], article.html[end:]


_STOP = 3  # a sentence's end: `.`, `?!`, `."`


def _updated(article: Article) -> Moment | None:
    """The day of the last change, where that is a later one; less where less was stated."""
    day = article.updated.replace(hour=0, minute=0, second=0, microsecond=0)
    if article.updated - article.published_at < timedelta(seconds=1):
        return None  # the fraction that makes entries of one day differ
    if day.date() <= article.published_at.astimezone(day.tzinfo).date():
        return None
    if article.updated_as is not None and article.updated_as.precision in _WIDE:
        return article.updated_as
    return Moment(
        value=_day(day), precision="day", start=day, end=day + timedelta(days=1), layer="updated"
    )


_WIDE = frozenset({"year", "quarter", "month", "week"})


def _day(instant: datetime) -> str:
    return f"{instant.year:04d}-{instant.month:02d}-{instant.day:02d}"


def _source(article: Article) -> str:
    """The host on which the article has its own address; "" where that is here."""
    return "" if article.url == article.permalink else urlsplit(article.url).hostname or ""


def _shows_image(article: Article) -> bool:
    """A picture that the text holds is not shown twice."""
    return bool(article.image) and escape(article.image) not in article.html


def _has_contents(article: Article, site: Site) -> bool:
    """Whether a table of contents is asked for, by the article or else by the site."""
    return site.toc if article.toc is None else article.toc


def _tags(article: Article, tag_pages: Mapping[str, str], shell: Shell) -> list[tuple[str, str]]:
    """Each tag and the link to its page; "" for one without."""
    base, up = shell.site.url, shell.up
    return [
        (tag, local(tag_pages[tag], base, up) if tag in tag_pages else "") for tag in article.tags
    ]


def _authors(
    article: Article, author_pages: Mapping[str, str], shell: Shell
) -> list[tuple[Author, str, str, str]]:
    """Each author, the link of the name, the host of their own site, and a comma before the next.

    The name leads to the page of their articles, or else to their own site; the host does where
    the name does not.
    """
    made = []
    for number, author in enumerate(article.authors, 1):
        page = author_pages.get(author.name, "")
        link = local(page, shell.site.url, shell.up) if page else author.url
        host = urlsplit(author.url).hostname or "" if page and author.url else ""
        made.append((author, link, host, "," if number < len(article.authors) else ""))
    return made


def _neighbour(link: PageLink | None, shell: Shell) -> tuple[str, str, Markup] | None:
    if link is None:
        return None
    site = shell.site
    href = local(link.href, site.url, shell.up)
    return link.title, href, attributes(link.language or site.language)


_WRITTEN = {character: f"\\u{ord(character):04x}" for character in "<>&"}
"""As JSON has characters that could end the element that holds it."""


def _linked_data(
    article: Article, site: Site, updated: Moment | None, picture: tuple[str, str] | None
) -> Markup:
    """The article as schema.org data; dates in the precision they were stated in."""
    record: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": article.title or article.slug,
        "url": article.url,
        "datePublished": article.published.html_datetime(),
        "publisher": {"@type": "Organization", "name": site.title, "url": site.url},
    }
    if updated is not None:
        record["dateModified"] = updated.html_datetime()
    if article.language:
        record["inLanguage"] = article.language
    if article.summary:
        record["description"] = article.summary
    if picture is not None:
        record["image"] = picture[0]
    if article.tags:
        record["keywords"] = article.tags
    if article.authors:
        record["author"] = [
            {"@type": "Person", "name": author.name} | ({"url": author.url} if author.url else {})
            for author in article.authors
        ]
    try:
        data = msgspec.json.encode(record).decode()
    except UnicodeEncodeError:  # a lone surrogate, in a record made by hand
        data = json.dumps(record, ensure_ascii=False).encode("utf-8", "ignore").decode()
    for character, written in _WRITTEN.items():
        data = data.replace(character, written)
    return Markup(data)  # noqa: S704 - JSON without a character that HTML gives a meaning
