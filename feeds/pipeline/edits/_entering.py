"""An article that came: where it stands in the lists and feeds of a site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from operator import itemgetter
from typing import TYPE_CHECKING

from feeds.articles import Draft, slugify
from feeds.collecting import Outcome, Row, is_odd
from feeds.generators import generator_of, term_of
from feeds.ledger import Ledger
from feeds.pipeline._request import BuildRequest
from feeds.pipeline.edits._head import AddedArticle, KeptFeed
from feeds.pipeline.edits._new_lists import check_new_list
from feeds.pipeline.edits._problems import NoEditError
from feeds.planning import ROWS, STAYING, ArticleList, Identified, folders_of_feeds, list_of_section
from feeds.records import dataclass
from feeds.selection import Card, Selection, by_date, feed_language, sections, select

if TYPE_CHECKING:
    from feeds.pipeline._edit_state import EditState

__all__ = ["Entering", "entering"]

_NEAR = 64  # articles among which one in the language of all is looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Entering:
    """Where it stands. All places are those of articles."""

    outcome: Outcome
    place: int
    turns: dict[int, int]  # number of a list → its turn there
    shown: dict[int, tuple[int, ...]]  # number of a feed → what that shows from now on
    keys: tuple[str, ...]  # of the feeds that it is in, beside the main one
    lists: tuple[ArticleList, ...]  # that came with it

    @property
    def path(self) -> str:
        """Of the article."""
        return self.draft.path

    @property
    def draft(self) -> Draft:
        """What it says of itself."""
        assert self.outcome.row is not None
        return self.outcome.row.draft

    def kept(self, item: Identified | None = None) -> AddedArticle:
        """What the next edit has to know of it; without names, as long as it has none."""
        return AddedArticle(
            self.path,
            item.file if item else "",
            item.identity.id if item else "",
            item.identity.permalink if item else "",
            self.draft.published.precision,
            self.turns,
            self.shown,
            self.lists,
        )


def entering(
    request: BuildRequest, state: EditState, outcomes: Iterable[Outcome], ledger: Ledger
) -> tuple[Entering, ...]:
    """Find the places of articles that came, in the order in which they are published. Raises
    NoEditError where more changes than lists and feeds.

    `ledger` knows the feeds, and the articles that are published no longer.
    """
    found = []
    for outcome in sorted(outcomes, key=_order):
        one, card = _entering(request, state, outcome, ledger)
        state.enter(one.kept())
        state.put(card)
        found.append(one)
    if len(found) > max(request.config.max_new, 1):
        raise NoEditError
    return tuple(found)


def _order(outcome: Outcome) -> tuple[datetime, str, int]:
    """By date, as the ledger numbers articles that are new."""
    if outcome.row is None:
        raise NoEditError
    draft = outcome.row.draft
    return draft.published.start, draft.path, draft.line


def _entering(
    request: BuildRequest, state: EditState, outcome: Outcome, ledger: Ledger
) -> tuple[Entering, Card]:
    row = outcome.row
    if row is None or not _is_usual(request, outcome, row) or _is_counted(state, row.draft.path):
        raise NoEditError
    place = state.head.articles
    card = _card(row.draft, place, state.card(place - 1).sequence + 1, row.size)
    lists: list[ArticleList] = []
    numbers = [*_lists(request, state, card, ledger, lists)]
    if any(number < len(state.head.lists) and not _is_listed(state, number) for number in numbers):
        raise NoEditError  # from now on other pages lead to that list
    turns = {number: _turn(state, number, card) for number in numbers}
    shown = dict(_feeds(request, state, card, ledger))
    _check_languages(request, state, card, shown[0])
    keys = (state.head.feeds[number].files.selection.key for number in shown)
    one = Entering(
        outcome=outcome,
        place=place,
        turns=turns,
        shown=shown,
        keys=tuple(sorted(filter(None, keys))),
        lists=tuple(lists),
    )
    return one, card


def _is_counted(state: EditState, path: str) -> bool:
    """Whether a problem speaks of a folder that it came to, as of how much is left out there."""
    return any(one.path == "." or path.startswith(f"{one.path}/") for one in state.problems.all)


def _is_usual(request: BuildRequest, outcome: Outcome, row: Row) -> bool:
    """Whether it is published now as any article is."""
    draft, config = row.draft, request.config
    plain = Outcome(
        row=row, packed=outcome.packed, is_read=outcome.is_read, problems=outcome.problems
    )
    folders = tuple(f"/{one}" for one in folders_of_feeds(config))
    return (
        plain == outcome
        and bool(row.digest)
        and not (draft.is_draft or draft.hidden or draft.expires or draft.aliases)
        and not (draft.id or draft.ids or is_odd(draft))
        and draft.due <= request.now
        and not any(one in draft.address for one in folders)
        and not (config.archive or config.max_bytes or config.paths)
        and config.max_new > 0
        and not generator_of(config.site).markup.named_links
    )


def _card(draft: Draft, place: int, sequence: int, size: int) -> Card:
    """How it stands in lists, without its identity."""
    return Card(
        id="",
        path=draft.path,
        place=place,
        sequence=sequence,
        published=draft.published,
        updated=draft.published_at,
        title=draft.title,
        permalink="",
        language=draft.language,
        authors=tuple(one.name for one in draft.authors),
        tags=draft.tags,
        terms=draft.terms,
        size=size,
    )


def _lists(
    request: BuildRequest, state: EditState, card: Card, ledger: Ledger, new: list[ArticleList]
) -> Iterator[int]:
    """The numbers of its lists, of which those that are not there are put to the new ones."""
    made = {(str(one.kind), one.name): at for at, one in enumerate(state.head.lists)}
    number = len(state.places_of(0))
    if number == ROWS:
        raise NoEditError  # from now on there are lists by month
    yield 0
    for one in sections((card,), slugify, front=0 if number > ROWS else 1):
        if (one.kind, one.name) in made:
            yield _number(state, made, one.kind, one.name, one.spellings)
        else:
            check_new_list(state, one, ledger)
            new.append(replace(list_of_section(one, state.head.plan), cards=()))
            yield len(state.head.lists) + len(new) - 1
    is_mixed = any(one.kind == "language" and one.spellings for one in state.head.lists)
    if is_mixed and card.language:
        yield _number(state, made, "language", slugify(card.language), frozenset({card.language}))
    for selection in _selections(request, card, ledger):
        if selection.members and selection.kind not in {"main", "each"}:
            at = _number(state, made, selection.kind, selection.name, frozenset())
            if not state.head.lists[at].spellings:  # it is of the feed alone
                yield at


def _number(
    state: EditState,
    made: dict[tuple[str, str], int],
    kind: str,
    name: str,
    spellings: frozenset[str],
) -> int:
    """Of a list, where that is about the article as it is."""
    number = made.get((kind, name))
    if number is None or not spellings <= state.head.lists[number].spellings:
        raise NoEditError
    return number


def _is_listed(state: EditState, number: int) -> bool:
    """Whether other pages lead to a list."""
    return bool(state.places_of(number)) or state.head.lists[number].kind in STAYING


def _turn(state: EditState, number: int, card: Card) -> int:
    """Behind all that are newer. Of one date, what was published last comes first."""
    places = state.places_of(number) if number < len(state.head.lists) else ()
    low, high = 0, len(places)
    while low < high:
        middle = (low + high) // 2
        if state.card(places[middle]).published.start > card.published.start:
            low = middle + 1
        else:
            high = middle
    return low


def _selections(request: BuildRequest, card: Card, ledger: Ledger) -> tuple[Selection, ...]:
    """The feeds of a site that had this article alone."""
    config = request.config
    known = replace(ledger, entries={})
    return select((card,), config, slug=slugify, term=term_of(config.site), ledger=known)


def _feeds(
    request: BuildRequest, state: EditState, card: Card, ledger: Ledger
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """The feeds that it is in, the main one first, and what these show from now on."""
    numbers = {one.files.selection.key: at for at, one in enumerate(state.head.feeds)}
    for selection in _selections(request, card, ledger):
        number = numbers.get(selection.key)
        if number is None:
            raise NoEditError
        if selection.members:
            kept = state.head.feeds[number]
            was = kept.files.selection
            names = (was.title, was.heading, was.files, was.about)
            if names != (selection.title, selection.heading, selection.files, selection.about):
                raise NoEditError
            if not kept.shown and selection.kind not in STAYING:
                raise NoEditError  # from now on it is among the feeds that are named
            yield number, _window(state, kept, card)


def _window(state: EditState, kept: KeptFeed, card: Card) -> tuple[int, ...]:
    """What a feed shows: the last that were published. Those that are gone keep their turns."""
    limit = kept.files.selection.limit
    cards = [card, *(state.card(one) for one in kept.shown)]
    turns = [((-one.sequence, one.id), one) for one in cards]
    gone = [((-sequence, id), None) for sequence, id in kept.gone]  # noqa: A001 - its name
    last = sorted((*turns, *gone), key=itemgetter(0))[:limit]
    return tuple(one.place for one in by_date(one for _, one in last if one is not None))


def _check_languages(
    request: BuildRequest, state: EditState, card: Card, shown: Sequence[int]
) -> None:
    """No other language is that of the site, of its feed, or one of several, for this article."""
    config, head = request.config, state.head
    site = head.plan.site.language
    counts = {
        one.language: len(state.places_of(number)) + (one.language == card.language)
        for number, one in enumerate(head.lists)
        if one.kind == "language" and one.spellings
    }
    nearby = (state.card(place).language for place in state.places_of(0)[:_NEAR])
    only = "" if counts else next(filter(None, nearby), "")
    spoken = min(counts, key=lambda one: (-counts[one], one)) if counts else only or card.language
    cards = [card if one == card.place else state.card(one) for one in shown]
    if (
        (not counts and card.language and card.language != only)
        or (not config.language and spoken != site)
        or (config.language or feed_language(cards, config)) != head.plan.language
    ):
        raise NoEditError
