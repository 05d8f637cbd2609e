"""Published articles whose words are gone from their files: a mishap, and no deletion."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from feeds.collecting import Collected, Row, rows_where
from feeds.errors import Problem
from feeds.ledger import Entry, Ledger, has_no_text
from feeds.planning._identity import Identities
from feeds.reading import EMPTY

__all__ = ["without_emptied"]

_HINT = (
    "restore it (version control has it); if the article is to go, delete its file or write "
    "draft: true into it"
)


def without_emptied(collected: Collected, known: Identities, before: Ledger) -> Collected:
    """With an error for each published article that has become empty, whatever its format.

    A file of no bytes, white space or front matter alone is what a full disk or a power cut
    leaves. An article that never had a text (a link, a sound) is none of these.
    """
    if not before.entries:
        return collected
    problems = {
        one.path: one for one in (*_files(collected, known, before), *_texts(known, before))
    }
    if not problems:
        return collected
    return replace(
        collected,
        rows=rows_where(collected.rows, lambda row: row.draft.path not in problems),
        left_out=tuple(one for one in collected.left_out if one[0] not in problems),
        problems=(*collected.problems, *problems.values()),
    )


def _files(collected: Collected, known: Identities, before: Ledger) -> Iterator[Problem]:
    """The files, and places in files of many, that hold nothing any more."""
    empty = {path for path, reason in collected.left_out if reason == EMPTY}
    if not empty:
        return
    here = {item.identity.id for item in known.due}
    published = {
        path
        for entry in before.entries.values()
        if entry.state == "published" and entry.id not in here
        for one in entry.paths
        for path in (one, one.rpartition(":")[0])
    }
    for path in sorted(empty & published):
        yield Problem(path=path, message="it was published, and is empty now", hint=_HINT)


def _texts(known: Identities, before: Ledger) -> Iterator[Problem]:
    """The articles of which the metadata alone is left."""
    for item in known.due:
        if item.row.size:
            continue  # nearly all
        entry = before.entries.get(item.identity.id)
        if entry is not None and entry.state == "published" and _had_text(entry, item.row):
            message = "it was published with a text, and has none now"
            yield Problem(path=item.row.draft.path, message=message, hint=_HINT)


def _had_text(entry: Entry, row: Row) -> bool:
    is_as_it_was = entry.fingerprint in row.fingerprints
    return not (is_as_it_was or has_no_text(entry.fingerprint))
