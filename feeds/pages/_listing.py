"""A list of articles: the front page, and one page for each further feed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from feeds.pages._environment import document
from feeds.pages._groups import shown_group
from feeds.pages._languages import attributes
from feeds.pages._listing_rows import rows_html, rows_of_their_own
from feeds.pages._relative_links import address_of, local
from feeds.pages._shell import Shell, feed_links, shell_for, shown_feeds
from feeds.pages._site import WHOLE_LIST, FeedLink, ListGroup, ListingRow, ListPart, Site
from feeds.pages._skeleton import comparable, filled_page
from feeds.records import NamedTuple

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
    offered = _offered(feeds, shell)
    heading = "" if path == "index.html" else title.removeprefix(f"{site.title}: ")
    texts = (title, heading, *_place(path, part, shell), *offered.texts)
    titled = attributes(language) if language else ""
    shape = _Shape(shell, len(offered.shown), bool(rows), heading == site.title)
    if site.templates is None and not groups:
        made = rows_html(rows, shell)
        html = (titled, offered.links)
        return filled_page("listing.html", shape, texts, html, shape.given, clean=(made,))
    given = shape.given((*texts, titled, offered.links, Markup()))
    given["groups"] = [shown_group(group, shell) for group in groups]
    if site.templates is None:
        given["rows"] = [Markup(rows_html(rows, shell).decode())] if rows else []  # noqa: S704 - of a macro
    else:  # which may ask for more than ours
        given |= {"rows": rows_of_their_own(rows, shell), "shown": offered.shown}
    return document("listing.html", site.templates, **given)


def _place(path: str, part: ListPart, shell: Shell) -> tuple[str, str, str, str]:
    """The number of a page, its address, and the links to its neighbours."""
    base, up = shell.site.url, shell.up
    neighbours = local(part.older, base, up), local(part.newer, base, up)
    return part.number, address_of(path, base), *neighbours


class _Offered(NamedTuple):
    """The feeds of a list."""

    links: Markup  # for programs: its own, then the site's
    shown: list[tuple[FeedLink, str, str]]  # for people: the feed, its link, its format's name
    texts: tuple[str, ...]  # the words of these


@lru_cache(maxsize=256)
def _offered(feeds: tuple[FeedLink, ...], shell: Shell) -> _Offered:
    site = shell.site
    links = feed_links(tuple(dict.fromkeys((*feeds, *site.feeds))), site.templates)
    shown = shown_feeds(feeds or site.feeds, site, shell.up)
    texts = (text for one, *others in shown for text in (one.type, one.title, *others))
    return _Offered(links, shown, tuple(texts))


class _Shape(NamedTuple):
    """All but texts and HTML that a list depends on, without lists below it."""

    shell: Shell
    feeds: int
    has_rows: bool
    is_of_site: bool  # whether the list is called as the site is

    def given(self, parts: Sequence[Any]) -> dict[str, object]:
        """The names of the template. `parts` are the texts, those of the feeds, then the HTML."""
        title, heading, number, canonical, older, newer, *others = parts
        *feeds, language, links, rows = others
        return {
            "shell": self.shell,
            "attributes": self.shell.attributes,
            "title": title,
            "heading": comparable(heading, self.shell.site.title, is_same=self.is_of_site),
            "titled": language,
            "number": number,
            "canonical": canonical,
            "rows": [rows] if self.has_rows else [],
            "feeds": links,
            "shown": [
                (_Feed(*feeds[at : at + 2]), feeds[at + 2], feeds[at + 3])
                for at in range(0, 4 * self.feeds, 4)
            ],
            "groups": [],
            "older": older,
            "newer": newer,
        }


class _Feed(NamedTuple):
    type: Any
    title: Any
