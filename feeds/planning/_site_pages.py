"""The pages of a site that have no date: which are shown today, and where each of them is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from datetime import datetime
from itertools import chain, count, islice

import msgspec

from feeds.articles import Held, PageDraft, file_of, quoted
from feeds.collecting import Collected
from feeds.config import Config
from feeds.errors import Problem
from feeds.ledger import Ledger, UndatedPage, settle_undated_pages
from feeds.planning._own_pages import stated_files
from feeds.planning._site_plan import reserved_names
from feeds.records import dataclass

__all__ = ["NamedPage", "SitePages", "name_pages", "with_pages"]


class NamedPage(msgspec.Struct, frozen=True, kw_only=True):
    """A page that has its place among the others."""

    draft: PageDraft
    permalink: str  # below the site's address
    address: str  # the whole of it
    file: str  # in the output


@dataclass(frozen=True, slots=True, kw_only=True)
class SitePages:
    """All of them."""

    due: tuple[NamedPage, ...] = ()  # to publish, by their paths
    held: Mapping[str, Held] = field(default_factory=dict)  # file that is not shown today → why
    left_out: tuple[tuple[str, str], ...] = ()  # those that have expired
    failed: tuple[UndatedPage, ...] = ()  # that cannot be read today, as they were published
    next_change: datetime | None = None  # when time alone changes something
    problems: tuple[Problem, ...] = ()

    @property
    def files(self) -> frozenset[str]:
        """Of the output, that are theirs."""
        return frozenset(one.file for one in self.due) | frozenset(
            file_of(one.permalink) for one in self.failed
        )

    def by_file(self) -> Iterator[tuple[str, str]]:
        """(what a link may name, address): the file of each, and the folder of an index file."""
        for one in self.due:
            file = one.draft.file
            yield file, one.address
            folder, _, name = file.rpartition("/")
            if folder and name.partition(".")[0] == "index":
                yield folder, one.address

    def remembered(self, before: Ledger) -> tuple[UndatedPage, ...]:
        """What the ledger has to know of them from now on."""
        now = [
            UndatedPage(permalink=one.permalink, path=one.draft.file, digest=one.draft.digest)
            for one in self.due
        ]
        return settle_undated_pages(before.undated, (*now, *self.failed))


def with_pages(collected: Collected, pages: SitePages) -> Collected:
    """With what is known of pages once they have their names."""
    return replace(
        collected,
        left_out=(*collected.left_out, *pages.left_out),
        held={**collected.held, **pages.held},
        problems=(*collected.problems, *pages.problems),
    )


def name_pages(collected: Collected, before: Ledger, config: Config, now: datetime) -> SitePages:
    """Say of each page whether it is shown at `now`, and where.

    It gets the address that it states, or that of its place; where an article or a feed is there
    already, the one that it had, or the next: `about-2.html`.
    """
    shown = [one for one in collected.pages if _reason(one, now) is None]
    held = {one.file: held for one in collected.pages if (held := _reason(one, now)) is not None}
    known = {one.path: one for one in before.undated if one.state == "published"}
    names = _Addresses(_taken(collected, before, config) if config.pages else ())
    by_turn = sorted(shown, key=lambda one: (one.file not in known, not one.is_stated, one.file))
    due = []
    problems = []
    for draft in by_turn:
        permalink = names.name(draft.address, known.get(draft.file))
        if permalink != draft.address:
            problems.append(_replaced(draft, permalink))
        due.append(
            NamedPage(
                draft=draft,
                permalink=permalink,
                address=config.base_url + quoted(permalink),
                file=file_of(permalink),
            )
        )
    moments = (moment for one in collected.pages for moment in (one.due, one.expires) if moment)
    return SitePages(
        due=tuple(sorted(due, key=lambda one: one.draft.file)),
        held=held,
        left_out=tuple((path, one.reason) for path, one in held.items()),
        failed=tuple(one for path, one in known.items() if path in collected.failed),
        next_change=min((one for one in moments if one > now), default=None),
        problems=tuple(problems),
    )


def _reason(draft: PageDraft, now: datetime) -> Held | None:
    """Why a page is not shown at that time."""
    if draft.expires is not None and draft.expires <= now:
        return Held(f"expired on {draft.expires.date().isoformat()}", is_article=True)
    if draft.due is not None and draft.due > now:
        return Held(f"scheduled for {draft.due.date().isoformat()}", is_article=True)
    return None


def _taken(collected: Collected, before: Ledger, config: Config) -> Iterator[str]:
    """The files of the output that are an article's, a feed's or the site's."""
    yield from reserved_names(config)
    yield from (one.file for one in before.addresses if not one.given_up)
    for entry in before.entries.values():
        if entry.state == "published" and entry.permalink:
            yield file_of(entry.permalink)
    yield from stated_files(collected.rows, config.base_url)


_MOST = 100  # pages of one name that keep their numbers


class _Addresses:
    """Gives each page an address of its own."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = {name.casefold() for name in taken}
        self._numbered: dict[str, Iterator[str]] = {}  # wanted address → those that come next

    def name(self, wanted: str, known: UndatedPage | None) -> str:
        had = known.permalink if known is not None else ""
        is_numbered = had in islice(_further(wanted), _MOST)
        further = self._numbered.setdefault(wanted, _further(wanted))
        names: Iterator[str] = chain([had] if is_numbered else (), (wanted,), further)
        found = next(filter(self._is_free, names))
        self._taken.add(file_of(found).casefold())
        return found

    def _is_free(self, permalink: str) -> bool:
        return file_of(permalink).casefold() not in self._taken


def _further(wanted: str) -> Iterator[str]:
    stem, ending = wanted, ""
    for one in ("/", ".html"):
        if wanted.endswith(one):
            stem, ending = wanted.removesuffix(one), one
    return (f"{stem}-{number}{ending}" for number in count(2))


def _replaced(draft: PageDraft, permalink: str) -> Problem:
    return Problem(
        path=draft.file,
        line=draft.lines.get("url", draft.line),
        message=f"the address '/{draft.address}' is taken, and becomes '/{permalink}'",
        hint="write another one, such as url: /about-me.html",
        severity="warning",
    )
