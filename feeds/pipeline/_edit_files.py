"""The files that an edit changes: pages, the lists and feeds that show them, the sitemap."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias

from feeds.collecting import Outcome, Progress
from feeds.making import (
    Archives,
    Gate,
    Job,
    Made,
    PageRecord,
    Recall,
    Sink,
    Workshop,
    make_some_lists,
)
from feeds.model import Article
from feeds.pages import PageLink
from feeds.pipeline._edit_state import EditState
from feeds.pipeline._page_keys import content_key, page_key, site_key
from feeds.pipeline._request import BuildRequest
from feeds.pipeline._write_feeds import FeedDocuments
from feeds.pipeline.edits import (
    CardsOf,
    EditedSitemaps,
    NoEditError,
    ProblemsReplaced,
    SameEntries,
    further_pages,
    in_order,
    is_moved,
)
from feeds.planning import ArticleList, Identified, Neighbourhood, SiteLists
from feeds.records import dataclass
from feeds.selection import Card

if TYPE_CHECKING:
    from feeds.pipeline.edits._entering import Entering

__all__ = ["EditedFiles", "Known"]

_Test: TypeAlias = "Callable[[int, Sequence[Card]], bool]"
"""Whether a page of a list is meant, by its number and its articles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """An article that changed, or that stands beside such a one or in a feed with it."""

    item: Identified
    text: Outcome
    was: datetime | None  # when its words had last changed; None for one that did not change
    is_made: bool  # whether its page is another one


