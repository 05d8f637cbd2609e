"""An article that came: where it stands in the lists and feeds of a site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from feeds.articles import Draft, slugify
from feeds.collecting import Outcome, Row, is_odd
from feeds.generators import generator_of, term_of
from feeds.ledger import Ledger
from feeds.pipeline._request import BuildRequest
from feeds.pipeline.edits._head import AddedArticle, KeptFeed
from feeds.pipeline.edits._problems import NoEditError
from feeds.planning import ROWS, Identified, folders_of_feeds
from feeds.records import dataclass
from feeds.selection import Card, Selection, by_date, feed_language, sections, select

if TYPE_CHECKING:
    from feeds.pipeline._edit_state import EditState

__all__ = ["Entering", "entering"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entering:
    """Where it stands. All places are those of articles."""

    outcome: Outcome
    place: int
    turns: dict[int, int]  # number of a list → its turn there
    shown: dict[int, tuple[int, ...]]  # number of a feed → what that shows from now on
    keys: tuple[str, ...]  # of the feeds that it is in, beside the main one
    newer: int | None  # the article after it
    older: int | None  # the one before it

    @property
    def beside(self) -> tuple[int, ...]:
        """Its neighbours."""
        return tuple(one for one in (self.newer, self.older) if one is not None)

    def kept(self, item: Identified) -> AddedArticle:
        """What the next edit has to know of it."""
        return AddedArticle(
            item.row.draft.path,
            item.file,
            item.identity.id,
            item.identity.permalink,
            item.row.draft.published.precision,
            self.turns,
            self.shown,
        )


def entering(request: BuildRequest, state: EditState, outcome: Outcome, ledger: Ledger) -> Entering:
    """Find its place. Raises NoEditError where more changes than lists and feeds that are there.

    `ledger` knows the feeds, and the articles that are published no longer.
    """
    row = outcome.row
    if row is None or not _is_usual(request, outcome, row) or _is_counted(state, row.draft.path):
        raise NoEditError
    place = state.head.articles
    card = _card(row.draft, place, state.card(place - 1).sequence + 1, row.size)
    turns = {number: _turn(state, number, card) for number in _lists(request, state, card, ledger)}
    main = state.places_of(0)
    turn = turns[0]
    shown = dict(_feeds(request, state, card, ledger))
    _check_languages(request, state, card, shown[0])
    keys = (state.head.feeds[number].files.selection.key for number in shown)
    return Entering(
        outcome=outcome,
        place=place,
        turns=turns,
        shown=shown,
        keys=tuple(sorted(filter(None, keys))),
        newer=main[turn - 1] if turn else None,
        older=main[turn] if turn < len(main) else None,
    )


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


def _lists(request: BuildRequest, state: EditState, card: Card, ledger: Ledger) -> Iterator[int]:
    """The numbers of its lists, which are all there."""
    made = {(str(one.kind), one.name): at for at, one in enumerate(state.head.lists)}
    number = len(state.places_of(0))
    if number == ROWS:
        raise NoEditError  # from now on there are lists by month
    yield 0
    for one in sections((card,), slugify, front=0 if number > ROWS else 1):
        yield _number(state, made, one.kind, one.name, one.spellings)
    is_mixed = any(one.kind == "language" and one.spellings for one in state.head.lists)
    if is_mixed and card.language:
        yield _number(state, made, "language", slugify(card.language), frozenset({card.language}))
    for selection in _selections(request, card, ledger):
        if selection.kind == "named" and selection.members:
            yield _number(state, made, "named", selection.name, frozenset())


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


def _turn(state: EditState, number: int, card: Card) -> int:
    """Behind all that are newer. Of one date, what was published last comes first."""
    places = state.places_of(number)
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
    has_former = any(one.state != "published" for one in ledger.entries.values())
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
            yield number, _window(state, kept, card, has_former=has_former)


def _window(state: EditState, kept: KeptFeed, card: Card, *, has_former: bool) -> tuple[int, ...]:
    """What a feed shows: the last that were published, where none of them is gone."""
    limit, shown = kept.files.selection.limit, [state.card(one) for one in kept.shown]
    if len(shown) < limit:
        if has_former or kept.files.selection.former:
            raise NoEditError
        return tuple(one.place for one in by_date((*shown, card)))
    last = min(shown, key=lambda one: one.sequence)
    alike = [one for one in shown if one.sequence == last.sequence]
    if len(shown) > limit or len(alike) > 1:
        raise NoEditError
    left: Sequence[Card] = [one for one in shown if one is not last]
    return tuple(one.place for one in by_date((*left, card)))


def _check_languages(
    request: BuildRequest, state: EditState, card: Card, shown: Sequence[int]
) -> None:
    """No other language is that of the site, of its feed, or one of several, for this article."""
    config, head = request.config, state.head
    first = state.card(state.places_of(0)[0])
    counts = {
        one.language: len(state.places_of(number)) + (one.language == card.language)
        for number, one in enumerate(head.lists)
        if one.kind == "language" and one.spellings
    }
    is_mixed = bool(counts)
    spoken = min(counts, key=lambda one: (-counts[one], one)) if is_mixed else card.language
    cards = [card if one == card.place else state.card(one) for one in shown]
    if (
        (not is_mixed and card.language and card.language != first.language)
        or (not config.language and spoken != head.plan.site.language)
        or (config.language or feed_language(cards, config)) != head.plan.language
    ):
        raise NoEditError
