"""Articles that are gone from the source folder, counted before anything of them is withdrawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from feeds.errors import Problem
from feeds.ledger._entry import Entry, Ledger
from feeds.ledger._lock_lines import NAME
from feeds.ledger._surprises import Surprise

__all__ = ["deletion_surprises", "withdrawn"]

_FEWEST = 3  # deletions that are many where they are a large share
_SHARE = 3  # one third of what was published
_SHOWN = 3


def withdrawn(before: Ledger, ended: Iterable[Entry]) -> tuple[Entry, ...]:
    """Those of `ended` that subscribers and the pages lose by this build."""
    return tuple(
        entry
        for entry in ended
        if entry.id in before.entries and before.entries[entry.id].state == "published"
    )


def deletion_surprises(
    before: Ledger,
    ended: Iterable[Entry],
    after: Ledger,
    *,
    max_new: int,
    max_deleted: int | None,
    left_out: Mapping[str, str],
) -> Iterator[Surprise]:
    """The question whether so many articles are to be deleted; nothing where they are few.

    It promises authors that no archive is withdrawn because of a folder that is not whole: what
    counts are articles, against the ledger as it stood before, whatever the feeds show of them.
    An article whose own file says that it goes is not counted. Many are at least 3 that are
    more than a third of all, more than `max_new`, or all there are. `max_deleted` sets another
    number for sources that roll, in which no more than an empty source is still a question.
    `left_out` says why articles of files that are still there are none.
    """
    ended = withdrawn(before, ended)
    gone = [entry for entry in ended if entry.state == "deleted"]
    total = sum(entry.state == "published" for entry in before.entries.values())
    if max_deleted is None:
        is_all = len(ended) == total
        is_large_share = len(gone) >= _FEWEST and len(gone) * _SHARE > total
        is_many = is_all or is_large_share or len(gone) > max_new
    else:
        is_all = not any(entry.state == "published" for entry in after.entries.values())
        is_many = is_all or len(gone) > max_deleted
    if gone and is_many:
        yield "deleted", _problem(gone, total, left_out, max_deleted)


def _problem(
    gone: Sequence[Entry], total: int, left_out: Mapping[str, str], max_deleted: int | None
) -> Problem:
    paths = sorted(entry.path or entry.id for entry in gone)
    shown = ", ".join(paths[:_SHOWN])
    more = f" and {len(paths) - _SHOWN} more" if len(paths) > _SHOWN else ""
    what = "article" if total == 1 else "articles"
    limit = "" if max_deleted is None else f" (max_deleted = {max_deleted})"
    return Problem(
        path=NAME,
        message=f"{len(gone)} of {total} published {what} would be deleted{limit}: {shown}{more}"
        + _reasons(gone, left_out),
        hint="look whether the source folder is whole and whether exclude, include or another "
        "setting leaves them out; if they are to be deleted, build once with --allow deleted",
    )


def _reasons(gone: Iterable[Entry], left_out: Mapping[str, str]) -> str:
    """Why those are left out whose files are there: `; 12 are left out (no date is stated)`."""
    counts = Counter(left_out[entry.path] for entry in gone if entry.path in left_out)
    said = [
        f"{count} {'is' if count == 1 else 'are'} left out ({reason})"
        for reason, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]
    return "".join(f"; {one}" for one in said[:_SHOWN])
