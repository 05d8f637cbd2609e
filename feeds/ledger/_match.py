"""Which article of today is which of the ledger: by evidence, never by a guess.

In this order: the id that the article states; the same words in the same file; the same
words in another file (a rename); the same file (an edit), where more than its path agrees; the
same title and date, or nearly all sentences, in another file; the same date and slug, of which
ids are minted. What is left is new, unless it looks like one that is gone: then it is asked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeVar

from feeds.articles import is_uri
from feeds.ledger._ask import ask
from feeds.ledger._entry import Entry, Ledger
from feeds.ledger._facts import Fact
from feeds.ledger._fingerprint import resembles
from feeds.ledger._ids import mint_id
from feeds.ledger._kept import Kept
from feeds.ledger._matched import Matched, index_of, name_of
from feeds.ledger._weigh import same_date, same_title

__all__ = ["Matched", "match"]

T = TypeVar("T")


def match(
    ledger: Ledger,
    facts: Sequence[Fact],
    kept: Kept,
    *,
    site_id: str,
    prefix: str = "",
    as_new: Iterable[str] = (),
    unreadable: Iterable[str] = (),
) -> Matched:
    """Give every fact its id. The order of `facts` does not show in the outcome.

    `as_new` are paths that answer the question whether they are renamed and edited: they are
    new. `unreadable` are files that failed to be read today, so that their articles are not
    gone.
    """
    matched = Matched(ledger, facts, site_id=site_id, prefix=prefix)
    order = sorted(range(len(facts)), key=lambda place: (facts[place].path, facts[place].line))
    accepted = frozenset(as_new)
    _two_files_of_one_id(matched)
    if kept.is_stated:
        _by_source_in_place(matched, order, accepted, kept)
    _by_stated_id(matched, [place for place in order if not matched.ids[place]], accepted)
    rest = [
        place for place in order if not matched.ids[place] and facts[place].path not in accepted
    ]
    for step in (_by_words_in_place, _by_words, _by_file, _by_weight, _by_first_facts, _by_place):
        if rest:  # most builds are done after the first step
            step(matched, rest)
        rest = [place for place in rest if not matched.ids[place]]
    ask(matched, rest, frozenset(unreadable))
    new = [place for place in order if not matched.ids[place] and not facts[place].is_draft]
    for place in sorted(new, key=lambda place: (facts[place].published.start, facts[place].path)):
        _mint(matched, place)
    return matched


def _two_files_of_one_id(matched: Matched) -> None:
    """After a merge an entry may have two paths: then one of the files has to be gone."""
    places = {fact.path: place for place, fact in enumerate(matched.facts)}
    for entry in matched.ledger.entries.values():
        if len(entry.paths) > 1:
            there = [path for path in entry.paths if path in places]
            if len(there) > 1:
                matched.fail(
                    places[there[0]],
                    f"feeds.lock gives one id, {entry.id}, to {' and '.join(there)}",
                    "delete the line of the file that is the newer article from feeds.lock",
                )


def _by_source_in_place(
    matched: Matched, order: Sequence[int], accepted: frozenset[str], kept: Kept
) -> None:
    """Nobody changed these: neither their source, nor their file, nor the settings."""
    for place in order:
        fact = matched.facts[place]
        for entry in matched.by_path.get(fact.path, ()):
            if (
                fact.path not in accepted
                and matched.is_free(entry)
                and kept.is_untouched(entry, fact)
            ):
                matched.assign(place, entry.id)
                break


def _by_stated_id(matched: Matched, order: Sequence[int], accepted: frozenset[str]) -> None:
    other = {
        other: entry.id
        for entry in matched.ledger.entries.values()
        for other in entry.other_ids.values()
    }
    for place in order:
        fact = matched.facts[place]
        if not fact.stated_id:
            continue
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


def _by_words_in_place(matched: Matched, rest: Sequence[int]) -> None:
    for place in rest:
        fact = matched.facts[place]
        for entry in matched.by_path.get(fact.path, ()):
            if matched.is_free(entry) and entry.fingerprint in fact.fingerprints:
                matched.assign(place, entry.id)
                break


def _by_words(matched: Matched, rest: Sequence[int]) -> None:
    """Renames: where several articles have the same words, those in files of one name first."""
    by_words = index_of(matched.ledger, lambda entry: (entry.fingerprint,))
    places = {fact.path: place for place, fact in enumerate(matched.facts)}
    for same_name in (True, False):
        for place in rest:
            if matched.ids[place]:
                continue
            fact = matched.facts[place]
            for entry in (one for words in fact.fingerprints for one in by_words.get(words, ())):
                if not matched.is_free(entry) or (
                    same_name and name_of(entry.path) != name_of(fact.path)
                ):
                    continue
                left = places.get(entry.path)
                if left is None or not _stays(matched, entry, left, place):
                    matched.assign(place, entry.id)
                    break


def _stays(matched: Matched, entry: Entry, left: int, place: int) -> bool:
    """Whether an article whose words are found elsewhere is still the one in its own file.

    A draft that is a copy takes nothing away. Else it is asked: the article may have been
    copied and then edited, or moved away and another one written in its place.
    """
    there, here = matched.facts[left], matched.facts[place]
    if matched.ids[left] or there.is_one_of_many or not _likeness(entry, there, named=False):
        return False
    if not here.is_draft:
        matched.fail(
            place,
            f"it has the words that were published from {there.path}, which has changed: which "
            "of the two is that article?",
            f'if this one, run: feeds mv "{there.path}" "{here.path}"; if not, build once with '
            f'--as-new "{here.path}"',
        )
    return True


def _by_file(matched: Matched, rest: Sequence[int]) -> None:
    """Edits. A place in a file of many says little, and a deleted article's file is free."""
    for place in rest:
        fact = matched.facts[place]
        for entry in matched.by_path.get(fact.path, ()):
            if (
                matched.is_free(entry)
                and entry.state != "deleted"
                and not fact.is_one_of_many
                and _is_edit(matched, entry, fact)
            ):
                matched.assign(place, entry.id)
                break


