"""Pages without a date: where each was ever published, so that its address goes on answering.

Pure: what is published now is compared with what the ledger knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal

from feeds.records import dataclass

__all__ = ["UndatedPage", "folded", "settle_undated_pages"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class UndatedPage:
    """A page, which has neither an id nor a date: its file and its address are all it has."""

    permalink: str  # below the site's address
    path: str  # of its file
    state: Literal["published", "gone"] = "published"
    digest: str = ""  # of its file, by which it is known where it is renamed
    moved: tuple[str, ...] = ()  # permalinks it had before, sorted


def settle_undated_pages(
    known: Sequence[UndatedPage], now: Sequence[UndatedPage]
) -> tuple[UndatedPage, ...]:
    """The pages to remember, sorted: those of `now`, and those that are gone.

    A page is known by its file, or by its bytes under another name. What it leaves leads to
    where it is now; an address that another page takes over is that one's.
    """
    here = {one.path for one in now}
    by_path = {one.path: one for one in known if one.state == "published"}
    by_digest = {one.digest: one for one in by_path.values() if one.digest and one.path not in here}
    live = {one.permalink for one in now}
    left = {one.permalink: one for one in known}
    made: dict[str, UndatedPage] = {}
    for one in now:
        before = by_path.get(one.path) or by_digest.pop(one.digest, None)
        former: set[str] = set()
        for other in (before, left.pop(one.permalink, None)):
            if other is not None:
                former.update(other.moved, (other.permalink,))
                left.pop(other.permalink, None)
        made[one.permalink] = replace(one, moved=tuple(sorted(former - live)))
    gone = (
        replace(one, state="gone", moved=tuple(path for path in one.moved if path not in live))
        for one in left.values()
    )
    return tuple(sorted((*made.values(), *gone)))


def folded(pages: Iterable[UndatedPage]) -> tuple[UndatedPage, ...]:
    """Each address once: of two branches, what is published on one is published."""
    found: dict[str, UndatedPage] = {}
    for one in sorted(pages, key=lambda page: (page.state != "published", page)):
        other = found.setdefault(one.permalink, one)
        if other is not one:
            moved = tuple(sorted({*other.moved, *one.moved}))
            found[one.permalink] = replace(other, moved=moved)
    return tuple(sorted(found.values()))
