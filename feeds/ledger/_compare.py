"""What subscribers would see: the feeds as deployed against the feeds to be published.

Only what is deployed counts: a build that never was deployed was seen by nobody.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Literal

from feeds.ledger._deployed import DeployedEntry, DeployedFeed
from feeds.ledger._entry import Entry, Ledger
from feeds.records import dataclass

__all__ = ["Change", "Difference", "Kind", "compare"]

Kind = Literal["new", "updated", "resurfaced", "vanished", "deleted"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One entry of a feed that subscribers would see change."""

    kind: Kind
    id: str
    title: str
    url: str
    is_older: bool = False  # of a resurfaced one: it was pushed out, and was never withdrawn


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What subscribers of one feed document would see."""

    name: str  # of the file in the output
    feed: str = ""  # its key; "" for the main one
    changes: tuple[Change, ...] = ()
    reordered: bool = False  # entries that stay stand in another order
    fitting: int = 0  # its entries, but for those that are older than the deployed ones

    def of(self, kind: Kind) -> tuple[Change, ...]:
        """The changes of one kind, in the order of the feed."""
        return tuple(change for change in self.changes if change.kind == kind)

    @property
    def older(self) -> tuple[Change, ...]:
        """The entries that are back because the document holds more than it did."""
        return tuple(change for change in self.changes if change.is_older)


def compare(
    name: str,
    deployed: DeployedFeed,
    made: DeployedFeed,
    ledger: Ledger,
    before: Ledger | None = None,
    *,
    feed: str = "",
) -> Difference:
    """The difference of the feed with that key; `ledger` is that of the build, which knows what
    was deleted.

    `before` is the one that the build began with: it remembers deletions that the feed as
    deployed does not tell of, as no JSON Feed does.

    An entry is `resurfaced` if it fell out of the feed earlier and is back, came back from
    being withdrawn, or stands there under another id. One that newer entries pushed out, or
    that left the feed alone, has not `vanished`.
    """
    known = _Known(ledger, deployed, before, feed)
    old = {entry.id: entry for entry in deployed.entries}
    after = {entry.id: entry for entry in made.entries}
    gone = [entry for entry in deployed.entries if entry.id not in after]
    lost = {entry.url for entry in gone if known.kind_of_loss(entry) == "vanished"}
    changes = [
        _change(kind, entry, is_older=kind == "resurfaced" and known.is_older(entry))
        for entry in made.entries
        if (kind := _kind(entry, old, known, lost)) is not None
    ]
    fitting = len(made.entries) - sum(change.is_older for change in changes)
    changes += [
        _change(loss, entry) for entry in gone if (loss := known.kind_of_loss(entry)) is not None
    ]
    return Difference(
        name=name,
        feed=feed,
        fitting=fitting,
        changes=tuple(changes),
        reordered=[one for one in old if one in after] != [one for one in after if one in old],
    )


class _Known:
    """What the ledger says of ids, in the format of one feed."""

    def __init__(
        self, ledger: Ledger, deployed: DeployedFeed, before: Ledger | None, feed: str
    ) -> None:
        self._ledger = ledger
        self._format = deployed.format
        self._given = {
            entry.other_ids[deployed.format]: entry
            for entry in ledger.entries.values()
            if entry.other_ids and deployed.format in entry.other_ids
        }
        self.told_gone = frozenset(deployed.deleted)
        self.is_empty = not deployed.entries
        self.feed = feed
        self.before = before.entries if before else {}
        here = [found for one in deployed.ids if (found := self.find(one)) is not None]
        self.last = max((entry.sequence for entry in here), default=0)
        self.oldest = max(map(_place, here), default=(0, ""))

    def find(self, id: str) -> Entry | None:  # noqa: A002 - its name
        """The entry with that id in the format of the feed."""
        found = self._given.get(id) or self._ledger.entries.get(id)
        return found if found is not None and found.id_in(self._format) == id else None

    @cached_property
    def sealed(self) -> frozenset[str]:
        """The ids of the articles in archive documents of this feed, as the ledger has them."""
        return frozenset(one for page in self._ledger.pages_of(self.feed) for one in page.ids)

    def kind_of_loss(self, entry: DeployedEntry) -> Kind | None:
        """`deleted`, `vanished`, or None for one that made place for others or left one feed."""
        found = self.find(entry.id)
        if found is None:
            return "vanished"
        return None if found.state == "published" else "deleted"

    def was_gone_before(self, entry: DeployedEntry) -> bool:
        """Whether subscribers had this entry, and could see that it went.

        What is newer than all that is deployed was withdrawn before it was ever deployed. A
        document without entries does not say what that is: then nothing is.
        """
        found = self.find(entry.id)
        if found is None:
            return False
        is_deployed = found.sequence <= self.last or self.is_empty
        was = self.before.get(found.id)
        was_gone = was is not None and was.state != "published"
        return entry.id in self.told_gone or (was_gone and is_deployed)

    def is_older(self, entry: DeployedEntry) -> bool:
        """Whether newer entries pushed this one out of the document that is deployed."""
        found = self.find(entry.id)
        return (
            found is not None
            and bool(self.last)
            and _place(found) > self.oldest
            and not self.was_gone_before(entry)
            and self._was_member(found.id)
        )

    def _was_member(self, id: str) -> bool:  # noqa: A002 - its name
        """Whether an article belonged to this feed before; of the main one that is not noted."""
        if not self.feed or not self.before:
            return True
        return id in self.before and self.feed in self.before[id].feeds


def _place(entry: Entry) -> tuple[int, str]:
    """In a feed, where newer ones stand ahead."""
    return -entry.sequence, entry.id


def _kind(
    entry: DeployedEntry, before: Mapping[str, DeployedEntry], known: _Known, lost: set[str]
) -> Kind | None:
    old = before.get(entry.id)
    if old is None:
        if known.was_gone_before(entry):
            return "resurfaced"
        found = known.find(entry.id)
        if found is not None and found.id in known.sealed:
            return "updated"
        is_back = known.is_older(entry) or bool(entry.url and entry.url in lost)
        return "resurfaced" if is_back else "new"
    if entry.updated and old.updated:
        return "updated" if entry.updated != old.updated else None
    return "updated" if entry.words != old.words else None


def _change(kind: Kind, entry: DeployedEntry, *, is_older: bool = False) -> Change:
    return Change(kind=kind, id=entry.id, title=entry.title, url=entry.url, is_older=is_older)
