"""What is left at old addresses: where an article or a feed is now, or that it is gone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import NamedTuple
from urllib.parse import urlsplit

from feeds.articles import file_of, quoted
from feeds.ledger import Ledger
from feeds.pages import render_gone, render_redirect
from feeds.pipeline._identity import Identified
from feeds.pipeline._recall import key_of
from feeds.pipeline._site import REDIRECTS, SitePlan

__all__ = ["notices"]


class Notice(NamedTuple):
    """A page of the site that is no article."""

    file: str
    key: str  # stands for what it is made of
    make: Callable[[], bytes]
    origin: str  # the article that was there; "" for none


_FEED_FOLDERS = frozenset("feed feeds rss rss2 atom rdf".split())


def notices(
    ledger: Ledger, identified: Iterable[Identified], plan: SitePlan, taken: Iterable[str]
) -> Iterator[Notice]:
    """Every such page, and `_redirects`, which Netlify and Cloudflare read.

    Addresses that an article states as its former ones lead to it as well. Whatever lies in
    `taken` is left alone: a page that is there now comes ahead of one that was.
    """
    files = {name.casefold() for name in taken}
    folder = urlsplit(plan.base).path
    site = replace(plan.site, sections=())  # of the front page alone
    lines = [f"{folder}{line}" for line in _folders_of_feeds(plan, folder, files)]
    lines += [f"{folder}{line}" for line in _renamed_feeds(plan, folder)]
    for old, target, title, origin in _moves(ledger, identified):
        file = file_of(old)
        if file.casefold() not in files:
            files.add(file.casefold())
            address = plan.base + quoted(target)
            make = partial(render_redirect, address, site, path=file, title=title)
            yield _notice(file, make, origin)
            lines.append(f"{folder}{quoted(old)} {folder}{quoted(target)} 301\n")
    for entry in ledger.entries.values():
        for old in (entry.permalink, *entry.moved) if entry.state != "published" else ():
            file = file_of(old)
            if old and file.casefold() not in files:
                files.add(file.casefold())
                yield _notice(file, partial(render_gone, site, path=file), entry.path)
    if lines:
        yield _notice(REDIRECTS, partial(_encoded, "".join(sorted(lines))))


def _encoded(text: str) -> bytes:
    return text.encode()


def _notice(file: str, make: partial[bytes], origin: str = "") -> Notice:
    return Notice(file, key_of(make.func.__name__, make.args, make.keywords), make, origin)


def _folders_of_feeds(plan: SitePlan, folder: str, taken: set[str]) -> Iterator[str]:
    """A line for each folder that is the address of a feed, as WordPress has them.

    Hosts answer for a folder with its index.html alone, which none of these has.
    """
    for name in plan.documents:
        above, _, file = name.rpartition("/")
        is_feed = above.rpartition("/")[2].lower() in _FEED_FOLDERS
        if is_feed and file == "index.xml" and f"{above}/index.html".casefold() not in taken:
            for old in (above, f"{above}/"):
                yield f"{quoted(old)} {folder}{quoted(name)} 200\n"


def _renamed_feeds(plan: SitePlan, folder: str) -> Iterator[str]:
    """A line for each former name of a feed, which goes on with the same bytes elsewhere."""
    for files in plan.feeds:
        for format_name, former in files.former.items():
            for old in former:
                yield f"{quoted(old)} {folder}{quoted(files.names[format_name][0])} 301\n"


def _moves(ledger: Ledger, identified: Iterable[Identified]) -> Iterator[tuple[str, str, str, str]]:
    """(old path, new path, title, article), what the ledger knows ahead of what is stated."""
    stated: list[tuple[str, str, str, str]] = []
    for item in identified:
        entry = ledger.entries[item.identity.id]
        title, origin = item.row.draft.title, item.row.draft.path
        for old in entry.moved:
            yield old, entry.permalink, title, origin
        for alias in item.row.draft.aliases:
            path = alias.partition("?")[0].partition("#")[0].lstrip("/")
            if path:
                stated.append((path, entry.permalink, title, origin))
    yield from stated