def _is_edit(matched: Matched, entry: Entry, fact: Fact) -> bool:
    """Whether more than the path agrees: else another article may be in an old file."""
    if entry.is_given or fact.is_draft or same_title(entry, fact) or same_date(entry, fact):
        return True
    return bool(matched.weighing.evidence(entry, fact))


def _by_weight(matched: Matched, rest: Sequence[int]) -> None:
    """Renamed and edited in one step: title and date, or nearly all sentences, are the same.

    The likeliest of each side have to be each other's. A deleted article counts as one that is
    gone today, so that it does not matter how often one builds.
    """
    free = [one for one in matched.ledger.entries.values() if matched.is_free(one) and one.paths]
    if not free:
        return
    best_of_entry: dict[str, list[tuple[tuple[float, bool, bool], int]]] = defaultdict(list)
    best_of_fact: dict[int, list[tuple[tuple[float, bool, bool], str]]] = defaultdict(list)
    for entry, place, evidence in matched.weighing.pairs(free, rest, matched.facts):
        if evidence.is_sure and not matched.facts[place].is_draft:
            best_of_entry[entry.id].append((evidence.rank, place))
            best_of_fact[place].append((evidence.rank, entry.id))
    for place in sorted(best_of_fact):
        id = _only_best(best_of_fact[place])  # noqa: A001 - its name
        if id is not None and _only_best(best_of_entry[id]) == place:
            matched.assign(place, id)


def _only_best(found: list[tuple[tuple[float, bool, bool], T]]) -> T | None:
    """The likeliest; None where two are."""
    first, *others = sorted(found, key=lambda pair: pair[0], reverse=True)
    return None if others and others[0][0] == first[0] else first[1]


def _by_first_facts(matched: Matched, rest: Sequence[int]) -> None:
    """The same date and slug as an article that has no file any more: ids are made of these."""
    for place in rest:
        fact = matched.facts[place]
        if fact.is_draft:
            continue
        for salt in ("", fact.path):
            entry = matched.ledger.entries.get(matched.minted(fact, salt))
            if entry is not None and matched.is_free(entry) and _may_return(entry, fact):
                matched.assign(place, entry.id)
                break


def _may_return(entry: Entry, fact: Fact) -> bool:
    """Whether this may be a deleted article restored: a title can come twice in a month."""
    return (
        entry.state != "deleted"
        or fact.path in entry.paths
        or any(resembles(entry.fingerprint, words) for words in fact.fingerprints)
    )


def _by_place(matched: Matched, rest: Sequence[int]) -> None:
    """In a file of many: an article edited where it stands, while all others are accounted for."""
    for place in rest:
        fact = matched.facts[place]
        for entry in matched.by_path.get(fact.path, ()):
            if (
                fact.is_one_of_many
                and entry.state != "deleted"
                and matched.is_free(entry)
                and _likeness(entry, fact)
            ):
                matched.assign(place, entry.id)
                break


def _likeness(entry: Entry, fact: Fact, *, named: bool = True) -> str:
    """What an article has in common with another one; "" for nothing."""
    if any(resembles(entry.fingerprint, words) for words in fact.fingerprints):
        return "sentences"
    if entry.slug == fact.slug != "":
        return "the title"
    if named and name_of(entry.path) == name_of(fact.path) and not fact.is_one_of_many:
        return "the file's name"
    return ""


def _mint(matched: Matched, place: int) -> None:
    """A new id; articles whose first facts are the same are told apart by their paths."""
    fact = matched.facts[place]
    entries, owner = matched.ledger.entries, matched.owner
    salt = ""
    while (id := matched.minted(fact, salt)) in entries or id in owner:  # noqa: A001 - its name
        salt = f"{salt}\n{fact.path}" if salt else fact.path
    matched.assign(place, id)
