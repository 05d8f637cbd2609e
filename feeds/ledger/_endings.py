"""Articles that were published and have no file, or are drafts: they end, unless that is not known.

A file that cannot be read today may hold the article of a file that is gone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set

import msgspec

from feeds.ledger._entry import Entry
from feeds.ledger._matched import Matched, file_of, name_of

__all__ = ["endings"]


def endings(
    known: Mapping[str, Entry], matched: Matched, unreadable: Set[str]
) -> tuple[tuple[Entry, ...], tuple[tuple[str, Entry], ...]]:
    """The entries that end today, in order of publication; and those that may live on in a file
    that cannot be read, each with that file. `known` has the entries as they are today.

    One whose own file cannot be read stays. A file that cannot be read and that nothing was
    published from may be one that is gone, renamed: that of the same name, else any of them.
    """
    ledger = matched.ledger
    end = ledger.next_end()
    changed = [
        one
        for one in ledger.entries.values()
        if one.id not in matched.owner or known[one.id] is not one
    ]
    ended: list[Entry] = []
    gone: list[Entry] = []
    for before in sorted(changed, key=lambda entry: entry.order):
        entry = known[before.id]
        if before.id in matched.owner:
            ended += [entry] if before.state == "published" != entry.state else []
        elif before.state != "deleted" and not _is_unreadable(before, unreadable):
            gone.append(entry)
    held = tuple(_held(gone, _strange(matched, unreadable))) if gone and unreadable else ()
    kept = {entry.id for _, entry in held}
    ended += [
        msgspec.structs.replace(entry, state="deleted", ended=entry.ended or end)
        for entry in gone
        if entry.id not in kept
    ]
    return tuple(sorted(ended, key=lambda entry: entry.order)), held


def _strange(matched: Matched, unreadable: Set[str]) -> Sequence[str]:
    """The files, or folders, that cannot be read and that nothing was published from, or what
    was is found elsewhere.
    """
    files = {
        file_of(path)
        for entry in matched.ledger.entries.values()
        if entry.state != "deleted" and entry.id not in matched.owner
        for path in entry.paths
    }
    files.update(*map(_folders, files))
    return sorted(one for one in unreadable if file_of(one) not in files)


def _held(gone: Sequence[Entry], strange: Sequence[str]) -> Iterator[tuple[str, Entry]]:
    """Each published entry at most once, with the file that it may be in now."""
    live = [entry for entry in gone if entry.state == "published"]
    named = {name_of(entry.path): entry for entry in reversed(live)}
    taken: set[str] = set()
    others: list[str] = []
    for file in strange:
        entry = named.get(name_of(file))
        if entry is None:
            others.append(file)
        elif entry.id not in taken:
            taken.add(entry.id)
            yield file, entry
    for entry in live if others else ():
        if entry.id not in taken:
            yield others[0], entry


def _is_unreadable(entry: Entry, unreadable: Set[str]) -> bool:
    """Whether its file, or a folder that it lies in, could not be read."""
    return any(
        one in unreadable for path in entry.paths for one in (path, file_of(path), *_folders(path))
    )


def _folders(path: str) -> list[str]:
    """Those that it lies in, each with its slash."""
    return [path[: place + 1] for place, sign in enumerate(path) if sign == "/"]
