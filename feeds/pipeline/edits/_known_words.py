"""Whether edited articles, and those that came, are nobody else's words."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import TYPE_CHECKING

from feeds.collecting import Outcome
from feeds.generators import generator_of
from feeds.ledger import LedgerExcerpt
from feeds.pipeline._request import BuildRequest
from feeds.pipeline.edits._problems import NoEditError

if TYPE_CHECKING:
    from feeds.pipeline._edit_state import EditState
    from feeds.pipeline._edit_texts import EditedTexts

__all__ = ["check_titles", "check_words"]


def check_titles(
    request: BuildRequest, state: EditState, texts: EditedTexts, excerpt: LedgerExcerpt
) -> None:
    """An article that has another title is known by its file and its date, where it is the
    only one that could be meant, and where nothing else shows its title. Raises NoEditError.
    """
    if not texts.titled:
        return
    (place,) = texts.titled if len(texts.changed) == 1 else (-1,)
    outcome = texts.changed.get(place)
    if (
        outcome is None
        or outcome.row is None
        or outcome.row.draft.aliases
        or excerpt.ledger.entries[state.article(place).id].moved
        or any(one.state != "published" for one in excerpt.ledger.entries.values())
        or state.head.facts
        or generator_of(request.config.site).markup.named_links
    ):
        raise NoEditError


def check_words(state: EditState, texts: EditedTexts, excerpt: LedgerExcerpt) -> None:
    """Nothing else that is known may have the new words. Raises NoEditError."""
    facts = {word for one in state.head.facts for word in (*one.fingerprints, one.source)}
    for place, outcome in texts.changed.items():
        was = excerpt.ledger.entries.get(state.article(place).id)
        if was is None or outcome.row is None:
            raise NoEditError
        known = (was.fingerprint, was.origin.partition(" ")[0])
        for one, own in zip(_words_of(outcome), known, strict=True):
            if not one or one in facts or (one != own and excerpt.holds(one)):
                raise NoEditError
    _check_apart(chain(texts.changed.values(), texts.added))


def _check_apart(outcomes: Iterable[Outcome]) -> None:
    """No two of them have the same words."""
    seen: set[str] = set()
    for one in outcomes:
        words = {*_words_of(one)}
        if not seen.isdisjoint(words):
            raise NoEditError
        seen |= words


def _words_of(outcome: Outcome) -> tuple[str, str]:
    """What stands for its words, and for its bytes."""
    if outcome.row is None:
        raise NoEditError
    return outcome.row.fingerprints[0], outcome.row.draft.digest
