"""A list of articles: the front page, and one page for each further feed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from markupsafe import Markup

from feeds.pages._dates import said
from feeds.pages._environment import document, located, template
from feeds.pages._groups import shown_group
from feeds.pages._interface_words import words_in
from feeds.pages._languages import attributes, own_name, same_language
from feeds.pages._relative_links import address_of, local
from feeds.pages._shell import Shell, feed_links, shell_for, shown_feeds
from feeds.pages._site import WHOLE_LIST, FeedLink, ListGroup, ListingRow, ListPart, Site

__all__ = ["render_listing"]


def render_listing(
    title: str,
    rows: Sequence[ListingRow],
    site: Site,
    *,
    path: str,
    part: ListPart = WHOLE_LIST,
    feeds: tuple[FeedLink, ...] = (),
    groups: tuple[ListGroup, ...] = (),
    language: str = "",
) -> bytes:
    """The list, for the file `path` below the site's folder.

    A long list is cut by the caller, who says which `part` this is. `feeds` are the formats of
    the list's own feed, offered first; () stands for the site's. `groups` are lists that this
    page leads to; `language` is that of the title.
    """
    shell = shell_for(site, path)
    is_front = path == "index.html"
    return document(
        "listing.html",
        shell.site.templates,
        shell=shell,
        attributes=shell.attributes,
        title=title,
        heading="" if is_front else title.removeprefix(f"{site.title}: "),
        titled=attributes(language) if language else "",
        number=part.number,
        canonical=address_of(path, site.url),
        rows=_rows_html(rows, shell),
        feeds=feed_links(tuple(dict.fromkeys((*feeds, *site.feeds))), site.templates),
        shown=shown_feeds(feeds or site.feeds, site, shell.up),
        groups=[shown_group(group, shell) for group in groups],
        older=local(part.older, site.url, shell.up),
        newer=local(part.newer, site.url, shell.up),
    )


def _rows_html(rows: Sequence[ListingRow], shell: Shell) -> list[Markup]:
    """The rows of a list; for our own template all of them in one, which it takes as quickly."""
    if shell.site.templates is not None:
        return [_row_seen_from(row, shell.site, shell.up) for row in rows]
    return [Markup("".join(_row_html(row, shell) for row in rows))] if rows else []  # noqa: S704 - of a macro


def _row_html(row: ListingRow, shell: Shell) -> str:
    """A row of a list. Below the site's folder the way up is all that differs."""
    if not shell.up or _UP in row.title or _UP in row.summary:
        return _row_seen_from(row, shell.site, shell.up)
    return _row_anywhere(row, shell.site).replace(_UP, shell.up)


_UP = "\0/"  # stands for any way up; content has no such character


@lru_cache(maxsize=131_072)  # an article stands in the lists of its year, its tags, its author
def _row_anywhere(row: ListingRow, site: Site) -> str:
    return str(_row_seen_from(row, site, _UP))


def _row_seen_from(row: ListingRow, site: Site, up: str) -> Markup:
    """A row as seen from a page from which `up` leads to the site's folder."""
    language = row.language or site.language
    words = words_in(site.language)
    date, spoken = said(row.published, language, site.language, words.language)
    name = "" if same_language(row.language, site.language) else own_name(row.language)
    href = local(row.href, site.url, up)
    with located(site.templates, "listing.html"):
        made: Markup = template("listing.html", site.templates).module.row(  # type: ignore[attr-defined]  # a macro
            row, href, attributes(language), date, spoken, name
        )
    return made