class EditedFiles:
    """Makes the files and hands them over. Raises NoEditError where others would change too."""

    def __init__(
        self,
        request: BuildRequest,
        state: EditState,
        known: Mapping[int, Known],
        workshop: Workshop,
        recall: Recall,
        new: Sequence[Entering] = (),
    ) -> None:
        self._request = request
        self._new = {one.place for one in new}  # of the articles that came
        self._came: dict[int, list[int]] = {}  # the number of a list → the new ones in it
        for one in new:
            for number in one.turns:
                self._came.setdefault(number, []).append(one.place)
        self._state = state
        self._known = known
        self._workshop = workshop
        self._recall = recall
        self._lists = [_whole(state, at, one) for at, one in enumerate(state.head.lists)]
        self._made: dict[int, Made] = {}
        self._records: dict[int, PageRecord | None] = {}
        self._assets: set[str] = set()  # files beside old articles that were not there
        self.problems: list[ProblemsReplaced] = []

    def write(self, sink: Sink, old: Mapping[int, Card], progress: Progress) -> int:
        """All of them; `old` are the cards of changed articles as they were. Returns the number
        of pages that were made.
        """
        progress("pages", 0, len(self._known))
        for place in self._known:
            self._make(place)
        for place, one in self._known.items():
            if one.is_made:
                self._write_page(place, one, sink)
        progress("lists", 0, 0)
        self._write_lists(old, sink)
        self._write_sitemaps(sink)
        self._write_feeds(sink, progress)
        return len(self._known)

    def _make(self, place: int) -> None:
        one = self._known[place]
        around = self._around(place) if one.is_made else Neighbourhood()
        item = one.item
        job = Job(
            draft=one.text.packed,
            identity=item.identity,
            url=item.url,
            file=item.file,
            around=around,
            keep=any(place in feed.shown for feed in self._state.head.feeds),
        )
        record = self._recall.latest(item.file)
        made = self._workshop.one(job, one.text.packed)
        if one.is_made:
            if place not in self._new:
                self._check_fit(place, record, made)
            elif made.refused or made.parts:
                raise NoEditError
            old = () if record is None or place in self._new else record.problems
            file = item.row.draft.file if one.was is not None or place in self._new else ""
            self.problems.append(ProblemsReplaced(file, old, made.problems, place))
            self._recall.note(item.file, page_key(site_key(self._workshop), item, around), made)
            record = self._recall.noted(item.file)
            if record is not None:
                self._state.note(record)
        self._made[place], self._records[place] = made, record

    def _check_fit(self, place: int, record: PageRecord | None, made: Made) -> None:
        """Whether all else may stay as it is."""
        item = self._known[place].item
        parts = self._state.head.referred.parts
        if (
            record is None
            or made.refused
            or not self._has_assets_of(record, made)
            or not set(made.parts) <= set(record.parts)
            or (made.ids != record.ids and item.identity.permalink in parts)
        ):
            raise NoEditError

    def _has_assets_of(self, record: PageRecord, made: Made) -> bool:
        """Whether it shows all files that it did, and others are new or published already."""
        before = {one.target for one in record.assets}
        further = {one.target: made.places[one.source] for one in made.assets}
        for target, place in further.items():
            if target not in before:
                source = self._recall.source_of(target)
                if source is None:
                    self._assets.add(target)
                elif source != place:
                    return False
        return before <= further.keys()

    def _write_page(self, place: int, one: Known, sink: Sink) -> None:
        made, origin = self._made[place], one.item.row.draft.path
        sink.add(one.item.file, made.page, origin=origin, stage="page")
        for asset in made.assets:
            self._recall.copy(asset.target, made.places[asset.source], sink, origin=origin)

    def _around(self, place: int) -> Neighbourhood:
        """As Neighbourhoods has it."""
        previous, following = self._state.beside(place)
        card = self._state.card(place)
        return Neighbourhood(
            previous=None if previous is None else self._link(previous),
            following=None if following is None else self._link(following),
            tag_pages=self._pages_of("tag", card.tags),
            author_pages=self._pages_of("author", card.authors),
        )

    def _link(self, place: int) -> PageLink:
        card = self._state.card(place)
        return PageLink(title=card.title, href=card.permalink, language=card.language)

    def _pages_of(self, kind: str, names: Sequence[str]) -> Mapping[str, str]:
        plan = self._state.head.plan
        addresses = {
            word: plan.address(one.folder)
            for one in self._lists
            if one.kind == kind and names
            for word in one.spellings
        }
        return {name: addresses[name] for name in names if name in addresses}

    def _write_lists(self, old: Mapping[int, Card], sink: Sink) -> None:
        """Those that show what has changed: an article stands in them by its title and summary."""
        head, now = self._state.head, {place: self._state.card(place) for place in old}
        changed = {
            place
            for place, card in old.items()
            if (card.title, card.summary) != (now[place].title, now[place].summary)
        }
        chosen = []
        for number, one in enumerate(self._lists):
            tests = [self._moved(number)] if number in self._came else []
            if changed and not changed.isdisjoint(self._state.places_of(number)):
                tests.append(_holds(changed))
            if tests:
                chosen.append((one, _any_of(tests)))
        lists = SiteLists(all=tuple(self._ordered()), overviews=head.overviews)
        is_longer = bool(self._came)
        make_some_lists(lists, head.plan, sink, self._recall, chosen, is_longer=is_longer)

    def _moved(self, number: int) -> _Test:
        places = self._state.places_of(number)
        turns = [places.index(one) for one in self._came[number]]
        moved: _Test = is_moved(self._lists[number], turns)
        return moved

    def _ordered(self) -> list[ArticleList]:
        """All lists, as they stand on a site."""
        number = self._state.kept_lists
        if number == len(self._lists):
            return self._lists
        ordered: list[ArticleList] = in_order(self._lists[:number], self._lists[number:])
        return ordered

    @property
    def new_files(self) -> set[str]:
        """The files that were not there before."""
        found = [file for _, file in self._further()]
        for place in self._new:
            found.append(self._known[place].item.file)
            found += (one.target for one in self._made[place].assets)
        return self._assets.union(found)

    def _further(self) -> Iterator[tuple[str, str]]:
        """The pages of lists that came, each after the file that it stands behind in sitemaps."""
        came = {id(self._lists[number]): len(places) for number, places in self._came.items()}
        if came:
            lists, plan = self._ordered(), self._state.head.plan
            yield from further_pages(lists, lambda one: came.get(id(one), 0), plan)

    def _write_sitemaps(self, sink: Sink) -> None:
        """The lines of these articles in the sitemaps."""
        if not self._state.head.plan.own.sitemap:
            return
        made = EditedSitemaps(self._request, self._state)
        for place, one in self._known.items():
            if one.was is not None:
                made.change(one.item, one.was)
            elif place in self._new:
                made.add(one.item, place)
        made.add_pages(self._further())
        made.write(sink)

    def _write_feeds(self, sink: Sink, progress: Progress) -> None:
        head, config = self._state.head, self._request.config
        changed = {place for place, one in self._known.items() if one.was is not None}
        changed |= self._new
        feeds = []
        for kept in head.feeds:
            if not changed.isdisjoint(kept.shown):
                shown = tuple(map(self._state.card, kept.shown))
                selection = replace(kept.files.selection, shown=shown)
                feeds.append(replace(kept.files, selection=selection))
        plan = replace(head.plan, feeds=tuple(feeds))
        archives = Archives(plan=plan, places={}, sources=self._request.archives)
        new = [self._known[place].item.identity.id for place in self._new]
        watch = SameEntries(self._request.deployed, new)
        drafts = [one.item.row.draft for one in self._known.values()]
        gate = Gate(sink, plan, self._recall, drafts)
        FeedDocuments(plan, config, archives, self, self._recall, watch).write(gate, progress)
        if gate.refusals:
            raise NoEditError

    def article(self, place: int) -> Article:
        """An article that a feed shows."""
        made: Article = pickle.loads(self._made[place].article)  # noqa: S301 - made by this build
        return made

    def content_key(self, place: int) -> str:
        """As ArticlePages has it."""
        return content_key(self._known[place].item, self._records[place], self._workshop)


def _whole(state: EditState, number: int, kept: ArticleList) -> ArticleList:
    """A list with its articles, of which only those that are asked for are looked at."""
    cards: Any = CardsOf(state, partial(state.places_of, number))
    return replace(kept, cards=cards)


def _any_of(tests: Sequence[_Test]) -> _Test:
    return lambda number, cards: any(test(number, cards) for test in tests)


def _holds(changed: set[int]) -> _Test:
    def holds(_number: int, cards: Sequence[Card]) -> bool:
        return isinstance(cards, CardsOf) and not changed.isdisjoint(cards.places)

    return holds
