"""The files that an edit changes: pages, the lists and feeds that show them, the sitemap."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

import msgspec

from feeds.articles import ByStem
from feeds.collecting import Gatekeeper, Outcome, Progress
from feeds.config import SourceSite
from feeds.ledger import read_feed
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
from feeds.pages import PageLink, sitemap_row
from feeds.pipeline._edit_head import KeptList
from feeds.pipeline._edit_problems import NoEditError, ProblemsReplaced
from feeds.pipeline._edit_state import CardsOf, EditState
from feeds.pipeline._request import BuildRequest
from feeds.pipeline._sitemap import file_of_part, row_of_article
from feeds.pipeline._write_articles import content_key, page_key, site_key
from feeds.pipeline._write_feeds import FeedDocuments
from feeds.planning import ArticleList, Deployed, Identified, Neighbourhood, SiteLists
from feeds.records import dataclass
from feeds.selection import Card

__all__ = ["EditedFiles", "Known", "workshop_of"]


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
    ) -> None:
        self._request = request
        self._state = state
        self._known = known
        self._workshop = workshop
        self._recall = recall
        self._lists = [_whole(state, one) for one in state.head.lists]
        self._made: dict[int, Made] = {}
        self._records: dict[int, PageRecord | None] = {}
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
            if record is None or not self._is_fit(item, record, made):
                raise NoEditError
            file = item.row.draft.file
            self.problems.append(ProblemsReplaced(file, record.problems, made.problems))
            self._recall.note(item.file, page_key(site_key(self._workshop), item, around), made)
            record = self._recall.noted(item.file)
        self._made[place], self._records[place] = made, record

    def _is_fit(self, item: Identified, record: PageRecord, made: Made) -> bool:
        """Whether all else may stay as it is."""
        parts = self._state.head.referred.parts
        return (
            not made.refused
            and {one.target for one in made.assets} == {one.target for one in record.assets}
            and set(made.parts) <= set(record.parts)
            and (made.ids == record.ids or item.identity.permalink not in parts)
        )

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
        chosen = [
            (one, _holds(changed))
            for one, kept in zip(self._lists, head.lists, strict=True)
            if changed and not changed.isdisjoint(self._state.places_of(kept))
        ]
        lists = SiteLists(all=tuple(self._lists), overviews=head.overviews)
        make_some_lists(lists, head.plan, sink, self._recall, chosen)

    def _write_sitemaps(self, sink: Sink) -> None:
        """The lines of these articles in the sitemaps."""
        own, output = self._state.head.plan.own, self._request.output
        texts: dict[str, str] = {}
        for one in self._known.values():
            if own.sitemap and one.was is not None:
                name = self._sitemap_of(one.item, texts)
                text = texts.get(name) or (output / name).read_bytes().decode()
                texts[name] = _with_row(text, one.item, one.was)
        for name, text in texts.items():
            sink.add(name, text.encode(), stage="feed")

    def _sitemap_of(self, item: Identified, texts: dict[str, str]) -> str:
        own, output = self._state.head.plan.own, self._request.output
        if own.sitemap in texts:
            return own.sitemap
        with (output / own.sitemap).open("rb") as file:
            is_index = b"<sitemapindex" in file.read(_BEGIN)
        return f"{own.sitemaps}{file_of_part(item.sequence)}" if is_index else own.sitemap

    def _write_feeds(self, sink: Sink, progress: Progress) -> None:
        head, config = self._state.head, self._request.config
        changed = {place for place, one in self._known.items() if one.was is not None}
        feeds = []
        for kept in head.feeds:
            if not changed.isdisjoint(kept.shown):
                shown = tuple(map(self._state.card, kept.shown))
                selection = replace(kept.files.selection, shown=shown)
                feeds.append(replace(kept.files, selection=selection))
        plan = replace(head.plan, feeds=tuple(feeds))
        archives = Archives(plan=plan, places={}, sources=self._request.archives)
        watch = _SameEntries(self._request.deployed)
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


_BEGIN = 256  # bytes in which a sitemap says whether it is an index


class _KnownPages(ByStem):
    """Where links lead, as the last build found; for others than those that stood there already
    the paths of all articles are looked at.
    """

    def __init__(self, records: Iterable[PageRecord], load: Callable[[], ByStem | None]) -> None:
        super().__init__({})
        self._answers = {path: answer for one in records for path, answer in one.links.items()}
        self._load = load
        self._all: ByStem | None = None

    def get(self, path: str) -> str | None:
        """As the last build found. Raises NoEditError where that was not kept."""
        if path in self._answers:
            return self._answers[path]
        self._all = self._all or self._load()
        if self._all is None:
            raise NoEditError
        return self._all.get(path)


def workshop_of(
    request: BuildRequest, state: EditState, recall: Recall, files: Iterable[str], gate: Gatekeeper
) -> Workshop:
    """Who makes the pages. `files` are those of the articles, as they were made before."""
    plan, site = state.head.plan, request.config.site or SourceSite()
    records = filter(None, map(recall.latest, files))
    return Workshop(
        source=request.source,
        base=plan.base,
        site=plan.site,
        pages=_KnownPages(records, partial(state.links, request, recall)),
        gate=gate,
        static=site.static,
        root=site.root if site.file else None,
        rooted=site.rooted,
        taken=frozenset(state.head.referred.taken),
    )


class _SameEntries:
    """A document has to hold the entries that it had: then nobody sees an old one as new."""

    is_of_output = True

    def __init__(self, deployed: Deployed) -> None:
        self._deployed = deployed

    def __call__(self, name: str, data: bytes) -> None:
        before = self._deployed.read(name)
        if before is None or read_feed(before, name).ids != read_feed(data, name).ids:
            raise NoEditError


def _whole(state: EditState, kept: KeptList) -> ArticleList:
    """A list with its articles, of which only those that are asked for are looked at."""
    cards: Any = CardsOf(state, state.places_of(kept))
    return replace(kept.made, cards=cards)


def _holds(changed: set[int]) -> Callable[[Sequence[Card]], bool]:
    def holds(cards: Sequence[Card]) -> bool:
        return isinstance(cards, CardsOf) and not changed.isdisjoint(cards.places)

    return holds


def _with_row(text: str, item: Identified, was: datetime) -> str:
    """A sitemap with the line of an article, which had changed then, as it is now."""
    identity = msgspec.structs.replace(item.identity, updated=was)
    before = msgspec.structs.replace(item, identity=identity)
    old, new = row_of_article(before), row_of_article(item)
    if old is None or new is None:
        return text
    row = sitemap_row(*old[:2])
    if text.count(row) != 1:
        raise NoEditError
    return text.replace(row, sitemap_row(*new[:2]))
