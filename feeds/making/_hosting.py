"""What the host reads: the files beside the site that it reads, kept up to date."""

from __future__ import annotations

from collections.abc import Iterator, Set
from urllib.parse import unquote, urlsplit

from feeds.config import Config
from feeds.hosts import (
    GONE,
    HEADERS,
    REDIRECTS,
    Kind,
    Routes,
    Served,
    headers_file,
    host_of,
    redirects_file,
)
from feeds.making._archives import archive_pattern
from feeds.making._notices import Notices
from feeds.pages import render_withdrawn
from feeds.planning import SitePlan, pattern_of

__all__ = ["LISTS", "host_files", "is_compressed", "make_routes", "shows_gone"]

LISTS = frozenset({HEADERS, REDIRECTS})
"""Files of rules, of which the first that fits counts: an author may have some of his own."""

_FEED_FOLDERS = frozenset("feed feeds rss rss2 atom rdf".split())
_USUAL = (
    *((path, "rss") for path in ("feed", "feed/rss", "feed/rss2", "rss")),
    *((path, "atom") for path in ("feed/atom", "atom")),
)
"""Where readers and people look for a feed, as WordPress has them."""


def is_compressed(config: Config) -> bool:
    """Whether files get a compressed sibling: as set, else as the host sends them."""
    host = host_of(config.host)
    is_usual = host is not None and host.is_compressed and "compress" not in config.given
    return config.compress or is_usual


def shows_gone(config: Config) -> bool:
    """Whether withdrawn articles have a page; without one, a host answers 404 by itself."""
    host = host_of(config.host)
    return host is None or host.shows_gone


def make_routes(plan: SitePlan, config: Config, notices: Notices, files: Set[str]) -> Routes:
    """All that a host has to know. `files` are those of the site, in one case."""
    usual = tuple(_usual(plan, files)) if config.host else ()
    return Routes(
        folder=unquote(urlsplit(plan.base).path).rstrip("/"),
        served=tuple(dict.fromkeys(_served(plan, config))),
        same=tuple(_folders_of_feeds(plan, files)),
        moved=(*_renamed_feeds(plan), *notices.moved),
        usual=usual,
        gone=tuple(notices.gone),
    )


def host_files(config: Config, plan: SitePlan, routes: Routes) -> Iterator[tuple[str, bytes]]:
    """The files that a build keeps: those of the host, else `_redirects` where anything moved."""
    host = host_of(config.host)
    kept = dict(host.kept(routes)) if host else _without_host(routes)
    if config.headers:
        kept.setdefault(HEADERS, headers_file(routes.served))
    if host and host.gone_page and routes.gone:
        kept[GONE] = render_withdrawn(plan.site)
    yield from kept.items()


def _without_host(routes: Routes) -> dict[str, bytes]:
    redirects = redirects_file(routes)
    return {REDIRECTS: redirects} if redirects else {}


def _served(plan: SitePlan, config: Config) -> Iterator[Served]:
    """Every document; those that differ by a tag, an author or a language as one pattern."""
    for files in plan.feeds:
        for format_name, names in files.names.items():
            kind: Kind = "json" if format_name == "json" else "xml"
            for name in names:
                yield Served(pattern_of(files, name), kind)
                if files.selection.pages:
                    yield Served(archive_pattern(files, name), kind, is_archive=True)
    for name in (config.opml, *plan.former_opml) if config.opml else ():
        yield Served(name, "opml")


def _folders_of_feeds(plan: SitePlan, taken: Set[str]) -> Iterator[tuple[str, str]]:
    """Each folder that is the address of a feed, as WordPress has them.

    Hosts answer for a folder with its index.html alone, which none of these has.
    """
    for name in plan.documents:
        above, _, file = name.rpartition("/")
        is_feed = above.rpartition("/")[2].lower() in _FEED_FOLDERS
        if is_feed and file == "index.xml" and f"{above}/index.html".casefold() not in taken:
            yield above, name
            yield f"{above}/", name


def _renamed_feeds(plan: SitePlan) -> Iterator[tuple[str, str]]:
    """Each former name of a feed, which goes on with the same bytes elsewhere."""
    for files in plan.feeds:
        for format_name, former in files.former.items():
            for old in former:
                yield old, files.names[format_name][0]


def _usual(plan: SitePlan, taken: Set[str]) -> Iterator[tuple[str, str]]:
    """Usual addresses of feeds that lead to those of this site, where nothing else is there."""
    names = plan.feeds[0].names
    for path, format_name in _USUAL:
        if taken.isdisjoint((path, f"{path}/index.html", f"{path}/index.xml")):
            yield path, names.get(format_name, next(iter(names.values())))[0]
