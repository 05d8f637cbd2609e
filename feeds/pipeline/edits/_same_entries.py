"""The entries of a feed that is made once more: those that it had, and those that came."""

from __future__ import annotations

from collections.abc import Iterable

from feeds.ledger import read_feed
from feeds.pipeline.edits._problems import NoEditError
from feeds.planning import Deployed

__all__ = ["SameEntries"]


class SameEntries:
    """A document has to hold the entries that it had, but for those that came, and as many that
    made room for them: then nobody sees an old one as new.
    """

    is_of_output = True

    def __init__(self, deployed: Deployed, new: Iterable[str] = ()) -> None:
        """`new` are the ids of the articles that came."""
        self._deployed = deployed
        self._new = frozenset(new)

    def __call__(self, name: str, data: bytes) -> None:
        before = self._deployed.read(name)
        if before is None:
            raise NoEditError
        was, now = read_feed(before, name).ids, read_feed(data, name).ids
        left = tuple(one for one in now if one not in self._new)
        gone = set(was).difference(left)
        if len(gone) > len(now) - len(left) or left != tuple(one for one in was if one not in gone):
            raise NoEditError
