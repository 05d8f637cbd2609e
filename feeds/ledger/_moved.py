"""Renames: an article whose source, or whose words, are found in another file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from feeds.ledger._entry import Entry
from feeds.ledger._kept import Kept
from feeds.ledger._matched import Matched, name_of, precedence

__all__ = ["by_source", "by_words"]


def by_source(matched: Matched, rest: Sequence[int], kept: Kept) -> None:
    """The same bytes are the same article, whatever this version makes of them."""
    if rest:
        facts = matched.facts
        _by_keys(
            matched,
            rest,
            lambda entry: kept.source_key(entry.origin),
            lambda place: (kept.source_key(facts[place].origin),),
        )


def by_words(matched: Matched, rest: Sequence[int]) -> None:
    """The same title and words."""
    facts = matched.facts
    _by_keys(
        matched, rest, lambda entry: entry.fingerprint, lambda place: facts[place].fingerprints
    )


def _by_keys(
    matched: Matched,
    rest: Sequence[int],
    of_entry: Callable[[Entry], str],
    of_place: Callable[[int], Iterable[str]],
) -> None:
    """Where several articles have one key, those in files of one name first, then in order."""
    wanted = {key for place in rest for key in of_place(place) if key}
    free: dict[str, list[Entry]] = defaultdict(list)
    for entry in matched.ledger.entries.values():
        if of_entry(entry) in wanted and matched.is_free(entry):
            free[of_entry(entry)].append(entry)
    for entries in free.values():
        entries.sort(key=precedence)

    def is_another(place: int) -> bool:
        """Whether a file holds the very text that another one had."""
        return any(free.get(key) for key in of_place(place))

    for same_name in (True, False):
        by_key: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        for key, entries in free.items():
            for entry in filter(matched.is_free, entries):
                by_key[key, name_of(entry.path) if same_name else ""].append(entry)
        for place in rest:
            name = name_of(matched.facts[place].path) if same_name else ""
            for key in () if matched.ids[place] else of_place(place):
                _take(matched, place, by_key.get((key, name), []), is_another)


def _take(
    matched: Matched, place: int, entries: list[Entry], is_another: Callable[[int], bool]
) -> None:
    """The first one that does not stay where it is; whichever has it, it is free no more."""
    for at, entry in enumerate(entries):
        left = matched.places.get(entry.path)
        if (
            left is None
            or left == place
            or is_another(left)
            or not _stays(matched, entry, left, place)
        ):
            if not matched.ids[place]:
                matched.assign(place, entry.id)
                del entries[at]
            return


def _stays(matched: Matched, entry: Entry, left: int, place: int) -> bool:
    """Whether an article whose words are found elsewhere is still the one in its own file.

    A draft that is a copy takes nothing away. Else it is asked: the article may have been
    copied and then edited, or moved away and another one written in its place.
    """
    there, here = matched.facts[left], matched.facts[place]
    if matched.ids[left] or there.is_one_of_many:
        return False
    evidence = matched.weighing.evidence(entry, there)
    if not (evidence.is_half or (evidence.title and evidence.is_rare)):
        return False
    if not here.is_draft:
        matched.copied.setdefault(place, there.path)
    return True
