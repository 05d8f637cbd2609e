"""Edits and renames, by the weight of all that agrees: path, title, date and words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from feeds.ledger._entry import Entry
from feeds.ledger._likeness import Evidence
from feeds.ledger._matched import Matched, precedence

__all__ = ["by_weight"]


def by_weight(matched: Matched, rest: Sequence[int]) -> None:
    """The likeliest pairs first. Each has to be sure, and the only one of its weight.

    Where it is not, neither of the two gets what is less likely: then it is asked. A deleted
    article counts as one that is gone today, so that it does not matter how often one builds.
    """
    entries = sorted(
        (one for one in matched.ledger.entries.values() if one.paths and matched.is_free(one)),
        key=precedence,
    )
    if not entries:
        return
    live = [
        place for place in rest if not (matched.facts[place].is_draft or place in matched.copied)
    ]
    pairs = [
        (_weight(entry, evidence), entry, place, evidence)
        for entry, place, evidence in matched.weighing.pairs(entries, live, matched.facts)
        if evidence.is_sure or (entry.state == "published" and evidence.agreed)
    ]
    pairs.sort(key=lambda pair: (*pair[0], pair[1].id, pair[2]), reverse=True)
    closed: set[str | int] = set()
    for _, group in groupby(pairs, key=lambda pair: pair[0]):
        _settle(matched, [(e, p, found) for _, e, p, found in group], closed)


def _weight(entry: Entry, evidence: Evidence) -> tuple[float, bool]:
    return evidence.rank, entry.state == "published"


def _settle(
    matched: Matched, group: Sequence[tuple[Entry, int, Evidence]], closed: set[str | int]
) -> None:
    """The pairs of one weight."""
    open_ = [one for one in group if one[0].id not in closed and one[1] not in closed]
    count = Counter(key for entry, place, _ in open_ for key in (entry.id, place))
    for entry, place, evidence in open_:
        closed |= {entry.id, place}
        if evidence.is_sure and count[entry.id] == count[place] == 1:
            matched.assign(place, entry.id)
