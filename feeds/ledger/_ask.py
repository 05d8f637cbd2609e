"""What cannot be known is asked: each question names both files, and the commands that answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from feeds.ledger._entry import Entry
from feeds.ledger._matched import Matched, file_of, name_of, precedence
from feeds.ledger._weigh import Evidence

__all__ = ["ask"]


def ask(matched: Matched, rest: Sequence[int], unreadable: frozenset[str]) -> None:
    """Renamed and edited in one step cannot be told from deleted and written anew."""
    gone = [
        entry
        for entry in sorted(matched.ledger.entries.values(), key=precedence)
        if entry.state == "published"
        and matched.is_free(entry)
        and file_of(entry.path) not in unreadable
    ]
    if not gone:
        return
    open_ = [place for place in rest if not matched.facts[place].is_draft]
    alike: dict[int, list[tuple[Entry, str]]] = defaultdict(list)
    for entry, place, evidence in matched.weighing.pairs(gone, open_, matched.facts):
        what = _in_common(evidence)
        if what:
            alike[place].append((entry, what))
    by_name = _by_key(gone, lambda entry: name_of(entry.path))
    for place in open_:
        fact = matched.facts[place]
        here = (
            next((entry for entry in gone if fact.path in entry.paths), None)
            if (fact.path in matched.by_path and not fact.is_one_of_many)
            else None
        )
        if here is not None:
            _ask_in_place(matched, place)
            continue
        named = [] if fact.is_one_of_many else by_name.get(name_of(fact.path), [])
        found = alike.get(place) or [(entry, "the file's name") for entry in named]
        if found:
            _ask_of(matched, place, found)


def _in_common(evidence: Evidence) -> str:
    """What makes one ask; "" for too little."""
    words = "sentences" if evidence.is_half else ""
    title = "the title" if evidence.title else ""
    date = "the date" if evidence.date and (words or title) else ""
    return " and ".join(filter(None, (words, title, date)))


def _ask_in_place(matched: Matched, place: int) -> None:
    path = matched.facts[place].path
    matched.fail(
        place,
        "its title, its date and its words are all other ones than those published from this "
        "file: is it another article?",
        f'if so, build once with --as-new "{path}"; if it is the same one, rewritten, run: '
        f'feeds mv "{path}" "{path}"',
    )


def _ask_of(matched: Matched, place: int, found: Sequence[tuple[Entry, str]]) -> None:
    path = matched.facts[place].path
    entry, what = found[0]
    others = ", ".join(one.path for one, _ in found[1:3])
    matched.asked += [(one.path, path) for one, likeness in found if "name" not in likeness]
    matched.fail(
        place,
        f"it is new, {entry.path} is gone, and they have {what} in common"
        f"{f' (also like {others})' if others else ''}: was one renamed and edited in one step?",
        f'if so, run: feeds mv "{entry.path}" "{path}"; if not, build once with --as-new "{path}"',
    )


def _by_key(entries: Iterable[Entry], key: Callable[[Entry], str]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if key(entry):
            found[key(entry)].append(entry)
    return found
