"""What the pages of a site share, rendered once: feed links, masthead, foot."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache

from markupsafe import Markup

from feeds.pages._environment import STYLESHEET, located, template
from feeds.pages._interface_words import Words, words_in
from feeds.pages._languages import attributes, same_language
from feeds.pages._own_templates import OwnTemplates
from feeds.pages._relative_links import file_at, local, local_html, way_up
from feeds.pages._site import FeedLink, MenuLink, Site

__all__ = ["FORMAT_LABELS", "Shell", "feed_links", "shell_at", "shell_for", "shown_feeds"]


class Shell:
    """The shared parts as seen from one depth of folders; each is made once, when a page is
    made of it.
    """

    def __init__(self, site: Site, up: str, current: str) -> None:
        """`up` leads from the page to the site's folder; `current` is the file of the page, where
        the menu leads to it.
        """
        words = words_in(site.language)
        speaks_it = site.language and same_language(site.language, words.language)
        self.site = site
        self.words = words
        self.up = up
        self.attributes = attributes(site.language if speaks_it else words.language)
        """lang and dir of the interface"""
        self.current = current
        self._named = Markup() if speaks_it else attributes(site.language)

    @cached_property
    def head(self) -> Markup:
        """Stylesheet, name of the site."""
        site, link = self.site, self._link
        more = (link(site.extra_css), link(site.icon))
        return self._made("head", site, self.up + STYLESHEET, *more)

    @cached_property
    def feeds(self) -> Markup:
        """Links to the site's feeds, for a page's head."""
        with located(self.site.templates, _FILE):
            return feed_links(self.site.feeds, self.site.templates)

    @cached_property
    def header(self) -> Markup:
        """Skip link and masthead."""
        site, words = self.site, self.words
        menu = _menu(site, words, self.up, self.current)
        return self._made(
            "header", site, words, self._link(site.url), menu, self.attributes, self._named
        )

    @cached_property
    def footer(self) -> Markup:
        """Feeds for people, and what the site says of itself."""
        site, link = self.site, self._link
        return self._made(
            "footer",
            site,
            self.words,
            shown_feeds(site.feeds, site, self.up),
            link(site.opml),
            link(site.subscribe),
            Markup(local_html(site.footer, site.url, self.up)),  # noqa: S704 - sanitised by content
            self.attributes,
            self._named,
        )

    def _link(self, address: str) -> str:
        return local(address, self.site.url, self.up)

    def _made(self, name: str, *values: object) -> Markup:
        """What a macro makes. Raises PublishError for one of a site's own that fails."""
        own = self.site.templates
        with located(own, _FILE):
            made: Markup = getattr(template(_FILE, own).module, name)(*values)
            return made


_FILE = "shell.html"


def shell_for(site: Site, path: str) -> Shell:
    """The shell of the page at `path`; one that the menu leads to has a menu that says so."""
    return shell_at(site, way_up(path), path if path in _files_of_menu(site) else "")


@lru_cache(maxsize=256)
def shell_at(site: Site, up: str, current: str = "") -> Shell:
    """The shell for pages from which `up` leads to the site's folder.

    `current` is the file of the page, where the menu leads to it.
    """
    return Shell(site, up, current)


@lru_cache(maxsize=16)
def _files_of_menu(site: Site) -> frozenset[str]:
    return frozenset(file_at(one.href, site.url) for one in site.menu)


def _menu(site: Site, words: Words, up: str, current: str) -> list[tuple[str, str, Markup]]:
    """Where every page leads: (title, link, attributes of the link)."""
    return [
        (
            words.named(link.word) if link.word else link.title,
            local(link.href, site.url, up),
            _attributes(link, iscurrent=current != "" and file_at(link.href, site.url) == current),
        )
        for link in site.menu
    ]


def _attributes(link: MenuLink, *, iscurrent: bool) -> Markup:
    language = Markup() if link.word else attributes(link.language)
    return language + Markup(' aria-current="page"') if iscurrent else language


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
