"""A list of articles: the front page, and one page for each further feed."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from feeds.pages._environment import document
from feeds.pages._languages import attributes, own_name, same_language
from feeds.pages._relative_links import address_of, local
from feeds.pages._shell import Shell, feed_links, shell_for, shown_feeds
from feeds.pages._site import WHOLE_LIST, FeedLink, ListingRow, ListPart, Site

__all__ = ["render_listing"]


def render_listing(
    title: str,
    rows: Sequence[ListingRow],
    site: Site,
    *,
    path: str,
    part: ListPart = WHOLE_LIST,
    feeds: tuple[FeedLink, ...] = (),
) -> bytes:
    """The list, for the file `path` below the site's folder.

    A long list is cut by the caller, who says which `part` this is. `feeds` are the formats of
    the list's own feed, offered first; () stands for the site's.
    """
    shell = shell_for(site, path)
    is_front = path == "index.html"
    usual = {site.language or row.language for row in rows}
    return document(
        "listing.html",
        shell=shell,
        attributes=shell.attributes,
        title=title,
        heading="" if is_front else title.removeprefix(f"{site.title}: "),
        number=part.number,
        canonical=address_of(path, site.url),
        rows=[_item(row, shell, usual) for row in rows],
        feeds=feed_links(tuple(dict.fromkeys((*feeds, *site.feeds)))),
        shown=shown_feeds(feeds or site.feeds, site, shell.up),
        sections=[
            (section.title, local(section.href, site.url, shell.up), attributes(section.language))
            for section in (site.sections if is_front else ())
        ],
        older=local(part.older, site.url, shell.up),
        newer=local(part.newer, site.url, shell.up),
    )


def _item(
    row: ListingRow, shell: Shell, usual: set[str]
) -> tuple[ListingRow, str, Markup, str, str]:
    """A row as the template takes it: link, attributes, language, the name of that language."""
    site = shell.site
    language = row.language or site.language
    name = own_name(row.language) if _is_foreign(row, usual) else ""
    return row, local(row.href, site.url, shell.up), attributes(language), language, name


def _is_foreign(row: ListingRow, usual: set[str]) -> bool:
    """Whether a row is in another language than the site, or than some rows of a site that
    has none.
    """
    return any(not same_language(row.language, language) for language in usual)
