"""The articles of a site, by what filters of further feeds ask for. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property

from feeds.config import FeedSetting
from feeds.patterns import lazy_regex
from feeds.selection._cards import Card
from feeds.selection._matching import file_of, matches

__all__ = ["Candidates"]

_WILD = lazy_regex(r"[*?\[]")
_LAST = "\U0010ffff"


class Candidates:
    """Finds the articles of a further feed without a look at all of them: a site may have as many
    such feeds as it has folders.
    """

    def __init__(self, cards: Sequence[Card]) -> None:
        self._cards = cards

    def of(self, setting: FeedSetting) -> list[Card]:
        """Those that all filters let in, in their order."""
        places = self._places(setting)
        cards = self._cards if places is None else map(self._cards.__getitem__, sorted(places))
        return [card for card in cards if matches(card, setting)]

    def _places(self, setting: FeedSetting) -> set[int] | None:
        """Those that may be meant; None for all."""
        if setting.tags:
            return _under(setting.tags, self._by_tag)
        if setting.authors:
            return _under(setting.authors, self._by_author)
        wanted = [one for one in setting.paths if not one.startswith("!")]
        begins = [_WILD.split(one, maxsplit=1)[0] for one in wanted]
        return self._below(begins) if begins and all(begins) else None

    def _below(self, begins: Iterable[str]) -> set[int]:
        found: set[int] = set()
        for one in begins:
            first = bisect_left(self._files, (one, -1))
            last = bisect_left(self._files, (one + _LAST, -1))
            found.update(place for _, place in self._files[first:last])
        return found

    @cached_property
    def _files(self) -> list[tuple[str, int]]:
        return sorted((file_of(card.path), place) for place, card in enumerate(self._cards))

    @cached_property
    def _by_tag(self) -> Mapping[str, list[int]]:
        return self._by(lambda card: card.tags)

    @cached_property
    def _by_author(self) -> Mapping[str, list[int]]:
        return self._by(lambda card: card.authors)

    def _by(self, names: Callable[[Card], Iterable[str]]) -> Mapping[str, list[int]]:
        found: dict[str, list[int]] = {}
        for place, card in enumerate(self._cards):
            for name in names(card):
                found.setdefault(name.casefold(), []).append(place)
        return found


def _under(names: Iterable[str], by_name: Mapping[str, list[int]]) -> set[int]:
    return {place for name in names for place in by_name.get(name.casefold(), ())}
