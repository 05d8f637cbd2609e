"""The lists of a site: what each holds, and the files that it is cut into."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from functools import cached_property
from itertools import chain
from typing import Literal

from feeds.articles import slugify
from feeds.config import Config
from feeds.ledger import Ledger
from feeds.pages import CountLink, FeedLink, ListGroup, month_in_words, own_name
from feeds.planning._free_names import FreeNames
from feeds.planning._identity import Identities
from feeds.planning._look import FoundLook, place_look
from feeds.planning._own_pages import name_own_pages
from feeds.planning._site_plan import FOLDERS, STAYING, FeedFiles, SitePlan, reserved_names
from feeds.records import dataclass
from feeds.selection import Card, Section, by_date, sections

__all__ = ["ROWS", "ArticleList", "SiteLists", "list_of_section", "with_lists"]

ROWS = 20
"""Articles on a page of a list."""

_OVERVIEWS = {"tag": "tag/", "author": "author/", "language": "language/"}
_SHOWN = {"tag": 24, "author": 24, "language": 40, "year": 12}
"""How many of each kind the front page names; the others are a page away."""

_Kind = Literal["main", "named", "each", "tag", "author", "language", "year", "month"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleList:
    """One list. Its first page is the index of its folder, the others are numbered."""

    kind: _Kind
    name: str
    title: str  # as people say it
    language: str = ""  # of the title, where it is not the site's
    folder: str
    further: str  # the folder of its further pages
    cards: tuple[Card, ...]  # newest first
    links: tuple[FeedLink, ...] = ()  # of its own feed
    spellings: frozenset[str] = frozenset()  # of the tag or name, that articles have

    @property
    def is_listed(self) -> bool:
        """Whether other pages lead to it. One whose articles are all gone stays for those who have
        its feed, and for nobody else.
        """
        return bool(self.cards) or self.kind in STAYING

    @property
    def pages(self) -> tuple[tuple[str, int, Sequence[Card]], ...]:
        """Its files, newest first: (file, number, articles).

        The first page has the newest; of the others, which are numbered from the oldest, only
        full ones are made, so that a new article changes no page but the first, and the last
        full one when the next begins. What they share with the first page stands on both.
        """
        first = (f"{self.folder}index.html", 0, self.cards[:ROWS])
        return (first, *self._further())

    @property
    def numbered(self) -> int:
        """How many numbered pages it has."""
        return max(0, -((ROWS - len(self.cards)) // ROWS))

    def files(self) -> Iterator[str]:
        """The files alone."""
        yield f"{self.folder}index.html"
        yield from (f"{self.further}{number}.html" for number in range(self.numbered, 0, -1))

    def _further(self) -> Iterator[tuple[str, int, Sequence[Card]]]:
        for number in range(self.numbered, 0, -1):
            end = len(self.cards) - ROWS * (number - 1)
            yield f"{self.further}{number}.html", number, self.cards[end - ROWS : end]

    def count_link(self, plan: SitePlan) -> CountLink:
        """As other pages lead to it."""
        return CountLink(
            title=self.title,
            href=plan.address(self.folder),
            language=self.language,
            count=len(self.cards),
        )


@dataclass(frozen=True, kw_only=True, eq=False)
class SiteLists:
    """All lists of a site, the front page first."""

    all: tuple[ArticleList, ...]
    overviews: Mapping[str, str] = field(default_factory=dict)  # kind → file of the list of lists

    @cached_property
    def by_kind(self) -> Mapping[str, tuple[ArticleList, ...]]:
        """The lists of each kind, by name."""
        found: dict[str, list[ArticleList]] = {}
        for one in self.all:
            found.setdefault(one.kind, []).append(one)
        return {kind: tuple(lists) for kind, lists in found.items()}

    @cached_property
    def home_of(self) -> Mapping[tuple[str, str], str]:
        """(kind, a spelling of what it is about) → the folder of a list."""
        return {(one.kind, word): one.folder for one in self.all for word in one.spellings}

    def of(self, kind: str) -> tuple[ArticleList, ...]:
        """The lists of one kind."""
        return self.by_kind.get(kind, ())

    @property
    def files(self) -> Iterator[str]:
        """The files of all pages of lists."""
        for one in self.all:
            yield from one.files()
        yield from self.overviews.values()

    @property
    def listed_files(self) -> Iterator[str]:
        """The same of those that other pages lead to."""
        for one in self.all:
            yield from one.files() if one.is_listed else ()
        yield from self.overviews.values()

    def group(self, kind: str, plan: SitePlan, *, most: int = 0) -> ListGroup:
        """Links to the lists of one kind; where there are too many, to the longest ones."""
        lists = all_of_it = [one for one in self.of(kind) if one.is_listed]
        if most and len(all_of_it) > most:
            longest = sorted(lists, key=lambda one: (-len(one.cards), one.title, one.name))[:most]
            lists = longest
        ordered = sorted(lists, key=lambda one: (one.title.casefold(), one.name))
        links = tuple(one.count_link(plan) for one in ordered)
        overview = plan.page_address(self.overviews[kind]) if kind in self.overviews else ""
        is_cut = bool(overview) and len(links) < len(all_of_it)
        return ListGroup(kind=kind, links=links, overview=overview, is_cut=is_cut)

    def on_front(self, plan: SitePlan) -> tuple[ListGroup, ...]:
        """What the front page leads to beside its articles."""
        kinds = ("named", "tag", "author", "language")
        groups = (self.group(kind, plan, most=_SHOWN.get(kind, 0)) for kind in kinds)
        return tuple(one for one in groups if one.links)


def with_lists(
    plan: SitePlan,
    cards: Iterable[Card],
    known: Identities,
    ledger: Ledger,
    config: Config,
    static: Iterable[str],
    look: FoundLook,
) -> tuple[SitePlan, SiteLists]:
    """Name our own pages, the files of all lists among them: nothing that an article, a feed or
    a file of the user has.
    """
    free = FreeNames(
        chain(
            (item.file for item in chain(known.due, known.waiting)),
            (one.file for one in ledger.addresses if not one.given_up),
            plan.documents,
            reserved_names(config) - {"index.html"},
            static,
        )
    )
    own = name_own_pages(free)
    subscribe = plan.page_address(own.subscribe) if plan.documents else ""
    site = replace(plan.site, subscribe=subscribe)
    plan = place_look(look, replace(plan, site=site, own=own), config, free)
    lists = _planned(plan, sections(cards, slugify, front=ROWS), free)
    feeds = tuple(_at_home(files, lists) for files in plan.feeds)
    return replace(plan, feeds=feeds), lists


def _at_home(files: FeedFiles, lists: SiteLists) -> FeedFiles:
    """The feed with the page that lists its articles, where it has none of its own."""
    subject = (_kind_about(files), files.selection.title)
    home = lists.home_of.get(subject, "") if files.selection.about else ""
    return replace(files, home=home) if home else files


def _kind_about(files: FeedFiles) -> str:
    """The kind of list that has the same articles, or more of them: categories are tags too."""
    return "author" if files.selection.about == "authors" else "tag"


def _planned(plan: SitePlan, found: Iterable[Section], free: FreeNames) -> SiteLists:
    feeds = {files.selection.key: files for files in plan.feeds}
    lists = [_of_feed(files, free) for files in plan.feeds if _is_of_feed(files)]
    subjects = {f"{one.kind}:{one.name}": one for one in found}
    links = _links_by_word(plan)
    for key, one in subjects.items():
        own = feeds[key].links if key in feeds else ()
        further = (
            link for word in sorted(one.spellings) for link in links.get((one.kind, word), ())
        )
        lists.append(_of_section(one, (*own, *further), plan, free))
    lists += [
        _of_feed(files, free)
        for key, files in feeds.items()
        if key not in subjects and not _is_of_feed(files) and files.selection.kind != "each"
    ]
    kinds: set[str] = {one.kind for one in lists if one.is_listed}
    overviews = {
        kind: free.file(f"{folder}index.html")
        for kind, folder in _OVERVIEWS.items()
        if kind in kinds
    }
    return SiteLists(all=tuple(lists), overviews=overviews)


def _links_by_word(plan: SitePlan) -> Mapping[tuple[str, str], Sequence[FeedLink]]:
    """(kind of list, what it is about) → the feeds of it that stand at addresses of their own."""
    found: dict[tuple[str, str], list[FeedLink]] = {}
    for files in plan.feeds:
        if files.selection.about:
            key = (_kind_about(files), files.selection.title)
            found.setdefault(key, []).extend(files.links)
    return found


def _is_of_feed(files: FeedFiles) -> bool:
    """Whether the list is that of a feed, and not of a tag, an author or a language."""
    return files.selection.kind in {"main", "named"}


def _of_feed(files: FeedFiles, free: FreeNames) -> ArticleList:
    selection = files.selection
    folder = files.folder and free.folder(files.folder)
    return ArticleList(
        kind=selection.kind,
        name=selection.name,
        title=own_name(selection.title) if selection.kind == "language" else selection.title,
        language=selection.title if selection.kind == "language" else "",
        folder=folder,
        further=free.numbered(f"{folder}page/", len(selection.members) // ROWS),
        cards=tuple(by_date(selection.members)),
        links=files.links,
    )


def _of_section(
    section: Section, links: tuple[FeedLink, ...], plan: SitePlan, free: FreeNames
) -> ArticleList:
    is_language = section.kind == "language"
    wanted = f"{FOLDERS.get(section.kind, '')}{section.name}/"
    folder = free.folder(wanted)
    return ArticleList(
        kind=section.kind,
        name=section.name,
        title=_title(section, plan),
        language=section.title if is_language else "",
        folder=folder,
        further=free.numbered(f"{folder}page/", len(section.members) // ROWS),
        cards=section.members,
        links=links,
        spellings=section.spellings,
    )


def list_of_section(section: Section, plan: SitePlan) -> ArticleList:
    """A list without a feed of its own, where the names that it wants are free."""
    return _of_section(section, (), plan, FreeNames(()))


def _title(section: Section, plan: SitePlan) -> str:
    if section.kind == "language":
        return own_name(section.title)
    if section.kind == "month":
        return month_in_words(section.title, plan.site.language)
    return section.title
