"""What cannot be known is asked: each question names both files, and the commands that answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from feeds.ledger._entry import Entry
from feeds.ledger._likeness import Evidence
from feeds.ledger._matched import Matched, Question, file_of, name_of, precedence
from feeds.records import dataclass

__all__ = ["ask"]

_CLEAR = 2  # times that a pair has to be likelier than any other of its two


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    """An article that is gone, and may be the one of a new file."""

    entry: Entry
    evidence: Evidence | None  # None where the names of the files alone agree


def ask(matched: Matched, rest: Sequence[int], unreadable: frozenset[str]) -> None:
    """Renamed and edited in one step looks the same as deleted and written again."""
    gone = [
        entry
        for entry in sorted(matched.ledger.entries.values(), key=precedence)
        if entry.state == "published"
        and matched.is_free(entry)
        and file_of(entry.path) not in unreadable
    ]
    open_ = [place for place in rest if not matched.heads[place].is_draft]
    if not (gone and open_):
        return
    found = _candidates(matched, gone, open_)
    clear = _clear_ones(found)
    for place, candidates in found.items():
        _ask_of(matched, place, candidates, is_clear=place in clear)


def _candidates(
    matched: Matched, gone: Sequence[Entry], open_: Sequence[int]
) -> dict[int, list[_Candidate]]:
    """For each place in question the articles that it may be, the likeliest first."""
    found: dict[int, list[_Candidate]] = defaultdict(list)
    for entry, place, evidence in matched.weighing.pairs(gone, open_, matched.facts):
        if evidence.agreed or evidence.path:
            found[place].append(_Candidate(entry=entry, evidence=evidence))
    by_name: dict[str, list[Entry]] = defaultdict(list)
    for entry in gone:
        by_name[name_of(entry.path)].append(entry)
    for place in open_:
        fact = matched.facts[place]
        if place in found:
            found[place].sort(key=_rank, reverse=True)
        elif not fact.is_one_of_many and (named := by_name.get(name_of(fact.path))):
            found[place] = [_Candidate(entry=entry, evidence=None) for entry in named]
    return {place: found[place] for place in open_ if place in found}


def _rank(candidate: _Candidate) -> float:
    return candidate.evidence.rank if candidate.evidence is not None else 0


def _clear_ones(found: dict[int, list[_Candidate]]) -> frozenset[int]:
    """The places whose likeliest article is far likelier than any other, and the other way."""
    of_entry: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for place, candidates in found.items():
        for one in candidates:
            of_entry[one.entry.id].append((_rank(one), place))
    clear = set()
    for place, (first, *others) in found.items():
        others_of_entry = [rank for rank, there in of_entry[first.entry.id] if there != place]
        second = max((*map(_rank, others), *others_of_entry), default=0)
        is_elsewhere = first.evidence is not None and not first.evidence.path
        if is_elsewhere and _rank(first) >= _CLEAR * second:
            clear.add(place)
    return frozenset(clear)


def _ask_of(
    matched: Matched, place: int, candidates: Sequence[_Candidate], *, is_clear: bool
) -> None:
    entry, evidence = candidates[0].entry, candidates[0].evidence
    path = matched.facts[place].path
    if evidence is not None and evidence.path:
        message = _in_place(entry, evidence)
    else:
        where = "holds another article" if entry.path in matched.places else "is gone"
        others = ", ".join(one.entry.path for one in candidates[1:3])
        message = (
            f"it is new, {entry.path} {where}, and they have {_in_common(evidence)}"
            f"{f' (also like {others})' if others else ''}: was one renamed and edited in one step?"
        )
    matched.questions.append(
        Question(place=place, old=entry.path, new=path, message=message, is_clear=is_clear)
    )


def _in_place(entry: Entry, evidence: Evidence) -> str:
    known = f"what was published from this file{f', as {entry.slug}' if entry.slug else ''}"
    what = (
        f"it has {_in_common(evidence)}, with {known}"
        if evidence.agreed
        else f"its title, its date and its words are all other ones than those of {known}"
    )
    return f"{what}: is it another article?"


def _in_common(evidence: Evidence | None) -> str:
    if evidence is None:
        return "the file's name in common, and nothing else"
    differs = " and ".join(evidence.differs)
    agreed = " and ".join(evidence.agreed)
    return f"{agreed} in common, but not {differs}" if differs else f"{agreed} in common"
