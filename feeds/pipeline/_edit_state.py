"""What a build leaves for the next one, in case that only the words of a few articles change.

Then only these articles have to be looked at: who the others are, how they stand in lists and
feeds, and all names and addresses are here. It is a file of JSON in the cache; of the
articles only those that are asked for are decoded.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from feeds.articles import ByStem, Held
from feeds.cache import numbers_in, packed_numbers
from feeds.collecting import ArticleReader, Gatekeeper, Summaries, is_odd
from feeds.config import Config
from feeds.ledger import Fact, fact_of
from feeds.making import PageRecord, Recall, key_of
from feeds.pipeline._report import Report
from feeds.pipeline._request import BuildRequest
from feeds.pipeline.edits import (
    EditHead,
    KeptArticle,
    KeptEdits,
    KeptFeed,
    KeptGate,
    KeptList,
    NoEditError,
    Referred,
    ReferredSince,
    with_article,
)
from feeds.planning import ArticleList, FeedFiles, SiteLook, with_summary
from feeds.selection import Card

if TYPE_CHECKING:
    from feeds.pipeline._prepare import Prepared

__all__ = ["EditState", "keep_state", "kept_state"]

_LINKS = "-links"  # end of the name of the file that says where links lead
_EDITS = "-edits"  # end of the name of the file that has the cards which changed since
_MOST = 256  # articles that come until a usual build looks at all
_SIZE = 8  # bytes of the last number of the file, which is the length of its head


class EditState:
    """What was kept; `put` says how an article is now."""

    def __init__(self, mark: str, head: EditHead, cards: memoryview) -> None:
        self.head = head
        self._mark = mark
        self._cards = cards
        self._ends = numbers_in(head.ends)
        self._known: dict[int, Card] = {}
        self._changed: set[int] = set()  # places whose articles are not as they were kept first
        self.problems = head.report.problems  # of the whole site, as they are now
        self.added: list[KeptArticle] = []  # that came since
        self._referred = ReferredSince()

    def card(self, place: int) -> Card:
        """How the article of a place stands in lists and feeds. Raises LookupError for one that
        stands in none.
        """
        found = self._known.get(place)
        if found is None:
            if self._ends[place] == self._ends[place + 1]:
                raise LookupError(place)
            found = self._known[place] = _CARD.decode(self._packed(place))
        return found

    def put(self, card: Card) -> None:
        """The article of that place is now as this."""
        self._changed.add(card.place)
        self._known[card.place] = card

    def take(self, edits: KeptEdits) -> None:
        """What edits have made of it."""
        for one in edits.added:
            self.add(one)
        for card in edits.cards:
            self.put(card)
        self.problems = edits.problems
        self._referred = ReferredSince(edits.files, edits.loose)

    def add(self, one: KeptArticle) -> None:
        """An article came; `put` says how it stands in lists. Raises NoEditError where a page
        that is there may be another one for it, or where so many came that all are looked at.
        """
        if len(self.added) >= _MOST or self._referred.has(one, self.head.referred):
            raise NoEditError
        self.added.append(one)
        self.head = with_article(self.head, one)

    def note(self, record: PageRecord) -> None:
        """A page refers to this from now on."""
        self._referred.note(record)

    def places_of(self, kept: KeptList) -> Sequence[int]:
        """The articles of a list."""
        return numbers_in(kept.places)

    def beside(self, place: int) -> tuple[int | None, int | None]:
        """The places of the previous article and of the following one; a hidden one has none."""
        places = self.places_of(self.head.lists[0])
        if place not in places:
            return None, None
        turn = places.index(place)
        return (
            places[turn + 1] if turn + 1 < len(places) else None,
            places[turn - 1] if turn else None,
        )

    def gatekeeper(self, config: Config, reader: ArticleReader) -> Gatekeeper:
        """As it was when all articles were read."""
        kept = self.head.gate
        return Gatekeeper(
            reader=reader,
            exclude=config.exclude,
            static=config.static,
            held=kept.held,
            articles=_articles(kept.held),
            inodes={(device, number): path for device, number, path in kept.inodes},
            folders=kept.folders,
            claimed=frozenset(kept.claimed),
            judged=frozenset(kept.judged),
        )

    def links(self, request: BuildRequest, recall: Recall) -> ByStem | None:
        """Where links to articles lead, as Workshop.pages; None where that was not kept."""
        data = request.cache.kept(recall.state + _LINKS, self.head.referred.links)
        try:
            if data is None:
                return None
            known = _LINKS_DECODER.decode(data)
            return ByStem({**known, **{one.path: one.permalink for one in self.added}})
        except (ValueError, msgspec.MsgspecError):
            return None

    def keep(self, request: BuildRequest, recall: Recall) -> str:
        """Keep how articles are now, for the next edit; returns what it is asked for by."""
        cards = [self._known[place] for place in sorted(self._changed)]
        since = self._referred
        edits = _ENCODER.encode(
            KeptEdits(
                cards,
                self.problems,
                self.added,
                tuple(since.files),
                tuple(since.loose),
            )
        )
        mark = request.cache.keep(recall.state + _EDITS, [edits])
        return f"{self._mark.partition(' ')[0]} {mark}" if mark else ""

    def _packed(self, place: int) -> memoryview:
        return self._cards[self._ends[place] : self._ends[place + 1]]


def keep_state(
    request: BuildRequest,
    made: Prepared,
    recall: Recall,
    referred: Referred,
    report: Report,
    links: Mapping[str, str],
    summaries: Summaries,
) -> str:
    """Keep what a build found out; returns what it is asked for by, "" where nothing is kept.

    `links` are those of Workshop.pages.
    """
    if any(is_odd(item.draft) for item in made.identified):
        return ""
    cards: list[Card | None] = [None] * len(made.identified)
    for one in made.lists.all:
        for card in one.cards:
            cards[card.place] = card
    whole = (with_summary(card, summaries) if card else None for card in cards)
    try:
        kept = request.cache.keep(recall.state + _LINKS, [_ENCODER.encode(dict(links))])
        head = _head(request.config, made, replace(referred, links=kept), report)
        return request.cache.keep(recall.state, _pieces(head, whole))
    except ValueError:  # letters that are none
        return ""


def _pieces(head: EditHead, cards: Iterable[Card | None]) -> Iterator[bytes]:
    """The file, which is never whole in memory."""
    ends = array("Q", [0])
    for card in cards:
        piece = _ENCODER.encode(card) if card else b""
        ends.append(ends[-1] + len(piece))
        yield piece
    last = _ENCODER.encode(msgspec.structs.replace(head, ends=packed_numbers(ends)))
    yield last
    yield len(last).to_bytes(_SIZE, "big")


def _head(config: Config, made: Prepared, referred: Referred, report: Report) -> EditHead:
    """All but the places of the cards in the file."""
    gate = made.gate
    return EditHead(
        settings=settings_mark(config),
        plan=replace(made.plan, feeds=(), look=SiteLook()),
        feeds=tuple(map(_kept_feed, made.plan.feeds)),
        lists=tuple(map(_kept_list, made.lists.all)),
        overviews=dict(made.lists.overviews),
        gate=KeptGate(
            dict(gate.held),
            tuple((*inode, path) for inode, path in gate.inodes.items()),
            dict(gate.folders),
            tuple(sorted(gate.claimed)),
            tuple(sorted(gate.judged)),
        ),
        siblings=gate.reader.siblings,
        versions=gate.reader.versions,
        facts=_facts_of(made),
        beside=made.beside,
        referred=referred,
        static=tuple(file.relative for file in made.static),
        report=report,
        paths=tuple(item.draft.path for item in made.identified),
        files=tuple(item.file for item in made.identified),
        ids=tuple(item.identity.id for item in made.identified),
        ends=b"",
    )


def _facts_of(made: Prepared) -> tuple[Fact, ...]:
    """What the articles that are drafts, or wait, go by in identities."""
    base = made.plan.base
    waiting = (item.row for item in made.known.waiting)
    return (*made.drafts, *(fact_of(one.draft, one.fingerprints, base=base) for one in waiting))


def kept_state(request: BuildRequest, recall: Recall, mark: str) -> EditState | None:
    """What a build kept under that mark; None where there is nothing of these settings."""
    whole, _, edits = mark.partition(" ")
    data = request.cache.kept(recall.state, whole)
    changed = request.cache.kept(recall.state + _EDITS, edits) if edits else b""
    if data is None or changed is None:
        return None
    try:
        end = len(data) - _SIZE
        begin = end - int.from_bytes(data[end:], "big")
        head = _HEAD.decode(memoryview(data)[begin:end])
        made = EditState(mark, head, memoryview(data)[:begin])
        if changed:
            made.take(_KEPT_EDITS.decode(changed))
    except (ValueError, RecursionError, msgspec.MsgspecError):
        return None
    return made if head.settings == settings_mark(request.config) else None


def settings_mark(config: Config) -> str:
    """Stands for all settings."""
    return key_of(sorted(config.given), repr(replace(config, given=frozenset())))


def _kept_feed(files: FeedFiles) -> KeptFeed:
    """Of the articles that are gone, those whose end it announces are of interest alone."""
    selection = files.selection
    shown = tuple(card.place for card in selection.shown)
    former = selection.deletions if selection.shown else selection.former
    light = replace(selection, members=(), shown=(), former=former)
    return KeptFeed(replace(files, selection=light), shown)


def _kept_list(one: ArticleList) -> KeptList:
    places = array("Q", [card.place for card in one.cards])
    return KeptList(replace(one, cards=()), packed_numbers(places))


def _articles(held: dict[str, Held]) -> ByStem:
    return ByStem({path: path for path, one in held.items() if one.is_article})


def _plain(value: object) -> object:
    if isinstance(value, Path):
        return str(value)
    raise TypeError(value)


def _whole(kind: type, value: Any) -> object:
    if kind is Path:
        return Path(value)
    raise TypeError(kind)


_ENCODER = msgspec.json.Encoder(enc_hook=_plain)
_CARD = msgspec.json.Decoder(Card)
_LINKS_DECODER = msgspec.json.Decoder(dict[str, str])
_KEPT_EDITS = msgspec.json.Decoder(KeptEdits)
_HEAD = msgspec.json.Decoder(EditHead, dec_hook=_whole)
