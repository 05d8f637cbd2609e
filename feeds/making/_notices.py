"""What is left at old addresses: where an article is now, or that it is gone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Set
from functools import partial
from itertools import chain

from feeds.articles import file_of, quoted
from feeds.errors import Problem
from feeds.ledger import Ledger
from feeds.making._recall import key_of
from feeds.pages import render_gone, render_redirect
from feeds.planning import Identified, SitePages, SitePlan
from feeds.records import NamedTuple

__all__ = ["Notice", "Notices", "lost_aliases", "make_notices"]


class Notice(NamedTuple):
    """A page of the site that is no article."""

    file: str
    key: str  # stands for what it is made of
    make: Callable[[], bytes]
    origin: str  # the article that was there; "" for none


class Notices(NamedTuple):
    """All such pages, and the addresses that they stand at."""

    pages: list[Notice]
    moved: list[tuple[str, str]]  # (old address, new one) of articles
    gone: list[str]


def make_notices(
    ledger: Ledger,
    identified: Iterable[Identified],
    pages: SitePages,
    plan: SitePlan,
    taken: set[str],
) -> Notices:
    """A page for each address that an article left.

    Addresses that an article states as its former ones lead to it as well. Whatever lies in
    `taken` (in one case) is left alone: a page that is there now comes ahead of one that was. The
    files of these pages are taken then, too.
    """
    site = plan.site
    made = Notices([], [], [])
    for old, target, title, origin in chain(
        _moves(ledger, identified), _moves_of_pages(ledger, pages)
    ):
        file = file_of(old)
        if file.casefold() not in taken:
            taken.add(file.casefold())
            address = plan.base + quoted(target)
            make = partial(render_redirect, address, site, path=file, title=title)
            made.pages.append(_notice(file, make, origin))
            made.moved.append((old, target))
    for entry in ledger.entries.values():
        for old in (entry.permalink, *entry.moved) if entry.state != "published" else ():
            file = file_of(old)
            if old and file.casefold() not in taken:
                taken.add(file.casefold())
                made.pages.append(_notice(file, partial(render_gone, site, path=file), entry.path))
                made.gone.append(old)
    for page in ledger.undated:
        for old in (page.permalink, *page.moved) if page.state == "gone" else ():
            file = file_of(old)
            if file.casefold() not in taken:
                taken.add(file.casefold())
                made.pages.append(_notice(file, partial(render_gone, site, path=file), page.path))
                made.gone.append(old)
    return made


def _notice(file: str, make: partial[bytes], origin: str = "") -> Notice:
    return Notice(file, key_of(make.func.__name__, make.args, make.keywords), make, origin)


def _moves(ledger: Ledger, identified: Iterable[Identified]) -> Iterator[tuple[str, str, str, str]]:
    """(old path, new path, title, article), what the ledger knows ahead of what is stated."""
    stated: list[tuple[str, str, str, str]] = []
    for item in identified:
        entry = ledger.entries[item.identity.id]
        title, origin = item.draft.title, item.draft.path
        for old in entry.moved:
            yield old, entry.permalink, title, origin
        if item.draft.aliases:
            stated += [(path, entry.permalink, title, origin) for path in _aliases(item)]
    yield from stated


def _moves_of_pages(ledger: Ledger, pages: SitePages) -> Iterator[tuple[str, str, str, str]]:
    """The same of pages without a date."""
    known = {one.permalink: one.moved for one in ledger.undated}
    for one in pages.due:
        for old in (*known.get(one.permalink, ()), *_paths(one.draft.aliases)):
            yield old, one.permalink, one.draft.title, one.draft.file


def _aliases(item: Identified) -> Iterator[str]:
    yield from _paths(item.draft.aliases)


def _paths(aliases: Iterable[str]) -> Iterator[str]:
    for alias in aliases:
        path = alias.partition("?")[0].partition("#")[0].lstrip("/")
        if path:
            yield path


def lost_aliases(identified: Iterable[Identified], files: Set[str]) -> Iterator[Problem]:
    """A warning for each former address that an article states and that something else has:
    `files` are those of the site, in one case.
    """
    stating = [item for item in identified if item.draft.aliases]
    if not stating:
        return
    owner: dict[str, str] = {}
    for item in stating:
        draft = item.draft
        for path in _aliases(item):
            file = file_of(path)
            key = file.casefold()
            other = owner.setdefault(key, draft.file)
            if key == item.file.casefold() or (key not in files and other == draft.file):
                continue
            why = f"{file} is a page or feed of the site" if key in files else f"{other} has it too"
            yield Problem(
                path=draft.file,
                line=draft.lines.get("aliases", draft.line),
                message=f"nothing leads here from its former address {f'/{path}'!r}: {why}",
                hint="take it out of aliases, or give the other one another address",
                severity="warning",
            )
