"""What the pages of a site share, rendered once: feed links, masthead, foot."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from markupsafe import Markup

from feeds.pages._environment import STYLESHEET, located, template
from feeds.pages._interface_words import Words, words_in
from feeds.pages._languages import attributes, same_language
from feeds.pages._own_templates import OwnTemplates
from feeds.pages._relative_links import file_at, local, local_html, way_up
from feeds.pages._site import FeedLink, MenuLink, Site
from feeds.records import dataclass

__all__ = ["FORMAT_LABELS", "Shell", "feed_links", "shell_at", "shell_for", "shown_feeds"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Shell:
    """The shared parts as seen from one depth of folders; each is made once."""

    site: Site
    words: Words
    up: str  # from the page to the site's folder
    attributes: Markup  # lang and dir of the interface
    head: Markup  # stylesheet, name of the site
    feeds: Markup  # links to the site's feeds, for a page's head
    header: Markup  # skip link and masthead
    footer: Markup


def shell_for(site: Site, path: str) -> Shell:
    """The shell of the page at `path`; one that the menu leads to has a menu that says so."""
    return shell_at(site, way_up(path), path if path in _files_of_menu(site) else "")


@lru_cache(maxsize=256)
def shell_at(site: Site, up: str, current: str = "") -> Shell:
    """The shell for pages from which `up` leads to the site's folder.

    `current` is the file of the page, where the menu leads to it.
    """
    with located(site.templates, "shell.html"):
        return _made(site, up, current)


@lru_cache(maxsize=16)
def _files_of_menu(site: Site) -> frozenset[str]:
    return frozenset(file_at(one.href, site.url) for one in site.menu)


def _made(site: Site, up: str, current: str) -> Shell:
    words = words_in(site.language)
    speaks_it = site.language and same_language(site.language, words.language)
    interface = attributes(site.language if speaks_it else words.language)
    named = Markup() if speaks_it else attributes(site.language)
    parts = template("shell.html", site.templates).module

    def link(address: str) -> str:
        return local(address, site.url, up)

    return Shell(
        site=site,
        words=words,
        up=up,
        attributes=interface,
        head=parts.head(site, up + STYLESHEET, link(site.extra_css), link(site.icon)),  # type: ignore[attr-defined]  # these are macros
        feeds=feed_links(site.feeds, site.templates),
        header=parts.header(  # type: ignore[attr-defined]
            site, words, link(site.url), _menu(site, words, up, current), interface, named
        ),
        footer=parts.footer(  # type: ignore[attr-defined]
            site,
            words,
            shown_feeds(site.feeds, site, up),
            link(site.opml),
            link(site.subscribe),
            Markup(local_html(site.footer, site.url, up)),  # noqa: S704 - sanitised by content
            interface,
            named,
        ),
    )


def _menu(site: Site, words: Words, up: str, current: str) -> list[tuple[str, str, Markup]]:
    """Where every page leads: (title, link, attributes of the link)."""
    return [
        (
            words.named(link.word) if link.word else link.title,
            local(link.href, site.url, up),
            _attributes(link, is_current=current != "" and file_at(link.href, site.url) == current),
        )
        for link in site.menu
    ]


def _attributes(link: MenuLink, *, is_current: bool) -> Markup:
    language = Markup() if link.word else attributes(link.language)
    return language + Markup(' aria-current="page"') if is_current else language


def feed_links(feeds: Sequence[FeedLink], own: OwnTemplates | None = None) -> Markup:
    """Feeds as a page's head offers them to programs."""
    return Markup().join(_feed_link(feed, own) for feed in feeds)


@lru_cache(maxsize=4096)  # the feeds of an article's tags are those of many articles
def _feed_link(feed: FeedLink, own: OwnTemplates | None) -> Markup:
    link: Markup = template("shell.html", own).module.feed_link(feed)  # type: ignore[attr-defined]  # a macro
    return link


def shown_feeds(feeds: Sequence[FeedLink], site: Site, up: str) -> list[tuple[FeedLink, str, str]]:
    """Feeds as people see them, one a format: the feed, its link, the format's name."""
    first: dict[str, FeedLink] = {}
    for feed in feeds:
        first.setdefault(feed.format, feed)
    return [
        (feed, local(feed.href, site.url, up), FORMAT_LABELS.get(name, name))
        for name, feed in first.items()
    ]


FORMAT_LABELS = {"atom": "Atom", "rss": "RSS", "json": "JSON Feed"}
"""What people call the formats of feeds."""
