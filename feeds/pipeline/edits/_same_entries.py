"""The entries of a feed that is made once more: those that it had, and those that came."""

from __future__ import annotations

from feeds.ledger import read_feed
from feeds.pipeline.edits._problems import NoEditError
from feeds.planning import Deployed

__all__ = ["SameEntries"]


class SameEntries:
    """A document has to hold the entries that it had, but for one that came, and one that made
    room for it: then nobody sees an old one as new.
    """

    is_of_output = True

    def __init__(self, deployed: Deployed, new: str = "") -> None:
        """`new` is the id of the article that came; "" where none did."""
        self._deployed = deployed
        self._new = new

    def __call__(self, name: str, data: bytes) -> None:
        before = self._deployed.read(name)
        if before is None:
            raise NoEditError
        was, now = read_feed(before, name).ids, read_feed(data, name).ids
        if not (self._is_one_more(was, now) if self._new else was == now):
            raise NoEditError

    def _is_one_more(self, was: tuple[str, ...], now: tuple[str, ...]) -> bool:
        left = tuple(one for one in now if one != self._new)
        return len(left) + 1 == len(now) and left in {
            was,
            *(was[:at] + was[at + 1 :] for at in range(len(was))),
        }
