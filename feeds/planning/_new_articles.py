"""The articles of a large site none of which was published before: who they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from msgspec.structs import force_setattr

from feeds.cache import MANY, one_number
from feeds.collecting import Collected, PackedRows
from feeds.ledger import (
    Ledger,
    NewStandings,
    PackedFacts,
    Rules,
    fact_of,
    own_path,
    reconcile,
)
from feeds.planning._identified import Identified, made_when_asked_for
from feeds.planning._joining import joined

__all__ = ["NewArticles"]


class NewArticles:
    """Their rows and entries wait on disk, and are joined when an article is asked for."""

    def __init__(
        self, rows: PackedRows, collected: Collected, ledger: Ledger, rules: Rules
    ) -> None:
        """`ledger` has no entries."""
        facts = PackedFacts()
        for row in rows:
            facts.add(fact_of(row.draft, row.fingerprints, base=rules.base))
        for fact in collected.drafts:
            facts.add(fact)
        made = reconcile(ledger, facts, rules)
        assert isinstance(made.standings, NewStandings)
        self._rows = rows
        self._base = rules.base
        self._standings = made.standings
        self.reconciled = replace(made, standings=(), facts=())
        if len(self._standings.order) < MANY:  # what is left is no large site
            entries = dict(made.ledger.entries)
            self.reconciled = replace(self.reconciled, ledger=replace(made.ledger, entries=entries))

    @property
    def due(self) -> Sequence[Identified]:
        """To publish, in their order of first publication."""
        order = self._standings.order
        return made_when_asked_for(len(order), lambda number: self._joined(order[number]))

    @property
    def waiting(self) -> list[Identified]:
        """Scheduled, in any order."""
        others = self._standings.others.items()
        return [self._joined(place) for place, one in others if one.entry is not None]

    def _joined(self, place: int) -> Identified:
        entry = self._standings[place].entry
        assert entry is not None
        row = self._rows[place]
        force_setattr(entry, "id", self._standings.ids[place])
        for record, name in ((entry, "sequence"), (row, "size"), (row, "summary_at")):
            force_setattr(record, name, one_number(getattr(record, name)))
        at = row.draft.published_at
        if at == entry.updated and at.tzinfo is entry.updated.tzinfo:
            force_setattr(entry, "updated", at)
        is_own = bool(own_path(row.draft.address, self._base))
        return joined(row, entry, self._base, is_own=is_own)
