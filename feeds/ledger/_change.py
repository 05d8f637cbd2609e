"""The ledger changed by hand: an article moved to another file, or taken out for good."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import msgspec

from feeds.errors import LedgerError, Problem, UsageError
from feeds.ledger._entry import Entry, Ledger
from feeds.ledger._lock_lines import NAME

__all__ = ["answered", "moved", "purged"]


def moved(ledger: Ledger, old: str, new: str) -> Ledger | None:
    """The ledger in which the article of the file `old` is that of `new`.

    None where nothing was published of `old`. Raises LedgerError where `new` is the file of
    another article.
    """
    entry = _of(ledger, old)
    if entry is None:
        return _page_moved(ledger, old, new)
    other = _of(ledger, new)
    if other is not None and other is not entry and other.state != "deleted":
        raise LedgerError(
            Problem(
                path=new,
                message=f"it is the file of another article, {other.id}",
                hint="give the file a name that no article has",
            )
        )
    return _with(ledger, msgspec.structs.replace(entry, paths=(new,), is_given=True))


def _page_moved(ledger: Ledger, old: str, new: str) -> Ledger | None:
    """The same of a page without a date."""
    pages = tuple(
        replace(one, path=new) if one.path == old and one.state == "published" else one
        for one in ledger.undated
    )
    return replace(ledger, undated=pages) if pages != ledger.undated else None


def answered(ledger: Ledger, pairs: Iterable[tuple[str, str]]) -> Ledger:
    """The ledger in which what was published of each old file is the article of the new one.

    The article that the new file had before keeps it in the ledger: the build finds out where
    that is now.
    """
    new_of = dict(pairs)
    entries = {
        key: msgspec.structs.replace(entry, paths=(new_of[entry.path],), is_given=True)
        if entry.state == "published" and entry.path in new_of
        else entry
        for key, entry in ledger.entries.items()
    }
    return replace(ledger, entries=entries)


def purged(ledger: Ledger, target: str) -> Ledger:
    """The ledger without anything but the id of an article, given by its id or its file.

    It is taken out of sealed archive pages as well, which are made again. The id stays, so
    that it can be announced as deleted and never comes back. Raises UsageError for an unknown one.
    """
    entry = ledger.entries.get(target) or _of(ledger, target)
    if entry is None:
        raise UsageError(
            Problem(
                path=NAME,
                message=f"it knows no article {target!r}",
                hint="give an id or a file as feeds.lock has it",
            )
        )
    bare = msgspec.structs.replace(
        entry,
        paths=(),
        state="deleted",
        ended=entry.ended or ledger.next_end(),
        fingerprint="0--",
        slug="",
        permalink="",
        moved=(),
        origin="",
    )
    pages = tuple(
        replace(
            page,
            members=tuple(one for one in page.members if one[0] != entry.id),
            purged=page.purged + 1,
        )
        if entry.id in page.ids
        else page
        for page in ledger.pages
    )
    return replace(_with(ledger, bare), pages=pages)


def _of(ledger: Ledger, path: str) -> Entry | None:
    found = [entry for entry in ledger.entries.values() if path in entry.paths]
    return min(found, key=lambda entry: (entry.state == "deleted", entry.order), default=None)


def _with(ledger: Ledger, entry: Entry) -> Ledger:
    return replace(ledger, entries={**ledger.entries, entry.id: entry})
