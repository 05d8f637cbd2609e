"""The cells of a line → the entry of its article."""

from __future__ import annotations

from feeds.articles import NOTHING
from feeds.ledger._entry import Entry, State
from feeds.ledger._lock_lines import instant_of

__all__ = ["entry_of"]

_ARTICLE_CELLS = 9
_STATES: dict[str, State] = {
    "published": "published",
    "withdrawn": "withdrawn",
    "deleted": "deleted",
}


def entry_of(cells: list[str]) -> Entry:
    """Raises ValueError, LookupError or OverflowError for what is none."""
    id, sequence, first, updated, state, fingerprint, slug, permalink, path = cells[:9]  # noqa: A001 - its name
    ended, origin, is_given = None, "", False
    moved, feeds, other_ids = [], [], {}
    for cell in cells[_ARTICLE_CELLS:]:
        key, mark, value = cell.partition("=")
        if not mark:
            raise ValueError(cell)
        if key == "origin":
            origin = value
        elif key == "given":
            is_given = True
        elif key == "ended":
            ended = instant_of(value)
        elif key == "moved":
            moved.append(value)
        elif key == "feed":
            feeds.append(value)
        else:
            other_ids[key] = value
    if not id or not fingerprint[:1].isdigit() or int(sequence) < 1:
        raise ValueError(id)
    return Entry(
        id=id,
        paths=(path,) if path else (),
        sequence=int(sequence),
        first=instant_of(first),
        updated=instant_of(updated),
        state=_STATES[state],
        fingerprint=fingerprint,
        slug=slug,
        permalink=permalink,
        ended=ended,
        moved=tuple(sorted(moved)),
        origin=origin,
        is_given=is_given,
        feeds=tuple(sorted(feeds)),
        other_ids=other_ids or NOTHING,
    )
