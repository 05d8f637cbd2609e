"""What the pages of a site share, rendered once: feed links, masthead, foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from feeds.pages._addresses import local, way_up
from feeds.pages._environment import STYLESHEET, template
from feeds.pages._languages import attributes
from feeds.pages._site import FeedLink, Site
from feeds.pages._words import Words, words_in

__all__ = ["Shell", "shell_at", "shell_for"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shell:
    """The shared parts as seen from one depth of folders."""

    site: Site
    words: Words
    up: str  # from the page to the site's folder
    attributes: Markup  # lang and dir of the interface
    head: Markup  # stylesheet and feed links
    header: Markup  # skip link and masthead
    footer: Markup


def shell_for(site: Site, path: str, feeds: tuple[FeedLink, ...] = ()) -> Shell:
    """The shell of the page at `path`; its own feeds stand ahead of the site's."""
    return shell_at(site, way_up(path), feeds)


@lru_cache(maxsize=256)
def shell_at(site: Site, up: str, feeds: tuple[FeedLink, ...]) -> Shell:
    """The shell for pages from which `up` leads to the site's folder."""
    words = words_in(site.language)
    parts = template("shell.html").module
    offered = tuple(dict.fromkeys((*feeds, *site.feeds)))
    shown = feeds or site.feeds
    first = _one_a_format(shown)
    return Shell(
        site=site,
        words=words,
        up=up,
        attributes=attributes(site.language),
        head=parts.head(up + STYLESHEET, offered),  # type: ignore[attr-defined]  # a macro
        header=parts.header(  # type: ignore[attr-defined]  # a macro
            site, words, local(site.url, site.url, up), attributes(site.language)
        ),
        footer=parts.footer(  # type: ignore[attr-defined]  # a macro
            site,
            words,
            [(feed, local(feed.href, site.url, up)) for feed in first],
            local(site.opml, site.url, up),
            attributes(site.language),
        ),
    )


def _one_a_format(feeds: Sequence[FeedLink]) -> list[FeedLink]:
    """The first feed of each format: what a foot has room for."""
    first: dict[str, FeedLink] = {}
    for feed in feeds:
        first.setdefault(feed.format, feed)
    return list(first.values())
