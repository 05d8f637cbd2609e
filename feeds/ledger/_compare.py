"""What subscribers would see: the feeds as deployed against the feeds to be published.

Only what is deployed counts: a build that never was deployed told nobody anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from feeds.ledger._deployed import DeployedEntry, DeployedFeed
from feeds.ledger._entry import Ledger

__all__ = ["Change", "Difference", "Kind", "compare"]

Kind = Literal["new", "updated", "resurfaced", "vanished", "deleted"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One entry of a feed that subscribers would see change."""

    kind: Kind
    id: str
    title: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What subscribers of one feed document would see."""

    name: str  # of the file in the output
    changes: tuple[Change, ...] = ()
    reordered: bool = False  # entries that stay stand in another order

    def of(self, kind: Kind) -> tuple[Change, ...]:
        """The changes of one kind, in the order of the feed."""
        return tuple(change for change in self.changes if change.kind == kind)


def compare(
    name: str,
    deployed: DeployedFeed,
    made: DeployedFeed,
    ledger: Ledger,
    before: Ledger | None = None,
) -> Difference:
    """The difference of one feed; `ledger` is that of the build, which knows what was deleted.

    `before` is the one that the build began with: it remembers deletions that the feed as
    deployed does not tell of, as no JSON Feed does.

    An entry is `resurfaced` if it fell out of the feed earlier and is back, came back from
    being withdrawn, or stands there under another id. One that newer entries pushed out, or
    that left the feed alone, has not `vanished`.
    """
    known = _Known(ledger, deployed, before)
    old = {entry.id: entry for entry in deployed.entries}
    after = {entry.id: entry for entry in made.entries}
    gone = [entry for entry in deployed.entries if entry.id not in after]
    lost = {entry.url for entry in gone if known.kind_of_loss(entry) == "vanished"}
    changes = [
        _change(kind, entry)
        for entry in made.entries
        if (kind := _kind(entry, old, known, lost)) is not None
    ]
    changes += [
        _change(loss, entry) for entry in gone if (loss := known.kind_of_loss(entry)) is not None
    ]
    return Difference(
        name=name,
        changes=tuple(changes),
        reordered=[one for one in old if one in after] != [one for one in after if one in old],
    )


class _Known:
    """What the ledger says of ids, in the format of one feed."""

    def __init__(self, ledger: Ledger, deployed: DeployedFeed, before: Ledger | None) -> None:
        entries = {entry.id_in(deployed.format): entry for entry in ledger.entries.values()}
        self.entries = entries
        self.told_gone = frozenset(deployed.deleted)
        self.was_gone = frozenset(
            entry.id_in(deployed.format)
            for entry in (before.entries.values() if before else ())
            if entry.state != "published"
        )
        self.sealed = {
            ledger.entries[member].id_in(deployed.format)
            for page in ledger.pages
            for member in page.ids
            if member in ledger.entries
        }
        here = [entries[one].sequence for one in deployed.ids if one in entries]
        self.first, self.last = min(here, default=0), max(here, default=0)

    def kind_of_loss(self, entry: DeployedEntry) -> Kind | None:
        """`deleted`, `vanished`, or None for one that made place for others or left one feed."""
        found = self.entries.get(entry.id)
        if found is None:
            return "vanished"
        return None if found.state == "published" else "deleted"

    def was_had(self, entry: DeployedEntry) -> bool:
        """Whether subscribers had this entry, which is not in the feed as deployed."""
        found = self.entries.get(entry.id)
        if found is None or found.sequence > self.last:
            return False
        return entry.id in self.told_gone | self.was_gone or found.sequence < self.first


def _kind(
    entry: DeployedEntry, before: Mapping[str, DeployedEntry], known: _Known, lost: set[str]
) -> Kind | None:
    old = before.get(entry.id)
    if old is None:
        if entry.id in known.sealed:
            return "updated"
        is_back = known.was_had(entry) or bool(entry.url and entry.url in lost)
        return "resurfaced" if is_back else "new"
    if entry.updated and old.updated:
        return "updated" if entry.updated != old.updated else None
    return "updated" if entry.words != old.words else None


def _change(kind: Kind, entry: DeployedEntry) -> Change:
    return Change(kind=kind, id=entry.id, title=entry.title, url=entry.url)
