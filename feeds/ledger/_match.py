"""Which article of today is which of the ledger: by evidence, never by a guess.

In this order: what `feeds mv` said; the same source, byte for byte, in the same file and then
in another one; the id that the article states; the same words in the same file; the same words
in another file (a rename); the same file with its title and date (an edit); then all that is
left by the weight of path, title, date and words; the same date and slug, of which ids are
minted. What remains is new, unless it looks like one that is gone: then it is asked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from feeds.ledger._by_likeness import by_weight
from feeds.ledger._entry import Entry, Ledger
from feeds.ledger._facts import Fact
from feeds.ledger._kept import Kept
from feeds.ledger._likeness import same_date, same_title
from feeds.ledger._matched import Matched
from feeds.ledger._moved import by_source, by_words
from feeds.ledger._questions import ask
from feeds.ledger._stated_ids import by_stated_id

__all__ = ["Matched", "match"]


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
    heads = matched.heads
    order = sorted(range(len(facts)), key=lambda place: (heads[place].path, heads[place].line))
    accepted = frozenset(as_new)
    _two_files_of_one_id(matched)
    known = [place for place in order if heads[place].path not in accepted]
    _by_answer(matched, known)
    if kept.is_stated and ledger.entries:
        _by_source_in_place(matched, known, kept)
        by_source(matched, [place for place in known if not matched.ids[place]], kept)
    by_stated_id(matched, [place for place in order if not matched.ids[place]], accepted)
    rest = [place for place in known if not matched.ids[place]]
    for step in (_by_words_in_place, by_words, _by_file, by_weight, _by_first_facts, _by_place):
        if rest and ledger.entries:  # most builds are done after the first step
            step(matched, rest)
        rest = [place for place in rest if not matched.ids[place]]
    ask(matched, rest, frozenset(unreadable))
    matched.ask()
    new = [place for place in order if not matched.ids[place] and not heads[place].is_draft]
    for place in sorted(new, key=lambda place: (heads[place].start, heads[place].path)):
        _mint(matched, place)
    return matched


def _two_files_of_one_id(matched: Matched) -> None:
    """After a merge an entry may have two paths: then one of the files has to be gone."""
    for entry in matched.ledger.entries.values():
        if len(entry.paths) > 1:
            there = [path for path in entry.paths if path in matched.places]
            if len(there) > 1:
                matched.fail(
                    matched.places[there[0]],
                    f"feeds.lock gives one id, {entry.id}, to {' and '.join(there)}",
                    "delete the line of the file that is the newer article from feeds.lock",
                )


def _by_answer(matched: Matched, order: Sequence[int]) -> None:
    """Somebody said whose file this is."""
    given = {
        path: entry
        for entry in matched.ledger.entries.values()
        if entry.is_given
        for path in entry.paths
    }
    for place in order if given else ():
        entry = given.get(matched.facts[place].path)
        if entry is not None and not matched.facts[place].stated_id:
            matched.assign(place, entry.id)


def _by_source_in_place(matched: Matched, order: Sequence[int], kept: Kept) -> None:
    """Nobody changed these: neither their source, nor their file, nor the settings."""
    for place in order:
        fact = matched.facts[place]
        for entry in () if matched.ids[place] else matched.by_path.get(fact.path, ()):
            if matched.is_free(entry) and kept.is_untouched(entry, fact):
                matched.assign(place, entry.id)
                break


def _by_words_in_place(matched: Matched, rest: Sequence[int]) -> None:
    for place in rest:
        fact = matched.facts[place]
        for entry in matched.by_path.get(fact.path, ()):
            if matched.is_free(entry) and entry.fingerprint in fact.fingerprints:
                matched.assign(place, entry.id)
                break


def _by_file(matched: Matched, rest: Sequence[int]) -> None:
    """Plain edits: file, title and date are the same. Other edits are weighed.

    A place in a file of many says little, and a deleted article's file is free. Near copies,
    whose titles and dates are the same, may have changed places: they are weighed too.
    """
    alike = Counter(map(matched.title_and_date, rest))
    for place in rest:
        fact = matched.facts[place]
        if alike[matched.title_and_date(place)] > 1 and not fact.is_draft:
            continue
        for entry in matched.by_path.get(fact.path, ()):
            if (
                matched.is_free(entry)
                and entry.state != "deleted"
                and not fact.is_one_of_many
                and (fact.is_draft or (same_title(entry, fact) and same_date(entry, fact)))
            ):
                matched.assign(place, entry.id)
                break


def _by_first_facts(matched: Matched, rest: Sequence[int]) -> None:
    """The same date and slug as an article that has no file any more: ids are made of these."""
    for place in rest:
        fact = matched.facts[place]
        if fact.is_draft:
            continue
        for salt in ("", fact.path):
            entry = matched.ledger.entries.get(matched.minted(fact, salt))
            if entry is not None and matched.is_free(entry) and _may_return(matched, entry, fact):
                matched.assign(place, entry.id)
                break


def _may_return(matched: Matched, entry: Entry, fact: Fact) -> bool:
    """Whether this may be a deleted article restored: a title can come twice in a month."""
    return (
        entry.state != "deleted"
        or fact.path in entry.paths
        or matched.weighing.evidence(entry, fact).is_half
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
                and matched.weighing.evidence(entry, fact).agreed
            ):
                matched.assign(place, entry.id)
                break


def _mint(matched: Matched, place: int) -> None:
    """A new id; articles whose first facts are the same are distinguished by their paths."""
    fact = matched.heads[place]
    entries, owner = matched.ledger.entries, matched.owner
    salt = ""
    while (id := matched.minted(fact, salt)) in entries or id in owner:  # noqa: A001 - its name
        salt = f"{salt}\n{fact.path}" if salt else fact.path
    matched.assign(place, id)
