"""What a build leaves for the next one, in case that only the words of a few articles change.

Then only these articles have to be looked at: who the others are, how they stand in lists and
feeds, and all names and addresses are here. It is a file of pieces in the cache (`KeptFile`), of
which those that are asked for are read. What edits changed since is in another one, a small one.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator

import msgspec

from feeds.articles import ByStem, Held
from feeds.collecting import ArticleReader, Gatekeeper
from feeds.config import Config
from feeds.making import PageRecord, Recall
from feeds.pipeline._request import BuildRequest
from feeds.pipeline.edits import (
    LINKS,
    AddedArticle,
    KeptArticle,
    KeptEdits,
    KeptFile,
    NoEditError,
    ReferredSince,
    settings_mark,
    with_article,
    with_name,
)
from feeds.selection import Card

__all__ = ["EditState", "kept_state"]

_EDITS = "-edits"  # end of the name of the file that has the cards which changed since
_MOST = 256  # articles that come until a usual build looks at all


class EditState:
    """What was kept; `put` says how an article is now."""

    def __init__(self, mark: str, kept: KeptFile) -> None:
        self.head = kept.head
        self._mark = mark
        self._kept = kept
        self.kept_lists = len(self.head.lists)  # others came since
        self._places: dict[int, array[int]] = {}  # number of a list → its articles
        self._cards: dict[int, Card] = {}  # of articles that are not as they were kept first
        self.problems = self.head.problems  # of the whole site, as they are now
        self.added: list[AddedArticle] = []  # that came since
        self._referred = ReferredSince()

    def article(self, place: int) -> KeptArticle | AddedArticle:
        """Who the article of a place is. Raises LookupError for none."""
        first = len(self._kept)
        return self.added[place - first] if place >= first else self._kept.article(place)

    def place_of(self, path: str) -> int | None:
        """Of the article with that path; None for none."""
        found = self._kept.place_of(path)
        if found is None:
            came = (at for at, one in enumerate(self.added, len(self._kept)) if one.path == path)
            return next(came, None)
        return found

    def paths(self) -> Iterator[str]:
        """Of all articles."""
        yield from self._kept.paths()
        yield from (one.path for one in self.added)

    def has_below(self, folder: str) -> bool:
        """Whether any article lies in a folder, or below it."""
        came = (one.path.startswith(f"{folder}/") for one in self.added)
        return self._kept.has_below(folder) or any(came)

    def last_ids(self) -> tuple[str, ...]:
        """The id of the last article, where there is any."""
        number = self.head.articles
        return (self.article(number - 1).id,) if number else ()

    def card(self, place: int) -> Card:
        """How the article of a place stands in lists and feeds. Raises LookupError for one that
        stands in none.
        """
        found = self._cards.get(place) or self._kept.article(place).card
        if found is None:
            raise LookupError(place)
        return found

    def put(self, card: Card) -> None:
        """The article of that place is now as this."""
        self._cards[card.place] = card

    def take(self, edits: KeptEdits) -> None:
        """What edits have made of it."""
        for one in edits.added:
            self.enter(one)
            self.head = with_name(self.head, one)
        for card in edits.cards:
            self.put(card)
        self.problems = edits.problems
        self._referred = ReferredSince(edits.files, edits.loose)

    def enter(self, one: AddedArticle) -> None:
        """An article came; `put` says how it stands in lists. Raises NoEditError where so many
        came that all are looked at.
        """
        if len(self.added) >= _MOST:
            raise NoEditError
        place = self.head.articles
        self.added.append(one)
        self.head = with_article(self.head, one)
        for number, turn in one.turns.items():
            self.places_of(number).insert(turn, place)

    def name(self, place: int, one: AddedArticle) -> None:
        """It has its name from now on. Raises NoEditError where a page that is there may be
        another one for it.
        """
        if self._referred.has(one, self.head.referred):
            raise NoEditError
        self.added[place - len(self._kept)] = one
        self.head = with_name(self.head, one)

    def looked_for(self) -> Iterator[str]:
        """The files that pages looked for."""
        yield from self.head.referred.files
        yield from self._referred.files

    def note(self, record: PageRecord) -> None:
        """A page refers to this from now on."""
        self._referred.note(record)

    def places_of(self, number: int) -> array[int]:
        """The articles of the list of that number."""
        found = self._places.get(number)
        if found is None:
            is_kept = number < self.kept_lists
            found = self._kept.places_of(number) if is_kept else array("Q")
            self._places[number] = found
        return found

    def beside(self, place: int) -> tuple[int | None, int | None]:
        """The places of the previous article and of the following one; a hidden one has none."""
        places = self.places_of(0)
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
        data = request.cache.kept(recall.state + LINKS, self.head.referred.links)
        try:
            if data is None:
                return None
            known = _LINKS_DECODER.decode(data)
            return ByStem({**known, **{one.path: one.permalink for one in self.added}})
        except (ValueError, msgspec.MsgspecError):
            return None

    def keep(self, request: BuildRequest, recall: Recall) -> str:
        """Keep how articles are now, for the next edit; returns what it is asked for by."""
        cards = [self._cards[place] for place in sorted(self._cards)]
        since = self._referred
        edits = msgspec.json.encode(
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


def kept_state(request: BuildRequest, recall: Recall, mark: str) -> EditState | None:
    """What a build kept under that mark; None where there is nothing of these settings."""
    whole, _, edits = mark.partition(" ")
    changed = request.cache.kept(recall.state + _EDITS, edits) if edits else b""
    pieces = request.cache.kept_pieces(recall.state, whole)
    if changed is None or pieces is None:
        return None
    try:
        made = EditState(mark, KeptFile(pieces))
        if changed:
            made.take(_KEPT_EDITS.decode(changed))
    except (LookupError, ValueError, RecursionError, msgspec.MsgspecError):
        return None
    return made if made.head.settings == settings_mark(request.config) else None


def _articles(held: dict[str, Held]) -> ByStem:
    return ByStem({path: path for path, one in held.items() if one.is_article})


_LINKS_DECODER = msgspec.json.Decoder(dict[str, str])
_KEPT_EDITS = msgspec.json.Decoder(KeptEdits)
