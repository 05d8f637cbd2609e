"""Ids that articles state themselves: they win over whatever the ledger would give."""

from __future__ import annotations

from collections.abc import Sequence

from feeds.articles import is_uri
from feeds.ledger._entry import Entry
from feeds.ledger._facts import Fact
from feeds.ledger._ids import mint_id
from feeds.ledger._matched import Matched

__all__ = ["by_stated_id"]


def by_stated_id(matched: Matched, order: Sequence[int], accepted: frozenset[str]) -> None:
    other = {
        other: entry.id
        for entry in matched.ledger.entries.values()
        for other in entry.other_ids.values()
    }
    for place in order:
        if not matched.heads[place].stated_id:
            continue
        fact = matched.facts[place]
        id = _as_uri(fact.stated_id, matched)  # noqa: A001 - its name
        id = other.get(fact.stated_id, other.get(id, id))  # noqa: A001 - its name
        if id in matched.owner:
            first = matched.facts[matched.owner[id]]
            matched.fail(
                place,
                f"the id {fact.stated_id} is also that of {first.path}",
                "give one of the two articles another id",
            )
            continue
        for entry in matched.by_path.get(fact.path, ()):
            if (
                id not in matched.ledger.entries
                and fact.path not in accepted
                and _is_changed_id(entry, fact)
            ):
                matched.fail(
                    place,
                    f"it states the id {fact.stated_id} and was published as {entry.id}, so that "
                    "subscribers would see it as new",
                    f"write id: {entry.id}, or accept it with --as-new {fact.path}",
                )
        _compare_own_ids(matched, place, matched.ledger.entries.get(id))
        matched.assign(place, id)


def _compare_own_ids(matched: Matched, place: int, entry: Entry | None) -> None:
    """An id that is stated for one format is the one that its subscribers have."""
    fact = matched.facts[place]
    for name, stated in fact.stated_ids.items() if entry else ():
        known = entry.id_in(name) if entry else ""
        if known != stated and (name != "atom" or is_uri(stated)):
            matched.fail(
                place,
                f"it states the id {stated} for {name} and was published there as {known}, so "
                "that subscribers would see it as new",
                f"write {known} for {name}",
            )


def _is_changed_id(entry: Entry, fact: Fact) -> bool:
    return entry.state == "published" and entry.fingerprint in fact.fingerprints


def _as_uri(stated: str, matched: Matched) -> str:
    """A stated id as it is if it is a URI (RFC 4287, 4.2.6); else one that is made of it."""
    if is_uri(stated):
        return stated
    return mint_id(matched.site_id, "id", stated, prefix=matched.prefix)
