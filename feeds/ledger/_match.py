"""Which article of today is which of the ledger: by evidence, never by a guess.

In this order: the id that the article states; the same words in the same file; the same
words in another file (a rename); the same file (an edit); the same date and slug, of which
ids are minted. What is left is new, unless it looks like one that is gone: then it is asked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from feeds.articles import is_uri
from feeds.errors import Problem
from feeds.ledger._entry import Entry, Ledger
from feeds.ledger._facts import Fact
from feeds.ledger._fingerprint import resembles, sketch
from feeds.ledger._ids import mint_id
from feeds.ledger._kept import Kept

__all__ = ["Matched", "match"]


class Matched:
    """The outcome: for each fact its id, and the entry of that id where there is one."""

    def __init__(self, ledger: Ledger, facts: Sequence[Fact], *, site_id: str, prefix: str) -> None:
        self.ledger = ledger
        self.facts = facts
        self.site_id = site_id
        self.prefix = prefix
        self.ids = [""] * len(facts)
        self.owner: dict[str, int] = {}  # id → the fact it belongs to
        self.problems: list[Problem] = []
        self.by_path = _index(ledger, lambda entry: entry.paths)

    def entry(self, place: int) -> Entry | None:
        """The entry of a fact; None for a new article, and for a draft that never was out."""
        return self.ledger.entries.get(self.ids[place])

    def is_free(self, entry: Entry) -> bool:
        """Whether no fact has this identity yet."""
        return entry.id not in self.owner

    def assign(self, place: int, id: str) -> None:  # noqa: A002 - its name
        """This fact is the article of that id."""
        self.ids[place] = id
        self.owner[id] = place

    def fail(self, place: int, message: str, hint: str) -> None:
        """Report an error at a fact."""
        fact = self.facts[place]
        self.problems.append(Problem(path=fact.file, line=fact.line, message=message, hint=hint))

    def minted(self, fact: Fact, salt: str = "") -> str:
        """The id that follows from the article's first facts."""
        date, slug = fact.published.value, fact.slug
        return mint_id(self.site_id, date, slug, prefix=self.prefix, salt=salt)


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
    for step in (_by_words_in_place, _by_words, _by_file, _by_first_facts, _by_place):
        if rest:  # most builds are done after the first step
            step(matched, rest)
        rest = [place for place in rest if not matched.ids[place]]
    _ask(matched, rest, frozenset(unreadable))
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
    by_words = _index(matched.ledger, lambda entry: (entry.fingerprint,))
    places = {fact.path: place for place, fact in enumerate(matched.facts)}
    for same_name in (True, False):
        for place in rest:
            if matched.ids[place]:
                continue
            fact = matched.facts[place]
            for entry in (one for words in fact.fingerprints for one in by_words.get(words, ())):
                if not matched.is_free(entry) or (
                    same_name and _name(entry.path) != _name(fact.path)
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
            if matched.is_free(entry) and entry.state != "deleted" and not fact.is_one_of_many:
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


def _ask(matched: Matched, rest: Sequence[int], unreadable: frozenset[str]) -> None:
    """Renamed and edited in one step cannot be told from deleted and written anew."""
    gone: dict[str, list[Entry]] = defaultdict(list)
    for entry in sorted(matched.ledger.entries.values(), key=_precedence):
        if (
            entry.state == "published"
            and matched.is_free(entry)
            and _file(entry.path) not in unreadable
        ):
            for trait in _traits(entry.fingerprint, entry.slug, entry.path):
                gone[trait].append(entry)
    for place in rest if gone else ():
        fact = matched.facts[place]
        traits = (
            trait
            for words in fact.fingerprints
            for trait in _traits(words, fact.slug, "" if fact.is_one_of_many else fact.path)
        )
        candidates = (entry for trait in traits for entry in gone.get(trait, ()))
        alike = next((entry for entry in candidates if _likeness(entry, fact)), None)
        if alike is not None and not fact.is_draft:
            matched.fail(
                place,
                f"it is new, {alike.path} is gone, and they have {_likeness(alike, fact)} in "
                "common: was one renamed and edited in one step?",
                f'if so, run: feeds mv "{alike.path}" "{fact.path}"; if not, build once with '
                f'--as-new "{fact.path}"',
            )


def _traits(words: str, slug: str, path: str) -> Iterator[str]:
    """What an article shares with another one that may be the same, as keys."""
    yield from sorted(sketch(words))
    if slug:
        yield f"slug {slug}"
    if _name(path):
        yield f"name {_name(path)}"


def _likeness(entry: Entry, fact: Fact, *, named: bool = True) -> str:
    """What an article has in common with another one; "" for nothing."""
    if any(resembles(entry.fingerprint, words) for words in fact.fingerprints):
        return "sentences"
    if entry.slug == fact.slug != "":
        return "the title"
    if named and _name(entry.path) == _name(fact.path) and not fact.is_one_of_many:
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


def _index(ledger: Ledger, keys: Callable[[Entry], Iterable[str]]) -> dict[str, list[Entry]]:
    """Entries by a key; published ones first, then by order of publication."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in ledger.entries.values():
        for key in keys(entry):
            found[key].append(entry)
    for entries in found.values():
        if len(entries) > 1:
            entries.sort(key=_precedence)
    return found


def _precedence(entry: Entry) -> tuple[bool, int, str]:
    return entry.state != "published", *entry.order


def _name(path: str) -> str:
    """The name of the file without its folder and suffix; for an index file its folder's."""
    *folders, name = _file(path).split("/")
    stem = name.partition(".")[0]
    return folders[-1] if folders and stem in {"index", "_index"} else stem


def _file(path: str) -> str:
    file, mark, line = path.rpartition(":")
    return file if mark and line.isdigit() else path
